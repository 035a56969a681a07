/** 资金台账: allocations, each leading to its life. */
import { Button, Checkbox, Input, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import { useAnswer } from '../../api/use-answer';
import { useBasis } from '../../basis/use-basis';
import { Answered, Nothing } from '../../frame/states';
import { useLanguage, useTexts } from '../../i18n/i18n';
import { termOf } from '../../i18n/terms/term-of';
import { DataTable, type Column } from '../../shown/data-table';
import { FindingList } from '../../shown/findings';
import { ListPages } from '../../shown/list-pages';
import { RecordedText } from '../../shown/recorded-text';
import { fundPath, usePageAddress } from './addresses';
import { Amount } from './amount';
import type { FundItem, FundsAnswer } from './answers';
import { organLabel } from './node-label';
import { fundsTexts } from './texts';
import { useFilters } from './use-filters';

const PAGE = 20;

interface Props {
  /** Undefined for all. */
  readonly year: number | undefined;
  readonly names: Readonly<Record<string, string>>;
}

export function FundList({ year, names }: Props) {
  const t = useTexts(fundsTexts);
  const { basis } = useBasis();
  const [{ organ, q, overdrawn, after, source }, set] = useFilters();
  const answer = useAnswer('/v1/funds', {
    query: { ...basis, year, organ, q, overdrawn: overdrawn ? 'true' : undefined, after, limit: PAGE },
  });
  return (
    <section aria-labelledby="funds-list" className="funds-list">
      <Typography.Title level={2} id="funds-list">
        {t('list')}
      </Typography.Title>
      <div className="funds-filters">
        <Input.Search
          key={q ?? ''}
          className="funds-search"
          aria-label={t('search')}
          placeholder={t('searchHint')}
          defaultValue={q ?? ''}
          allowClear
          onSearch={(text) => set({ q: text.trim() })}
        />
        <Checkbox
          checked={overdrawn}
          onChange={({ target }) => set({ overdrawn: target.checked ? 'true' : undefined })}
        >
          {t('onlyOverdrawn')}
        </Checkbox>
        {source === undefined ? null : <span>{t('listNoSource')}</span>}
      </div>
      <Answered answer={answer}>
        {(page) =>
          page.items.length === 0 ? (
            <NoneListed year={year} onAllYears={() => set({ year: 'all' })} />
          ) : (
            <ListPage page={page} names={names} onPage={(to) => set({ after: to })} isFirst={after === undefined} />
          )
        }
      </Answered>
    </section>
  );
}

interface NoneProps {
  readonly year: number | undefined;
  readonly onAllYears: () => void;
}

/** The year stands far above the list, and nobody chose it who left it at the newest. */
function NoneListed({ year, onAllYears }: NoneProps) {
  const t = useTexts(fundsTexts);
  if (year === undefined) return <Nothing why={t('noneListed')} />;
  return (
    <div className="funds-none">
      <Nothing why={t('noneListedInYear', { year })} />
      <Button onClick={onAllYears}>{t('inAllYears')}</Button>
    </div>
  );
}

interface PageProps {
  readonly page: FundsAnswer;
  readonly names: Readonly<Record<string, string>>;
  readonly isFirst: boolean;
  readonly onPage: (after: string | undefined) => void;
}

function ListPage({ page, names, isFirst, onPage }: PageProps) {
  const t = useTexts(fundsTexts);
  const columns = useColumns(names);
  const findings = page.items.flatMap((item) => item.findings);
  return (
    <>
      <DataTable<FundItem>
        label={t('list')}
        columns={columns}
        rows={page.items}
        keyOf={({ key }) => key}
        classOf={({ row }) => (row.balance.startsWith('-') ? 'funds-overdrawn' : undefined)}
      />
      <ListPages next={page.next} isFirst={isFirst} onTurn={onPage} />
      {findings.length === 0 ? null : (
        <>
          <Typography.Title level={3}>{t('findingsOfList')}</Typography.Title>
          <FindingList findings={findings} />
        </>
      )}
    </>
  );
}

function useColumns(names: Readonly<Record<string, string>>): readonly Column<FundItem>[] {
  const t = useTexts(fundsTexts);
  const [language] = useLanguage();
  const [{ unit }] = useFilters();
  const organ = (id: string | undefined) => (id === undefined ? '' : organLabel(id, { names, language }));
  return [
    { id: 'fund', title: t('fund'), cell: (item) => <FundName item={item} /> },
    {
      id: 'from',
      title: t('from'),
      cell: ({ row }) => (row.allocation === undefined ? t('notStanding') : organ(row.allocation.fromOrgId)),
    },
    { id: 'to', title: t('to'), cell: ({ row }) => organ(row.allocation?.toOrgId) },
    {
      id: 'source',
      title: t('source'),
      cell: ({ row }) =>
        row.allocation === undefined ? '' : termOf('value', `sourceKind=${row.allocation.sourceKind}`, language),
    },
    { id: 'year', title: t('year'), cell: ({ row }) => row.allocation?.fiscalYear },
    {
      id: 'amount',
      title: t('amount', { unit: t(unit) }),
      isNumber: true,
      cell: ({ row }) => (row.allocation === undefined ? '' : <Amount minor={row.allocation.amount} />),
    },
    {
      id: 'paid',
      title: termOf('fund-column', 'paid', language),
      isNumber: true,
      cell: ({ row }) => <Amount minor={row.disbursed} />,
    },
    { id: 'left', title: t('left'), isNumber: true, cell: ({ row }) => <Amount minor={row.balance} /> },
    {
      id: 'docNo',
      title: t('docNo'),
      cell: ({ row }) => (row.allocation === undefined ? '' : <RecordedText text={row.allocation.docNo} />),
    },
  ];
}

function FundName({ item: { key, row } }: { readonly item: FundItem }) {
  const t = useTexts(fundsTexts);
  const addressTo = usePageAddress();
  return (
    <>
      <Link to={addressTo(fundPath(key))}>
        <bdi>{key}</bdi>
      </Link>{' '}
      {row.balance.startsWith('-') ? <Tag color="error">{t('overdrawn')}</Tag> : null}
    </>
  );
}
