/** 资金流向: what flowed from whom to whom, of which source and year; sums answer any pair of clocks. */
import type { FactNamed } from '../src/domain/catalogue';
import type { Fact } from '../src/domain/fact';
import { splitBy } from '../src/domain/funds/accounts';
import type { Measure, MeasureProjection } from './projection';

/** What a link of the flows is: how money came to an organ, or left it. */
export const flowKinds = [
  'from-budget',
  'from-allocation',
  'from-outside',
  'paid',
  'withdrawn',
  'reallocated',
] as const;
export type FlowKind = (typeof flowKinds)[number];

/** Organ ids, sources and years hold no `|`. */
const groupOf = (from: string, to: string, { sourceKind, fiscalYear }: Allocated): string =>
  [from, to, sourceKind, String(fiscalYear)].join('|');

type Allocated = FactNamed<'FundAllocated'>['data'];

const isAllocation = (fact: Fact): fact is FactNamed<'FundAllocated'> => fact.type === 'FundAllocated';

/** How the money of an allocation came to the organ that it is allocated to. */
function entryOf(fact: Fact): FlowKind {
  const splits = splitBy(fact);
  if (splits === undefined) return 'from-outside';
  return splits.startsWith('budget-') ? 'from-budget' : 'from-allocation';
}

/** Where money goes that leaves the allocation: the payee, the organ that gave it, the allocation that it is moved to. */
const exits: Readonly<Record<string, readonly [FlowKind, (fact: Fact, allocated: Allocated) => string]>> = {
  FundDisbursed: ['paid', ({ data }) => (data as FactNamed<'FundDisbursed'>['data']).payeeOrgId],
  FundWithdrawn: ['withdrawn', (_, { fromOrgId }) => fromOrgId],
  FundReallocated: ['reallocated', ({ data }) => (data as FactNamed<'FundReallocated'>['data']).toAllocationId],
};

export const fundFlows: MeasureProjection = {
  kind: 'measures',
  name: 'fund-flows',
  version: 1,
  zh: '资金流向',
  stream: 'fund',
  measures(facts) {
    const opening = facts.find(isAllocation);
    if (!opening) return [];
    const { data } = opening;
    const flow = (measure: FlowKind, from: string, to: string, { occurredOn: day, data: sent }: Fact): Measure => ({
      measure,
      group: groupOf(from, to, data),
      day,
      n: Number(sent['amount']),
    });
    return facts.flatMap((fact): readonly Measure[] => {
      if (fact === opening) return [flow(entryOf(fact), data.fromOrgId, data.toOrgId, fact)];
      const exit = exits[fact.type];
      return exit ? [flow(exit[0], data.toOrgId, exit[1](fact, data), fact)] : [];
    });
  },
};

/** Sums by kind of flow, then by group, at one pair of clocks. */
export type FlowSums = ReadonlyMap<string, ReadonlyMap<string, bigint>>;

/** One flow. Money is a decimal string in the minor unit. */
export interface Flow {
  readonly kind: FlowKind;
  readonly from: string;
  readonly to: string;
  readonly sourceKind: string;
  readonly fiscalYear: number;
  readonly amount: string;
}

/** Every flow that is not nothing, in the order of kinds, then of the groups by code units. */
export function flowsOf(sums: FlowSums): readonly Flow[] {
  return flowKinds.flatMap((kind) =>
    [...(sums.get(kind) ?? [])]
      .filter(([, n]) => n !== 0n)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([group, n]): Flow => {
        const [from = '', to = '', sourceKind = '', fiscalYear = ''] = group.split('|');
        return { kind, from, to, sourceKind, fiscalYear: Number(fiscalYear), amount: n.toString() };
      }),
  );
}

/** What the organs of one level received of one source in one year, and what became of it; decimal strings. */
export interface SummaryLine {
  /** `unknown` for organs whose registration does not stand. */
  readonly level: string;
  readonly sourceKind: string;
  readonly fiscalYear: number;
  readonly received: string;
  /** Split into further allocations. */
  readonly passedOn: string;
  readonly paid: string;
  readonly withdrawn: string;
  /** Moved to other allocations, which may be of any level. */
  readonly reallocated: string;
}

const columns = ['received', 'passedOn', 'paid', 'withdrawn', 'reallocated'] as const;
type Column = (typeof columns)[number];

/** Which column of whose line a flow counts in. */
function countedIn({ kind, from, to }: Flow): readonly (readonly [orgId: string, column: Column])[] {
  if (kind === 'paid' || kind === 'withdrawn' || kind === 'reallocated') return [[from, kind]];
  return kind === 'from-allocation'
    ? [
        [to, 'received'],
        [from, 'passedOn'],
      ]
    : [[to, 'received']];
}

/**
 * 资金汇总 by level of the organ, source and year, sorted by these: what came to the organs of the level, what of it they
 * split further, paid, gave back, and moved to other allocations.
 */
export function fundSummaryOf(
  flows: readonly Flow[],
  levelOf: (orgId: string) => string | undefined,
): readonly SummaryLine[] {
  const lines = new Map<string, Map<Column, bigint>>();
  for (const flow of flows) {
    for (const [orgId, column] of countedIn(flow)) {
      const name = [levelOf(orgId) ?? 'unknown', flow.sourceKind, String(flow.fiscalYear)].join('|');
      const line = lines.get(name) ?? new Map<Column, bigint>();
      line.set(column, (line.get(column) ?? 0n) + BigInt(flow.amount));
      lines.set(name, line);
    }
  }
  return [...lines]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, line]) => {
      const [level = '', sourceKind = '', fiscalYear = ''] = name.split('|');
      const money = Object.fromEntries(columns.map((column) => [column, (line.get(column) ?? 0n).toString()]));
      return { level, sourceKind, fiscalYear: Number(fiscalYear), ...(money as Record<Column, string>) };
    });
}

/** A node of the flows: a source outside, a budget, an organ, a payee, an organ that got money back, an allocation. */
export interface FlowNode {
  /** `source:…`, `budget:…`, `organ:…`, `payee:…`, `returned:…`, `allocation:…`. */
  readonly id: string;
  readonly in: string;
  readonly out: string;
}

export interface FlowGraph {
  /** Sorted by id. What an organ holds is `in` less `out`. */
  readonly nodes: readonly FlowNode[];
  readonly links: readonly (Flow & { readonly source: string; readonly target: string })[];
}

const ends: Readonly<Record<FlowKind, (flow: Flow) => readonly [source: string, target: string]>> = {
  'from-outside': ({ sourceKind, to }) => [`source:${sourceKind}`, `organ:${to}`],
  'from-budget': ({ from, to }) => [`budget:${from}`, `organ:${to}`],
  'from-allocation': ({ from, to }) => [`organ:${from}`, `organ:${to}`],
  paid: ({ from, to }) => [`organ:${from}`, `payee:${to}`],
  withdrawn: ({ from, to }) => [`organ:${from}`, `returned:${to}`],
  reallocated: ({ from, to }) => [`organ:${from}`, `allocation:${to}`],
};

/** Nodes and links for a Sankey diagram, each link between two nodes of the list. */
export function flowGraphOf(flows: readonly Flow[]): FlowGraph {
  const nodes = new Map<string, { in: bigint; out: bigint }>();
  const nodeOf = (id: string): { in: bigint; out: bigint } => {
    const node = nodes.get(id) ?? { in: 0n, out: 0n };
    nodes.set(id, node);
    return node;
  };
  const links = flows.map((flow) => {
    const [source, target] = ends[flow.kind](flow);
    nodeOf(source).out += BigInt(flow.amount);
    nodeOf(target).in += BigInt(flow.amount);
    return { ...flow, source, target };
  });
  return {
    nodes: [...nodes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, node]) => ({ id, in: node.in.toString(), out: node.out.toString() })),
    links,
  };
}
