/** Port: append-only storage of records, ordered within a stream and across the store. */

/**
 * Place of a record in the store's order. Opaque: positions compare as text and survive a restart, but are not dense
 * and are never subtracted.
 */
export type Position = string;

/** A record as the store keeps it; `bytes` are exactly those that were appended. */
export interface StoredRecord {
  readonly position: Position;
  readonly stream: string;
  /** 0 for the first record of a stream, then +1 each. */
  readonly revision: number;
  /** Event id, lower-case UUID. */
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** The revision a stream must have for an append to go ahead. */
export type Expected = number | 'no-stream' | 'stream-exists' | 'any';

export interface NewRecord {
  /** Lower-case UUID, never all zeros. The same id is offered again only to retry an append. */
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** What an append may read while the store holds its write: nothing can be appended in between. */
export interface WriteView {
  /** Revision of the stream's last record, without reading it; undefined when it has none. */
  revision(stream: string): number | undefined;
  /** The last record of the stream; undefined when it has none. */
  last(stream: string): StoredRecord | undefined;
  /** The record of this stream with this event id. */
  find(stream: string, id: string): StoredRecord | undefined;
  /** The stream from a revision on, in order. */
  read(stream: string, from: number): Iterable<StoredRecord>;
  /** Everything behind a position (from the beginning without one), in order. */
  after(position: Position | undefined): Iterable<StoredRecord>;
}

/** One append: to one stream, all or nothing. */
export interface Append<R> {
  readonly stream: string;
  readonly expected: Expected;
  /**
   * Called inside the store's write, with the expected revision already verified; once more when the store finds that
   * it has moved on since, and then the last call counts. Returns the records to append
   * (1 to 1,000, 1 MiB together) or `{ instead }`: nothing is appended and the value is handed back. When the stream has
   * moved on from the expected revision it is called all the same, to learn the ids of what may be a retry: they are
   * compared, and nothing that it returns or throws then is appended, handed back or thrown on.
   */
  build(view: WriteView): readonly NewRecord[] | { readonly instead: R };
}

export type AppendOutcome<R> =
  /** Durable: it survives a power cut. Positions in the order of the records. */
  | { readonly outcome: 'appended'; readonly records: readonly StoredRecord[] }
  /** The stream is not at the expected revision (`actual` undefined: it does not exist). Nothing was appended. */
  | { readonly outcome: 'conflict'; readonly actual: number | undefined }
  | { readonly outcome: 'declined'; readonly instead: R };

/** Faults of an append that the store itself refuses; nothing was stored. */
export class AppendRefused extends Error {
  constructor(
    readonly reason: 'too-large' | 'too-many' | 'empty' | 'invalid-id' | 'invalid-stream',
    message: string,
  ) {
    super(message);
  }
}

/**
 * The store cannot be reached or does not answer. `not-applied`: nothing was stored. `unknown`: the records may be
 * stored, and a retry under the same ids settles it. The store goes on, and may answer the next time.
 */
export class StoreUnavailable extends Error {
  constructor(
    readonly outcome: 'not-applied' | 'unknown',
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

/**
 * Append-only storage. Adapters: src/adapters/{memory,sqlite,kurrent}. Each passes tests/contract/event-store.contract.ts
 * unchanged; what is not in that file is not promised.
 *
 * Errors: conflicts and declined appends are values. `AppendRefused` means that nothing was stored, `StoreUnavailable`
 * says what it means. Anything else thrown by `append` means that the outcome is UNKNOWN (the records may be durable):
 * the caller stops, and the idempotency key decides on retry.
 */
export abstract class EventStore {
  /** Set once the store has stopped appending for good, with the fault that stopped it. */
  failed: Error | undefined;

  /** Whether other processes append as well, so that the log above has to follow by itself. */
  get shared(): boolean {
    return false;
  }

  /** Why nothing can be appended for now; undefined while nothing is known against it. */
  get unavailable(): string | undefined {
    return undefined;
  }

  /** Durable commits since it was opened; undefined where the store does not count them. */
  get flushes(): number | undefined {
    return undefined;
  }

  /**
   * Appends atomically, in stream and store order. Appends that arrive together share one durable commit; each is
   * decided on its own, in order of arrival, and sees those before it. A retry of an append whose ids are already in
   * the stream at the expected revision is not re-appended: it answers `appended` with the original records.
   */
  abstract append<R>(append: Append<R>): Promise<AppendOutcome<R>>;

  /** One stream from a revision (inclusive, default 0). A missing stream yields nothing. */
  abstract readStream(stream: string, from?: number): AsyncIterable<StoredRecord>;

  /**
   * Everything from a position (inclusive; the beginning without one), in store order. Reading beside appends yields a
   * prefix without gap or repeat.
   */
  abstract readAll(from?: Position): AsyncIterable<StoredRecord>;

  /** Like readAll behind a position (exclusive), then waits for more; ends when the signal aborts. */
  abstract follow(after: Position | undefined, signal: AbortSignal): AsyncIterable<StoredRecord>;

  /** Ends all followers and releases what the adapter holds; safe to call twice. */
  abstract close(): Promise<void>;
}
