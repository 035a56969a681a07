/**
 * Every projection by its definition, in memory: the facts of a log prefix, corrections and voids in it applied, those
 * up to a legal day, in legal order, folded. No index, no kept row and nothing incremental, so that what the service
 * keeps can be held against it.
 */
import { streams } from '../domain/catalogue';
import { isCorrection } from '../domain/corrections/correction';
import { streamKind, type Fact } from '../domain/fact';
import type { LegalDay } from '../domain/legal-day';
import {
  fold,
  legalOrder,
  type Filed,
  type MeasureProjection,
  type Projection,
  type SomeRowProjection,
} from '../../projections/projection';
import { skimmedFact, standing } from './decoding';
import type { EventStore, StoredRecord } from './event-store';
import { EverFiled } from './ever-filed';
import { openingOf } from './stream-facts';

/** Rows by projection and key, in no order; sums by projection, measure and group. */
export interface Replayed {
  readonly size: number;
  readonly rows: ReadonlyMap<SomeRowProjection, ReadonlyMap<string, unknown>>;
  readonly sums: ReadonlyMap<MeasureProjection, ReadonlyMap<string, ReadonlyMap<string, bigint>>>;
}

/** Replays the first `size` records of a store, as of a legal day. Holds in memory the facts that rows are folded from. */
export async function replay(
  store: EventStore,
  projections: readonly Projection[],
  on: LegalDay = '9999-12-31',
  size = Number.MAX_SAFE_INTEGER,
): Promise<Replayed> {
  const filing = new Filing(projections, on);
  const figures = new Figures(projections, on, store);
  const kept = new Map<string, Fact[]>();
  let index = 0;
  for await (const record of store.readAll()) {
    if (index === size) break;
    // Corrections and voids belong in every stream: only a stream of which no kind feeds a row is not kept.
    if (figures.onlyMeasures(record.stream)) {
      const earlier = figures.take(record);
      if (earlier) await earlier;
    } else {
      const fact = skimmedFact(record, index);
      const facts = kept.get(fact.stream);
      if (facts) facts.push(fact);
      else kept.set(fact.stream, [fact]);
    }
    index += 1;
  }
  figures.end();
  for (const facts of kept.values()) {
    const stands = standing(facts, index);
    filing.take(facts, stands, index);
    figures.add(stands, 1n);
  }
  return { size: index, rows: filing.rows(), sums: figures.sums };
}

type Sums = Map<MeasureProjection, Map<string, Map<string, bigint>>>;

/** Sums of what streams contribute. A stream that feeds nothing else is let go as soon as another one follows it. */
class Figures {
  readonly sums: Sums = new Map();
  private readonly byKind = new Map<string, MeasureProjection[]>();
  private readonly inRows: ReadonlySet<string>;
  private open: { readonly stream: string; readonly facts: Fact[] } | undefined;

  constructor(
    projections: readonly Projection[],
    private readonly on: LegalDay,
    private readonly store: EventStore,
  ) {
    for (const projection of projections) {
      if (projection.kind !== 'measures') continue;
      this.sums.set(projection, new Map());
      this.byKind.set(projection.stream, [...(this.byKind.get(projection.stream) ?? []), projection]);
    }
    this.inRows = new Set(projections.flatMap((projection) => (projection.kind === 'rows' ? kindsOf(projection) : [])));
  }

  onlyMeasures(stream: string): boolean {
    const kind = streamKind(stream);
    return this.byKind.has(kind) && !this.inRows.has(kind);
  }

  /** Places in the stream stand for places in the log: only their order matters here. Waits where earlier ones are read. */
  take(record: StoredRecord): Promise<void> | undefined {
    if (this.open?.stream === record.stream) {
      this.open.facts.push(skimmedFact(record));
      return undefined;
    }
    this.end();
    const goesOn = record.revision > 0;
    this.open = { stream: record.stream, facts: goesOn ? [] : [skimmedFact(record)] };
    return goesOn ? this.readOpen(record) : undefined;
  }

  /** Counts the stream that is open. */
  end(): void {
    if (this.open) this.add(standing(this.open.facts, Number.MAX_SAFE_INTEGER), 1n);
    this.open = undefined;
  }

  /** Adds what a stream contributes, `times` over. */
  add(stands: readonly Fact[], times: bigint): void {
    const [first] = stands;
    if (!first) return;
    for (const projection of this.byKind.get(streamKind(first.stream)) ?? []) {
      const sums = this.sums.get(projection) as Map<string, Map<string, bigint>>;
      for (const { measure, group, day, n } of projection.measures(stands)) {
        if (day > this.on) continue;
        let groups = sums.get(measure);
        if (!groups) sums.set(measure, (groups = new Map<string, bigint>()));
        groups.set(group, (groups.get(group) ?? 0n) + times * BigInt(n));
      }
    }
  }

  /** Reads a stream that goes on after others, up to a record; what it was counted as before that is taken back. */
  private async readOpen({ stream, revision }: StoredRecord): Promise<void> {
    const facts: Fact[] = [];
    for await (const record of this.store.readStream(stream)) {
      if (record.revision === revision) this.add(standing(facts, Number.MAX_SAFE_INTEGER), -1n);
      facts.push(skimmedFact(record));
      if (record.revision === revision) break;
    }
    this.open = { stream, facts };
  }
}

/** Kinds of stream whose ordinary facts the projection handles. */
const kindsOf = ({ on }: SomeRowProjection): readonly string[] =>
  streams.filter(({ facts }) => facts.some(({ type }) => type in on)).map(({ kind }) => kind);

type ByKey = Map<string, Filed[]>;

/** Facts under the keys of each projection, one whole stream after the other. */
class Filing {
  private readonly filed = new Map<SomeRowProjection, ByKey>();
  private readonly byType = new Map<string, [SomeRowProjection, ByKey][]>();

  constructor(
    projections: readonly Projection[],
    private readonly on: LegalDay,
  ) {
    for (const projection of projections) {
      if (projection.kind === 'measures') continue;
      const keys: ByKey = new Map();
      this.filed.set(projection, keys);
      for (const type of Object.keys(projection.on)) {
        this.byType.set(type, [...(this.byType.get(type) ?? []), [projection, keys]]);
      }
    }
  }

  /** All facts of a stream, and how they stand at a log size. */
  take(all: readonly Fact[], stands: readonly Fact[], size: number): void {
    const opening = openingOf(stands);
    let ever: EverFiled | undefined;
    for (const fact of stands) {
      if (fact.occurredOn > this.on) continue;
      const filed = { fact, opening: opening ?? fact };
      for (const [projection, keys] of this.byType.get(fact.type) ?? []) {
        // A correction is filed wherever its target ever was; it never moves a fact back into a row.
        const under = isCorrection(fact.type)
          ? (ever ??= new EverFiled(all, size)).keysOfMark(projection, fact)
          : opening && once(projection.keys(fact, opening));
        for (const key of under ?? []) {
          const facts = keys.get(key);
          if (facts) facts.push(filed);
          else keys.set(key, [filed]);
        }
      }
    }
  }

  rows(): Replayed['rows'] {
    const rows = new Map<SomeRowProjection, Map<string, unknown>>();
    for (const [projection, keys] of this.filed) {
      const folded = new Map<string, unknown>();
      for (const [key, facts] of keys) {
        if (facts.length > 1) facts.sort((a, b) => legalOrder(a.fact, b.fact));
        folded.set(key, fold(projection, facts, key));
      }
      rows.set(projection, folded);
    }
    return rows;
  }
}

/** A projection may name a key twice; the fact stands under it once. */
const once = (keys: readonly string[]): Iterable<string> => (keys.length > 1 ? new Set(keys) : keys);
