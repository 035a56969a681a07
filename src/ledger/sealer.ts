/** Signs what the log has taken in: at most once a second, and only what two computations of the root agree on. */
import { parseCheckpoint } from '../integrity/checkpoint';
import { sameBytes } from '../integrity/digest';
import { parseNote } from '../integrity/note';
import type { Log } from './log';
import type { Seal, SignedCheckpoint } from './seal';

const INTERVAL_MS = 1_000;

/** The root of the growing edge and the root of the kept tiles differ: memory or the read models are damaged. */
export class RootsDiffer extends Error {}

/** Another sealer signed first: two processes believe to be the only one. */
export class SealLost extends Error {}

/** What another process signed is not what this one has followed: one of the two was given another history. */
export class HistoriesDiffer extends Error {}

export class Sealer {
  private timer: NodeJS.Timeout | undefined;
  private sealing: Promise<void> | undefined;
  /** Size of the newest checkpoint of another process that was found consistent with the log. */
  private agreed = 0;

  constructor(
    private readonly log: Log,
    private readonly seal: Seal,
  ) {}

  /** Seals every second until stopped; a fault, of the log and its store too, is handed over and ends it. */
  start(onFault: (error: unknown) => void): void {
    this.timer = setInterval(() => {
      if (this.sealing) return;
      this.sealNow().catch((error: unknown) => {
        this.stop();
        onFault(error);
      });
    }, INTERVAL_MS);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /**
   * Signs the log as it is now, one call after the other; does nothing when that is signed already, or when another
   * process seals. Rejects with what stopped the log, if it has.
   */
  async sealNow(): Promise<void> {
    while (this.sealing) await this.sealing;
    this.sealing = this.sealOnce().finally(() => (this.sealing = undefined));
    return this.sealing;
  }

  private async sealOnce(): Promise<void> {
    if (this.log.fault) throw this.log.fault;
    const newest = this.seal.latest();
    if (this.seal.shared && newest) this.assertAgrees(newest);
    const { size } = this.log;
    if (size === 0 || size <= (newest?.size ?? 0) || !this.seal.ours) return;
    const root = this.log.root();
    if (!sameBytes(root, this.log.tiles.root(size))) throw new RootsDiffer(`at size ${String(size)}`);
    const signed = await this.seal.sign(newest?.size, size, root);
    if (signed === 'lost' && !this.seal.shared) throw new SealLost(`at size ${String(size)}`);
  }

  /** Compares what others signed with the log, as soon as it has come so far. */
  private assertAgrees({ size, note }: SignedCheckpoint): void {
    if (size <= this.agreed || size > this.log.size) return;
    const { root } = parseCheckpoint(parseNote(note).text);
    if (!sameBytes(root, this.log.tiles.root(size))) throw new HistoriesDiffer(`at size ${String(size)}`);
    this.agreed = size;
  }
}
