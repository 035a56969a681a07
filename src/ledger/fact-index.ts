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
  /**
   * The newest recorded time up to here: at an earlier instant nobody knew all of the log so far. It is the fact's own
   * recorded time, unless several replicas recorded at once.
   */
  readonly knownFrom: string;
  readonly position: Position;
}

const PLACES = 'log/places';
const IDS = 'log/ids';
const IDS_DONE = 'log/ids-done';
const TYPES = 'log/types';
/** Where the index keeps its entries. */
export const indexSpaces = [PLACES, IDS, TYPES] as const;
/** Ids are spread at random over their index: put in by so many at once, they share the pages that they touch. */
const FRESH_MAX = 16_384;
/** Facts in a block of the index by place; the newest block is written again as it fills. */
const PLACE_BLOCK = 32;
/** Facts in a block of the index by type. */
const TYPE_BLOCK = 1024;
const SEPARATOR = '\t';

export class FactIndex {
  private typesSeen = new Set<string>();
  private typeBlock = -1;
  /** Newest facts, whose ids are not in the index by id yet; after a restart they are read from the index by place. */
  private readonly fresh = new Map<string, FactEntry>();
  /** Lines of the newest block by place. */
  private edge: string[];
  private size: number;
  private newest: string;
  /** The block that was read last: lists and searches stay in one for a while. */
  private lastRead: { readonly block: number; readonly lines: readonly string[] } | undefined;

  constructor(
    private readonly rows: RowStore,
    size: number,
  ) {
    this.size = size;
    this.edge = [...this.stored(Math.floor(size / PLACE_BLOCK))].slice(0, size % PLACE_BLOCK);
    this.newest = this.at(size - 1)?.knownFrom ?? '';
    const idsDone = Number(rows.get(IDS_DONE, 'size') ?? 0);
    for (const entry of this.range(idsDone, size, size)) this.fresh.set(entry.id, entry);
  }

  /** Belongs inside the row store's transaction, before `save`. Throws when an id has a place already. */
  add(fact: Fact, position: Position): void {
    const { index, id, type, stream, revision, recordedAt } = fact;
    if (this.fresh.has(id)) throw new Error(`the event id of record ${String(index)} occurs twice`);
    const knownFrom = (this.newest = recordedAt < this.newest ? this.newest : recordedAt);
    const later = knownFrom === recordedAt ? [] : [knownFrom];
    this.edge.push([id, type, stream, String(revision), recordedAt, position, ...later].join(SEPARATOR));
    this.size = index + 1;
    if (this.edge.length === PLACE_BLOCK) {
      this.saveEdge(Math.floor(index / PLACE_BLOCK));
      this.edge = [];
    }
    this.fresh.set(id, { index, id, type, stream, revision, recordedAt, knownFrom, position });
    if (this.fresh.size >= FRESH_MAX) this.putIds(index + 1);
    this.addType(type, Math.floor(index / TYPE_BLOCK));
  }

  /** Writes the block that still fills; the last step of a transaction that added facts. */
  save(): void {
    if (this.edge.length > 0) this.saveEdge(Math.floor(this.size / PLACE_BLOCK));
  }

  at(index: number): FactEntry | undefined {
    if (index < 0 || index >= this.size) return undefined;
    const block = Math.floor(index / PLACE_BLOCK);
    const line = this.linesOf(block)[index % PLACE_BLOCK];
    return line === undefined ? undefined : entryFrom(index, line);
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
    const entries: FactEntry[] = [];
    for (let index = from; index < Math.min(to, from + limit); index += 1) {
      const entry = this.at(index);
      if (!entry) break;
      entries.push(entry);
    }
    return entries;
  }

  /** Entries of one type with `from` <= index < `to`, in order, at most `limit`. */
  ofType(type: string, from: number, to: number, limit: number): readonly FactEntry[] {
    const found: FactEntry[] = [];
    const blocks = this.rows.scan(TYPES, {
      from: `${type}/${placeKey(Math.floor(from / TYPE_BLOCK))}`,
      to: `${type}/${placeKey(Math.floor(to / TYPE_BLOCK) + 1)}`,
    });
    for (const [key] of blocks) {
      const first = Number(key.slice(key.indexOf('/') + 1)) * TYPE_BLOCK;
      for (const entry of this.range(Math.max(first, from), Math.min(first + TYPE_BLOCK, to), TYPE_BLOCK)) {
        if (entry.type === type) found.push(entry);
        if (found.length === limit) return found;
      }
    }
    return found;
  }

  /** Size of the longest prefix recorded at or before an instant. */
  sizeAt(recordedAt: string, size: number): number {
    let [low, high] = [0, size];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const entry = this.at(middle);
      if (!entry) throw new Error(`the index has no fact ${String(middle)} of ${String(size)}`);
      if (entry.knownFrom <= recordedAt) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private addType(type: string, block: number): void {
    if (block !== this.typeBlock) {
      this.typeBlock = block;
      this.typesSeen = new Set();
    }
    if (this.typesSeen.has(type)) return;
    this.typesSeen.add(type);
    this.rows.put(TYPES, `${type}/${placeKey(block)}`, '');
  }

  private saveEdge(block: number): void {
    this.rows.put(PLACES, placeKey(block), this.edge.join('\n'));
  }

  private linesOf(block: number): readonly string[] {
    if (block === Math.floor(this.size / PLACE_BLOCK)) return this.edge;
    if (this.lastRead?.block !== block) this.lastRead = { block, lines: this.stored(block) };
    return this.lastRead.lines;
  }

  private stored(block: number): readonly string[] {
    const stored = this.rows.get(PLACES, placeKey(block));
    return stored === undefined ? [] : (stored as string).split('\n');
  }

  /** In the order of the ids, so that neighbours in the index are written together. */
  private putIds(size: number): void {
    for (const id of [...this.fresh.keys()].sort()) {
      const { index } = this.fresh.get(id) as FactEntry;
      if (this.rows.get(IDS, id) !== undefined) throw new Error(`the event id of record ${String(index)} occurs twice`);
      this.rows.put(IDS, id, String(index));
    }
    this.rows.put(IDS_DONE, 'size', String(size));
    this.fresh.clear();
  }
}

function entryFrom(index: number, line: string): FactEntry {
  const [id, type, stream, revision, recordedAt, position, knownFrom = recordedAt] = line.split(SEPARATOR);
  if (!id || !type || !stream || !revision || !recordedAt || position === undefined || !knownFrom) {
    throw new Error(`entry ${String(index)} of the index is unreadable`);
  }
  return { index, id, type, stream, revision: Number(revision), recordedAt, knownFrom, position };
}
