/** Event stores broken on purpose, one mistake each: the contract is worth what it catches of them. */
import { MemoryEventStore, type MemoryLog } from '../../src/adapters/memory/event-store';
import { isAsExpected } from '../../src/ledger/admission';
import {
  AppendRefused,
  EventStore,
  type Append,
  type AppendOutcome,
  type Position,
  type StoredRecord,
  type WriteView,
} from '../../src/ledger/event-store';

/** The reference as it is; each mistake overrides one thing. */
class Sound extends EventStore {
  protected readonly inner: MemoryEventStore;

  constructor(protected readonly log: MemoryLog) {
    super();
    this.inner = new MemoryEventStore(log);
  }

  append<R>(append: Append<R>): Promise<AppendOutcome<R>> {
    return this.inner.append(append);
  }
  readStream(stream: string, from?: number): AsyncIterable<StoredRecord> {
    return this.inner.readStream(stream, from);
  }
  readAll(from?: Position): AsyncIterable<StoredRecord> {
    return this.inner.readAll(from);
  }
  follow(after: Position | undefined, signal: AbortSignal): AsyncIterable<StoredRecord> {
    return this.inner.follow(after, signal);
  }
  close(): Promise<void> {
    return this.inner.close();
  }
}

async function* mapped<T, U>(
  source: AsyncIterable<T>,
  change: (item: T, index: number) => readonly U[],
): AsyncIterable<U> {
  let index = 0;
  for await (const item of source) yield* change(item, index++);
}

class IgnoresTheExpectedRevision extends Sound {
  override append<R>(append: Append<R>): Promise<AppendOutcome<R>> {
    return super.append({ ...append, expected: 'any' });
  }
}

class ForgetsARetry extends Sound {
  override async append<R>({ stream, expected, build }: Append<R>): Promise<AppendOutcome<R>> {
    let conflict: AppendOutcome<R> | undefined;
    const outcome = await this.inner.append<R | undefined>({
      stream,
      expected: 'any',
      build: (view) => {
        const actual = view.last(stream)?.revision;
        if (isAsExpected(expected, actual)) return build(view);
        conflict = { outcome: 'conflict', actual };
        return { instead: undefined };
      },
    });
    return conflict ?? (outcome as AppendOutcome<R>);
  }
}

class RetriesByTheFirstIdOnly extends Sound {
  override append<R>(append: Append<R>): Promise<AppendOutcome<R>> {
    let known: StoredRecord | undefined;
    return super
      .append({
        ...append,
        build: (view) => {
          const built = append.build(view);
          known = 'instead' in built || !built[0] ? undefined : view.find(append.stream, built[0].id);
          return built;
        },
      })
      .then((outcome) =>
        outcome.outcome === 'conflict' && known ? { outcome: 'appended', records: [known] } : outcome,
      );
  }
}

class StoresWhatItCanOfABatch extends Sound {
  override async append<R>(append: Append<R>): Promise<AppendOutcome<R>> {
    let first: Append<R>['build'] | undefined;
    const build: Append<R>['build'] = (view) => {
      const built = append.build(view);
      if (!('instead' in built)) first = () => built.slice(0, 1);
      return built;
    };
    try {
      return await super.append({ ...append, build });
    } catch (error) {
      if (first) await super.append({ ...append, build: first }).catch(() => undefined);
      throw error;
    }
  }
}

class SkipsARevision extends Sound {
  private readonly skip = (record: StoredRecord): StoredRecord[] => [
    { ...record, revision: record.revision + (record.revision >= 97 ? 1 : 0) },
  ];
  override async append<R>(append: Append<R>): Promise<AppendOutcome<R>> {
    const outcome = await super.append(append);
    return outcome.outcome === 'appended' ? { ...outcome, records: outcome.records.flatMap(this.skip) } : outcome;
  }
  override readStream(stream: string, from?: number): AsyncIterable<StoredRecord> {
    return mapped(super.readStream(stream, from), this.skip);
  }
}

class LosesTheFirstOfEachLaterPage extends Sound {
  override readStream(stream: string, from?: number): AsyncIterable<StoredRecord> {
    return mapped(super.readStream(stream, from), (record, index) => (index > 0 && index % 512 === 0 ? [] : [record]));
  }
}

class ReadsBehindTheRevision extends Sound {
  override readStream(stream: string, from?: number): AsyncIterable<StoredRecord> {
    return super.readStream(stream, from === undefined ? undefined : from + 1);
  }
}

class ReadsBehindThePosition extends Sound {
  override readAll(from?: Position): AsyncIterable<StoredRecord> {
    return mapped(super.readAll(from), (record) => (record.position === from ? [] : [record]));
  }
}

/** Positions without their leading zeros: 90 comes behind 100. */
class GivesPositionsThatDoNotCompare extends Sound {
  private readonly strip = (record: StoredRecord): StoredRecord[] => [
    { ...record, position: String(Number(record.position)) },
  ];
  override readAll(from?: Position): AsyncIterable<StoredRecord> {
    return mapped(super.readAll(from?.padStart(16, '0')), this.strip);
  }
  override async append<R>(append: Append<R>): Promise<AppendOutcome<R>> {
    const outcome = await super.append(append);
    return outcome.outcome === 'appended' ? { ...outcome, records: outcome.records.flatMap(this.strip) } : outcome;
  }
}

class ReadsTheWholeKindOfStream extends Sound {
  override readStream(stream: string): AsyncIterable<StoredRecord> {
    const kind = stream.slice(0, stream.indexOf('-') + 1);
    return mapped(super.readAll(), (record) => (record.stream.startsWith(kind) ? [record] : []));
  }
}

class DeniesAMissingStream extends Sound {
  override async *readStream(stream: string, from?: number): AsyncIterable<StoredRecord> {
    if (!this.log.streams.has(stream)) throw new Error('stream not found');
    yield* super.readStream(stream, from);
  }
}

class KeepsTextOnly extends Sound {
  private readonly decode = (record: StoredRecord): StoredRecord[] => [
    { ...record, bytes: new TextEncoder().encode(new TextDecoder().decode(record.bytes)) },
  ];
  override readStream(stream: string, from?: number): AsyncIterable<StoredRecord> {
    return mapped(super.readStream(stream, from), this.decode);
  }
}

class KeepsTheBufferOfTheCaller extends Sound {
  private readonly offered = new Map<string, Uint8Array>();
  override append<R>(append: Append<R>): Promise<AppendOutcome<R>> {
    return super.append({
      ...append,
      build: (view) => {
        const built = append.build(view);
        if (!('instead' in built)) for (const { id, bytes } of built) this.offered.set(id, bytes);
        return built;
      },
    });
  }
  override readAll(from?: Position): AsyncIterable<StoredRecord> {
    return mapped(super.readAll(from), (record) => [{ ...record, bytes: this.offered.get(record.id) ?? record.bytes }]);
  }
}

class GivesOutItsOwnBuffer extends Sound {
  override async *readStream(stream: string, from = 0): AsyncIterable<StoredRecord> {
    yield* (this.log.streams.get(stream) ?? []).slice(from);
  }
}

class AcceptsAnEmptyAppend extends Sound {
  override append<R>(append: Append<R>): Promise<AppendOutcome<R>> {
    return super.append(append).catch((error: unknown) => {
      if (error instanceof AppendRefused && error.reason === 'empty') return { outcome: 'appended', records: [] };
      throw error;
    });
  }
}

/** Accepts what one limit forbids, by way of two appends. */
abstract class Splits extends Sound {
  protected abstract readonly beyond: AppendRefused['reason'];
  override async append<R>(append: Append<R>): Promise<AppendOutcome<R>> {
    try {
      return await super.append(append);
    } catch (error) {
      if (!(error instanceof AppendRefused) || error.reason !== this.beyond) throw error;
      const half = (from: number, to?: number): Append<R>['build'] => {
        return (view) => {
          const built = append.build(view);
          return 'instead' in built ? built : built.slice(from, to);
        };
      };
      await super.append({ ...append, build: half(0, 1) });
      return super.append({ ...append, expected: 'any', build: half(1) });
    }
  }
}

class AcceptsTooManyBytes extends Splits {
  protected readonly beyond = 'too-large';
}

class AcceptsTooManyRecords extends Splits {
  protected readonly beyond = 'too-many';
}

class AcceptsAnyName extends Sound {
  override append<R>(append: Append<R>): Promise<AppendOutcome<R>> {
    return super.append({ ...append, stream: append.stream.startsWith('$') ? 'letter-A' : append.stream });
  }
}

/** Appends of one turn are all decided on what was stored when the turn began. */
class DecidesOnTheStateBeforeTheCommit extends Sound {
  private before: ReadonlyMap<string, StoredRecord | undefined> | undefined;
  override append<R>(append: Append<R>): Promise<AppendOutcome<R>> {
    if (this.before === undefined) {
      this.before = new Map([...this.log.streams].map(([name, records]) => [name, records.at(-1)]));
      setImmediate(() => (this.before = undefined));
    }
    const { before } = this;
    const stale = (view: WriteView): WriteView => ({ ...view, last: (stream) => before.get(stream) });
    return super.append({ ...append, build: (view) => append.build(stale(view)) });
  }
}

class LetsOneFailedBuildFailTheOthers extends Sound {
  private fault: { readonly error: unknown } | undefined;
  override append<R>(append: Append<R>): Promise<AppendOutcome<R>> {
    if (this.fault !== undefined) return Promise.reject(this.fault.error);
    const build: Append<R>['build'] = (view) => {
      try {
        return append.build(view);
      } catch (error) {
        this.fault = { error };
        setImmediate(() => (this.fault = undefined));
        throw error;
      }
    };
    return super.append({ ...append, build });
  }
}

/** Reads what is there, then follows from whatever has become the end meanwhile. */
class LosesWhatComesAtTheSeam extends Sound {
  override async *follow(after: Position | undefined, signal: AbortSignal): AsyncIterable<StoredRecord> {
    const caughtUp = [...this.log.records].filter(({ position }) => after === undefined || position > after);
    yield* caughtUp;
    await Promise.resolve();
    yield* super.follow(this.log.records.at(-1)?.position, signal);
  }
}

class RepeatsTheLastAtTheSeam extends Sound {
  override async *follow(after: Position | undefined, signal: AbortSignal): AsyncIterable<StoredRecord> {
    const caughtUp = [...this.log.records].filter(({ position }) => after === undefined || position > after);
    yield* caughtUp;
    yield* super.follow(caughtUp.at(-2)?.position ?? after, signal);
  }
}

class FollowsFromThePositionItself extends Sound {
  override async *follow(after: Position | undefined, signal: AbortSignal): AsyncIterable<StoredRecord> {
    if (after !== undefined) {
      for await (const record of this.readAll(after)) {
        yield record;
        break;
      }
    }
    yield* super.follow(after, signal);
  }
}

/** Keeps the newest thousand for a follower that is behind. */
class DropsWhatASlowFollowerMissed extends Sound {
  private closed = false;
  override close(): Promise<void> {
    this.closed = true;
    return super.close();
  }
  override async *follow(after: Position | undefined, signal: AbortSignal): AsyncIterable<StoredRecord> {
    let last = after;
    while (!signal.aborted && !this.closed) {
      const behind = this.log.records.filter(({ position }) => last === undefined || position > last);
      for (const record of behind.length > 1_000 ? behind.slice(-1_000) : behind.slice(0, 1)) {
        last = record.position;
        yield record;
      }
      if (behind.length === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

class FollowsOnAfterTheAbort extends Sound {
  override follow(after: Position | undefined): AsyncIterable<StoredRecord> {
    return super.follow(after, new AbortController().signal);
  }
}

class LeavesFollowersWaitingOnClose extends Sound {
  override close(): Promise<void> {
    return Promise.resolve();
  }
}

export interface BrokenStore {
  /** What it does wrong. */
  readonly name: string;
  readonly open: (log: MemoryLog) => EventStore;
  /** A restart does not find the log again. */
  readonly forgetful?: boolean;
}

export const soundStore: BrokenStore = { name: 'none', open: (log) => new Sound(log) };

export const brokenStores: readonly BrokenStore[] = [
  { name: 'ignores the expected revision', open: (log) => new IgnoresTheExpectedRevision(log) },
  { name: 'forgets a retry', open: (log) => new ForgetsARetry(log) },
  { name: 'takes the first id for the whole retry', open: (log) => new RetriesByTheFirstIdOnly(log) },
  { name: 'stores part of a refused batch', open: (log) => new StoresWhatItCanOfABatch(log) },
  { name: 'skips a revision after 97', open: (log) => new SkipsARevision(log) },
  { name: 'loses the first record of each later page', open: (log) => new LosesTheFirstOfEachLaterPage(log) },
  { name: 'reads a stream behind the revision', open: (log) => new ReadsBehindTheRevision(log) },
  { name: 'reads everything behind the position', open: (log) => new ReadsBehindThePosition(log) },
  { name: 'gives positions that do not compare', open: (log) => new GivesPositionsThatDoNotCompare(log) },
  { name: 'reads other streams of the kind', open: (log) => new ReadsTheWholeKindOfStream(log) },
  { name: 'throws for a missing stream', open: (log) => new DeniesAMissingStream(log) },
  { name: 'keeps text only', open: (log) => new KeepsTextOnly(log) },
  { name: 'keeps the buffer of the caller', open: (log) => new KeepsTheBufferOfTheCaller(log) },
  { name: 'gives out its own buffer', open: (log) => new GivesOutItsOwnBuffer(log) },
  { name: 'accepts an empty append', open: (log) => new AcceptsAnEmptyAppend(log) },
  { name: 'accepts too many bytes', open: (log) => new AcceptsTooManyBytes(log) },
  { name: 'accepts too many records', open: (log) => new AcceptsTooManyRecords(log) },
  { name: 'accepts any name of a stream', open: (log) => new AcceptsAnyName(log) },
  { name: 'decides on the state before the commit', open: (log) => new DecidesOnTheStateBeforeTheCommit(log) },
  { name: 'lets one failed build fail the others', open: (log) => new LetsOneFailedBuildFailTheOthers(log) },
  { name: 'loses what comes at the seam', open: (log) => new LosesWhatComesAtTheSeam(log) },
  { name: 'repeats the last at the seam', open: (log) => new RepeatsTheLastAtTheSeam(log) },
  { name: 'follows from the position itself', open: (log) => new FollowsFromThePositionItself(log) },
  { name: 'drops what a slow follower missed', open: (log) => new DropsWhatASlowFollowerMissed(log) },
  { name: 'follows on after the abort', open: (log) => new FollowsOnAfterTheAbort(log) },
  { name: 'leaves followers waiting on close', open: (log) => new LeavesFollowersWaitingOnClose(log) },
  { name: 'forgets everything on a restart', open: (log) => new Sound(log), forgetful: true },
];
