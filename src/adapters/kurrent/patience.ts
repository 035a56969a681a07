/** The time that one request has, and how it is spent. */
import { CALL_MS } from './server';

const PAUSE_MIN_MS = 100;
const PAUSE_MAX_MS = 2_000;

export class Patience {
  private readonly end: number;
  private nextPause = PAUSE_MIN_MS;

  constructor(limitMs: number) {
    this.end = performance.now() + limitMs;
  }

  get left(): number {
    return Math.max(0, this.end - performance.now());
  }

  get over(): boolean {
    return this.left === 0;
  }

  /** Milliseconds to wait before the next attempt: longer each time. */
  pause(): number {
    const pause = this.nextPause;
    this.nextPause = Math.min(pause * 2, PAUSE_MAX_MS);
    return Math.min(pause, this.left);
  }

  /** Milliseconds in which what was answered must arrive. */
  call(): number {
    return Math.min(CALL_MS, this.left);
  }
}
