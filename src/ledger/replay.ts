/**
 * Every projection by its definition, in memory: the facts of a log prefix, corrections and voids in it applied, those
 * up to a legal day, in legal order, folded. No index, no kept row and nothing incremental, so that what the service
 * keeps can be held against it.
 */
import { isCorrection } from '../domain/corrections/correction';
import type { Fact } from '../domain/fact';
import type { LegalDay } from '../domain/legal-day';
import {
  fold,
  legalOrder,
  type Filed,
  type MeasureProjection,
  type Projection,
  type SomeRowProjection,
} from '../../projections/projection';
import { factFrom, standing } from './decoding';
import type { EventStore } from './event-store';
import { everFiled } from './row-views';
import { openingOf } from './stream-facts';

/** Rows by projection and key, in no order; sums by projection, measure and group. */
export interface Replayed {
  readonly size: number;
  readonly rows: ReadonlyMap<SomeRowProjection, ReadonlyMap<string, unknown>>;
  readonly sums: ReadonlyMap<MeasureProjection, ReadonlyMap<string, ReadonlyMap<string, bigint>>>;
}

/** Replays the first `size` records of a store, as of a legal day. Holds all of their facts in memory. */
export async function replay(
  store: EventStore,
  projections: readonly Projection[],
  on: LegalDay = '9999-12-31',
  size = Number.MAX_SAFE_INTEGER,
): Promise<Replayed> {
  const streams = new Map<string, Fact[]>();
  let index = 0;
  for await (const record of store.readAll()) {
    if (index === size) break;
    const fact = factFrom(record, index);
    const facts = streams.get(fact.stream);
    if (facts) facts.push(fact);
    else streams.set(fact.stream, [fact]);
    index += 1;
  }
  const filing = new Filing(projections, on, index);
  for (const facts of streams.values()) filing.take(facts);
  return { size: index, rows: filing.rows(), sums: filing.sums };
}

type ByKey = Map<string, Filed[]>;

/** Facts under the keys of each projection, one whole stream after the other. */
class Filing {
  readonly sums = new Map<MeasureProjection, Map<string, Map<string, bigint>>>();
  private readonly filed = new Map<SomeRowProjection, ByKey>();
  private readonly byType = new Map<string, [SomeRowProjection, ByKey][]>();
  private readonly byKind: MeasureProjection[] = [];

  constructor(
    projections: readonly Projection[],
    private readonly on: LegalDay,
    private readonly size: number,
  ) {
    for (const projection of projections) {
      if (projection.kind === 'measures') {
        this.byKind.push(projection);
        this.sums.set(projection, new Map());
        continue;
      }
      const keys: ByKey = new Map();
      this.filed.set(projection, keys);
      for (const type of Object.keys(projection.on)) {
        this.byType.set(type, [...(this.byType.get(type) ?? []), [projection, keys]]);
      }
    }
  }

  take(all: readonly Fact[]): void {
    const stands = standing(all, this.size);
    const opening = openingOf(stands);
    for (const fact of stands) {
      if (fact.occurredOn > this.on) continue;
      for (const [projection, keys] of this.byType.get(fact.type) ?? []) {
        for (const key of this.keysOf(projection, all, fact, opening)) {
          const filed = { fact, opening: opening ?? fact };
          const facts = keys.get(key);
          if (facts) facts.push(filed);
          else keys.set(key, [filed]);
        }
      }
    }
    this.measure(stands);
  }

  rows(): Replayed['rows'] {
    const rows = new Map<SomeRowProjection, Map<string, unknown>>();
    for (const [projection, keys] of this.filed) {
      const folded = new Map<string, unknown>();
      for (const [key, facts] of keys) {
        facts.sort((a, b) => legalOrder(a.fact, b.fact));
        folded.set(key, fold(projection, facts, key));
      }
      rows.set(projection, folded);
    }
    return rows;
  }

  /** A correction is filed wherever its target ever was; it never moves a fact back into a row. */
  private keysOf(
    projection: SomeRowProjection,
    all: readonly Fact[],
    fact: Fact,
    opening: Fact | undefined,
  ): Iterable<string> {
    if (!isCorrection(fact.type)) return opening ? projection.keys(fact, opening) : [];
    const target = all.find(({ id }) => id === fact.data['targetEventId']);
    return target ? everFiled(projection, all, target, this.size) : [];
  }

  private measure(stands: readonly Fact[]): void {
    const [first] = stands;
    if (!first) return;
    for (const projection of this.byKind) {
      if (!first.stream.startsWith(`${projection.stream}-`)) continue;
      const sums = this.sums.get(projection) as Map<string, Map<string, bigint>>;
      for (const { measure, group, day, n } of projection.measures(stands)) {
        if (day > this.on) continue;
        let groups = sums.get(measure);
        if (!groups) sums.set(measure, (groups = new Map<string, bigint>()));
        groups.set(group, (groups.get(group) ?? 0n) + BigInt(n));
      }
    }
  }
}
