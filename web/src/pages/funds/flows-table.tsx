/** The numbers of the diagram as a table; whoever does not use a mouse goes from node to node here. */
import { Button, Table, Typography, type TableColumnsType } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { useLanguage, useTexts } from '../../i18n/i18n';
import { inUnit, minorOf, shareOf } from './amounts';
import { fundPath, usePageAddress } from './addresses';
import { drillInto, fundOfNode } from './filters';
import { nodeName, type FlowLink } from './flows';
import type { Naming } from './node-label';
import { compareRows, flowRows, type FlowRow } from './rows';
import { fundsTexts } from './texts';
import { useFilters } from './use-filters';

interface Props {
  readonly links: readonly FlowLink[];
  readonly naming: Naming;
  /** What came in, as a whole for the shares. */
  readonly incoming: string;
}

const PAGE = 25;

export function FlowsTable({ links, naming, incoming }: Props) {
  const t = useTexts(fundsTexts);
  const [{ unit }] = useFilters();
  const [language] = useLanguage();
  const rows = useMemo(() => flowRows(links, naming), [links, naming]);
  const compare = useMemo(() => compareRows(language), [language]);
  const columns: TableColumnsType<FlowRow> = [
    {
      title: t('from'),
      sorter: compare.source,
      render: (_, { source, sourceLabel }) => <NodeButton node={source} label={sourceLabel} />,
    },
    {
      title: t('to'),
      sorter: compare.target,
      render: (_, { target, targetLabel }) => <NodeButton node={target} label={targetLabel} />,
    },
    { title: t('kind'), sorter: compare.kind, dataIndex: 'kindLabel' },
    {
      title: t('amount', { unit: t(unit) }),
      align: 'right',
      sorter: compare.amount,
      defaultSortOrder: 'descend',
      render: (_, { amount }) => (
        <span className={amount.startsWith('-') ? 'amount below-zero' : 'amount'}>{inUnit(amount, unit)}</span>
      ),
    },
    {
      title: t('share'),
      align: 'right',
      render: (_, { amount }) => shareOf(minorOf(amount), minorOf(incoming)) ?? '',
    },
  ];
  return (
    <>
      <Typography.Title level={3}>{t('table')}</Typography.Title>
      <Table<FlowRow>
        size="small"
        rowKey="key"
        columns={columns}
        dataSource={rows}
        scroll={{ x: 'max-content' }}
        pagination={{
          pageSize: PAGE,
          hideOnSinglePage: true,
          showSizeChanger: false,
          showTotal: (n) => t('rows', { n }),
        }}
      />
    </>
  );
}

function NodeButton({ node, label }: { readonly node: string; readonly label: string }) {
  const [filters, set] = useFilters();
  const addressTo = usePageAddress();
  const fund = fundOfNode(nodeName(node));
  const into = drillInto(nodeName(node), filters);
  if (fund !== undefined) return <Link to={addressTo(fundPath(fund))}>{label}</Link>;
  if (into === undefined) return <>{label}</>;
  return (
    <Button type="link" size="small" className="inline-link" onClick={() => set(into)}>
      {label}
    </Button>
  );
}
