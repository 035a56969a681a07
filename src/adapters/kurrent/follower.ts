/** Follows the server's whole log into this process's copy: what stands there was read back from the server. */
import type { RecordedEvent } from '@eventstore/db-client';
import { sameBytes } from '../../integrity/digest';
import { CopyDiffers, type CopiedRecord, type LogCopy } from '../../ledger/log-copy';
import { ResumingSubscription } from './resuming';
import { placed, type Server } from './server';

const RECORD_LIMIT = 1_000;

export class Follower {
  /** What ended it for good. */
  fault: Error | undefined;
  private readonly subscription: ResumingSubscription;
  private gathered: CopiedRecord[] = [];
  private scheduled = false;
  /** Place of the last event seen, and of the last one whose record is in the copy. */
  private seen: bigint | undefined;
  private followed: bigint | undefined;
  private readonly waiting = new Set<() => void>();

  constructor(
    private readonly server: Server,
    private readonly copy: LogCopy,
    private readonly onFault: (error: Error) => void,
  ) {
    this.subscription = new ResumingSubscription({
      subscribe: async () => server.followAll((this.seen = await this.resumedAt())),
      take: (event) => {
        this.take(event);
      },
      onFault: (error) => {
        this.fail(error);
      },
    });
  }

  start(): void {
    this.subscription.start();
  }

  /** Why nothing arrives; undefined while it is connected. */
  get interrupted(): string | undefined {
    return this.subscription.interrupted;
  }

  /** Place of the last event that was followed; an event of the server's own counts too. */
  get place(): bigint {
    return this.followed ?? -1n;
  }

  renew(why: string): void {
    this.subscription.renew(why);
  }

  /** Whether the condition comes to hold within a limit; looked at after each addition to the copy. */
  until(condition: () => boolean, limitMs: number): Promise<boolean> {
    if (condition()) return Promise.resolve(true);
    return new Promise((resolve, reject) => {
      const settle = (holds: boolean): void => {
        clearTimeout(timer);
        this.waiting.delete(look);
        resolve(holds);
      };
      const look = (): void => {
        if (condition()) settle(true);
        else if (this.fault) {
          clearTimeout(timer);
          this.waiting.delete(look);
          reject(this.fault);
        }
      };
      const timer = setTimeout(() => {
        settle(false);
      }, limitMs);
      this.waiting.add(look);
      look();
    });
  }

  close(): void {
    this.subscription.close();
    this.fault ??= new Error('the event store is closed');
    this.wake();
  }

  /**
   * Where to go on: behind the newest record of the copy, which the server must hold as it was copied. Found out anew
   * for each connection, since the other end may be another node.
   */
  private async resumedAt(): Promise<bigint | undefined> {
    this.flush();
    const last = this.copy.last();
    if (!last) return undefined;
    const { stream, revision, id, bytes } = last;
    const there = await this.server.eventAt(this.server.naming.nameOf(stream), revision);
    const same = there?.event.id === id && sameBytes(there.event.data as Uint8Array, bytes);
    if (!there || !same) {
      const lost = `the server does not hold revision ${String(revision)} of ${stream} as this process has followed it`;
      this.fail(new CopyDiffers(`${lost}: ask what happened to the cluster before anything else`));
      throw this.fault as Error;
    }
    if (there.commit > this.place) this.followed = there.commit;
    this.wake();
    return there.commit;
  }

  private take(event: RecordedEvent): void {
    const { commit } = placed(event);
    // Delivered twice: what was taken once is not taken again.
    if (this.seen !== undefined && commit <= this.seen) return;
    const record = this.server.naming.recordIn(event);
    this.seen = commit;
    if (record) this.gathered.push(record);
    if (this.gathered.length >= RECORD_LIMIT) this.flush();
    else this.schedule();
  }

  /** What arrives together is added together. */
  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      try {
        this.flush();
      } catch (error) {
        this.fail(error);
      }
    });
  }

  private flush(): void {
    if (this.fault) return;
    const records = this.gathered;
    this.gathered = [];
    if (records.length > 0) this.copy.add(records);
    this.followed = this.seen;
    this.wake();
  }

  private fail(error: unknown): void {
    if (this.fault) return;
    this.subscription.close();
    // What came before the fault is sound, and is kept: the next start comes to the same place, and refuses again.
    this.flushQuietly();
    this.fault = error instanceof Error ? error : new Error(String(error));
    this.onFault(this.fault);
    this.wake();
  }

  private flushQuietly(): void {
    try {
      this.flush();
    } catch {
      // The fault at hand is the one to report.
    }
  }

  private wake(): void {
    for (const look of [...this.waiting]) look();
  }
}
