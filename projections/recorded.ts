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

export const recorded = (fact: Fact): Recorded => ({
  factId: fact.id,
  index: fact.index,
  day: fact.occurredOn,
  ...(fact.correctedBy === undefined ? {} : { correctedBy: fact.correctedBy }),
});

/** The members of `source` that are there, in the order named; rows are JSON and have no undefined members. */
export function only<T extends object, const K extends keyof T>(source: T, names: readonly K[]): Pick<T, K> {
  const kept: Partial<Pick<T, K>> = {};
  for (const name of names) if (source[name] !== undefined) kept[name] = source[name];
  return kept as Pick<T, K>;
}
