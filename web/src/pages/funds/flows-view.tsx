/** The flows three times over: drawn, as a sum that balances, and as a table of the same numbers. */
import { Button, Typography } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { Chart } from '../../charts/chart';
import { Nothing } from '../../frame/states';
import { useLanguage, useTexts } from '../../i18n/i18n';
import { termOf } from '../../i18n/terms/term-of';
import type { FlowsAnswer } from './answers';
import { byAmount, sumOf } from '../../shown/whole';
import { inUnit } from './amounts';
import { BalanceLines } from './balance-lines';
import { fundPath, usePageAddress } from './addresses';
import { drillInto, fundOfNode } from './filters';
import { allLinks, balanceOf, nodeName, type FlowBalance, type NodeSort } from './flows';
import { FlowsTable } from './flows-table';
import { drawnOf, type Drawn } from './layers';
import { nodeLabel, organLabel, type Naming } from './node-label';
import { sankeyHeight, sankeyOption } from './sankey';
import { fundsTexts } from './texts';
import { useFilters } from './use-filters';

/** Organs that can be told apart in a diagram; the many small ends of the money beside them stand together sooner. */
const MOST_ORGANS = 14;
const OF_ALL: Readonly<Partial<Record<NodeSort, number>>> = { payee: 10, budget: 8, returned: 1, allocation: 1 };
const AROUND_ONE: Readonly<Partial<Record<NodeSort, number>>> = { payee: 12, returned: 4, allocation: 6 };
const mostIn =
  (organ: string | undefined) =>
  (sort: NodeSort): number =>
    (organ === undefined ? OF_ALL : AROUND_ONE)[sort] ?? MOST_ORGANS;

interface Props {
  readonly flows: FlowsAnswer;
  readonly names: Readonly<Record<string, string>>;
  /** Undefined for all. */
  readonly year: number | undefined;
}

export function FlowsView({ flows, names, year }: Props) {
  const t = useTexts(fundsTexts);
  const [language] = useLanguage();
  const [filters] = useFilters();
  const { organ, unit } = filters;
  const links = useMemo(() => allLinks(flows, organ), [flows, organ]);
  const drawn = useMemo(() => drawnOf(links, mostIn(organ)), [links, organ]);
  const balance = useMemo(() => balanceOf(flows, organ), [flows, organ]);
  const naming = useMemo<Naming>(() => ({ language, names, folded: drawn.folded }), [language, names, drawn]);
  return (
    <section className="funds-flows" aria-labelledby="funds-flows">
      <Typography.Title level={2} id="funds-flows">
        {t('flows')}
      </Typography.Title>
      <Crumbs names={names} year={year} />
      {links.length === 0 ? (
        <Nothing why={t('noFlows')} />
      ) : (
        <>
          <Diagram drawn={drawn} balance={balance} naming={naming} year={year} />
          <DrawingNotes drawn={drawn} />
          <BalanceLines balance={balance} told={flows.conservation} unit={unit} />
          <FlowsTable links={links} naming={naming} incoming={balance.in} />
        </>
      )}
    </section>
  );
}

/** Where in level → organs → one organ the reader is, and the way back. */
function Crumbs({ names, year }: Pick<Props, 'names' | 'year'>) {
  const t = useTexts(fundsTexts);
  const [language] = useLanguage();
  const [{ organ, group }, set] = useFilters();
  return (
    <p className="funds-crumbs">
      <span>{year === undefined ? t('allYears') : t('ofYear', { year })}</span>
      {' · '}
      {group === 'level' ? (
        <strong>{t('levels')}</strong>
      ) : (
        <Button type="link" className="inline-link" onClick={() => set({ organ: undefined, group: undefined })}>
          {t('levels')}
        </Button>
      )}
      {' → '}
      {organ === undefined && group === 'organ' ? (
        <strong>{t('organs')}</strong>
      ) : (
        <Button type="link" className="inline-link" onClick={() => set({ organ: undefined, group: 'organ' })}>
          {t('organs')}
        </Button>
      )}
      {organ === undefined ? null : (
        <>
          {' → '}
          <strong>{organLabel(organ, { names, language })}</strong>
        </>
      )}
      <span className="funds-hint">{t('drillHint')}</span>
    </p>
  );
}

interface DiagramProps {
  readonly drawn: Drawn;
  readonly balance: FlowBalance;
  readonly naming: Naming;
  readonly year: number | undefined;
}

function Diagram({ drawn, balance, naming, year }: DiagramProps) {
  const t = useTexts(fundsTexts);
  const [filters, set] = useFilters();
  const navigate = useNavigate();
  const addressTo = usePageAddress();
  const { unit } = filters;
  const unitName = t(unit);
  const option = useMemo(() => sankeyOption(drawn, { ...naming, unit, unitName }), [drawn, naming, unit, unitName]);
  const [largest] = [...drawn.links].sort((a, b) => byAmount(b.amount, a.amount));
  const what = year === undefined ? t('allYears') : t('ofYear', { year });
  const description = t('described', {
    what,
    unit: unitName,
    in: inUnit(balance.in, unit),
    out: inUnit(balance.out, unit),
    held: inUnit(balance.held, unit),
    largest:
      largest === undefined
        ? ''
        : `${nodeLabel(largest.source, naming)} → ${nodeLabel(largest.target, naming)} ${inUnit(largest.amount, unit)} ${unitName}`,
  });
  const onPick = (item: unknown): void => {
    if (typeof item !== 'object' || item === null || !('name' in item)) return;
    const node = nodeName(String(item.name));
    const fund = fundOfNode(node);
    const into = drillInto(node, filters);
    if (fund !== undefined) void navigate(addressTo(fundPath(fund)));
    else if (into !== undefined) set(into);
  };
  return (
    // On a narrow screen a diagram of five layers is moved sideways rather than pressed together.
    <div className="funds-diagram" tabIndex={0} role="group" aria-label={t('flows')}>
      <Chart option={option as never} height={sankeyHeight(drawn)} description={description} onPick={onPick} />
    </div>
  );
}

function DrawingNotes({ drawn }: { readonly drawn: Drawn }) {
  const t = useTexts(fundsTexts);
  const [language] = useLanguage();
  const [{ unit }] = useFilters();
  const folded = Object.entries(drawn.folded);
  return (
    <ul className="funds-notes">
      {drawn.hasCircle ? <li>{t('circle')}</li> : null}
      {folded.map(([sort, n]) => (
        <li key={sort}>{t('folded', { what: termOf('flow-node', sort, language), n })}</li>
      ))}
      {drawn.undrawn.length === 0 ? null : (
        <li>
          {t('undrawn', {
            n: drawn.undrawn.length,
            sum: inUnit(sumOf(drawn.undrawn.map(({ amount }) => amount)).toString(), unit),
            unit: t(unit),
          })}
        </li>
      )}
    </ul>
  );
}
