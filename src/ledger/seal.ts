/** Port: the signed tree head, lock and signer together (compare-and-swap first, then show). */
import { parseCheckpoint, type Checkpoint } from '../integrity/checkpoint';
import type { Digest } from '../integrity/digest';
import { verifyNote, type VerifySignature } from '../integrity/note';

/** A signed checkpoint as published: its size and the note's exact text. */
export interface SignedCheckpoint {
  readonly size: number;
  /** C2SP signed note. */
  readonly note: string;
}

/** Key and lock do not belong together, or the lock would hold a second history; nothing was changed. */
export class SealRefused extends Error {
  constructor(
    readonly reason: 'other-log' | 'another-history',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'SealRefused';
  }
}

/** A checkpoint that the log's key has signed, taken apart; `text` is what the signature is over. */
export interface SignedText extends Checkpoint {
  readonly text: string;
  /** As it was given, signatures of others included. */
  readonly note: string;
}

/** What a note says that is to be adopted. @throws SealRefused `other-log` unless this key has signed it */
export function signedTextOf(note: string, verifierKey: string, sha256: Digest, verify: VerifySignature): SignedText {
  try {
    const text = verifyNote(note, verifierKey, sha256, verify);
    return { ...parseCheckpoint(text), text, note };
  } catch (cause) {
    throw new SealRefused('other-log', `a checkpoint is not signed by the log's key ${verifierKey}`, { cause });
  }
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

  /**
   * Keeps checkpoints that the same key signed elsewhere: before the ledger was moved here, or by another sealer. All of
   * them, durably, or none. The seal has no tree: whoever adopts a note has compared its root with the records that he
   * holds.
   *
   * The lock only moves forward: a note behind the newest becomes the newest, one of a size in between fills the list,
   * one that is kept already (same size, same root) changes nothing. In any order, and again after a cut.
   *
   * @throws SealRefused `other-log` for a note that this seal's key has not signed, `another-history` for another root
   *   at a size that is kept.
   */
  abstract adopt(...notes: readonly string[]): void;

  abstract close(): void;
}

/** A seal of this process alone, as far as one that is shared builds on it: the key, and the memory of what was signed. */
export interface CheckpointBook extends Seal {
  /** Checkpoints on file. */
  readonly count: number;
  /** The signed note of a size and root, which nobody remembers. @throws RangeError for what is no size or no root */
  note(size: number, root: Uint8Array): string;
}
