/** Reading an event file: page by page for those who go through it, at once for those who decide over it. */
import { assertRevision } from '../../ledger/admission';
import type { Position, StoredRecord, WriteView } from '../../ledger/event-store';
import { fromPosition } from './chunk';
import type { EventFile } from './event-file';
import { RecordReader } from './record-reader';
import { WaitingRoom } from './waiting-room';

export class EventReading {
  private closed = false;
  private readonly waiting: WaitingRoom;

  /** `guard` is run around each synchronous look into the file. */
  constructor(
    private readonly file: EventFile,
    private readonly guard: <T>(look: () => T) => T = (look) => look(),
  ) {
    this.waiting = new WaitingRoom(() => file.tail());
  }

  readStream(stream: string, from = 0): AsyncIterable<StoredRecord> {
    let next = from;
    return this.reader(async () => {
      assertRevision(from);
      if (next > from) await turn();
      const page = this.file.streamPage(stream, next);
      next += page.length;
      return page;
    });
  }

  readAll(from?: Position): AsyncIterable<StoredRecord> {
    let next = from === undefined ? 1 : fromPosition(from);
    let last: number | undefined;
    return this.reader(async () => {
      if (last !== undefined) await turn();
      last ??= this.file.tail();
      const page = this.file.page(next, last);
      next += page.length;
      return page;
    });
  }

  follow(after: Position | undefined, signal: AbortSignal): AsyncIterable<StoredRecord> {
    let next = after === undefined ? 1 : fromPosition(after) + 1;
    const left = new AbortController();
    const over = AbortSignal.any([signal, left.signal]);
    const isOver = (): boolean => over.aborted || this.closed;
    return new RecordReader({
      isOver,
      cancel: () => left.abort(),
      load: async () => {
        await turn();
        while (!isOver()) {
          const page = this.file.page(next, this.file.tail());
          next += page.length;
          if (page.length > 0) return page;
          await this.waiting.until(next, over);
        }
        return undefined;
      },
    });
  }

  /** The file as it is now, what is put in its open transaction included. */
  view(): WriteView {
    return {
      revision: (stream) => this.guard(() => this.file.head(stream)),
      last: (stream) => this.guard(() => this.file.last(stream)),
      find: (stream, id) => this.guard(() => this.file.find(stream, id)),
      read: (stream, from) => this.streamFrom(stream, from),
      after: (position) => this.everythingFrom(position === undefined ? 1 : fromPosition(position) + 1),
    };
  }

  /** Tells those who wait that the file ends at an ordinal now. */
  grown(tail: number): void {
    this.waiting.call(tail);
  }

  close(): void {
    this.closed = true;
    this.waiting.empty();
  }

  private *streamFrom(stream: string, from: number): Iterable<StoredRecord> {
    assertRevision(from);
    for (let next = from; ;) {
      const page = this.guard(() => this.file.streamPage(stream, next));
      if (page.length === 0) return;
      yield* page;
      next += page.length;
    }
  }

  private *everythingFrom(from: number): Iterable<StoredRecord> {
    const committed = this.file.committed;
    for (let next = from; next <= committed;) {
      const page = this.guard(() => this.file.page(next, committed));
      yield* page;
      next += page.length;
    }
    yield* this.file.pendingFrom(Math.max(from, committed + 1));
  }

  private reader(load: () => Promise<readonly StoredRecord[]>): RecordReader {
    return new RecordReader({
      isOver: () => false,
      load: () => {
        if (this.closed) throw new Error('the event store is closed');
        return load();
      },
    });
  }
}

/** Lets everything else run: a reader that never leaves the microtask queue would hold up appends and requests. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
