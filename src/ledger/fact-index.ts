/**
 * Where each fact of the log is: by place, by id, and for each type the blocks of the log that hold one. Kept in the row
 * store beside the rows, so that all of it moves forward together.
 */
import type { Fact } from '../domain/fact';
import type { Position } from './event-store';
import { placeKey } from './row-views';
import type { RowStore } from './row-store';

/** What can be said of a fact without reading its record. */
export interface FactEntry {
  readonly index: number;
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: number;
  readonly recordedAt: string;
  readonly position: Position;
}

const PLACES = 'log/places';
const IDS = 'log/ids';
const IDS_DONE = 'log/ids-done';
const TYPES = 'log/types';
/** Ids are spread at random over their index: put in by so many at once, they share the pages that they touch. */
const FRESH_MAX = 16_384;
/** Facts in a block of the index by type. */
const BLOCK = 1024;
const SEPARATOR = '\t';

export class FactIndex {
  private lastBlock = new Set<string>();
  private block = -1;
  /** Newest facts, whose ids are not in the index by id yet; after a restart they are read from the index by place. */
  private readonly fresh = new Map<string, FactEntry>();
  private idsDone: number;

  constructor(
    private readonly rows: RowStore,
    size: number,
  ) {
    this.idsDone = Number(rows.get(IDS_DONE, 'size') ?? 0);
    for (const entry of this.range(this.idsDone, size, size)) this.fresh.set(entry.id, entry);
  }

  /** Belongs inside the row store's transaction. Throws when an id has a place already, at the latest when ids are put. */
  add(fact: Fact, position: Position): void {
    const { index, id, type, stream, revision, recordedAt } = fact;
    const entry = [id, type, stream, String(revision), recordedAt, position].join(SEPARATOR);
    if (this.fresh.has(id)) throw new Error(`the event id of record ${String(index)} occurs twice`);
    this.rows.put(PLACES, placeKey(index), entry);
    this.fresh.set(id, { index, id, type, stream, revision, recordedAt, position });
    if (this.fresh.size >= FRESH_MAX) this.putIds(index + 1);
    const block = Math.floor(index / BLOCK);
    if (block !== this.block) {
      this.block = block;
      this.lastBlock = new Set();
    }
    if (!this.lastBlock.has(type)) {
      this.lastBlock.add(type);
      this.rows.put(TYPES, `${type}/${placeKey(block)}`, '');
    }
  }

  at(index: number): FactEntry | undefined {
    const stored = this.rows.get(PLACES, placeKey(index));
    return stored === undefined ? undefined : entryFrom(index, stored as string);
  }

  /** In the order of the ids, so that neighbours in the index are written together. */
  private putIds(size: number): void {
    for (const id of [...this.fresh.keys()].sort()) {
      const { index } = this.fresh.get(id) as FactEntry;
      if (this.rows.get(IDS, id) !== undefined) throw new Error(`the event id of record ${String(index)} occurs twice`);
      this.rows.put(IDS, id, String(index));
    }
    this.rows.put(IDS_DONE, 'size', String(size));
    this.idsDone = size;
    this.fresh.clear();
  }

  /** The entry of one of the newest facts, without a look at the row store. */
  recent(id: string): FactEntry | undefined {
    return this.fresh.get(id);
  }

  indexOf(id: string): number | undefined {
    const fresh = this.fresh.get(id);
    if (fresh) return fresh.index;
    const stored = this.rows.get(IDS, id);
    return stored === undefined ? undefined : Number(stored);
  }

  /** Entries with `from` <= index < `to`, in order, at most `limit`. */
  range(from: number, to: number, limit: number): readonly FactEntry[] {
    return this.rows
      .scan(PLACES, { from: placeKey(from), to: placeKey(to), limit })
      .map(([key, value]) => entryFrom(Number(key), value as string));
  }

  /** Entries of one type with `from` <= index < `to`, in order, at most `limit`. */
  ofType(type: string, from: number, to: number, limit: number): readonly FactEntry[] {
    const found: FactEntry[] = [];
    const blocks = this.rows.scan(TYPES, {
      from: `${type}/${placeKey(Math.floor(from / BLOCK))}`,
      to: `${type}/${placeKey(Math.floor(to / BLOCK) + 1)}`,
    });
    for (const [key] of blocks) {
      const first = Number(key.slice(key.indexOf('/') + 1)) * BLOCK;
      for (const entry of this.range(Math.max(first, from), Math.min(first + BLOCK, to), BLOCK)) {
        if (entry.type === type) found.push(entry);
        if (found.length === limit) return found;
      }
    }
    return found;
  }

  /** Size of the longest prefix recorded at or before an instant; recorded times never go back along the log. */
  sizeAt(recordedAt: string, size: number): number {
    let [low, high] = [0, size];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const entry = this.at(middle);
      if (!entry) throw new Error(`the index has no fact ${String(middle)} of ${String(size)}`);
      if (entry.recordedAt <= recordedAt) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function entryFrom(index: number, stored: string): FactEntry {
  const [id, type, stream, revision, recordedAt, position] = stored.split(SEPARATOR);
  if (!id || !type || !stream || !revision || !recordedAt || position === undefined) {
    throw new Error(`entry ${String(index)} of the index is unreadable`);
  }
  return { index, id, type, stream, revision: Number(revision), recordedAt, position };
}
