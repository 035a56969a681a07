/** What is asked of the log itself: its facts, their proofs, its tiles and checkpoints. */
import type { Fact } from '../domain/fact';
import { inclusionProof } from '../integrity/proof';
import { decodeRecord } from '../integrity/record';
import { encodeEntryBundle, TILE_WIDTH, tileWidth } from '../integrity/tile';
import type { Cryptography } from './cryptography';
import { factOf } from './decoding';
import type { EventStore } from './event-store';
import type { FactEntry } from './fact-index';
import type { Log } from './log';
import type { Seal, SignedCheckpoint } from './seal';

/** A fact with the bytes that prove it. */
export interface LogEntry {
  readonly fact: Fact;
  /** The record exactly as stored and hashed. */
  readonly bytes: Uint8Array;
  /** RFC 6962 leaf hash, 32 bytes. */
  readonly leafHash: Uint8Array;
}

export interface FactQuery {
  /** Index behind which the list goes on; from the beginning without one. */
  readonly after?: number;
  readonly type?: string;
  readonly stream?: string;
  readonly limit: number;
}

export class LogQueries {
  constructor(
    private readonly log: Log,
    private readonly store: EventStore,
    private readonly seal: Seal,
    private readonly cryptography: Cryptography,
  ) {}

  /** Facts applied: indices are 0 to size - 1. */
  size(): number {
    return this.log.size;
  }

  /** Tells the size whenever it has grown, until what is given back is called. */
  grown(told: (size: number) => void): () => void {
    return this.log.watchedBy(told);
  }

  indexOf(id: string): number | undefined {
    return this.log.index.indexOf(id);
  }

  /** undefined beyond the end. */
  async entry(index: number): Promise<LogEntry | undefined> {
    if (index >= this.log.size) return undefined;
    const { bytes } = await this.log.record(index);
    return { fact: factOf(decodeRecord(bytes), index), bytes, leafHash: this.log.tiles.leaf(index) };
  }

  /** Facts in log order, at most `limit`. */
  async list({ after, type, stream, limit }: FactQuery): Promise<readonly Fact[]> {
    const from = (after ?? -1) + 1;
    if (stream !== undefined) {
      const facts = await this.stream(stream);
      return facts.filter((fact) => fact.index >= from && (type === undefined || fact.type === type)).slice(0, limit);
    }
    const { index, size } = this.log;
    return this.read(type === undefined ? index.range(from, size, limit) : index.ofType(type, from, size, limit));
  }

  /** Facts of a stream from a revision on, in order, at most `limit`. */
  async stream(name: string, from = 0, limit = Number.MAX_SAFE_INTEGER): Promise<readonly Fact[]> {
    await this.log.streams.load([name]);
    const facts = this.log.streams.of(name).slice(from, from + limit);
    this.log.streams.forgetMissing(name);
    return facts;
  }

  /** Inclusion path of a leaf in the tree of the first `size` leaves, from the leaf up. */
  inclusionProof(index: number, size: number): readonly Uint8Array[] {
    return inclusionProof(index, size, this.log.tiles.node(), this.cryptography.sha256);
  }

  /** C2SP tlog-tiles: `width` hashes of tile `n` on a level; undefined when the tree has no such tile. */
  tile(level: number, n: number, width: number): Uint8Array | undefined {
    return width <= tileWidth(level, n, this.log.size) ? this.log.tiles.read(level, n, width) : undefined;
  }

  /** C2SP tlog-tiles entry bundle: the headers of `width` records; undefined when the log has no such bundle. */
  async entryBundle(n: number, width: number): Promise<Uint8Array | undefined> {
    const first = n * TILE_WIDTH;
    if (width < 1 || first + width > this.log.size) return undefined;
    const headers: Uint8Array[] = [];
    for await (const { bytes } of this.store.readAll(this.log.entry(first).position)) {
      headers.push(decodeRecord(bytes).headerBytes);
      if (headers.length === width) break;
    }
    return encodeEntryBundle(headers);
  }

  checkpoint(): SignedCheckpoint | undefined {
    return this.seal.latest();
  }

  /** Signed checkpoints with a size greater than `after`, in order. */
  checkpoints(after: number, limit: number): readonly SignedCheckpoint[] {
    return this.seal.list(after, limit);
  }

  /** Facts that stand near one another are read in one go. */
  private async read(entries: readonly FactEntry[]): Promise<readonly Fact[]> {
    const facts: Fact[] = [];
    let expected = entries[0];
    for (let i = 0; i < entries.length;) {
      expected = entries[i] as FactEntry;
      for await (const record of this.store.readAll(expected.position)) {
        const entry = entries[i];
        if (!entry || record.id !== entry.id) break;
        facts.push(factOf(decodeRecord(record.bytes), entry.index));
        i += 1;
      }
      if (entries[i] === expected) throw new Error(`the store no longer holds record ${String(expected.index)}`);
    }
    return facts;
  }
}
