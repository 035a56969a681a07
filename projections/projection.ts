/** The shape of a projection, and `fold`. A projection has no clock, no I/O and no state of its own. */
import type { FactNamed, FactType } from '../src/domain/catalogue';
import type { Fact } from '../src/domain/fact';
import type { LegalDay } from '../src/domain/legal-day';

/**
 * One step for each kind of fact that matters to the row; kinds that are left out do not touch it. `opening` is the
 * same fact that `keys` is given: what a later fact of a stream does not repeat (whose evaluation, which organ's post).
 */
export type Handlers<Row> = {
  readonly [T in FactType]?: (row: Row | undefined, fact: FactNamed<T>, key: string, opening: Fact) => Row | undefined;
};

/** A fact with the first fact of its stream, both as they stand at the moment asked about. */
export interface Filed {
  readonly fact: Fact;
  readonly opening: Fact;
}

/**
 * Rows, each folded from the facts filed under its key, in the order (occurredOn, index). A published version is never
 * edited: a changed fold is a new version, built beside the old one.
 */
export interface RowProjection<Row = unknown> {
  readonly kind: 'rows';
  /** Kebab-case noun; with the version it names the view in every answer's basis. */
  readonly name: string;
  readonly version: number;
  readonly zh: string;
  /**
   * The keys a fact is filed under; none for a fact that does not matter. `opening` is the fact that opens the fact's
   * stream, as corrected and whatever its own day (the fact itself when it opens its stream): many facts name no person,
   * their stream's first one does. When that one is voided, the first fact that stands takes its place, of whatever kind:
   * a projection looks at what the opening is before it relies on it. Corrections and voids are filed by the ledger
   * wherever their target is or was filed; `keys` never sees them.
   */
  keys(fact: Fact, opening: Fact): readonly string[];
  readonly on: Handlers<Row>;
  /** Whether a list shows the row at all; every row when left out. A row asked for by its key is always shown. */
  listed?(row: Row): boolean;
  /** What a list of this projection can be filtered by, read from the row at the clocks of the question. */
  filters?(row: Row): { readonly organs?: readonly string[]; readonly years?: readonly number[] };
}

/** A figure that a stream contributes on a day: sums over days and log prefixes answer any pair of clocks. */
export interface Measure {
  readonly measure: string;
  /** What the figure is broken down by; the projection's own text. */
  readonly group: string;
  readonly day: LegalDay;
  /** Integer, |n| < 2^53. */
  readonly n: number;
}

/** Figures, each the sum of what single streams contribute. */
export interface MeasureProjection {
  readonly kind: 'measures';
  readonly name: string;
  readonly version: number;
  readonly zh: string;
  /** Kind of the streams that contribute. */
  readonly stream: string;
  /** Everything one stream contributes. Facts come in log order, corrections applied, voided ones left out. */
  measures(facts: readonly Fact[]): readonly Measure[];
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- "some projection": its rows are opaque to the ledger.
export type SomeRowProjection = RowProjection<any>;

export type Projection = SomeRowProjection | MeasureProjection;

/** One step of a fold. Returns `row` itself for a kind that the projection does not handle. */
export function apply<Row>(
  projection: RowProjection<Row>,
  row: Row | undefined,
  { fact, opening }: Filed,
  key: string,
): Row | undefined {
  const handler = projection.on[fact.type as FactType] as
    ((row: Row | undefined, fact: Fact, key: string, opening: Fact) => Row | undefined) | undefined;
  return handler ? handler(row, fact, key, opening) : row;
}

/** The row of `key`, from its facts in the order (occurredOn, index). */
export function fold<Row>(projection: RowProjection<Row>, facts: readonly Filed[], key: string): Row | undefined {
  let row: Row | undefined;
  for (const filed of facts) row = apply(projection, row, filed, key);
  return row;
}

/** The order in which rows are folded: by legal day, then as recorded. */
export const legalOrder = (a: Fact, b: Fact): number =>
  a.occurredOn < b.occurredOn ? -1 : a.occurredOn > b.occurredOn ? 1 : a.index - b.index;
