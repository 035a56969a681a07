/** The event store in one SQLite file: one writer whose commits are shared, and readers that page. */
import { admitRecords, admitStream, isAsExpected, retriedAppend } from '../../ledger/admission';
import {
  EventStore,
  type Append,
  type AppendOutcome,
  type Position,
  type StoredRecord,
} from '../../ledger/event-store';
import { isBusy } from './driver';
import { EventFile } from './event-file';
import { EventReading } from './event-reading';

/** Appends in one commit, at most: more would only make the first of them wait. */
const FLUSH_APPENDS_MAX = 256;
/** A flush also ends behind the append with which it holds this much. */
const FLUSH_RECORDS_MAX = 4_096;

/** The store could not append. `unknown`: the records may be durable. `not-applied`: nothing was stored. */
export class StoreFailed extends Error {
  constructor(
    readonly outcome: 'unknown' | 'not-applied',
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
    this.name = 'StoreFailed';
  }
}

/** An append that waits for the next commit. Its outcome type is known to its own closures only. */
interface Queued {
  /** Decides inside the write; what it returns is called after the commit, with the promise's value in it. */
  readonly decide: () => () => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Durable at synchronous=FULL: an append resolves when its commit has been flushed. Several processes may append to one
 * file; each decides under the file's write lock.
 *
 * After a fault at or before a commit the store stops for good (`failed`): SQLite may have lost sight of what is
 * durable, so that only a restart knows. Reading goes on.
 */
export class SqliteEventStore extends EventStore {
  private readonly queue: Queued[] = [];
  private scheduled = false;
  private closed = false;
  private fault: { readonly error: unknown } | undefined;
  private flushCount = 0;
  private readonly reading: EventReading;

  private constructor(
    private readonly file: EventFile,
    private readonly readOnly: boolean,
  ) {
    super();
    this.reading = new EventReading(file, (look) => this.guard(look));
  }

  /** @throws DatabaseRefused when the file is another kind of file, or the connection would not be durable. */
  static open(path: string, { readOnly = false }: { readonly readOnly?: boolean } = {}): SqliteEventStore {
    return new SqliteEventStore(EventFile.open(path, readOnly), readOnly);
  }

  override failed: StoreFailed | undefined = undefined;

  /** Commits that wrote, each of them one flush of the disk or more. */
  override get flushes(): number {
    return this.flushCount;
  }

  /** SQLite's `synchronous` as the connection has it: 2 is FULL, 3 is EXTRA. */
  synchronous(): number {
    return this.file.synchronous();
  }

  append<R>(append: Append<R>): Promise<AppendOutcome<R>> {
    return new Promise((resolve, reject) => {
      this.assertWritable();
      admitStream(append.stream);
      const decide = (): (() => void) => {
        try {
          const outcome = this.decide(append);
          return () => resolve(outcome);
        } catch (error) {
          if (this.fault !== undefined) throw error;
          return () => reject(error); // the fault of this append alone: nothing of it has been put
        }
      };
      this.queue.push({ decide, reject });
      this.schedule();
    });
  }

  readStream(stream: string, from?: number): AsyncIterable<StoredRecord> {
    return this.reading.readStream(stream, from);
  }

  readAll(from?: Position): AsyncIterable<StoredRecord> {
    return this.reading.readAll(from);
  }

  follow(after: Position | undefined, signal: AbortSignal): AsyncIterable<StoredRecord> {
    return this.reading.follow(after, signal);
  }

  /** Appends that wait are written first. */
  close(): Promise<void> {
    if (this.closed) return Promise.resolve();
    while (this.queue.length > 0) this.flush();
    this.closed = true;
    this.reading.close();
    this.file.close();
    return Promise.resolve();
  }

  private assertWritable(): void {
    if (this.closed) throw new StoreFailed('not-applied', 'the event store is closed');
    if (this.readOnly) throw new StoreFailed('not-applied', 'the event store was opened to be read');
    if (this.failed) {
      throw new StoreFailed('not-applied', 'the event store has stopped after a fault of its file', this.failed);
    }
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    this.gather(0);
  }

  /** Flushes after the first turn of the event loop that brings no more appends: those of the others share the commit. */
  private gather(before: number): void {
    setImmediate(() => {
      const { length } = this.queue;
      if (length > before && length < FLUSH_APPENDS_MAX) return this.gather(length);
      this.scheduled = false;
      if (length > 0) this.flush();
    });
  }

  private flush(): void {
    const taken: Queued[] = [];
    const settle: (() => void)[] = [];
    try {
      this.file.begin();
    } catch (error) {
      return this.abandon(this.queue.splice(0, FLUSH_APPENDS_MAX), error, !isBusy(error));
    }
    try {
      while (taken.length < FLUSH_APPENDS_MAX && this.file.pendingRecords < FLUSH_RECORDS_MAX) {
        const queued = this.queue.shift();
        if (queued === undefined) break;
        taken.push(queued);
        settle.push(queued.decide());
        if (this.fault !== undefined) throw this.fault.error;
      }
      this.finish();
    } catch (error) {
      this.rollBack();
      return this.abandon(taken, error, true);
    }
    for (const answer of settle) answer();
    if (this.queue.length > 0) this.schedule();
  }

  private finish(): void {
    if (this.file.pendingRecords === 0) return this.file.rollback(); // nothing to flush for
    this.file.commit();
    this.flushCount++;
    this.reading.grown(this.file.committed);
  }

  private rollBack(): void {
    try {
      this.file.rollback();
    } catch {
      // SQLite has rolled back by itself, or cannot: the fault at hand is the one to report
    }
  }

  private abandon(appends: readonly Queued[], error: unknown, stop: boolean): void {
    if (stop) {
      this.failed = new StoreFailed('unknown', 'the commit failed: what was appended may be durable', error);
      appends = [...appends, ...this.queue.splice(0)];
    }
    const failure = this.failed ?? new StoreFailed('not-applied', 'another process holds the event store', error);
    for (const { reject } of appends) reject(failure);
    if (this.queue.length > 0) this.schedule();
  }

  private decide<R>(append: Append<R>): AppendOutcome<R> {
    const { stream, expected } = append;
    const view = this.reading.view();
    const actual = this.guard(() => this.file.head(stream));
    if (!isAsExpected(expected, actual)) {
      return retriedAppend(append, actual, view);
    }
    const built = append.build(view);
    if ('instead' in built) return { outcome: 'declined', instead: built.instead };
    admitRecords(built);
    return { outcome: 'appended', records: this.guard(() => this.file.put(stream, built)) };
  }

  /** Marks a fault of the file, so that it is never taken for a fault of the caller's build. */
  private guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      this.fault = { error };
      throw error;
    }
  }
}
