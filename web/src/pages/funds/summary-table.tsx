/** 资金汇总: what the organs of a level received of a source in a year, and what became of it. */
import { Table, Typography, type TableColumnsType } from 'antd';
import type { Query } from '../../api/client';
import { Answered } from '../../frame/states';
import { useLanguage, useTexts } from '../../i18n/i18n';
import { termOf } from '../../i18n/terms/term-of';
import { inUnit } from './amounts';
import { useFundsAnswer, type SummaryLine } from './answers';
import { fundsTexts } from './texts';
import { useFilters } from './use-filters';

const FIGURES = ['received', 'passedOn', 'paid', 'withdrawn', 'reallocated'] as const;

export function SummaryTable({ query }: { readonly query: Query }) {
  const t = useTexts(fundsTexts);
  const [language] = useLanguage();
  const [{ unit }] = useFilters();
  const answer = useFundsAnswer('/v1/funds/summary', { query });
  const columns: TableColumnsType<SummaryLine> = [
    { title: t('level'), render: (_, { level }) => termOf('value', `level=${level}`, language) },
    { title: t('source'), render: (_, { sourceKind }) => termOf('value', `sourceKind=${sourceKind}`, language) },
    { title: t('year'), dataIndex: 'fiscalYear' },
    ...FIGURES.map((figure) => ({
      title: termOf('fund-column', figure, language),
      align: 'right' as const,
      render: (_: unknown, line: SummaryLine) => <span className="amount">{inUnit(line[figure], unit)}</span>,
    })),
  ];
  return (
    <section aria-labelledby="funds-summary">
      <Typography.Title level={2} id="funds-summary">
        {t('summary')} ({t(unit)})
      </Typography.Title>
      <Answered answer={answer}>
        {({ lines }) => (
          <Table<SummaryLine>
            size="small"
            rowKey={({ level, sourceKind, fiscalYear }) => `${level}|${sourceKind}|${fiscalYear}`}
            columns={columns}
            dataSource={lines}
            pagination={false}
            scroll={{ x: 'max-content' }}
          />
        )}
      </Answered>
    </section>
  );
}
