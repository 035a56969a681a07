/** Asks the leader again and again how far its log goes: there is a leader, and what it has does arrive here. */
import { StoreUnavailable } from '../../ledger/event-store';
import { isAccessDenied, reasonOf } from './fate';
import type { Follower } from './follower';
import type { Server } from './server';

const INTERVAL_MS = 2_000;
/** What the leader has may take this long to arrive; a subscription that is silent for longer is dead. */
const STALL_MS = 6_000;
const RETRY_MS = 250;

export class Pulse {
  /** Why nothing can be appended now; undefined when the leader answered last time. */
  unavailable: string | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  /** The follower's place when it was looked at, and since when it has stood there although there is more. */
  private standing = { place: -1n, since: 0 };

  constructor(
    private readonly server: Server,
    private readonly follower: Follower,
  ) {}

  /**
   * The log's end as soon as a leader says it.
   *
   * @throws StoreUnavailable after the limit, or at once when the server does not let this process in
   */
  async first(limitMs: number): Promise<bigint> {
    const end = performance.now() + limitMs;
    for (;;) {
      try {
        return await this.server.end();
      } catch (error) {
        const why = reasonOf(error);
        if (isAccessDenied(error))
          throw new StoreUnavailable('not-applied', `the server lets nobody in as that user (${why})`, error);
        if (performance.now() >= end)
          throw new StoreUnavailable('not-applied', `no leader of the cluster answers (${why})`, error);
      }
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }

  start(): void {
    this.timer = setTimeout(() => {
      void this.beat().finally(() => {
        if (!this.stopped) this.start();
      });
    }, INTERVAL_MS);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private async beat(): Promise<void> {
    try {
      const end = await this.server.end();
      this.unavailable = undefined;
      this.watch(end);
    } catch (error) {
      this.unavailable = `no leader of the cluster answers (${reasonOf(error)})`;
    }
  }

  private watch(end: bigint): void {
    const { place } = this.follower;
    const now = performance.now();
    if (place >= end || place !== this.standing.place) this.standing = { place, since: now };
    else if (now - this.standing.since > STALL_MS) {
      this.standing.since = now;
      this.follower.renew(`nothing arrived for ${String(STALL_MS)} ms, although the log goes on`);
    }
  }
}
