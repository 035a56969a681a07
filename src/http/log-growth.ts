/** Waiting for the log to grow: many who wait, one subscription to the log. */
import { filter, firstValueFrom, fromEvent, map, merge, Observable, share, timer } from 'rxjs';
import type { LogReader } from './log-reader';

export class LogGrowth {
  private readonly sizes: Observable<number>;

  constructor(private readonly log: Pick<LogReader, 'size' | 'grown'>) {
    this.sizes = new Observable<number>((subscriber) =>
      log.grown((size) => {
        subscriber.next(size);
      }),
    ).pipe(share());
  }

  /**
   * Resolves when the log holds more than `size` facts, when `milliseconds` have gone by, or when the signal aborts,
   * whichever is first; never rejects. Nothing is kept of it afterwards.
   */
  async beyond(size: number, milliseconds: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.log.size() > size) return;
    const grown = this.sizes.pipe(filter((now) => now > size));
    await firstValueFrom(merge(grown, timer(milliseconds), fromEvent(signal, 'abort')).pipe(map(() => undefined)));
  }
}
