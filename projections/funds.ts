/** 资金台账: one allocation of money and everything that became of it, from whom it came to whom it went. */
import type { FactNamed } from '../src/domain/catalogue';
import { streamId, type Fact } from '../src/domain/fact';
import { movementsOf, fundAccount, splitBy } from '../src/domain/funds/accounts';
import type { SourceKind } from '../src/domain/funds/money';
import type { LegalDay } from '../src/domain/legal-day';
import { only, recorded, type Recorded } from './recorded';
import type { RowProjection } from './projection';

export interface Allocation extends Recorded {
  readonly fromOrgId: string;
  readonly toOrgId: string;
  readonly sourceKind: SourceKind;
  readonly amount: string;
  readonly purposeZh: string;
  readonly fiscalYear: number;
  readonly allocatedOn: LegalDay;
  /** The account that it splits (`budget-…~…` or `fund-…`); absent for money from outside the ledger. */
  readonly splits?: string;
  readonly docNo: string;
}

/** A step of the money into the allocation or out of it. */
export interface FundMove extends Recorded {
  /** The kind of fact; `FundAllocated` for an allocation that splits this one. */
  readonly type: string;
  /** Signed, minor units: below 0 for what leaves. */
  readonly change: string;
  /** Where it went or came from: an allocation, an integration plan; the payee of a payment. */
  readonly allocationId?: string;
  readonly planId?: string;
  readonly payeeOrgId?: string;
  readonly toOrgId?: string;
  readonly projectId?: string;
  readonly via?: string;
  readonly voucherNo?: string;
  readonly docNo?: string;
}

/** 资金执行报告: as reported, beside what the ledger says of the same day. */
export interface ExecutionReport extends Recorded {
  readonly asOf: LegalDay;
  readonly disbursed: string;
  readonly projectsPlanned: number;
  readonly projectsDone: number;
}

export interface DataEntry extends Recorded {
  readonly systemName: string;
  readonly enteredBy: string;
}

export interface FundRow {
  readonly allocationId: string;
  /** Absent when the allocation does not stand on the day asked about. */
  readonly allocation?: Allocation;
  /** In legal order. */
  readonly moves: readonly FundMove[];
  /** What is left, signed, minor units. */
  readonly balance: string;
  /** Of that what was paid out so far, minor units. */
  readonly disbursed: string;
  readonly reports: readonly ExecutionReport[];
  readonly entries: readonly DataEntry[];
}

const rowOf = (row: FundRow | undefined, allocationId: string): FundRow =>
  row ?? { allocationId, moves: [], balance: '0', disbursed: '0', reports: [], entries: [] };

const added = (amount: string, more: bigint): string => (BigInt(amount) + more).toString();

/** What the fact changes the allocation by; 0 for one that does not move its money. */
const changeOf = (fact: Fact, allocationId: string): bigint =>
  movementsOf(fact)
    .filter(({ account }) => account === fundAccount(allocationId))
    .reduce((sum, { change }) => sum + change, 0n);

/** What else the view tells of each kind of step. */
const details: Readonly<Record<string, (fact: Fact, allocationId: string) => Partial<FundMove>>> = {
  FundAllocated: ({ stream, data }) => ({
    allocationId: streamId(stream),
    ...only(data as FactNamed<'FundAllocated'>['data'], ['toOrgId', 'docNo']),
  }),
  FundReallocated: ({ stream, data }, allocationId) => {
    const { toAllocationId, docNo } = data as FactNamed<'FundReallocated'>['data'];
    return { allocationId: toAllocationId === allocationId ? streamId(stream) : toAllocationId, docNo };
  },
  FundWithdrawn: ({ data }) => only(data as FactNamed<'FundWithdrawn'>['data'], ['docNo']),
  FundDisbursed: ({ data }) =>
    only(data as FactNamed<'FundDisbursed'>['data'], ['payeeOrgId', 'projectId', 'via', 'voucherNo']),
  FundIntegrated: ({ stream }) => ({ planId: streamId(stream) }),
};

/** The row with one step more. */
function moved(row: FundRow | undefined, fact: Fact, allocationId: string): FundRow {
  const before = rowOf(row, allocationId);
  const change = changeOf(fact, allocationId);
  const step = { type: fact.type, change: change.toString(), ...details[fact.type]?.(fact, allocationId) };
  return {
    ...before,
    moves: [...before.moves, recorded(fact, step)],
    balance: added(before.balance, change),
    disbursed: fact.type === 'FundDisbursed' ? added(before.disbursed, -change) : before.disbursed,
  };
}

function allocated(row: FundRow | undefined, fact: FactNamed<'FundAllocated'>, allocationId: string): FundRow {
  if (streamId(fact.stream) !== allocationId) return moved(row, fact, allocationId);
  const before = rowOf(row, allocationId);
  const splits = splitBy(fact);
  const allocation: Allocation = recorded(fact, {
    ...only(fact.data, ['fromOrgId', 'toOrgId', 'sourceKind', 'amount', 'purposeZh', 'fiscalYear', 'allocatedOn']),
    ...(splits === undefined ? {} : { splits }),
    docNo: fact.data.docNo,
  });
  return { ...before, allocation, balance: added(before.balance, changeOf(fact, allocationId)) };
}

/** The allocations that a fact belongs to: its own, the one it splits, the one it moves money from or to. */
const FUND = fundAccount('');
const keysOf = (fact: Fact): readonly string[] => {
  const touched = movementsOf(fact).map(({ account }) => account);
  const own = fact.type in funds.on && fact.stream.startsWith(FUND) ? [fact.stream] : [];
  return [...new Set([...own, ...touched])].filter((each) => each.startsWith(FUND)).map(streamId);
};

export const funds: RowProjection<FundRow> = {
  kind: 'rows',
  name: 'funds',
  version: 1,
  zh: '资金台账',
  keys: keysOf,
  on: {
    FundAllocated: allocated,
    FundReallocated: moved,
    FundWithdrawn: moved,
    FundDisbursed: moved,
    FundIntegrated: moved,
    FundExecutionReported: (row, fact, allocationId) => {
      const before = rowOf(row, allocationId);
      const report = recorded(fact, only(fact.data, ['asOf', 'disbursed', 'projectsPlanned', 'projectsDone']));
      return { ...before, reports: [...before.reports, report] };
    },
    FundDataEntered: (row, fact, allocationId) => {
      const before = rowOf(row, allocationId);
      return { ...before, entries: [...before.entries, recorded(fact, only(fact.data, ['systemName', 'enteredBy']))] };
    },
  },
  filters: ({ allocation }) => ({
    organs: allocation ? [allocation.fromOrgId, allocation.toOrgId] : [],
    years: allocation ? [allocation.fiscalYear] : [],
  }),
};
