/** The event store in memory: the reference, small enough to see that it is right. It keeps nothing on disk. */
import { admitRecords, admitStream, assertRevision, isAsExpected, retriedAppend } from '../../ledger/admission';
import {
  EventStore,
  type Append,
  type AppendOutcome,
  type NewRecord,
  type Position,
  type StoredRecord,
  type WriteView,
} from '../../ledger/event-store';

/** What would be the file: stores opened over the same log hold the same records, one after the other. */
export class MemoryLog {
  readonly records: StoredRecord[] = [];
  readonly streams = new Map<string, StoredRecord[]>();
}

/** Spaced out on purpose: a caller that counts on dense positions fails here first. */
const POSITION_STEP = 10;
const POSITION_DIGITS = 16;

export class MemoryEventStore extends EventStore {
  private closed = false;
  /** Followers that wait for the next record. */
  private readonly waiting = new Set<() => void>();

  constructor(private readonly log: MemoryLog = new MemoryLog()) {
    super();
  }

  // Declared async so that a refusal rejects the promise; the decision itself is made at once, in order of the calls.
  async append<R>(append: Append<R>): Promise<AppendOutcome<R>> {
    const { stream, expected } = append;
    if (this.closed) throw new Error('the event store is closed');
    admitStream(stream);
    const view = this.view();
    const actual = view.revision(stream);
    if (!isAsExpected(expected, actual)) return retriedAppend(append, actual, view);

    const built = append.build(view);
    if ('instead' in built) return { outcome: 'declined', instead: built.instead };
    admitRecords(built);
    return { outcome: 'appended', records: this.store(stream, (actual ?? -1) + 1, built).map(copy) };
  }

  async *readStream(stream: string, from = 0): AsyncIterable<StoredRecord> {
    assertRevision(from);
    const stored = this.log.streams.get(stream) ?? [];
    for (let revision = from; revision < stored.length; revision++) yield copy(at(stored, revision));
  }

  async *readAll(from?: Position): AsyncIterable<StoredRecord> {
    const { records } = this.log;
    for (let index = firstFrom(records, from); index < records.length; index++) yield copy(at(records, index));
  }

  async *follow(after: Position | undefined, signal: AbortSignal): AsyncIterable<StoredRecord> {
    const { records } = this.log;
    let index = firstBehind(records, after);
    while (!signal.aborted && !this.closed) {
      if (index < records.length) yield copy(at(records, index++));
      else await this.more(signal);
    }
  }

  close(): Promise<void> {
    this.closed = true;
    this.wake();
    return Promise.resolve();
  }

  private store(stream: string, revision: number, built: readonly NewRecord[]): StoredRecord[] {
    const { records, streams } = this.log;
    const added = built.map(({ id, bytes }, index) => ({
      position: String((records.length + index + 1) * POSITION_STEP).padStart(POSITION_DIGITS, '0'),
      stream,
      revision: revision + index,
      id,
      bytes: bytes.slice(),
    }));
    const stored = streams.get(stream) ?? [];
    stored.push(...added);
    streams.set(stream, stored);
    records.push(...added);
    this.wake();
    return added;
  }

  private view(): WriteView {
    const { records, streams } = this.log;
    return {
      revision: (stream) => streams.get(stream)?.at(-1)?.revision,
      last: (stream) => copied(streams.get(stream)?.at(-1)),
      find: (stream, id) => copied(streams.get(stream)?.find((record) => record.id === id)),
      read: (stream, from) => (streams.get(stream) ?? []).slice(from).map(copy),
      after: (position) => records.slice(firstBehind(records, position)).map(copy),
    };
  }

  private wake(): void {
    for (const resume of [...this.waiting]) resume();
  }

  /** Resolves when there may be more to read, or nothing more to wait for. */
  private more(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const resume = (): void => {
        this.waiting.delete(resume);
        signal.removeEventListener('abort', resume);
        resolve();
      };
      this.waiting.add(resume);
      signal.addEventListener('abort', resume);
    });
  }
}

/** Nobody holds the stored bytes: a reader or a writer that changes its own does not change the log. */
function copy(record: StoredRecord): StoredRecord {
  return { ...record, bytes: record.bytes.slice() };
}

function copied(record: StoredRecord | undefined): StoredRecord | undefined {
  return record && copy(record);
}

function at(records: readonly StoredRecord[], index: number): StoredRecord {
  const record = records[index];
  if (record === undefined) throw new RangeError(`no record at ${index}`);
  return record;
}

/** Index of the first record at or behind a position. */
function firstFrom(records: readonly StoredRecord[], position: Position | undefined): number {
  if (position === undefined) return 0;
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(records, middle).position < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the first record behind a position. */
function firstBehind(records: readonly StoredRecord[], position: Position | undefined): number {
  if (position === undefined) return 0;
  const index = firstFrom(records, position);
  return records[index]?.position === position ? index + 1 : index;
}
