/** Where followers wait for records to come. */

/** How often the file is looked at for what other processes appended, while anybody waits. */
const POLL_MS = 100;

export class WaitingRoom {
  /** What each waits for: the file's end at or behind an ordinal. */
  private readonly waiting = new Map<() => void, number>();
  private poll: NodeJS.Timeout | undefined;

  constructor(private readonly tail: () => number) {}

  /** Resolves when the file reaches an ordinal, the signal aborts, or the room is emptied. */
  until(ordinal: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const leave = (): void => {
        this.waiting.delete(leave);
        signal.removeEventListener('abort', leave);
        if (this.waiting.size === 0) this.stopPolling();
        resolve();
      };
      this.waiting.set(leave, ordinal);
      signal.addEventListener('abort', leave);
      this.poll ??= setInterval(() => this.look(), POLL_MS);
    });
  }

  /** The file now ends at an ordinal. */
  call(tail: number): void {
    for (const [leave, ordinal] of [...this.waiting]) if (ordinal <= tail) leave();
  }

  empty(): void {
    for (const leave of [...this.waiting.keys()]) leave();
  }

  // A file that cannot be read wakes everybody: their own read then throws to whoever follows.
  private look(): void {
    let tail = Number.POSITIVE_INFINITY;
    try {
      tail = this.tail();
    } finally {
      this.call(tail);
    }
  }

  private stopPolling(): void {
    clearInterval(this.poll);
    this.poll = undefined;
  }
}
