/** The numbers of the diagram as a table; whoever does not use a mouse goes from node to node here. */
import { Button, Typography } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { useLanguage, useTexts } from '../../i18n/i18n';
import { DataTable, type Column } from '../../shown/data-table';
import { fundPath, usePageAddress } from './addresses';
import { Amount } from './amount';
import { shareText } from '../../shown/share';
import { wholeOf } from '../../shown/whole';
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
  const columns = useMemo<readonly Column<FlowRow>[]>(() => {
    const compare = compareRows(language);
    return [
      {
        id: 'source',
        title: t('from'),
        compare: compare.source,
        cell: ({ source, sourceLabel }) => <NodeButton node={source} label={sourceLabel} />,
      },
      {
        id: 'target',
        title: t('to'),
        compare: compare.target,
        cell: ({ target, targetLabel }) => <NodeButton node={target} label={targetLabel} />,
      },
      { id: 'kind', title: t('kind'), compare: compare.kind, cell: (row) => row.kindLabel },
      {
        id: 'amount',
        title: t('amount', { unit: t(unit) }),
        isNumber: true,
        compare: compare.amount,
        cell: ({ amount }) => <Amount minor={amount} />,
      },
      {
        id: 'share',
        title: t('share'),
        isNumber: true,
        cell: ({ amount }) => shareText(wholeOf(amount), wholeOf(incoming)),
      },
    ];
  }, [t, language, unit, incoming]);
  return (
    <>
      <Typography.Title level={3}>{t('table')}</Typography.Title>
      <DataTable<FlowRow>
        label={t('table')}
        columns={columns}
        rows={rows}
        keyOf={({ key }) => key}
        sorted={{ column: 'amount', isDescending: true }}
        pageSize={PAGE}
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
