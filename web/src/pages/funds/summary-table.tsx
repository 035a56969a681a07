/** 资金汇总: what the organs of a level received of a source in a year, and what became of it. */
import { Typography } from 'antd';
import type { Query } from '../../api/client';
import { useAnswer } from '../../api/use-answer';
import { Answered, Nothing } from '../../frame/states';
import { useLanguage, useTexts } from '../../i18n/i18n';
import { termOf } from '../../i18n/terms/term-of';
import { DataTable, type Column } from '../../shown/data-table';
import { Amount } from './amount';
import { byAmount } from '../../shown/whole';
import type { SummaryLine } from './answers';
import { fundsTexts } from './texts';
import { useFilters } from './use-filters';

const FIGURES = ['received', 'passedOn', 'paid', 'withdrawn', 'reallocated'] as const;

export function SummaryTable({ query }: { readonly query: Query }) {
  const t = useTexts(fundsTexts);
  const [language] = useLanguage();
  const [{ unit }] = useFilters();
  const answer = useAnswer('/v1/funds/summary', { query });
  const label = `${t('summary')} (${t(unit)})`;
  const columns: readonly Column<SummaryLine>[] = [
    {
      id: 'level',
      title: t('level'),
      compare: (a, b) => (a.level < b.level ? -1 : 1),
      cell: ({ level }) => termOf('value', `level=${level}`, language),
    },
    {
      id: 'source',
      title: t('source'),
      compare: (a, b) => (a.sourceKind < b.sourceKind ? -1 : 1),
      cell: ({ sourceKind }) => termOf('value', `sourceKind=${sourceKind}`, language),
    },
    { id: 'year', title: t('year'), compare: (a, b) => a.fiscalYear - b.fiscalYear, cell: (line) => line.fiscalYear },
    ...FIGURES.map((figure): Column<SummaryLine> => ({
      id: figure,
      title: termOf('fund-column', figure, language),
      isNumber: true,
      compare: (a, b) => byAmount(a[figure], b[figure]),
      cell: (line) => <Amount minor={line[figure]} />,
    })),
  ];
  return (
    <section aria-labelledby="funds-summary">
      <Typography.Title level={2} id="funds-summary">
        {label}
      </Typography.Title>
      <Answered answer={answer}>
        {({ lines }) =>
          lines.length === 0 ? (
            <Nothing why={t('noFlows')} />
          ) : (
            <DataTable<SummaryLine>
              label={label}
              columns={columns}
              rows={lines}
              keyOf={({ level, sourceKind, fiscalYear }) => `${level}|${sourceKind}|${fiscalYear}`}
            />
          )
        }
      </Answered>
    </section>
  );
}
