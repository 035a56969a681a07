/** A subscription that goes on: the client's own ends with its first error, and says nothing more. */
import type { AllStreamSubscription, RecordedEvent, StreamSubscription } from '@eventstore/db-client';
import { reasonOf } from './fate';

const PAUSE_MIN_MS = 100;
const PAUSE_MAX_MS = 2_000;

export interface Source {
  /** Subscribes behind what was taken last. A rejection is an interruption like any other. */
  subscribe(): Promise<AllStreamSubscription | StreamSubscription>;
  /** Takes one event, in order, once each. What it throws ends the subscription for good. */
  take(event: RecordedEvent): void;
  onFault(error: unknown): void;
}

export class ResumingSubscription {
  /** Why nothing arrives; undefined while it is connected. */
  interrupted: string | undefined = 'not connected yet';
  private current: { readonly subscription: AllStreamSubscription | StreamSubscription; over: boolean } | undefined;
  private pause = PAUSE_MIN_MS;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(private readonly source: Source) {}

  start(): void {
    this.source.subscribe().then(
      (subscription) => {
        this.connected(subscription);
      },
      (error: unknown) => {
        this.interrupt(error);
      },
    );
  }

  /** Leaves a connection that has fallen silent for another one. */
  renew(why: string): void {
    if (this.current && !this.current.over) this.interrupt(new Error(why));
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.leave();
  }

  private connected(subscription: AllStreamSubscription | StreamSubscription): void {
    const connection = { subscription, over: false };
    this.current = connection;
    // The listeners stay: an error that nobody listens to ends the process, and some come after the end.
    subscription.on('error', (error: unknown) => {
      if (!connection.over) this.interrupt(error);
    });
    subscription.on('end', () => {
      if (!connection.over) this.interrupt(new Error('the server ended the subscription'));
    });
    subscription.on('confirmation', () => {
      if (!connection.over) this.interrupted = undefined;
    });
    subscription.on('data', ({ event }: { event?: RecordedEvent }) => {
      // Events that were on their way are delivered after the end as well.
      if (connection.over || event === undefined) return;
      this.interrupted = undefined;
      this.pause = PAUSE_MIN_MS;
      try {
        this.source.take(event);
      } catch (error) {
        this.close();
        this.source.onFault(error);
      }
    });
    if (this.closed) this.leave();
  }

  private interrupt(error: unknown): void {
    this.leave();
    if (this.closed) return;
    this.interrupted = reasonOf(error);
    this.timer = setTimeout(() => {
      this.start();
    }, this.pause);
    this.pause = Math.min(this.pause * 2, PAUSE_MAX_MS);
  }

  private leave(): void {
    const connection = this.current;
    if (!connection || connection.over) return;
    connection.over = true;
    connection.subscription.unsubscribe().catch(() => undefined);
  }
}
