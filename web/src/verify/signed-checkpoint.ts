/** A checkpoint that is to be believed: its note is signed with the key that was pinned at sign-in. */
import { parseCheckpoint, type Checkpoint } from '../../../src/integrity/checkpoint';
import { NoteFault, parseVerifierKey, verifyNote, type VerifierKey } from '../../../src/integrity/note';
import { sha256, verifyEd25519 } from './cryptography';
import { Broken } from './faults';

/** Only `openCheckpoint` makes one. */
export interface SignedCheckpoint extends Checkpoint {
  /** As it came, signatures included. */
  readonly note: string;
}

export interface PinnedKey extends VerifierKey {
  /** As it was given at sign-in. */
  readonly text: string;
}

/** Undefined for what is no verifier key, a mistyped one included. */
export function pinnedKey(text: string): PinnedKey | undefined {
  try {
    return { text, ...parseVerifierKey(text, sha256) };
  } catch (error) {
    if (error instanceof NoteFault) return undefined;
    throw error;
  }
}

/** @throws Broken unless the key signed it, for its own log */
export function openCheckpoint(note: string, key: PinnedKey): SignedCheckpoint {
  const checkpoint = textOf(note, key);
  // The name of the log's key is its origin: another log under the same key would be remembered apart from this one.
  if (checkpoint.origin !== key.name) throw new Broken('other-log', { origin: checkpoint.origin }, [note]);
  return { ...checkpoint, note };
}

function textOf(note: string, key: PinnedKey): Checkpoint {
  try {
    return parseCheckpoint(verifyNote(note, key.text, sha256, verifyEd25519));
  } catch (error) {
    if (!(error instanceof NoteFault) || error.reason === 'malformed-key') throw error;
    throw new Broken(error.reason, {}, [note]);
  }
}
