/** Port: the signed tree head, lock and signer together (compare-and-swap first, then show). */

/** A signed checkpoint as published: its size and the note's exact text. */
export interface SignedCheckpoint {
  readonly size: number;
  /** C2SP signed note. */
  readonly note: string;
}

/**
 * One log key and the memory of what it signed. Two sealers over the same lock never sign two histories: the lock is
 * replaced only from the checkpoint that the caller believes to be the newest (compare-and-swap), durably, before the
 * new one leaves the process.
 */
export abstract class Seal {
  /** The verifier key, `<origin>+<key id>+<base64>` as C2SP signed-note defines it. */
  abstract readonly verifierKey: string;

  /**
   * Whether several processes sign over this lock. One of them does at a time, and being second is then no fault;
   * otherwise two sealers are one too many.
   */
  get shared(): boolean {
    return false;
  }

  /** Whether signing is up to this process now; another one steps in for a sealer that fell silent. */
  get ours(): boolean {
    return true;
  }

  /** The newest signed checkpoint; undefined before the first. */
  abstract latest(): SignedCheckpoint | undefined;

  /** The first signed checkpoint of at least this size. */
  abstract covering(size: number): SignedCheckpoint | undefined;

  /** Signed checkpoints with size > `after`, in order, at most `limit`. */
  abstract list(after: number, limit: number): readonly SignedCheckpoint[];

  /**
   * Signs `(size, root)` and replaces the lock, durably, if the newest checkpoint still has size `previous` (undefined:
   * none). `lost` when another sealer was first. A rejection means that the outcome is unknown: stop.
   */
  abstract sign(previous: number | undefined, size: number, root: Uint8Array): Promise<SignedCheckpoint | 'lost'>;

  abstract close(): void;
}
