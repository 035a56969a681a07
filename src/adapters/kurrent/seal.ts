/**
 * The seal of several processes: the lock is a stream of the cluster, replaced by appending behind the checkpoint that
 * one believes to be the newest. All of them hold the same log key; each keeps what was signed in a book of its own.
 */
import { randomUUID } from 'node:crypto';
import type { RecordedEvent } from '@eventstore/db-client';
import { parseCheckpoint } from '../../integrity/checkpoint';
import { sameBytes } from '../../integrity/digest';
import { parseNote } from '../../integrity/note';
import { StoreUnavailable } from '../../ledger/event-store';
import { Seal, type CheckpointBook, type SignedCheckpoint } from '../../ledger/seal';
import { CHECKPOINT_TYPE, ServerRefused } from './naming';
import { Patience } from './patience';
import { ResumingSubscription } from './resuming';
import { CALL_MS, type Server } from './server';

/** A sealer that says nothing for so long, while there is something to seal, is taken for dead. */
const TAKEOVER_MS = 5_000;
const PATIENCE_MS = 15_000;

export class KurrentSeal extends Seal {
  private readonly subscription: ResumingSubscription;
  private fault: Error | undefined;
  /** Revision of the lock's last event that is in the book; undefined before the first. */
  private revision: number | undefined;
  /** Size of that event's checkpoint. */
  private size = -1;
  /** Of the event that this process appends, or appended last. */
  private ownId: string | undefined;
  private isSealer = false;
  private heardAt = performance.now();
  private waiting: (() => void) | undefined;
  private closed = false;

  private constructor(
    private readonly server: Server,
    private readonly book: CheckpointBook,
  ) {
    super();
    this.subscription = new ResumingSubscription({
      subscribe: () => Promise.resolve(server.followStream(server.naming.lock, this.revision)),
      take: (event) => {
        this.take(event);
      },
      onFault: (error) => {
        this.fault = error instanceof Error ? error : new Error(String(error));
        this.waiting?.();
      },
    });
  }

  /**
   * Follows the lock to its end as it is now.
   *
   * @throws SealRefused when something there was not signed by this key, or is another history than the book's
   * @throws ServerRefused when something else stands there
   */
  static async open(server: Server, book: CheckpointBook): Promise<KurrentSeal> {
    const seal = new KurrentSeal(server, book);
    try {
      const end = await server.eventAt(server.naming.lock, 'last');
      seal.revision = await seal.known();
      seal.subscription.start();
      const last = end ? Number(end.event.revision) : -1;
      while ((seal.revision ?? -1) < last) await seal.next(CALL_MS);
      await seal.publish();
      if (!end) seal.isSealer = true;
      return seal;
    } catch (error) {
      seal.close();
      throw error;
    }
  }

  get verifierKey(): string {
    return this.book.verifierKey;
  }

  override get shared(): boolean {
    return true;
  }

  override get ours(): boolean {
    return this.isSealer || performance.now() - this.heardAt > TAKEOVER_MS;
  }

  latest(): SignedCheckpoint | undefined {
    if (this.fault) throw this.fault;
    return this.book.latest();
  }

  covering(size: number): SignedCheckpoint | undefined {
    return this.book.covering(size);
  }

  list(after: number, limit: number): readonly SignedCheckpoint[] {
    return this.book.list(after, limit);
  }

  /** `lost` also while the cluster does not say who was first: what it comes to is followed like another's. */
  async sign(previous: number | undefined, size: number, root: Uint8Array): Promise<SignedCheckpoint | 'lost'> {
    if (this.latest()?.size !== previous) return 'lost';
    const note = this.book.note(size, root);
    if (size <= (previous ?? -1)) throw new RangeError(`size ${String(size)} is not behind the newest checkpoint`);
    const behind = this.revision;
    const record = { id: (this.ownId = randomUUID()), bytes: Buffer.from(note) };
    for (const patience = new Patience(PATIENCE_MS); !patience.over;) {
      const { fate } = await this.server.append(this.server.naming.lock, behind, CHECKPOINT_TYPE, [record]);
      if (fate === 'refused') break;
      if (this.revision === behind) await this.next(fate === 'unknown' ? patience.pause() : patience.call());
      if (this.revision === behind) continue;
      return this.isSealer ? { size, note } : 'lost';
    }
    return 'lost';
  }

  /** Into the book alone: the next opening puts them behind those of the lock. */
  adopt(...notes: readonly string[]): void {
    this.book.adopt(...notes);
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.subscription.close();
    this.book.close();
  }

  /** Puts behind the lock's checkpoints those that only the book has: of a ledger that was moved here. */
  private async publish(): Promise<void> {
    for (const { size, note } of this.book.list(this.size, Number.MAX_SAFE_INTEGER)) {
      const behind = this.revision;
      const record = { id: (this.ownId = randomUUID()), bytes: Buffer.from(note) };
      const answer = await this.server.append(this.server.naming.lock, behind, CHECKPOINT_TYPE, [record]);
      if (this.revision === behind) await this.next(CALL_MS);
      if (this.revision !== behind) continue;
      const why = 'why' in answer ? answer.why : answer.fate;
      throw new StoreUnavailable('unknown', `the checkpoint of size ${String(size)} did not reach the lock (${why})`);
    }
  }

  /** The lock's revision up to which the book has everything: it holds one checkpoint for each event, in order. */
  private async known(): Promise<number | undefined> {
    const newest = this.book.latest();
    if (!newest) return undefined;
    const revision = this.book.count - 1;
    const there = await this.server.eventAt(this.server.naming.lock, revision);
    const same = there && sameBytes(there.event.data as Uint8Array, Buffer.from(newest.note));
    // A book that does not match is compared from the beginning: what it has already is adopted again without effect.
    if (!same) return undefined;
    this.size = newest.size;
    return revision;
  }

  private take(event: RecordedEvent): void {
    if (event.type !== CHECKPOINT_TYPE) {
      throw new ServerRefused(`the event ${event.id} (${event.type}) in the lock is no checkpoint`);
    }
    const note = Buffer.from(event.data as Uint8Array).toString();
    this.book.adopt(note);
    this.size = parseCheckpoint(parseNote(note).text).size;
    this.revision = Number(event.revision);
    this.isSealer = event.id === this.ownId;
    this.heardAt = performance.now();
    this.waiting?.();
  }

  /** Resolves with the next event of the lock, or after the limit. */
  private async next(limitMs: number): Promise<void> {
    if (!this.fault) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, limitMs);
        this.waiting = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.waiting = undefined;
    }
    if (this.fault) throw this.fault;
  }
}
