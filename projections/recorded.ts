/** Where an item of a row comes from. */
import type { Fact } from '../src/domain/fact';
import type { LegalDay } from '../src/domain/legal-day';

export interface Recorded {
  readonly factId: string;
  /** Place in the log: a correction changes the item, never its place. */
  readonly index: number;
  readonly day: LegalDay;
  /** Log index of the correction whose data this is. */
  readonly correctedBy?: number;
}

/** An item that the fact puts into a row. Two objects spread into one would be built ten times as slowly. */
export const recorded = <T extends object>({ id, index, occurredOn, correctedBy }: Fact, item: T): Recorded & T =>
  correctedBy === undefined
    ? { factId: id, index, day: occurredOn, ...item }
    : { factId: id, index, day: occurredOn, correctedBy, ...item };

/** The members of `source` that are there, in the order named; rows are JSON and have no undefined members. */
export function only<T extends object, const K extends keyof T>(source: T, names: readonly K[]): Pick<T, K> {
  const kept: Partial<Pick<T, K>> = {};
  for (const name of names) if (source[name] !== undefined) kept[name] = source[name];
  return kept as Pick<T, K>;
}
