/** Faults on demand: what a real server does rarely, and a test wants now. */

/** What goes wrong with one append, on either path. */
export type AppendFault =
  /** Stored, but the answer is UNAVAILABLE; with `connection`, all connections of the caller are cut instead. */
  | { readonly fault: 'lost-reply'; readonly by?: 'status' | 'connection' }
  /** Stored at once, answered so many milliseconds later. */
  | { readonly fault: 'late-reply'; readonly ms: number }
  /** Neither stored nor answered until `release()`; then both, even if the caller has given up. */
  | { readonly fault: 'stall' }
  /** Answered as stored, with the revision and position it would have had, and never stored. */
  | { readonly fault: 'truncated' }
  /** Stored, and answered as a conflict with the revision that it made. */
  | { readonly fault: 'stored-yet-conflict' }
  /** Not stored, answered UNKNOWN. */
  | { readonly fault: 'unknown' }
  /** Another writer's append of the same ids lands first, with this data in every event of it. */
  | { readonly fault: 'other-bytes'; readonly data: Uint8Array };

/** What goes wrong with one subscription. */
export type SubscriptionFault =
  /** Ended behind so many events: UNAVAILABLE, with all connections of the caller, or as when a server is told to stop. */
  | { readonly fault: 'cut'; readonly after: number; readonly as: 'unavailable' | 'connection' | 'reset' }
  /** The event with this index among those delivered, from 0, comes twice. */
  | { readonly fault: 'duplicate'; readonly at: number };

/** What goes wrong with one read that is no subscription: no event, only the error. */
export interface ReadFault {
  readonly fault: 'failed-read';
  readonly as: 'unknown' | 'unavailable';
}

export type Fault = AppendFault | SubscriptionFault | ReadFault;

/** Which calls a fault meets. */
export interface Scope {
  /** Only calls that name this stream. Calls of all events name none. */
  readonly stream?: string;
  /** So many calls, 1 by default; `Infinity` until the faults are cleared. */
  readonly times?: number;
}

export interface Address {
  readonly address: string;
  readonly port: number;
}

interface Planned<F> {
  readonly fault: F;
  readonly stream: string | undefined;
  left: number;
}

export class Faults {
  private readonly appends: Planned<AppendFault>[] = [];
  private readonly subscriptions: Planned<SubscriptionFault>[] = [];
  private readonly reads: Planned<ReadFault>[] = [];
  private refusals = 0;
  private held: 'everything' | 'subscriptions' | undefined;
  private readonly stalled = new Set<() => void>();
  private readonly watching: (() => void)[] = [];
  private elsewhere: Address | undefined;

  /** Plans a fault for the next call that it fits, behind those already planned. */
  next(fault: Fault, { stream, times = 1 }: Scope = {}): void {
    switch (fault.fault) {
      case 'cut':
      case 'duplicate':
        this.subscriptions.push({ fault, stream, left: times });
        break;
      case 'failed-read':
        this.reads.push({ fault, stream, left: times });
        break;
      default:
        this.appends.push({ fault, stream, left: times });
    }
  }

  /** The next calls, as many as said, find no leader: appends, reads and subscriptions are answered UNAVAILABLE. */
  unavailable(calls: number): void {
    this.refusals = calls;
  }

  /**
   * From now on a follower: calls that require a leader are sent to this one. Facades do not replicate, so calls that
   * require none are answered from this one's own log.
   */
  follow(leader: Address): void {
    this.elsewhere = leader;
  }

  /** From now on the leader again. */
  lead(): void {
    this.elsewhere = undefined;
  }

  get leader(): Address | undefined {
    return this.elsewhere;
  }

  /** Until `release()` nothing is delivered to subscriptions any more, and no other call is answered unless it is said. */
  hold(what: 'everything' | 'subscriptions' = 'everything'): void {
    this.held = what;
  }

  /** Lets everything go on that was held or stalled. */
  release(): void {
    this.held = undefined;
    for (const go of [...this.stalled]) go();
    this.stalled.clear();
  }

  /** Resolves as soon as a call stands still, stalled or held. */
  standing(): Promise<void> {
    if (this.stalled.size > 0) return Promise.resolve();
    return new Promise((resolve) => this.watching.push(resolve));
  }

  /** Nothing goes wrong any more; what stood still goes on. */
  clear(): void {
    for (const planned of [this.appends, this.subscriptions, this.reads]) planned.length = 0;
    this.refusals = 0;
    this.elsewhere = undefined;
    this.release();
  }

  /** For the facade: whether this call finds no leader. */
  refuses(): boolean {
    if (this.refusals === 0) return false;
    this.refusals--;
    return true;
  }

  takeAppend(stream: string): AppendFault | undefined {
    return take(this.appends, stream);
  }

  takeSubscription(stream: string | undefined): SubscriptionFault | undefined {
    return take(this.subscriptions, stream);
  }

  takeRead(stream: string | undefined): ReadFault | undefined {
    return take(this.reads, stream);
  }

  /** For the facade: resolves at once, unless calls are held. */
  async passed(): Promise<void> {
    while (this.held === 'everything') await this.stall();
  }

  /** For the facade: resolves at once, unless what is delivered to subscriptions is held. */
  async delivers(): Promise<void> {
    while (this.held !== undefined) await this.stall();
  }

  /** For the facade: resolves with the next `release()`. */
  stall(): Promise<void> {
    return new Promise((resolve) => {
      this.stalled.add(resolve);
      for (const seen of this.watching.splice(0)) seen();
    });
  }
}

function take<F>(planned: Planned<F>[], stream: string | undefined): F | undefined {
  const index = planned.findIndex((each) => each.stream === undefined || each.stream === stream);
  const found = planned[index];
  if (found === undefined) return undefined;
  if (--found.left <= 0) planned.splice(index, 1);
  return found.fault;
}
