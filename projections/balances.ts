/**
 * 账户余额: what an account of money (a line of a budget, an allocation, an integration plan) changes by, day by day, so
 * that its balance on any day is a sum, and a payment can be refused on every day that it would overdraw.
 */
import { movementsOf, movingTypes } from '../src/domain/funds/accounts';
import type { Changes } from '../src/domain/decider';
import type { Fact } from '../src/domain/fact';
import type { LegalDay } from '../src/domain/legal-day';
import type { RowProjection } from './projection';

/** Changes in the order of the days, each day once; money as signed decimal strings in the minor unit. */
export interface BalanceRow {
  readonly account: string;
  readonly changes: readonly (readonly [day: LegalDay, change: string])[];
}

/** The changes as numbers. */
export const changesIn = (row: BalanceRow | undefined): Changes =>
  (row?.changes ?? []).map(([day, change]) => [day, BigInt(change)]);

/** The row with what the fact moves. Facts come in the order of their days, so only the last day can be met again. */
function moved(row: BalanceRow | undefined, fact: Fact, account: string): BalanceRow {
  const changes = [...(row?.changes ?? [])];
  for (const { account: touched, day, change } of movementsOf(fact)) {
    if (touched !== account) continue;
    const last = changes.at(-1);
    if (last?.[0] === day) changes[changes.length - 1] = [day, (BigInt(last[1]) + change).toString()];
    else changes.push([day, change.toString()]);
  }
  return { account, changes };
}

export const balances: RowProjection<BalanceRow> = {
  kind: 'rows',
  name: 'balances',
  version: 1,
  zh: '账户余额',
  keys: (fact) => movementsOf(fact).map(({ account }) => account),
  on: Object.fromEntries(movingTypes.map((type) => [type, moved])),
};
