/**
 * Where money stands, and what each kind of fact moves: the one statement of it that decisions, views and flows share.
 * An account is a line of a budget, an allocation, or an integration plan.
 */
import { streamId, type Fact } from '../fact';
import type { LegalDay } from '../legal-day';

/** A change of what one account holds, from a legal day on. Minor units, negative for money that leaves. */
export interface Movement {
  readonly account: string;
  readonly day: LegalDay;
  readonly change: bigint;
}

/** `~` stands in no id. */
export const budgetAccount = (budgetId: string, budgetKind: string): string => `budget-${budgetId}~${budgetKind}`;
export const fundAccount = (allocationId: string): string => `fund-${allocationId}`;
export const integrationAccount = (planId: string): string => `integration-${planId}`;

type Moving = Pick<Fact, 'type' | 'stream' | 'occurredOn' | 'data'>;
/** Accounts with what the fact changes them by: its `amount`, or that taken away. */
type Steps = readonly (readonly [account: string, change: bigint])[];

const amountOf = ({ data }: Moving): bigint => BigInt(data['amount'] as string);
const named = ({ data }: Moving, field: string): string | undefined => data[field] as string | undefined;

/** What an allocation splits; undefined for money that comes from outside the ledger. */
export function splitBy(fact: Moving): string | undefined {
  const [budgetId, parent] = [named(fact, 'budgetId'), named(fact, 'parentAllocationId')];
  if (budgetId !== undefined) return budgetAccount(budgetId, named(fact, 'budgetKind') ?? '');
  return parent === undefined ? undefined : fundAccount(parent);
}

const leaves = (fact: Moving, account: string): Steps => [[account, -amountOf(fact)]];

const moves: Readonly<Record<string, (fact: Moving) => Steps>> = {
  BudgetAdopted: (fact) => [[lineOf(fact), amountOf(fact)]],
  BudgetAdjusted: (fact) => [[lineOf(fact), BigInt(fact.data['delta'] as string)]],
  FundAllocated: (fact) => {
    const from = splitBy(fact);
    const here: Steps = [[fundAccount(streamId(fact.stream)), amountOf(fact)]];
    return from === undefined ? here : [...leaves(fact, from), ...here];
  },
  FundReallocated: (fact) => [
    ...leaves(fact, fundAccount(streamId(fact.stream))),
    [fundAccount(named(fact, 'toAllocationId') ?? ''), amountOf(fact)],
  ],
  FundWithdrawn: (fact) => leaves(fact, fundAccount(streamId(fact.stream))),
  FundDisbursed: (fact) => leaves(fact, fundAccount(streamId(fact.stream))),
  FundIntegrated: (fact) => [
    ...leaves(fact, fundAccount(named(fact, 'allocationId') ?? '')),
    [integrationAccount(streamId(fact.stream)), amountOf(fact)],
  ],
};

const lineOf = (fact: Moving): string => budgetAccount(streamId(fact.stream), named(fact, 'budgetKind') ?? '');

/** Kinds of fact that move money, and of stream that hold them. */
export const movingTypes: readonly string[] = Object.keys(moves);
export const movingKinds: readonly string[] = ['budget', 'fund', 'integration'];

/** What a fact moves, in the order given above; nothing for a kind that moves none. */
export const movementsOf = (fact: Moving): readonly Movement[] =>
  (moves[fact.type]?.(fact) ?? []).map(([account, change]) => ({ account, day: fact.occurredOn, change }));
