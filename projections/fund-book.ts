/** 资金账簿: the row of an allocation read as a book: each change of what it holds, and what all of them come to. */
import { fundAccount } from '../src/domain/funds/accounts';
import { streamId } from '../src/domain/fact';
import { changesIn, type BalanceRow } from './balances';
import type { FundMove, FundRow } from './funds';
import { only, type Recorded } from './recorded';

/** Where money came from or went to. `id` is the budget's, the allocation's, the organ's or the plan's own. */
export interface Counterpart {
  readonly kind: 'budget' | 'allocation' | 'organ' | 'payee' | 'plan';
  readonly id: string;
  /** The figure of the budget. */
  readonly budgetKind?: string;
}

/** One change of what the allocation holds; money signed, minor units, exact decimal strings. */
export interface BookLine extends Recorded {
  /** The kind of fact: `FundAllocated` for its own allocation, and for each allocation that splits it. */
  readonly type: string;
  readonly change: string;
  /** What it holds after the change. */
  readonly balance: string;
  /** Absent where the fact does not say. */
  readonly counterpart?: Counterpart;
  readonly projectId?: string;
  readonly via?: string;
  readonly voucherNo?: string;
  readonly docNo?: string;
}

/** What an account is of: the line of a budget or the allocation that it names. */
export function accountNamed(account: string): Counterpart {
  const id = streamId(account);
  if (account.startsWith(fundAccount(''))) return { kind: 'allocation', id };
  const [budgetId = '', budgetKind = ''] = id.split('~');
  return { kind: 'budget', id: budgetId, budgetKind };
}

function counterpartOf(move: FundMove, { allocation }: FundRow): Counterpart | undefined {
  const { type, allocationId, planId, payeeOrgId } = move;
  if (payeeOrgId !== undefined) return { kind: 'payee', id: payeeOrgId };
  if (planId !== undefined) return { kind: 'plan', id: planId };
  if (allocationId !== undefined) return { kind: 'allocation', id: allocationId };
  // It goes back to the organ that gave it.
  return type === 'FundWithdrawn' && allocation ? { kind: 'organ', id: allocation.fromOrgId } : undefined;
}

type Unsummed = Omit<BookLine, 'balance'>;

/** The change by which the allocation came to be. */
function entryOf({ allocationId, allocation }: FundRow): readonly Unsummed[] {
  if (!allocation) return [];
  const { splits, amount, fromOrgId, docNo } = allocation;
  return [
    {
      ...only(allocation, ['factId', 'index', 'day', 'correctedBy']),
      type: 'FundAllocated',
      // A correction may have it split itself: that takes what it gives.
      change: splits === fundAccount(allocationId) ? '0' : amount,
      counterpart: splits === undefined ? { kind: 'organ', id: fromOrgId } : accountNamed(splits),
      docNo,
    },
  ];
}

const inLegalOrder = (a: Unsummed, b: Unsummed): number => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.index - b.index);

/** Every change of what the allocation holds, in legal order; the last line holds the balance of the day asked about. */
export function bookOf(row: FundRow): readonly BookLine[] {
  const moves = row.moves.map((move): Unsummed => {
    const counterpart = counterpartOf(move, row);
    return {
      ...only(move, ['factId', 'index', 'day', 'correctedBy', 'type', 'change']),
      ...(counterpart ? { counterpart } : {}),
      ...only(move, ['projectId', 'via', 'voucherNo', 'docNo']),
    };
  });
  let balance = 0n;
  return [...entryOf(row), ...moves].sort(inLegalOrder).map((line) => {
    balance += BigInt(line.change);
    const { factId, index, day, type, change, ...rest } = line;
    return { factId, index, day, type, change, balance: balance.toString(), ...rest };
  });
}

/** 资金守恒 of one allocation: minor units, exact decimal strings; all of them 0 or more but `balance` and `residue`. */
export interface FundConservation {
  /** Its own amount, and what was moved here from other allocations. */
  readonly received: string;
  /** Split into further allocations. */
  readonly passedOn: string;
  readonly paid: string;
  readonly withdrawn: string;
  /** Moved to other allocations. */
  readonly reallocated: string;
  /** Put into integration plans. */
  readonly integrated: string;
  /** What its account holds, by the balances that payments are decided on; below 0 when it is overdrawn. */
  readonly balance: string;
  /** What the book comes to beyond what the account holds: `0`, or one of the two is wrong. */
  readonly residue: string;
  readonly overdrawn: boolean;
  /** The calculation, e.g. `received 100 - passedOn 0 - paid 60 - withdrawn 0 - reallocated 0 - integrated 0 = 40`. */
  readonly arithmetic: string;
}

type Column = 'passedOn' | 'paid' | 'withdrawn' | 'reallocated' | 'integrated';
const columns: Readonly<Record<string, Column>> = {
  FundAllocated: 'passedOn',
  FundDisbursed: 'paid',
  FundWithdrawn: 'withdrawn',
  FundReallocated: 'reallocated',
  FundIntegrated: 'integrated',
};

/** @param account the row of the allocation's account, at the same clocks as the book */
export function conservationOf(book: readonly BookLine[], account: BalanceRow | undefined): FundConservation {
  const sums = { received: 0n, passedOn: 0n, paid: 0n, withdrawn: 0n, reallocated: 0n, integrated: 0n };
  for (const { type, change } of book) {
    const amount = BigInt(change);
    const column = amount < 0n ? columns[type] : 'received';
    if (column) sums[column] += amount < 0n ? -amount : amount;
  }
  const { received, ...gone } = sums;
  const left = Object.values(gone).reduce((rest, each) => rest - each, received);
  const held = changesIn(account).reduce((sum, [, change]) => sum + change, 0n);
  const steps = Object.entries(gone).map(([name, each]) => ` - ${name} ${each.toString()}`);
  return {
    received: received.toString(),
    passedOn: gone.passedOn.toString(),
    paid: gone.paid.toString(),
    withdrawn: gone.withdrawn.toString(),
    reallocated: gone.reallocated.toString(),
    integrated: gone.integrated.toString(),
    balance: held.toString(),
    residue: (left - held).toString(),
    overdrawn: held < 0n,
    arithmetic: `received ${received.toString()}${steps.join('')} = ${left.toString()}`,
  };
}
