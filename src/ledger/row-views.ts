/**
 * Keeps the rows of row projections: for each key the places of its facts in the log, and the row folded from all of
 * them. A question at another point of the two clocks folds the same facts again (reader.ts), so live, rebuilt and
 * past answers come from one function.
 */
import { isCorrection } from '../domain/corrections/correction';
import type { Fact } from '../domain/fact';
import type { LegalDay } from '../domain/legal-day';
import {
  apply,
  fold,
  legalOrder,
  type Filed,
  type RowProjection,
  type SomeRowProjection,
} from '../../projections/projection';
import { corrected, standing } from './decoding';
import { EverFiled } from './ever-filed';
import type { RowStore } from './row-store';
import { openingOf, type StreamFacts } from './stream-facts';

/** A kept row: `row` answers every question with size > `last` and effectiveOn >= `maxDay`. */
export interface KeptRow<Row = unknown> {
  readonly row: Row;
  readonly last: number;
  readonly maxDay: LegalDay;
}

const PLACE_DIGITS = 12;
export const placeKey = (index: number): string => String(index).padStart(PLACE_DIGITS, '0');
/** Sorts before every character that a key may hold, so that a key's places are one range. */
const SEPARATOR = '\u0001';

export const rowSpace = (p: SomeRowProjection): string => `rows/${p.name}@${String(p.version)}`;
export const placeSpace = (p: SomeRowProjection): string => `places/${p.name}@${String(p.version)}`;

/** The places of the facts filed under a key, each with its stream. */
export function placesOf(rows: RowStore, projection: SomeRowProjection, key: string): Map<number, string> {
  const range = { from: `${key}${SEPARATOR}`, to: `${key}${SEPARATOR}:` };
  const entries = rows.scan(placeSpace(projection), range);
  return new Map(entries.map(([place, stream]) => [Number(place.slice(-PLACE_DIGITS)), stream as string]));
}

/** The kept row of a key. */
export function keptRow<Row>(rows: RowStore, projection: RowProjection<Row>, key: string): KeptRow<Row> | undefined {
  const stored = rows.get(rowSpace(projection), key);
  return stored === undefined ? undefined : (JSON.parse(stored as string) as KeptRow<Row>);
}

/** A fact that is or was filed under a key, and what became of it. */
export interface FiledFact {
  /** With its data as it stands; of a voided fact, as it stood last. */
  readonly fact: Fact;
  readonly opening: Fact;
  readonly state: 'stands' | 'corrected' | 'voided';
  /** False for what was filed under the key and is no longer: it was voided, or a correction moved it elsewhere. */
  readonly filed: boolean;
  /** Its corrections and its void, in log order. */
  readonly changedBy: readonly Fact[];
}

/** What a batch does to one row. */
interface Touch {
  readonly places: Map<number, string>;
  readonly arrived: Filed[];
  last: number;
  /** A correction changed what the row is folded from. */
  refold: boolean;
}

type Touches = Map<SomeRowProjection, Map<string, Touch>>;

/** A stream as it stood at a log prefix. */
interface Stood {
  readonly all: readonly Fact[];
  /** Of `all`, which grows with the log. */
  readonly length: number;
  readonly size: number;
  readonly stands: readonly Fact[];
  readonly opening: Fact | undefined;
  ever: EverFiled | undefined;
}

export class RowViews {
  private readonly byType = new Map<string, SomeRowProjection[]>();
  /** The newest: a corrected opening folds many rows of one stream, each from the same facts. */
  private lastStood: Stood | undefined;

  constructor(
    private readonly rows: RowStore,
    private readonly streams: StreamFacts,
    projections: readonly SomeRowProjection[],
  ) {
    for (const projection of projections) this.follow(projection);
  }

  /** From the next batch on the projection's rows are moved forward; they have to hold every fact before it. */
  follow(projection: SomeRowProjection): void {
    for (const type of Object.keys(projection.on)) {
      this.byType.set(type, [...(this.byType.get(type) ?? []), projection]);
    }
  }

  /** From the next batch on the projection's rows stay as they are; questions about the time before go on being answered. */
  leave(projection: SomeRowProjection): void {
    for (const [type, interested] of this.byType) {
      this.byType.set(
        type,
        interested.filter((each) => each !== projection),
      );
    }
  }

  /**
   * Works out what a batch of facts does, reading what it must; their streams are loaded and hold them already. The
   * returned function writes it and has to be called inside the row store's transaction.
   */
  async plan(batch: readonly Fact[]): Promise<() => void> {
    const touches: Touches = new Map();
    for (const fact of batch) {
      if (isCorrection(fact.type)) this.correct(fact, touches);
      else this.file(fact, touches);
    }
    const writes: (() => void)[] = [];
    for (const [projection, keys] of touches) {
      for (const [key, touch] of keys) writes.push(await this.advance(projection, key, touch));
    }
    return () => {
      for (const write of writes) write();
    };
  }

  /** The row of a key at one point of both clocks: facts with index < `size`, then those with a legal day <= `on`. */
  async at<Row>(projection: RowProjection<Row>, key: string, on: LegalDay, size: number): Promise<Row | undefined> {
    const kept = keptRow(this.rows, projection, key);
    if (!kept) return undefined;
    return kept.last < size && kept.maxDay <= on ? kept.row : this.folded(projection, key, on, size);
  }

  /** The same, always folded from the facts themselves. */
  async folded<Row>(projection: RowProjection<Row>, key: string, on: LegalDay, size: number): Promise<Row | undefined> {
    return fold(projection, await this.factsOf(projection, key, placesOf(this.rows, projection, key), on, size), key);
  }

  /**
   * Every fact with index < `size` that stood under the key at any size up to that one, whatever its legal day, in log
   * order; corrections and voids among them, as facts of their own.
   */
  async history(projection: SomeRowProjection, key: string, size: number): Promise<readonly FiledFact[]> {
    const places = placesOf(this.rows, projection, key);
    const streams = new Set([...places].filter(([index]) => index < size).map(([, stream]) => stream));
    const found: FiledFact[] = [];
    for (const stream of streams) {
      await this.streams.load([stream]);
      found.push(...historyIn(projection, key, this.streams.of(stream), places, size));
    }
    return found.sort((a, b) => a.fact.index - b.fact.index);
  }

  /** How many facts are filed under a key. */
  countOf(projection: SomeRowProjection, key: string): number {
    return placesOf(this.rows, projection, key).size;
  }

  private touch(touches: Touches, p: SomeRowProjection, key: string, at: number): Touch {
    let keys = touches.get(p);
    if (!keys) touches.set(p, (keys = new Map<string, Touch>()));
    let touch = keys.get(key);
    if (!touch) keys.set(key, (touch = { places: new Map(), arrived: [], last: -1, refold: false }));
    touch.last = Math.max(touch.last, at);
    return touch;
  }

  private file(fact: Fact, touches: Touches): void {
    const interested = this.byType.get(fact.type);
    if (!interested) return;
    const all = this.streams.of(fact.stream);
    const opening = openingOf(standing(all, fact.index + 1)) ?? fact;
    if (opening === fact && fact.revision > 0) this.move(all, ordinary(all, fact.index), fact.index, touches);
    for (const projection of interested) {
      // A projection may name a key twice (a case that lists its subject twice); the fact stands under it once.
      for (const key of new Set(projection.keys(fact, opening))) {
        const touch = this.touch(touches, projection, key, fact.index);
        touch.places.set(fact.index, fact.stream);
        touch.arrived.push({ fact, opening });
      }
    }
  }

  /** Files what a correction or void moved, and itself wherever its target is or was. */
  private correct(correction: Fact, touches: Touches): void {
    const { stream, index, type } = correction;
    const all = this.streams.of(stream);
    const target = all.find((fact) => fact.id === correction.data['targetEventId']);
    if (!target) return;
    const [before, after] = [standsAt(all, index), standsAt(all, index + 1)];
    const opens = before.opening?.id === target.id || after.opening?.id === target.id;
    this.move(all, opens ? ordinary(all, index) : [target], index, touches, before, after);
    const ever = new EverFiled(all, index + 1);
    for (const projection of this.byType.get(type) ?? []) {
      for (const key of ever.keysOfMark(projection, correction)) {
        const touch = this.touch(touches, projection, key, index);
        touch.places.set(index, stream);
        touch.refold = true;
      }
    }
  }

  /** Files facts and their corrections under the keys that they have from the fact at `index` on; folds old and new anew. */
  private move(
    all: readonly Fact[],
    moved: readonly Fact[],
    index: number,
    touches: Touches,
    before = standsAt(all, index),
    after = standsAt(all, index + 1),
  ): void {
    const marks = marksBefore(all, index);
    for (const fact of moved) {
      for (const projection of this.byType.get(fact.type) ?? []) {
        const old = keysIn(projection, before, fact);
        const now = keysIn(projection, after, fact);
        const moving = [fact, ...(marks.get(fact.id) ?? []).filter((mark) => mark.type in projection.on)];
        for (const key of now) {
          const { places } = this.touch(touches, projection, key, index);
          for (const each of moving) places.set(each.index, each.stream);
        }
        for (const key of [...old, ...now]) this.touch(touches, projection, key, index).refold = true;
      }
    }
  }

  private async advance(projection: SomeRowProjection, key: string, touch: Touch): Promise<() => void> {
    const kept = keptRow(this.rows, projection, key);
    const row = touch.refold ? undefined : appended(projection, key, kept, touch.arrived);
    const next = row ?? (await this.refolded(projection, key, kept, touch));
    return () => {
      for (const [index, stream] of touch.places) {
        this.rows.put(placeSpace(projection), `${key}${SEPARATOR}${placeKey(index)}`, stream);
      }
      this.rows.put(rowSpace(projection), key, JSON.stringify(next));
    };
  }

  private async refolded(
    projection: SomeRowProjection,
    key: string,
    kept: KeptRow | undefined,
    touch: Touch,
  ): Promise<KeptRow> {
    const places = placesOf(this.rows, projection, key);
    for (const [index, stream] of touch.places) places.set(index, stream);
    const last = Math.max(kept?.last ?? -1, touch.last);
    const facts = await this.factsOf(projection, key, places, '9999-12-31', last + 1);
    const maxDay = facts.at(-1)?.fact.occurredOn ?? '0000-00-00';
    return { row: fold(projection, facts, key), last, maxDay };
  }

  private async factsOf(
    projection: SomeRowProjection,
    key: string,
    places: ReadonlyMap<number, string>,
    on: LegalDay,
    size: number,
  ): Promise<readonly Filed[]> {
    const facts: Filed[] = [];
    // A stream whose places all stand behind the prefix has nothing to say, and need not be read.
    const known = [...places].filter(([index]) => index < size).map(([, stream]) => stream);
    for (const stream of new Set(known)) {
      const stood = await this.stoodAt(stream, size);
      const { stands, opening } = stood;
      for (const fact of stands) {
        if (!places.has(fact.index) || fact.occurredOn > on || !(fact.type in projection.on)) continue;
        const belongs = isCorrection(fact.type)
          ? (stood.ever ??= new EverFiled(stood.all, size)).keysOfMark(projection, fact).has(key)
          : opening && projection.keys(fact, opening).includes(key);
        if (belongs) facts.push({ fact, opening: opening ?? fact });
      }
    }
    return facts.sort((a, b) => legalOrder(a.fact, b.fact));
  }

  private async stoodAt(stream: string, size: number): Promise<Stood> {
    await this.streams.load([stream]);
    const all = this.streams.of(stream);
    const { lastStood: last } = this;
    if (last?.all === all && last.length === all.length && last.size === size) return last;
    const stands = standing(all, size);
    const opening = openingOf(stands);
    return (this.lastStood = { all, length: all.length, size, stands, opening, ever: undefined });
  }
}

/** The row when facts arrived in legal order behind those it was folded from; undefined when it must be folded anew. */
function appended(
  projection: SomeRowProjection,
  key: string,
  kept: KeptRow | undefined,
  arrived: readonly Filed[],
): KeptRow | undefined {
  let { row, last, maxDay } = kept ?? { row: undefined, last: -1, maxDay: '0000-00-00' };
  for (const { fact, opening } of arrived) {
    if (fact.occurredOn < maxDay) return undefined;
    row = apply(projection, row, { fact, opening }, key);
    last = fact.index;
    maxDay = fact.occurredOn;
  }
  return { row, last, maxDay };
}

/** A stream's facts as they stand, by id. */
interface Stands {
  readonly opening: Fact | undefined;
  readonly byId: ReadonlyMap<string, Fact>;
}

function standsAt(all: readonly Fact[], size: number): Stands {
  const stands = standing(all, size);
  return { opening: openingOf(stands), byId: new Map(stands.map((fact) => [fact.id, fact])) };
}

function keysIn(projection: SomeRowProjection, { opening, byId }: Stands, { id }: Fact): readonly string[] {
  const stood = byId.get(id);
  return opening && stood ? projection.keys(stood, opening) : [];
}

function historyIn(
  projection: SomeRowProjection,
  key: string,
  all: readonly Fact[],
  places: ReadonlyMap<number, string>,
  size: number,
): readonly FiledFact[] {
  const [ever, stands, marks] = [new EverFiled(all, size), standsAt(all, size), marksBefore(all, size)];
  const found: FiledFact[] = [];
  for (const fact of all) {
    if (fact.index >= size || !places.has(fact.index) || !(fact.type in projection.on)) continue;
    const opening = stands.opening ?? fact;
    if (isCorrection(fact.type)) {
      if (ever.keysOfMark(projection, fact).has(key))
        found.push({ fact, opening, state: 'stands', filed: true, changedBy: [] });
      continue;
    }
    // A place may come from a correction behind the prefix.
    if (!ever.keysOf(projection, fact.id).has(key)) continue;
    const changedBy = marks.get(fact.id) ?? [];
    const correction = changedBy.findLast(({ type }) => type === 'EventCorrected');
    const isVoided = changedBy.length > 0 && !stands.byId.has(fact.id);
    found.push({
      fact: corrected(fact, correction),
      opening,
      state: isVoided ? 'voided' : correction ? 'corrected' : 'stands',
      filed: keysIn(projection, stands, fact).includes(key),
      changedBy,
    });
  }
  return found;
}

/** Corrections and voids recorded before `index`, by their target. */
function marksBefore(all: readonly Fact[], index: number): ReadonlyMap<string, readonly Fact[]> {
  const marks = new Map<string, Fact[]>();
  for (const each of all) {
    if (each.index >= index || !isCorrection(each.type)) continue;
    const target = each.data['targetEventId'] as string;
    const known = marks.get(target);
    if (known) known.push(each);
    else marks.set(target, [each]);
  }
  return marks;
}

const ordinary = (all: readonly Fact[], before: number): readonly Fact[] =>
  all.filter((fact) => fact.index < before && !isCorrection(fact.type));
