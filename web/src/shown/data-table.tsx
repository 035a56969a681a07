/**
 * A table of answers: real headers, sorted by the keyboard as by the mouse, moved sideways where it is too wide. The table
 * of antd measures scroll bars with a style that the pages' policy refuses.
 */
import { Button } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { useTexts } from '../i18n/i18n';
import './data-table.css';
import { SortHeader } from './sort-header';
import { dataTableTexts } from './texts';

export interface Column<Row> {
  readonly id: string;
  readonly title: ReactNode;
  readonly isNumber?: boolean;
  /** Ascending; a column without it is not sorted. */
  readonly compare?: (a: Row, b: Row) => number;
  readonly cell: (row: Row) => ReactNode;
}

interface Sorting {
  readonly column: string;
  readonly isDescending: boolean;
}

export interface DataTableProps<Row> {
  /** What the table is of, for those who do not see it. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly sorted?: Sorting;
  /** Rows shown at a time; default all. */
  readonly pageSize?: number;
  readonly classOf?: (row: Row) => string | undefined;
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, keyOf, classOf } = props;
  const [sorting, setSorting] = useState<Sorting | undefined>(props.sorted);
  const ordered = useMemo(() => inOrder(rows, columns, sorting), [rows, columns, sorting]);
  const pageSize = props.pageSize ?? Math.max(ordered.length, 1);
  const [asked, setPage] = useState(0);
  const last = Math.max(0, Math.ceil(ordered.length / pageSize) - 1);
  const page = Math.min(asked, last);
  return (
    <>
      <div className="data-table-holder" role="region" aria-label={label} tabIndex={0}>
        <table className="data-table">
          <thead>
            <tr>
              {columns.map((column) => (
                <Header key={column.id} column={column} sorting={sorting} onSort={setSorting} />
              ))}
            </tr>
          </thead>
          <tbody>
            {ordered.slice(page * pageSize, (page + 1) * pageSize).map((row) => (
              <tr key={keyOf(row)} className={classOf?.(row)} data-row={keyOf(row)}>
                {columns.map(({ id, isNumber, cell }) => (
                  <td key={id} className={isNumber === true ? 'is-number' : undefined}>
                    {cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {last === 0 ? null : <Paging page={page} pageSize={pageSize} total={ordered.length} onPage={setPage} />}
    </>
  );
}

/** Rows that compare equal stay in the order in which they were given. */
function inOrder<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sorting: Sorting | undefined,
): readonly Row[] {
  const compare = columns.find(({ id }) => id === sorting?.column)?.compare;
  if (sorting === undefined || compare === undefined) return rows;
  return [...rows].sort((a, b) => (sorting.isDescending ? compare(b, a) : compare(a, b)));
}

interface HeaderProps<Row> {
  readonly column: Column<Row>;
  readonly sorting: Sorting | undefined;
  readonly onSort: (sorting: Sorting) => void;
}

function Header<Row>({ column: { id, title, isNumber, compare }, sorting, onSort }: HeaderProps<Row>) {
  const isSorted = sorting?.column === id;
  const isDescending = isSorted && sorting.isDescending;
  if (compare === undefined) {
    return (
      <th scope="col" className={isNumber === true ? 'is-number' : undefined}>
        {title}
      </th>
    );
  }
  // Figures are looked at from the largest down, words from the first on.
  const next = isSorted ? !isDescending : isNumber === true;
  return (
    <SortHeader
      direction={!isSorted ? undefined : isDescending ? 'desc' : 'asc'}
      isNumber={isNumber ?? false}
      onSort={() => onSort({ column: id, isDescending: next })}
    >
      {title}
    </SortHeader>
  );
}

interface PagingProps {
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  readonly onPage: (page: number) => void;
}

function Paging({ page, pageSize, total, onPage }: PagingProps) {
  const t = useTexts(dataTableTexts);
  const from = page * pageSize + 1;
  const to = Math.min(total, (page + 1) * pageSize);
  return (
    <div className="data-table-paging">
      <Button size="small" disabled={page === 0} onClick={() => onPage(page - 1)}>
        {t('before')}
      </Button>
      <span>{t('shown', { from, to, total })}</span>
      <Button size="small" disabled={to === total} onClick={() => onPage(page + 1)}>
        {t('after')}
      </Button>
    </div>
  );
}
