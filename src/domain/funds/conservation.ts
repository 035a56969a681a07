/**
 * 资金守恒: money cannot exceed its source (R-33, kept under GS-PA-10). On every legal day an account holds what came in
 * less what went out, and never less than nothing: a fact that would break this on any day, its own or a later one, is
 * refused. A correction that breaks it is recorded, and the account shows as overdrawn.
 */
import { refuse, type Changes, type Known, type Proposed, type Refusal } from '../decider';
import type { LegalDay } from '../legal-day';
import { movementsOf } from './accounts';

/** What an account holds on a day, minor units. */
export interface Balance {
  readonly day: LegalDay;
  readonly balance: bigint;
}

/** The changes with one more, in any order of the days. */
export function withChange(changes: Changes, day: LegalDay, change: bigint): Changes {
  const at = changes.findLastIndex(([each]) => each <= day);
  const found = changes[at];
  return found?.[0] === day ? changes.with(at, [day, found[1] + change]) : changes.toSpliced(at + 1, 0, [day, change]);
}

/** The least that the account holds on a day or any later one, and the first such day. */
export function lowestFrom(changes: Changes, from: LegalDay): Balance {
  let balance = 0n;
  let lowest: Balance | undefined;
  for (const [day, change] of changes) {
    if (day > from) lowest ??= { day: from, balance };
    balance += change;
    if (lowest && balance < lowest.balance) lowest = { day, balance };
  }
  return lowest ?? { day: from, balance };
}

/** The first day on which more has gone out than came in, with what is missing as a negative balance. */
export function overdraftOf(changes: Changes): Balance | undefined {
  let balance = 0n;
  for (const [day, change] of changes) {
    balance += change;
    if (balance < 0n) return { day, balance };
  }
  return undefined;
}

/**
 * Refuses a fact that takes money from an account which does not have it on the fact's day, or would lack it on a later
 * one. `pointer` is that of its amount.
 */
export function conserved(fact: Proposed, known: Known, pointer: string): Refusal | undefined {
  for (const { account, day, change } of movementsOf(fact)) {
    if (change >= 0n) continue;
    const { day: least, balance } = lowestFrom(known.changes(account), day);
    if (balance + change >= 0n) continue;
    const detail = `${account} has ${balance.toString()} on ${least}, and ${(-change).toString()} would go out`;
    return refuse('insufficient-balance', detail, { pointer, cites: ['GS-PA-10'] });
  }
  return undefined;
}
