/** Decoded facts for projections, and the row that they make at one point of both clocks. */
import type { FactNamed, FactType } from '../../src/domain/catalogue';
import { declarationOf } from '../../src/domain/catalogue';
import { isCorrection } from '../../src/domain/corrections/correction';
import type { Fact } from '../../src/domain/fact';
import type { LegalDay } from '../../src/domain/legal-day';
import { faultsOf } from '../../src/domain/validation';
import { standing } from '../../src/ledger/decoding';
import { openingOf } from '../../src/ledger/stream-facts';
import { fold, legalOrder, type Filed, type RowProjection } from '../../projections/projection';
import { idOf, type Told } from './spec';

/** A fact of a kind, typed by its declaration. */
export const say = <T extends FactType>(type: T, stream: string, data: FactNamed<T>['data'], organ?: string): Told => ({
  type,
  stream,
  data: data as Readonly<Record<string, unknown>>,
  ...(organ === undefined ? {} : { organ }),
});

/**
 * The log that holds these facts in this order: index n for the n-th, id `idOf(n)` unless named otherwise. Throws for
 * data that the declaration refuses, so that no test rests on a fact that could not be recorded.
 */
export function recordedFacts(
  told: readonly Told[],
  nameOf: (told: Told, index: number) => string = (_, index) => idOf(index),
): readonly Fact[] {
  const lengths = new Map<string, number>();
  return told.map((each, index) => {
    const declaration = declarationOf(each.type);
    if (!declaration) throw new Error(`${each.type} is not declared`);
    const [fault] = faultsOf(declaration.schema, each.data);
    if (fault) throw new Error(`${each.type}${fault.pointer}: ${fault.detail}`);
    const revision = lengths.get(each.stream) ?? 0;
    lengths.set(each.stream, revision + 1);
    return {
      index,
      id: nameOf(each, index),
      type: each.type,
      version: declaration.version,
      stream: each.stream,
      revision,
      recordedAt: new Date(Date.UTC(2026, 5, 30) + index).toISOString(),
      actor: `registrar/${each.organ ?? '-'}/k001`,
      occurredOn: each.data[declaration.occurredOn] as LegalDay,
      about: {
        ...(each.organ === undefined ? {} : { organ: each.organ }),
        jurisdiction: 'CN-62',
        basis: [],
        evidence: [],
        classification: 'internal',
        ...each.about,
        knownSize: index,
      },
      data: each.data,
    };
  });
}

/** One point of both clocks; the newest of each when left out. */
export interface Point {
  readonly on?: LegalDay;
  readonly size?: number;
}

/** Facts as they stand in a log prefix, each with the opening of its stream. */
function filedAt(facts: readonly Fact[], size: number): readonly Filed[] {
  const streams = new Map<string, Fact[]>();
  for (const fact of facts) streams.set(fact.stream, [...(streams.get(fact.stream) ?? []), fact]);
  return [...streams.values()].flatMap((stream) => {
    const stands = standing(stream, size);
    const opening = openingOf(stands);
    return stands.map((fact) => ({ fact, opening: opening ?? fact }));
  });
}

/** Keys under which a fact is, or ever was, filed: corrections and voids of it are filed there. */
function everFiled(projection: RowProjection, facts: readonly Fact[], targetId: unknown, size: number): Set<string> {
  const keys = new Set<string>();
  for (let known = 0; known <= size; known += 1) {
    const at = filedAt(facts, known).find(({ fact }) => fact.id === targetId);
    for (const key of at ? projection.keys(at.fact, at.opening) : []) keys.add(key);
  }
  return keys;
}

/** All facts that the row of a key is folded from, in legal order. */
export function filedUnder<Row>(
  projection: RowProjection<Row>,
  facts: readonly Fact[],
  key: string,
  { on = '9999-12-31', size = facts.length }: Point = {},
): readonly Filed[] {
  const some = projection as unknown as RowProjection;
  return filedAt(facts, size)
    .filter(({ fact, opening }) =>
      isCorrection(fact.type)
        ? everFiled(some, facts, fact.data['targetEventId'], size).has(key)
        : projection.keys(fact, opening).includes(key),
    )
    .filter(({ fact }) => fact.occurredOn <= on)
    .sort((a, b) => legalOrder(a.fact, b.fact));
}

/** The row of a key at a point of both clocks. */
export const rowAt = <Row>(
  projection: RowProjection<Row>,
  facts: readonly Fact[],
  key: string,
  point: Point = {},
): Row | undefined => fold(projection, filedUnder(projection, facts, key, point), key);

/** Every key under which anything is filed, sorted. */
export const keysOf = <Row>(projection: RowProjection<Row>, facts: readonly Fact[]): readonly string[] =>
  [...new Set(filedAt(facts, facts.length).flatMap(({ fact, opening }) => projection.keys(fact, opening)))].sort();
