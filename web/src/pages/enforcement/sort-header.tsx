/** The head of a column that a table can be sorted by: a button, so that a keyboard reaches it. */
import type { ReactNode } from 'react';
import { turned, type Sorting } from './sorting';

interface Props<Column extends string> {
  readonly column: Column;
  readonly sorting: Sorting<Column>;
  readonly onSort: (sorting: Sorting<Column>) => void;
  readonly isNumber?: boolean;
  readonly children: ReactNode;
}

const ARROWS = { asc: '▲', desc: '▼' } as const;

export function SortHeader<Column extends string>(props: Props<Column>) {
  const { column, sorting, onSort, isNumber = false, children } = props;
  const direction = sorting.column === column ? sorting.direction : undefined;
  return (
    <th
      scope="col"
      className={isNumber ? 'is-number' : undefined}
      aria-sort={direction === undefined ? 'none' : direction === 'asc' ? 'ascending' : 'descending'}
    >
      <button type="button" className="enforcement-sort" onClick={() => onSort(turned(sorting, column))}>
        {children}
        <span aria-hidden>{direction === undefined ? '↕' : ARROWS[direction]}</span>
      </button>
    </th>
  );
}
