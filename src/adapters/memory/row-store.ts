/** Read models in memory: the reference, and what answers when nothing may be written. */
import { RowStore, type RowValue } from '../../ledger/row-store';

type Entries = Map<string, RowValue>;

export class MemoryRowStore extends RowStore {
  private readonly spaces = new Map<string, Entries>();
  /** Keys of a space in order, as long as none came or went. */
  private readonly ordered = new Map<string, readonly string[]>();
  /** In a transaction: how to take each step back. */
  private undo: (() => void)[] | undefined;

  get(space: string, key: string): RowValue | undefined {
    return own(this.spaces.get(space)?.get(key));
  }

  put(space: string, key: string, value: RowValue | undefined): void {
    const before = this.spaces.get(space)?.get(key);
    this.undo?.push(() => this.set(space, key, before));
    this.set(space, key, own(value));
  }

  scan(
    space: string,
    {
      from,
      to,
      limit = Number.POSITIVE_INFINITY,
      reverse = false,
    }: { readonly from?: string; readonly to?: string; readonly limit?: number; readonly reverse?: boolean },
  ): readonly (readonly [key: string, value: RowValue])[] {
    const entries = this.spaces.get(space);
    if (entries === undefined) return [];
    const keys = this.keysOf(space, entries).filter(
      (key) => (from === undefined || byUtf8(key, from) >= 0) && (to === undefined || byUtf8(key, to) < 0),
    );
    const chosen = (reverse ? keys.reverse() : keys).slice(0, limit);
    return chosen.map((key) => [key, own(entries.get(key)) ?? ''] as const);
  }

  clear(space: string): void {
    const entries = this.spaces.get(space);
    if (entries === undefined) return;
    this.undo?.push(() => this.replace(space, entries));
    this.replace(space, new Map());
  }

  transaction<T>(work: () => T): T {
    if (this.undo !== undefined) throw new Error('a transaction of the row store is already open');
    this.undo = [];
    try {
      return work();
    } catch (error) {
      for (const step of this.undo.reverse()) step();
      throw error;
    } finally {
      this.undo = undefined;
    }
  }

  close(): void {
    this.spaces.clear();
    this.ordered.clear();
  }

  private set(space: string, key: string, value: RowValue | undefined): void {
    const entries = this.spaces.get(space) ?? new Map<string, RowValue>();
    this.spaces.set(space, entries);
    if (entries.has(key) !== (value !== undefined)) this.ordered.delete(space);
    if (value === undefined) entries.delete(key);
    else entries.set(key, value);
  }

  private replace(space: string, entries: Entries): void {
    this.spaces.set(space, entries);
    this.ordered.delete(space);
  }

  private keysOf(space: string, entries: Entries): readonly string[] {
    const keys = this.ordered.get(space) ?? [...entries.keys()].sort(byUtf8);
    this.ordered.set(space, keys);
    return keys;
  }
}

/** Bytes are copied on the way in and out: nobody changes a row but by putting it. */
function own<V extends RowValue | undefined>(value: V): V | Uint8Array {
  return value instanceof Uint8Array ? value.slice() : value;
}

/**
 * The order of the UTF-8 bytes, which is that of code points. UTF-16, which JavaScript compares by, sorts the halves of
 * a surrogate pair before U+E000 to U+FFFF, although the pair stands for a later code point.
 */
function byUtf8(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const difference = rank(a.charCodeAt(index)) - rank(b.charCodeAt(index));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
