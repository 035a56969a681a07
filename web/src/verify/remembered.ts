/** The newest checkpoint that this browser has verified, kept for all its tabs and for its next visit. */
import { Broken } from './faults';
import { openCheckpoint, type PinnedKey, type SignedCheckpoint } from './signed-checkpoint';

/** What is needed of a browser's `localStorage`. */
export interface Shelf {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
}

export interface Remembered {
  readonly checkpoint: SignedCheckpoint;
  /** When this browser first saw it, RFC 3339. */
  readonly seenAt: string;
}

/** One for each log and key: a browser may look at several. */
export const shelfName = ({ name, keyId }: PinnedKey): string => `shilu.checkpoint.${name}.${keyId}`;

/**
 * Undefined when there is none, and when what is there was not signed with the key: what somebody else has put into this
 * browser proves nothing against the log.
 */
export function recall(shelf: Shelf, key: PinnedKey): Remembered | undefined {
  const text = shelf.getItem(shelfName(key));
  if (text === null) return undefined;
  try {
    const { note, seenAt } = JSON.parse(text) as { readonly note: string; readonly seenAt: string };
    return { checkpoint: openCheckpoint(note, key), seenAt };
  } catch (error) {
    if (error instanceof Broken || error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}

/** To be called only for a checkpoint that extends the one remembered. */
export function remember(shelf: Shelf, key: PinnedKey, { checkpoint, seenAt }: Remembered): void {
  shelf.setItem(shelfName(key), JSON.stringify({ note: checkpoint.note, seenAt }));
}
