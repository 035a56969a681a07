/**
 * The event store on an EventStoreDB or KurrentDB server or cluster. The server keeps the log; this process follows it
 * into a copy of its own, decides over that, and acknowledges an append only when its own follower has read the same
 * bytes back. See docs/adr/0014-a-copy-on-each-replica.md.
 */
import { admitRecords, admitStream, isAsExpected, retriedAppend } from '../../ledger/admission';
import {
  EventStore,
  StoreUnavailable,
  type Append,
  type AppendOutcome,
  type NewRecord,
  type Position,
  type StoredRecord,
} from '../../ledger/event-store';
import type { LogCopy } from '../../ledger/log-copy';
import { reasonOf } from './fate';
import { Follower } from './follower';
import { RECORD_TYPE } from './naming';
import { Patience } from './patience';
import { placement } from './placement';
import { Pulse } from './pulse';
import type { Server } from './server';
import { Turns } from './turns';

/** A request ends within this and the one call that may be under way at its end. */
const PATIENCE_MS = 15_000;
/** A server that does not answer at all when the process starts. */
const START_MS = 20_000;
/** A log that is copied for the first time takes as long as it takes. */
const FIRST_COPY_MS = 2_147_483_647;

export class KurrentEventStore extends EventStore {
  override failed: Error | undefined = undefined;
  private readonly follower: Follower;
  private readonly pulse: Pulse;
  private readonly turns = new Turns();
  private closed = false;

  private constructor(
    private readonly server: Server,
    private readonly copy: LogCopy,
  ) {
    super();
    this.follower = new Follower(server, copy, (error) => (this.failed ??= error));
    this.pulse = new Pulse(server, this.follower);
  }

  /**
   * Follows the server to its end as it is now. Server and copy are closed with the store.
   *
   * @throws StoreUnavailable when no leader answers, or it refuses who asks
   * @throws ServerRefused, CopyDiffers when the server does not hold what it should
   */
  static async open(server: Server, copy: LogCopy): Promise<KurrentEventStore> {
    const store = new KurrentEventStore(server, copy);
    try {
      const end = await store.pulse.first(START_MS);
      store.follower.start();
      await store.follower.until(() => store.follower.place >= end, FIRST_COPY_MS);
      store.pulse.start();
      return store;
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  override get shared(): boolean {
    return true;
  }

  override get unavailable(): string | undefined {
    return this.pulse.unavailable;
  }

  async append<R>(append: Append<R>): Promise<AppendOutcome<R>> {
    if (this.closed) throw new StoreUnavailable('not-applied', 'the event store is closed');
    admitStream(append.stream);
    const patience = new Patience(PATIENCE_MS);
    // Two appends of this process to one stream would only be each other's conflict.
    return this.turns.take(append.stream, () => this.decide(append, patience));
  }

  readStream(stream: string, from?: number): AsyncIterable<StoredRecord> {
    return this.copy.readStream(stream, from);
  }

  readAll(from?: Position): AsyncIterable<StoredRecord> {
    return this.copy.readAll(from);
  }

  follow(after: Position | undefined, signal: AbortSignal): AsyncIterable<StoredRecord> {
    return this.copy.follow(after, signal);
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    this.pulse.stop();
    this.follower.close();
    this.copy.close();
    await this.server.close();
  }

  /**
   * Decides over the copy, which may lag behind: an append goes ahead only if the stream's revision is the server's,
   * and nothing is refused before the copy holds all that the server held when it was refused first.
   */
  private async decide<R>(append: Append<R>, patience: Patience): Promise<AppendOutcome<R>> {
    const { view } = this.copy;
    for (let current = false; ; current = true) {
      if (this.failed) throw this.failed;
      const actual = view.revision(append.stream);
      if (!isAsExpected(append.expected, actual)) {
        if (current) return retriedAppend(append, actual, view);
      } else {
        const built = append.build(view);
        if (!('instead' in built)) {
          admitRecords(built);
          const records = await this.place(append.stream, actual, built, patience);
          if (records) return { outcome: 'appended', records };
          continue;
        }
        if (current) return { outcome: 'declined', instead: built.instead };
      }
      await this.catchUp(patience);
    }
  }

  /** @throws StoreUnavailable `not-applied` */
  private async catchUp(patience: Patience): Promise<void> {
    try {
      const end = await this.server.end();
      if (await this.follower.until(() => this.follower.place >= end, patience.left)) return;
    } catch (error) {
      throw new StoreUnavailable('not-applied', `the cluster has no leader that answers (${reasonOf(error)})`, error);
    }
    throw new StoreUnavailable('not-applied', 'what the cluster holds does not reach this process');
  }

  /**
   * The records as the log has them behind a revision, once this process has read them there; undefined when the stream
   * has others in their place. One attempt after the other, with the same ids and the same revision, so that a second
   * one can only find the first.
   */
  private async place(
    stream: string,
    behind: number | undefined,
    records: readonly NewRecord[],
    patience: Patience,
  ): Promise<readonly StoredRecord[] | undefined> {
    const target = { stream, first: (behind ?? -1) + 1, records };
    let told = 'no attempt was made';
    for (let attempted = false; !patience.over; attempted = true) {
      if (this.failed) throw this.failed;
      const answer = await this.server.append(this.server.naming.nameOf(stream), behind, RECORD_TYPE, records);
      if (answer.fate === 'refused') {
        if (!attempted) throw new StoreUnavailable('not-applied', `the server refuses to append (${answer.why})`);
        told = answer.why;
      } else if (answer.fate === 'unknown') told = answer.why;
      else told = 'the server answered, but this process did not read the records back';
      const found = await this.readBack(target, answer.fate === 'unknown' ? patience.pause() : patience.call());
      if (found !== 'nothing') return found === 'others' ? undefined : found;
    }
    throw new StoreUnavailable('unknown', `nobody knows whether the records are stored (${told})`);
  }

  private async readBack(
    target: Parameters<typeof placement>[1],
    limitMs: number,
  ): Promise<ReturnType<typeof placement>> {
    const { view } = this.copy;
    await this.follower.until(() => placement(view, target) !== 'nothing', limitMs);
    return placement(view, target);
  }
}
