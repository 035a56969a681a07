/**
 * Typed columns of measure rows (place, day, figure, n) in chunks of a row store: adding is an array store, summing is
 * one pass over numbers.
 */
import type { RowStore } from './row-store';
import { placeKey } from './row-views';

const ROWS_MAX = 1024;
/** Bytes of one row in the four columns. */
const ROW_BYTES = 8 + 8 + 4 + 4;
/** Full chunks that stay in memory, 24 kB each: half of a question's time went into reading them again. */
const CACHED_CHUNKS = 2_048;
/** A partial sum beyond this goes over to exact integers before it could lose one. */
const EXACT_LIMIT = 2 ** 52;

/** One chunk: columns side by side in one buffer. */
class Chunk {
  readonly place: Float64Array;
  readonly n: Float64Array;
  readonly day: Int32Array;
  readonly figure: Uint32Array;

  constructor(
    buffer: ArrayBuffer,
    readonly capacity: number,
    public length: number,
  ) {
    this.place = new Float64Array(buffer, 0, capacity);
    this.n = new Float64Array(buffer, 8 * capacity, capacity);
    this.day = new Int32Array(buffer, 16 * capacity, capacity);
    this.figure = new Uint32Array(buffer, 20 * capacity, capacity);
  }

  static empty(): Chunk {
    return new Chunk(new ArrayBuffer(ROWS_MAX * ROW_BYTES), ROWS_MAX, 0);
  }

  static from(bytes: Uint8Array): Chunk {
    const rows = bytes.byteLength / ROW_BYTES;
    return new Chunk(bytes.slice().buffer, rows, rows);
  }

  bytes(): Uint8Array {
    const exact = new Chunk(new ArrayBuffer(this.length * ROW_BYTES), this.length, this.length);
    exact.place.set(this.place.subarray(0, this.length));
    exact.n.set(this.n.subarray(0, this.length));
    exact.day.set(this.day.subarray(0, this.length));
    exact.figure.set(this.figure.subarray(0, this.length));
    return new Uint8Array(exact.place.buffer);
  }
}

/** Exact sums of integers, each in a cell of its own. */
class Totals {
  private partial: Float64Array;
  private seen: Uint8Array;
  private readonly exact = new Map<number, bigint>();

  constructor(cells: number) {
    this.partial = new Float64Array(cells);
    this.seen = new Uint8Array(cells);
  }

  /** Makes room for so many cells. */
  reach(cells: number): void {
    if (cells <= this.partial.length) return;
    const [partial, seen] = [this.partial, this.seen];
    this.partial = new Float64Array(2 * cells);
    this.partial.set(partial);
    this.seen = new Uint8Array(2 * cells);
    this.seen.set(seen);
  }

  /** |n| < 2^53. */
  add(cell: number, n: number): void {
    const sum = (this.partial[cell] as number) + n;
    this.seen[cell] = 1;
    if (sum < EXACT_LIMIT && sum > -EXACT_LIMIT) {
      this.partial[cell] = sum;
    } else {
      this.exact.set(cell, this.at(cell) + BigInt(n));
      this.partial[cell] = 0;
    }
  }

  /** Whether anything was added, if it came to 0. */
  has(cell: number): boolean {
    return this.seen[cell] === 1;
  }

  at(cell: number): bigint {
    return (this.exact.get(cell) ?? 0n) + BigInt(this.partial[cell] as number);
  }
}

/** Numbers for names, from 0 in the order in which they are asked for; -1 for none. */
class Numbered {
  readonly names: string[] = [];
  private readonly numbers = new Map<string, number>();

  numberOf(name: string | undefined): number {
    if (name === undefined) return -1;
    let number = this.numbers.get(name);
    if (number === undefined) {
      number = this.names.push(name) - 1;
      this.numbers.set(name, number);
    }
    return number;
  }
}

export class MeasureColumns {
  private readonly figures: string[] = [];
  private readonly figureIds = new Map<string, number>();
  private tail: Chunk;
  private tailNumber = 0;
  private full: [number, Chunk][] = [];
  /** Saved chunks that are full, so never written again, from the first on without a gap. */
  private readonly cached: Chunk[] = [];
  private savedFigures: number;
  private dirty = false;

  constructor(
    private readonly rows: RowStore,
    private readonly space: string,
  ) {
    for (const [, name] of rows.scan(`${space}/figures`, {})) this.learn(name as string);
    this.savedFigures = this.figures.length;
    const last = rows.scan(space, { reverse: true, limit: 1 })[0];
    this.tail = Chunk.empty();
    if (last) {
      const stored = Chunk.from(last[1] as Uint8Array);
      this.tailNumber = Number(last[0]);
      for (let i = 0; i < stored.length; i += 1) this.store(stored, i);
    }
  }

  /** One row; `day` counts from 1970-01-01, |n| < 2^53. Places never go back. */
  add(figure: string, day: number, place: number, n: number): void {
    if (this.tail.length === ROWS_MAX) this.next();
    const i = this.tail.length;
    this.tail.place[i] = place;
    this.tail.day[i] = day;
    this.tail.figure[i] = this.figureIds.get(figure) ?? this.learn(figure);
    this.tail.n[i] = n;
    this.tail.length = i + 1;
    this.dirty = true;
  }

  /** Writes what was added since; belongs inside the row store's transaction. */
  save(): void {
    if (!this.dirty) return;
    for (; this.savedFigures < this.figures.length; this.savedFigures += 1) {
      this.rows.put(`${this.space}/figures`, placeKey(this.savedFigures), this.figures[this.savedFigures] as string);
    }
    for (const [number, chunk] of this.full) this.rows.put(this.space, placeKey(number), chunk.bytes());
    this.full = [];
    this.rows.put(this.space, placeKey(this.tailNumber), this.tail.bytes());
    this.dirty = false;
  }

  /** Totals by figure over rows with day <= `day` and place < `size`. */
  sums(day: number, size: number): ReadonlyMap<string, bigint> {
    const totals = new Totals(this.figures.length);
    for (const chunk of this.chunks()) {
      if (chunk.length > 0 && (chunk.place[0] as number) >= size) break;
      for (let i = 0; i < chunk.length; i += 1) {
        if ((chunk.day[i] as number) > day || (chunk.place[i] as number) >= size) continue;
        totals.add(chunk.figure[i] as number, chunk.n[i] as number);
      }
    }
    const sums = new Map<string, bigint>();
    this.figures.forEach((name, id) => {
      if (totals.has(id)) sums.set(name, totals.at(id));
    });
    return sums;
  }

  /**
   * The same rows by period, then by what their figure is counted as, in one pass.
   *
   * @param countedAs undefined for a figure that is left out
   * @param periodOf asked once for each day
   */
  series(
    day: number,
    size: number,
    countedAs: (figure: string) => string | undefined,
    periodOf: (day: number) => string,
  ): ReadonlyMap<string, ReadonlyMap<string, bigint>> {
    const [columns, periods] = [new Numbered(), new Numbered()];
    const columnOf = Int32Array.from(this.figures, (figure) => columns.numberOf(countedAs(figure)));
    const width = columns.names.length;
    const totals = new Totals(width);
    const firstCellOf = new Map<number, number>();
    for (const chunk of this.chunks()) {
      if (chunk.length > 0 && (chunk.place[0] as number) >= size) break;
      for (let i = 0; i < chunk.length; i += 1) {
        const on = chunk.day[i] as number;
        const column = columnOf[chunk.figure[i] as number] as number;
        if (on > day || column < 0 || (chunk.place[i] as number) >= size) continue;
        let first = firstCellOf.get(on);
        if (first === undefined) {
          first = periods.numberOf(periodOf(on)) * width;
          firstCellOf.set(on, first);
          totals.reach(first + width);
        }
        totals.add(first + column, chunk.n[i] as number);
      }
    }
    const cells = (row: number) =>
      columns.names.map((name, column) => [name, totals.at(row * width + column)] as const);
    return new Map(periods.names.map((period, row) => [period, new Map(cells(row))]));
  }

  /** Those that are full but not saved yet hold rows that questions asked in between know of. */
  private *chunks(): Iterable<Chunk> {
    const unsaved = this.full[0]?.[0] ?? this.tailNumber;
    yield* this.cached;
    for (let number = this.cached.length; number < unsaved;) {
      const page = this.rows.scan(this.space, { from: placeKey(number), to: placeKey(unsaved), limit: 64 });
      if (page[0]?.[0] !== placeKey(number)) throw new Error(`${this.space}: chunk ${String(number)} is missing`);
      for (const [, bytes] of page) {
        const chunk = Chunk.from(bytes as Uint8Array);
        if (this.cached.length === number && number < CACHED_CHUNKS) this.cached.push(chunk);
        number += 1;
        yield chunk;
      }
    }
    for (const [, chunk] of this.full) yield chunk;
    yield this.tail;
  }

  private next(): void {
    this.full.push([this.tailNumber, this.tail]);
    this.tailNumber += 1;
    this.tail = Chunk.empty();
  }

  private store(from: Chunk, i: number): void {
    const to = this.tail;
    to.place[i] = from.place[i] as number;
    to.n[i] = from.n[i] as number;
    to.day[i] = from.day[i] as number;
    to.figure[i] = from.figure[i] as number;
    to.length = i + 1;
  }

  private learn(figure: string): number {
    const id = this.figures.length;
    this.figures.push(figure);
    this.figureIds.set(figure, id);
    return id;
  }
}
