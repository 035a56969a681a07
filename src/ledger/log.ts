/**
 * The log above the store: gives every record its place (0, 1, 2 … in store order), its leaf in the tree, and hands it
 * to the views. One transaction of the row store moves all of that forward together, so nothing is ever applied twice
 * or skipped, and the rows are provably those of the first `size` records.
 */
import type { Fact } from '../domain/fact';
import { toHex } from '../integrity/hex';
import { decodeRecord, payloadMatches, type DecodedRecord } from '../integrity/record';
import { Frontier, leafHash } from '../integrity/tree';
import type { Cryptography } from './cryptography';
import { factFrom, factOf } from './decoding';
import type { EventStore, Position, StoredRecord } from './event-store';
import { FactIndex, type FactEntry } from './fact-index';
import { readLogState, writeLogState } from './log-state';
import type { LogView } from './log-view';
import type { RowStore } from './row-store';
import { continued, StreamFacts } from './stream-facts';
import { TreeTiles } from './tree-tiles';

/** What is told of each batch: `plan` reads and works out, the function it gives back writes. */
export interface LogFollower {
  plan(batch: readonly Fact[]): Promise<() => void> | (() => void);
}

/** The store does not hold what the ledger's own records say it must. The process stops; `shilu verify` says more. */
export class LogFault extends Error {
  constructor(
    readonly index: number,
    message: string,
  ) {
    super(`record ${String(index)}: ${message}`);
  }
}

/** Leaf hashes of the newest facts: receipts ask for them as soon as they have a place, and so does a stream's next fact. */
class RecentLeaves {
  private readonly kept = new Map<number, Uint8Array>();

  add(index: number, leaf: Uint8Array): void {
    this.kept.set(index, leaf);
    this.kept.delete(index - RECENT_MAX);
  }

  at(index: number): Uint8Array | undefined {
    return this.kept.get(index);
  }
}

/** Is told the size whenever the log has grown; what it throws would stop the log. */
export type GrowthWatcher = (size: number) => void;

/** Another process follows the same store into the same read models; one of the two has to stop. */
export class FollowedTwice extends Error {}

const BATCH_MAX = 2_000;
const RECENT_MAX = 4_096;
const NO_PREVIOUS = '0'.repeat(64);

export class Log implements LogView {
  readonly index: FactIndex;
  readonly streams: StreamFacts;
  readonly tiles: TreeTiles;
  private readonly frontier: Frontier;
  private readonly recentLeaves = new RecentLeaves();
  private last: Position | undefined;
  private draining: Promise<void> | undefined;
  private failure: Error | undefined;
  private newestRecordedAt = '';
  private followers: readonly LogFollower[] = [];
  private readonly watchers = new Set<GrowthWatcher>();
  private interludes: (() => Promise<void>)[] = [];

  constructor(
    private readonly store: EventStore,
    private readonly rows: RowStore,
    private readonly origin: string,
    private readonly cryptography: Cryptography,
    private readonly onProgress?: (size: number) => void,
  ) {
    const state = readLogState(rows);
    this.frontier = new Frontier(
      cryptography.sha256,
      state.size,
      state.frontier.map((hash) => Buffer.from(hash, 'base64')),
    );
    this.last = state.position ?? undefined;
    this.index = new FactIndex(rows, state.size);
    this.streams = new StreamFacts((stream) => this.readStream(stream));
    this.tiles = new TreeTiles(rows, cryptography.sha256, state.size);
    this.newestRecordedAt = state.size > 0 ? (this.index.at(state.size - 1)?.knownFrom ?? '') : '';
  }

  /** What stopped the log or its store for good; what a batch had begun is then in memory and not in the rows. */
  get fault(): Error | undefined {
    return this.failure ?? this.store.failed;
  }

  /** Who is told of each batch, in this order. */
  followedBy(followers: readonly LogFollower[]): void {
    this.followers = followers;
  }

  /**
   * Tells the size after each batch, once it is in every view; nothing is told of what was there before. Ends with a
   * call of what is given back.
   */
  watchedBy(watcher: GrowthWatcher): () => void {
    this.watchers.add(watcher);
    return () => {
      this.watchers.delete(watcher);
    };
  }

  /** Records that have a place, a leaf and are in every view. */
  get size(): number {
    return this.frontier.size;
  }

  /** Position of the last of them. */
  get position(): Position | undefined {
    return this.last;
  }

  indexOf(id: string): number | undefined {
    return this.index.indexOf(id);
  }

  refresh(): void {
    // This is the follower itself: what it has followed is what it knows.
  }

  /** The newest recorded time; empty before the first record. */
  get recordedAt(): string {
    return this.newestRecordedAt;
  }

  root(): Uint8Array {
    return this.frontier.root();
  }

  /** Takes in what the store holds behind `position`, up to a size; one call after the other. */
  async advance(until = Number.MAX_SAFE_INTEGER): Promise<void> {
    while (this.draining) await this.draining;
    this.draining = this.drain(until).finally(() => (this.draining = undefined));
    return this.draining;
  }

  /**
   * Runs `work` while no batch is taken in: everything before it is in every view, and the next batch waits for it.
   * Rejects with what it throws, which does not stop the log.
   */
  betweenBatches<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.interludes.push(() => work().then(resolve, reject));
      this.advance().catch(reject);
    });
  }

  /** Resolves when the record at `position` has its place. */
  async reach(position: Position): Promise<void> {
    while (this.last === undefined || this.last < position) {
      await (this.draining ?? this.advance());
    }
  }

  /** The record at a place, as stored. */
  async record(index: number): Promise<StoredRecord> {
    const entry = this.entry(index);
    for await (const record of this.store.readAll(entry.position)) {
      if (record.id === entry.id) return record;
      break;
    }
    throw new LogFault(index, 'the store no longer holds it');
  }

  entry(index: number): FactEntry {
    const entry = this.index.at(index);
    if (!entry) throw new LogFault(index, 'not in the index');
    return entry;
  }

  /** The decoded fact at a place. */
  async fact(index: number): Promise<Fact> {
    return factFrom(await this.record(index), index);
  }

  /** Where the fact with this id is, and its leaf hash in hex; it must have a place. */
  placed(id: string): { readonly entry: FactEntry; readonly leafHash: string } {
    const index = this.index.indexOf(id);
    if (index === undefined) throw new Error(`no fact ${id} has a place`);
    const entry = this.index.recent(id) ?? this.entry(index);
    return { entry, leafHash: toHex(this.leafAt(index)) };
  }

  private leafAt(index: number): Uint8Array {
    return this.recentLeaves.at(index) ?? this.tiles.leaf(index);
  }

  private async readStream(stream: string): Promise<readonly Fact[]> {
    const facts: Fact[] = [];
    for await (const record of this.store.readStream(stream)) {
      const index = this.index.indexOf(record.id);
      if (index === undefined) break;
      facts.push(factFrom(record, index));
    }
    return facts;
  }

  private async drain(until: number): Promise<void> {
    if (this.failure) throw this.failure;
    try {
      await this.rest();
      let batch: StoredRecord[] = [];
      for await (const record of this.store.readAll(this.last)) {
        if (record.position === this.last) continue;
        if (this.size + batch.length === until) break;
        batch.push(record);
        if (batch.length === BATCH_MAX) {
          await this.take(batch);
          await this.rest();
          batch = [];
        }
      }
      if (batch.length > 0) await this.take(batch);
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error(String(error));
      throw this.failure;
    }
  }

  /** What was to be done between two batches. */
  private async rest(): Promise<void> {
    for (const work of this.interludes.splice(0)) await work();
  }

  private async take(batch: readonly StoredRecord[]): Promise<void> {
    const first = this.size;
    const decoded = batch.map((record, i) => this.decoded(record, first + i));
    const facts = decoded.map((record, i) => factOf(record, first + i));
    const leaves = decoded.map(({ headerBytes }) => leafHash(headerBytes, this.cryptography.sha256));
    await this.streams.load(continued(facts));
    facts.forEach((fact, i) => {
      this.assertContinues(fact, (decoded[i] as DecodedRecord).header.prev, first, leaves);
      this.streams.add(fact);
    });
    const writes: (() => void)[] = [];
    for (const follower of this.followers) writes.push(await follower.plan(facts));
    for (const leaf of leaves) {
      this.frontier.append(leaf);
      this.tiles.append(leaf);
    }
    const position = (batch.at(-1) as StoredRecord).position;
    this.rows.transaction(() => {
      if (readLogState(this.rows).size !== first)
        throw new FollowedTwice('another process follows this ledger as well');
      facts.forEach((fact, i) => {
        this.index.add(fact, (batch[i] as StoredRecord).position);
      });
      this.index.save();
      this.tiles.save();
      for (const write of writes) write();
      this.saveState(position);
    });
    leaves.forEach((leaf, i) => {
      this.recentLeaves.add(first + i, leaf);
    });
    this.last = position;
    this.newestRecordedAt = this.entry(this.size - 1).knownFrom;
    this.streams.trim();
    this.onProgress?.(this.size);
    for (const watcher of this.watchers) watcher(this.size);
  }

  private saveState(position: Position): void {
    const frontier = this.frontier.hashes().map((hash) => Buffer.from(hash).toString('base64'));
    writeLogState(this.rows, { size: this.size, position, frontier });
  }

  /** The record, if its bytes are sound and say where they are stored; hashes come from the bytes read back. */
  private decoded(record: StoredRecord, index: number): DecodedRecord {
    const decoded = decodeRecord(record.bytes);
    const { header } = decoded;
    if (header.origin !== this.origin) throw new LogFault(index, `origin is ${header.origin}, not ${this.origin}`);
    if (header.stream !== record.stream || header.revision !== record.revision || header.id !== record.id) {
      throw new LogFault(index, 'the header does not name the place it is stored under');
    }
    if (!payloadMatches(decoded, this.cryptography.sha256)) throw new LogFault(index, 'the payload was altered');
    return decoded;
  }

  /** One stream without a gap, each record naming the leaf of the one before it. */
  private assertContinues(fact: Fact, prev: string, first: number, leaves: readonly Uint8Array[]): void {
    const before = fact.revision === 0 ? undefined : this.streams.of(fact.stream).at(-1);
    if ((before?.revision ?? -1) !== fact.revision - 1) throw new LogFault(fact.index, 'its stream has a gap');
    const leaf = before && (before.index < first ? this.leafAt(before.index) : leaves[before.index - first]);
    const expected = leaf ? toHex(leaf) : NO_PREVIOUS;
    if (prev !== expected) throw new LogFault(fact.index, 'it does not continue its stream');
  }
}
