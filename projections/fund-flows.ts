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

/** One flow, in the minor unit. */
export interface Flow {
  readonly kind: FlowKind;
  readonly from: string;
  readonly to: string;
  readonly sourceKind: string;
  readonly fiscalYear: number;
  readonly amount: bigint;
}

/** Every flow that is not nothing, in no order that is promised: there may be a group for each pair of organs. */
export function flowsOf(sums: FlowSums): readonly Flow[] {
  const flows: Flow[] = [];
  for (const kind of flowKinds) {
    for (const [group, amount] of sums.get(kind) ?? []) {
      if (amount === 0n) continue;
      const [from = '', to = '', sourceKind = '', fiscalYear = ''] = group.split('|');
      flows.push({ kind, from, to, sourceKind, fiscalYear: Number(fiscalYear), amount });
    }
  }
  return flows;
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
      line.set(column, (line.get(column) ?? 0n) + flow.amount);
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

/** 资金守恒 of flows, in the minor unit, exact decimal strings: `in` = `out` + `held` + `residue`. */
export interface FlowConservation {
  /** From budgets and from outside the ledger; of one organ, from anybody else. */
  readonly in: string;
  /** Paid or given back; of one organ, also what others got of it and what was moved to another allocation. */
  readonly out: string;
  /** What the holders hold of it, money in integration plans included. */
  readonly held: string;
  /** `0`, or the figures are wrong. */
  readonly residue: string;
}

/** Between which holders money moved; undefined for one who is none. An allocation holds what was moved to it. */
function holdersOf({ kind, from, to }: Flow): readonly [giver: string | undefined, taker: string | undefined] {
  const [left, right] = ends[kind];
  const isHolder = (sort: string): boolean => sort === 'organ' || sort === 'allocation';
  return [isHolder(left) ? `${left}:${from}` : undefined, isHolder(right) ? `${right}:${to}` : undefined];
}

/** Whether the flows balance: of all holders together, or of one organ for which `flows` are all that touch it. */
export function flowConservationOf(flows: readonly Flow[], organ?: string): FlowConservation {
  const isInside = (holder: string | undefined): holder is string =>
    organ === undefined ? holder !== undefined : holder === `organ:${organ}`;
  const held = new Map<string, bigint>();
  const total = { in: 0n, out: 0n };
  for (const flow of flows) {
    const [giver, taker] = holdersOf(flow);
    if (isInside(giver)) held.set(giver, (held.get(giver) ?? 0n) - flow.amount);
    if (isInside(taker)) held.set(taker, (held.get(taker) ?? 0n) + flow.amount);
    if (isInside(taker) && !isInside(giver)) total.in += flow.amount;
    if (isInside(giver) && !isInside(taker)) total.out += flow.amount;
  }
  const holding = [...held.values()].reduce((sum, each) => sum + each, 0n);
  const residue = total.in - total.out - holding;
  return {
    in: total.in.toString(),
    out: total.out.toString(),
    held: holding.toString(),
    residue: residue.toString(),
  };
}

/** A node of the flows. What a holder of money holds is `in` less `out`. */
export interface FlowNode {
  /** `source:…` outside the ledger, `budget:…`, `organ:…`, `payee:…`, `returned:…`, `allocation:…`. */
  readonly id: string;
  readonly in: string;
  readonly out: string;
}

/** All flows of one kind between two nodes. */
export interface FlowLink {
  readonly kind: FlowKind;
  readonly source: string;
  readonly target: string;
  readonly amount: string;
}

export interface FlowGraph {
  /** Sorted by id. */
  readonly nodes: readonly FlowNode[];
  /** In the order of kinds, then of source and target. */
  readonly links: readonly FlowLink[];
}

/** Which sorts of node a kind of flow runs between; of the ends of a flow, sources are named after the kind of money. */
const ends: Readonly<Record<FlowKind, readonly [source: string, target: string]>> = {
  'from-budget': ['budget', 'organ'],
  'from-allocation': ['organ', 'organ'],
  'from-outside': ['source', 'organ'],
  paid: ['organ', 'payee'],
  withdrawn: ['organ', 'returned'],
  reallocated: ['organ', 'allocation'],
};

/**
 * Nodes and links for a Sankey diagram, each link between two nodes of the list. `named` says what an organ (or, for
 * `allocation`, an allocation) goes by: its id, or something wider that several share.
 */
export function flowGraphOf(flows: readonly Flow[], named: (sort: string, id: string) => string): FlowGraph {
  // There may be a flow for each pair of organs and a link for each pair of levels: only a link is worth a text of its own.
  const sums = new Map<FlowKind, Map<string, Map<string, { sum: bigint }>>>();
  for (const { kind, from, to, sourceKind, amount } of flows) {
    const [left, right] = ends[kind];
    const bySource = within(sums, kind);
    const byTarget = within(bySource, left === 'source' ? sourceKind : named(left, from));
    const target = named(right, to);
    const link = byTarget.get(target);
    if (link) link.sum += amount;
    else byTarget.set(target, { sum: amount });
  }
  const links: FlowLink[] = [];
  const nodes = new Map<string, { in: bigint; out: bigint }>();
  const nodeOf = (id: string): { in: bigint; out: bigint } => {
    const node = nodes.get(id) ?? { in: 0n, out: 0n };
    nodes.set(id, node);
    return node;
  };
  for (const kind of flowKinds) {
    const [left, right] = ends[kind];
    const ofKind = [...(sums.get(kind) ?? [])].flatMap(([from, byTarget]) =>
      [...byTarget].map(([to, { sum }]) => ({ source: `${left}:${from}`, target: `${right}:${to}`, sum })),
    );
    for (const { source, target, sum } of ofKind.sort(byEnds)) {
      links.push({ kind, source, target, amount: sum.toString() });
      nodeOf(source).out += sum;
      nodeOf(target).in += sum;
    }
  }
  return {
    nodes: [...nodes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, node]) => ({ id, in: node.in.toString(), out: node.out.toString() })),
    links,
  };
}

/** The map under a key, a new one when there is none. */
function within<K, L, V>(maps: Map<K, Map<L, V>>, key: K): Map<L, V> {
  const found = maps.get(key);
  if (found) return found;
  const made = new Map<L, V>();
  maps.set(key, made);
  return made;
}

type Ends = Pick<FlowLink, 'source' | 'target'>;
const byEnds = (a: Ends, b: Ends): number => (`${a.source}|${a.target}` < `${b.source}|${b.target}` ? -1 : 1);
