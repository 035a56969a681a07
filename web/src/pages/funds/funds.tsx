/** 资金监督: where the money went on any day, with its sums, its findings and its allocations. */
import { Typography } from 'antd';
import { useEffect, useMemo } from 'react';
import { useAnswer } from '../../api/use-answer';
import { useBasis } from '../../basis/use-basis';
import { Answered, Nothing } from '../../frame/states';
import { useTexts } from '../../i18n/i18n';
import { useRights } from '../../session/rights';
import { useOrganNames } from '../../shown/organs';
import { FilterBar } from './filter-bar';
import { yearAsked } from './filters';
import { FlowFindings } from './flow-findings';
import { FlowsView } from './flows-view';
import { organsIn, yearsIn } from './flows';
import { FundList } from './fund-list';
import './funds.css';
import { SummaryTable } from './summary-table';
import { fundsTexts } from './texts';
import { useFilters } from './use-filters';

export function Funds() {
  const t = useTexts(fundsTexts);
  const { basis } = useBasis();
  const all = useAnswer('/v1/funds/summary', { query: basis });
  useEffect(() => {
    // It takes a while, and the service answers what is asked first.
    void import('../../charts/echarts');
  }, []);
  return (
    <div className="funds">
      <Typography.Title level={1}>{t('title')}</Typography.Title>
      <Typography.Paragraph type="secondary">{t('lead')}</Typography.Paragraph>
      <Answered answer={all}>
        {({ lines }) => (lines.length === 0 ? <Nothing why={t('noMoney')} /> : <FundsOf years={yearsIn(lines)} />)}
      </Answered>
    </div>
  );
}

function FundsOf({ years }: { readonly years: readonly number[] }) {
  const { basis } = useBasis();
  const [filters] = useFilters();
  const rights = useRights();
  const year = yearAsked(filters.year, years);
  const asked = { ...basis, year, organ: filters.organ, source: filters.source };
  const flows = useAnswer('/v1/funds/flows', { query: { ...asked, group: filters.group } });
  // Whatever is looked at, organs are found among all that have money in these years.
  const all = useAnswer('/v1/funds/flows', { query: { ...basis, year, group: 'organ' } });
  const organs = useMemo(
    () => (all.data === undefined ? undefined : { ids: organsIn(all.data), names: all.data.names }),
    [all.data],
  );
  // Who gave from outside the ledger is in no flow; the directory names it to those who may read it.
  const registered = useOrganNames();
  const names = useMemo(
    () => ({ ...Object.fromEntries(registered), ...organs?.names, ...flows.data?.names }),
    [registered, organs, flows.data],
  );
  const inDiagram = filters.organ !== undefined && flows.data !== undefined ? organsIn(flows.data) : undefined;
  return (
    <>
      <FilterBar years={years} organs={organs} />
      <div className="funds-beside">
        <Answered answer={flows}>{(answer) => <FlowsView flows={answer} names={names} year={year} />}</Answered>
        {rights === undefined ? null : (
          <FlowFindings rights={rights} organs={inDiagram} year={year} isTime={flows.isSuccess} />
        )}
      </div>
      <SummaryTable query={asked} />
      <FundList year={year} names={names} />
    </>
  );
}
