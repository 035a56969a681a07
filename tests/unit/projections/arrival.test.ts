/** A row depends on which facts there are and on their days, never on the order in which they were recorded. */
import fc from 'fast-check';
import { projections } from '../../../projections';
import { apply, legalOrder, type Filed, type RowProjection } from '../../../projections/projection';
import { isCorrection } from '../../../src/domain/corrections/correction';
import { county } from '../../support/county';
import { filedUnder, keysOf, recordedFacts, rowAt } from '../../support/facts';
import { idOf, type Told } from '../../support/spec';

const rowProjections = projections.filter((projection) => projection.kind === 'rows') as readonly RowProjection[];

/** Names that stay with a fact wherever it is recorded, so that rows can be compared without their places. */
const nameOf = (told: Told): string => idOf(county.indexOf(told));

/** Rows without places in the log: those are what differs. */
const withoutPlaces = (row: unknown): unknown =>
  JSON.parse(
    JSON.stringify(row ?? null, (name, value: unknown) =>
      name === 'index' || name === 'correctedBy' ? undefined : value,
    ),
  );

const dayOf = (told: Told): string => recordedFacts([told])[0]?.occurredOn ?? '';
const days = new Map(county.map((told) => [told, dayOf(told)]));
const targetOf = ({ data }: Told): unknown => data['targetEventId'];

/**
 * What must be recorded before what: a stream's opening before the rest, a target before its correction. Facts of one
 * day also keep their order, because it is all that tells them apart.
 */
const before = county.map((later, at) =>
  county
    .slice(0, at)
    .filter(
      (earlier) =>
        days.get(earlier) === days.get(later) ||
        nameOf(earlier) === targetOf(later) ||
        county.find(({ stream }) => stream === later.stream) === earlier,
    ),
);

/** The same facts in another order that a ledger could have recorded: always the ready fact of the lowest rank. */
function rearranged(ranks: readonly number[]): readonly Told[] {
  const left = new Set(county.keys());
  const done = new Set<Told>();
  while (left.size > 0) {
    const ready = [...left].filter((at) => before[at]?.every((told) => done.has(told)));
    const next = ready.reduce((a, b) => ((ranks[a] ?? 0) <= (ranks[b] ?? 0) ? a : b));
    left.delete(next);
    done.add(county[next] as Told);
  }
  return [...done];
}

const orders = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
  minLength: county.length,
  maxLength: county.length,
});
const original = recordedFacts(county, nameOf);

describe('arrival', () => {
  it.each(rowProjections.map((projection) => [projection.name, projection] as const))(
    'in any order leaves the same rows in %s',
    (_, projection) => {
      const keys = keysOf(projection, original);
      const expected = keys.map((key) => withoutPlaces(rowAt(projection, original, key)));
      fc.assert(
        fc.property(orders, (ranks) => {
          const facts = recordedFacts(rearranged(ranks), nameOf);
          expect(keys.map((key) => withoutPlaces(rowAt(projection, facts, key)))).toEqual(expected);
        }),
        { seed: 19990323, numRuns: 25 },
      );
    },
    20_000,
  );

  it.each(rowProjections.map((projection) => [projection.name, projection] as const))(
    'one fact at a time makes the row of %s that a rebuild makes, while days only grow',
    (_, projection) => {
      const ordered = recordedFacts(
        [...county].sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0)),
        nameOf,
      );
      const standing = ordered.filter(({ type }) => !isCorrection(type));
      for (const key of keysOf(projection, standing)) {
        let row: unknown;
        for (const filed of filedUnder(projection, standing, key)) row = apply(projection, frozen(row), filed, key);
        expect(row).toEqual(rowAt(projection, standing, key));
      }
    },
  );
});

/** A fold that changed the row it was given would throw. */
function frozen<T>(value: T): T {
  if (value !== null && typeof value === 'object') {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}

describe('an order of arrival in these tests', () => {
  it('is really another one, of the same facts', () => {
    const mixed = rearranged(county.map((_, at) => -at));
    expect(new Set(mixed)).toEqual(new Set(county));
    expect(mixed.filter((told, at) => told !== county[at]).length).toBeGreaterThan(county.length / 2);
  });
});

describe('the order of folding', () => {
  it('is the legal day, then the place in the log', () => {
    const filed: readonly Filed[] = original.map((fact) => ({ fact, opening: fact }));
    const sorted = [...filed].sort((a, b) => legalOrder(a.fact, b.fact)).map(({ fact }) => fact);
    for (const [at, fact] of sorted.entries()) {
      const next = sorted[at + 1];
      if (!next) continue;
      expect(fact.occurredOn <= next.occurredOn).toBe(true);
      if (fact.occurredOn === next.occurredOn) expect(fact.index).toBeLessThan(next.index);
    }
  });
});
