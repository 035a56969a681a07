/** What this interface asks of the log. The index is the place in the log, the revision the place in a stream. */
import type { Fact } from '../domain/fact';
import type { SignedCheckpoint } from '../ledger/seal';

/** An answer that is here, or comes. */
export type Soon<T> = T | Promise<T>;

export interface LogEntry {
  readonly fact: Fact;
  /** The record exactly as stored and hashed. */
  readonly bytes: Uint8Array;
  /** RFC 6962 leaf hash, 32 bytes. */
  readonly leafHash: Uint8Array;
}

export interface LogReader {
  /** Facts applied: indices are 0 to size - 1. */
  size(): number;
  /** Tells the size whenever it has grown, until what is given back is called. `told` must not throw. */
  grown(told: (size: number) => void): () => void;
  /** Index of the fact with this id. */
  indexOf(id: string): Soon<number | undefined>;
  /** `undefined` beyond the end. */
  entry(index: number): Soon<LogEntry | undefined>;
  /** Facts with an index greater than `after` (from the beginning without one), in log order, at most `limit`. */
  list(query: {
    readonly after?: number;
    readonly type?: string;
    readonly stream?: string;
    readonly limit: number;
  }): Soon<readonly Fact[]>;
  /** Facts of a stream with a revision of at least `from` (default 0), in order, at most `limit` (default all). */
  stream(name: string, from?: number, limit?: number): Soon<readonly Fact[]>;
  /** RFC 6962 inclusion path of the leaf in the tree of the first `size` leaves, 32 bytes each, from the leaf up. */
  inclusionProof(index: number, size: number): Soon<readonly Uint8Array[]>;
  /** C2SP tlog-tiles: `width` hashes (256 for a full tile) of level `level`, tile number `n`; undefined when not there. */
  tile(level: number, n: number, width: number): Soon<Uint8Array | undefined>;
  /** C2SP tlog-tiles entry bundle. */
  entryBundle(n: number, width: number): Soon<Uint8Array | undefined>;
  /** The newest signed checkpoint; undefined before the first. */
  checkpoint(): Soon<SignedCheckpoint | undefined>;
  /** Signed checkpoints with a size greater than `after`, in order. */
  checkpoints(after: number, limit: number): Soon<readonly SignedCheckpoint[]>;
}
