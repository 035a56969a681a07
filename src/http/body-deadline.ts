/** A time limit for bodies: one that dribbles in would hold a connection for as long as its sender likes. */
import type { IncomingMessage } from 'node:http';
import { Problem } from './problem';
import { rawAnswer } from './problem-reply';

/**
 * Requests whose body is awaited, looked through now and then: nearly every body is there at once, and a timer for each
 * would cost a busy service more than reading them.
 */
export class BodyDeadline {
  /** When each began to be awaited, milliseconds. */
  private readonly awaited = new Map<IncomingMessage, number>();
  private readonly sweep: NodeJS.Timeout;

  constructor(private readonly limitMs: number) {
    this.sweep = setInterval(() => {
      this.look();
    }, limitMs / 10).unref();
  }

  /** The body of this request is awaited from now on, until it is there, its connection is gone or its time is over. */
  awaits(request: IncomingMessage): void {
    this.awaited.set(request, performance.now());
  }

  /** The body is there. */
  arrived(request: IncomingMessage): void {
    this.awaited.delete(request);
  }

  stop(): void {
    clearInterval(this.sweep);
  }

  private look(): void {
    const now = performance.now();
    for (const [request, since] of this.awaited) {
      const isOver = request.complete || request.destroyed;
      if (!isOver && now - since < this.limitMs) continue;
      this.awaited.delete(request);
      if (isOver) continue;
      request.socket.end(rawAnswer(new Problem('request-timeout', `${this.limitMs / 1000} s for one body`)));
    }
  }
}
