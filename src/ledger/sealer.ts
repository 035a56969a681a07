/** Signs what the log has taken in: at most once a second, and only what two computations of the root agree on. */
import { sameBytes } from '../integrity/digest';
import type { Log } from './log';
import type { Seal } from './seal';

const INTERVAL_MS = 1_000;

/** The root of the growing edge and the root of the kept tiles differ: memory or the read models are damaged. */
export class RootsDiffer extends Error {}

/** Another sealer signed first: two processes believe to be the only one. */
export class SealLost extends Error {}

export class Sealer {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly log: Log,
    private readonly seal: Seal,
  ) {}

  /** Seals every second until stopped; a fault, of the log and its store too, is handed over and ends it. */
  start(onFault: (error: unknown) => void): void {
    this.timer = setInterval(() => {
      try {
        this.sealNow();
      } catch (error) {
        this.stop();
        onFault(error);
      }
    }, INTERVAL_MS);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** Signs the log as it is now; does nothing when that is signed already. @throws what stopped the log, if it has */
  sealNow(): void {
    if (this.log.fault) throw this.log.fault;
    const { size } = this.log;
    const newest = this.seal.latest()?.size;
    if (size === 0 || newest === size) return;
    const root = this.log.root();
    if (!sameBytes(root, this.log.tiles.root(size))) throw new RootsDiffer(`at size ${String(size)}`);
    if (this.seal.sign(newest, size, root) === 'lost') throw new SealLost(`at size ${String(size)}`);
  }
}
