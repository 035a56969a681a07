/**
 * Keeps the rows of row projections: for each key the places of its facts in the log, and the row folded from all of
 * them. A question at another point of the two clocks folds the same facts again (reader.ts), so live, rebuilt and
 * past answers come from one function.
 */
import { opensStream } from '../domain/catalogue';
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
import { standing } from './decoding';
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

/** The kept row of a key. */
export function keptRow<Row>(rows: RowStore, projection: RowProjection<Row>, key: string): KeptRow<Row> | undefined {
  const stored = rows.get(rowSpace(projection), key);
  return stored === undefined ? undefined : (JSON.parse(stored as string) as KeptRow<Row>);
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

export class RowViews {
  private readonly byType = new Map<string, SomeRowProjection[]>();

  constructor(
    private readonly rows: RowStore,
    private readonly streams: StreamFacts,
    projections: readonly SomeRowProjection[],
  ) {
    for (const projection of projections) {
      for (const type of Object.keys(projection.on)) {
        this.byType.set(type, [...(this.byType.get(type) ?? []), projection]);
      }
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
    if (kept.last < size && kept.maxDay <= on) return kept.row;
    return fold(projection, await this.factsOf(projection, key, this.placesOf(projection, key), on, size), key);
  }

  /** How many facts are filed under a key. */
  countOf(projection: SomeRowProjection, key: string): number {
    return this.placesOf(projection, key).size;
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
      for (const key of projection.keys(fact, opening)) {
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
    const [before, after] = [standing(all, index), standing(all, index + 1)];
    const opens = openingOf(before)?.id === target.id || openingOf(after)?.id === target.id;
    this.move(all, opens ? ordinary(all, index) : [target], index, touches);
    for (const projection of this.byType.get(type) ?? []) {
      for (const key of everFiled(projection, all, target, index + 1)) {
        const touch = this.touch(touches, projection, key, index);
        touch.places.set(index, stream);
        touch.refold = true;
      }
    }
  }

  /** Files facts and their corrections under the keys that they have from the fact at `index` on; folds old and new anew. */
  private move(all: readonly Fact[], moved: readonly Fact[], index: number, touches: Touches): void {
    const [before, after] = [standing(all, index), standing(all, index + 1)];
    for (const fact of moved) {
      for (const projection of this.byType.get(fact.type) ?? []) {
        const old = keysIn(projection, before, fact);
        const now = keysIn(projection, after, fact);
        const moving = [fact, ...marksOf(all, fact, index).filter((mark) => mark.type in projection.on)];
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
    const places = this.placesOf(projection, key);
    for (const [index, stream] of touch.places) places.set(index, stream);
    const last = Math.max(kept?.last ?? -1, touch.last);
    const facts = await this.factsOf(projection, key, places, '9999-12-31', last + 1);
    const maxDay = facts.at(-1)?.fact.occurredOn ?? '0000-00-00';
    return { row: fold(projection, facts, key), last, maxDay };
  }

  private placesOf(projection: SomeRowProjection, key: string): Map<number, string> {
    const range = { from: `${key}${SEPARATOR}`, to: `${key}${SEPARATOR}:` };
    const entries = this.rows.scan(placeSpace(projection), range);
    return new Map(entries.map(([place, stream]) => [Number(place.slice(-PLACE_DIGITS)), stream as string]));
  }

  private async factsOf(
    projection: SomeRowProjection,
    key: string,
    places: ReadonlyMap<number, string>,
    on: LegalDay,
    size: number,
  ): Promise<readonly Filed[]> {
    const facts: Filed[] = [];
    for (const stream of new Set(places.values())) {
      const stands = await this.streams.at(stream, size);
      const opening = openingOf(stands);
      for (const fact of stands) {
        if (!places.has(fact.index) || fact.occurredOn > on || !(fact.type in projection.on)) continue;
        const belongs = isCorrection(fact.type)
          ? wasEverFiled(projection, this.streams.of(stream), fact, key, size)
          : opening && projection.keys(fact, opening).includes(key);
        if (belongs) facts.push({ fact, opening: opening ?? fact });
      }
    }
    return facts.sort((a, b) => legalOrder(a.fact, b.fact));
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

function keysIn(projection: SomeRowProjection, stands: readonly Fact[], fact: Fact): readonly string[] {
  const opening = openingOf(stands);
  const stood = stands.find((each) => each.id === fact.id);
  return opening && stood ? projection.keys(stood, opening) : [];
}

/** Keys under which a fact stood at any size up to `size`. It moves only by corrections and with its stream's opening. */
export function everFiled(p: SomeRowProjection, all: readonly Fact[], fact: Fact, size: number): ReadonlySet<string> {
  const keys = new Set<string>();
  if (!(fact.type in p.on)) return keys;
  for (const { index, type } of all) {
    if (index >= size) break;
    const moves = index === fact.index || (index > fact.index && (isCorrection(type) || opensStream(type)));
    if (moves) for (const key of keysIn(p, standing(all, index + 1), fact)) keys.add(key);
  }
  return keys;
}

/** Whether the target of a correction stood under the key at any size up to `size`: there the correction stands too. */
function wasEverFiled(p: SomeRowProjection, all: readonly Fact[], mark: Fact, key: string, size: number): boolean {
  const target = all.find(({ id }) => id === mark.data['targetEventId']);
  return target !== undefined && everFiled(p, all, target, size).has(key);
}

/** Corrections and voids of a fact, recorded before `index`. */
const marksOf = (all: readonly Fact[], { id }: Fact, index: number): readonly Fact[] =>
  all.filter((each) => isCorrection(each.type) && each.index < index && each.data['targetEventId'] === id);

const ordinary = (all: readonly Fact[], before: number): readonly Fact[] =>
  all.filter((fact) => fact.index < before && !isCorrection(fact.type));
