/** A second thread that follows, projects and seals what the first one makes durable; an import needs both cores. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Settings } from '../config';

/** Heap of the thread, in MB: it holds the newest facts and one batch, whatever the size of the ledger. */
const LIMITS = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 48 };

/** What the thread is told, once: everything is durable, follow it to its end. */
export const FINISH = 'finish';

export class Follower {
  private readonly thread: Worker;
  private failure: Error | undefined;

  private constructor(settings: Settings) {
    this.thread = new Worker(require.resolve('./follower-thread'), { workerData: settings, resourceLimits: LIMITS });
    this.thread.on('error', (error) => (this.failure = error));
  }

  /** Starts the thread, which creates the ledger where there is none; resolves when all that is there is followed. */
  static async started(settings: Settings): Promise<Follower> {
    const follower = new Follower(settings);
    await follower.said();
    return follower;
  }

  /** @throws what ended the thread, so that nothing more is written that is not followed */
  assertRuns(): void {
    if (this.failure) throw this.failure;
  }

  /** Resolves with the size of the log once everything in the store is followed, in every view, and sealed. */
  finish(): Promise<number> {
    this.assertRuns();
    this.thread.postMessage(FINISH);
    return this.said();
  }

  /** The size that the thread says next. */
  private async said(): Promise<number> {
    const ended = new AbortController();
    const exit = once(this.thread, 'exit', ended).then(() => {
      throw this.failure ?? new Error('the following thread ended before it was done');
    });
    exit.catch(() => undefined);
    const [size] = (await Promise.race([once(this.thread, 'message', ended), exit])) as [number];
    ended.abort();
    return size;
  }
}
