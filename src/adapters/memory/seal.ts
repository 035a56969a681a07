/** Lock and log key in memory: the reference. Sealers over one lock compete as processes over one file do. */
import { createPublicKey, generateKeyPairSync, hash, sign, verify, type KeyObject } from 'node:crypto';

import { formatCheckpoint } from '../../integrity/checkpoint';
import type { Digest } from '../../integrity/digest';
import {
  formatNote,
  formatVerifierKey,
  parseNote,
  parseVerifierKey,
  signedBytes,
  type VerifySignature,
} from '../../integrity/note';
import { Seal, SealRefused, signedTextOf, type SignedCheckpoint } from '../../ledger/seal';

const sha256: Digest = (bytes) => hash('sha256', bytes, 'buffer');

/** Bytes in front of the 32 of an Ed25519 public key, in its SPKI form. */
const SPKI_PREFIX_BYTES = 12;

/** One log key, and all that was signed with it, in the order of the sizes. */
export class MemoryLock {
  readonly signed: SignedCheckpoint[] = [];
  readonly publicKey: Uint8Array;

  /** Over a key that signs elsewhere as well, or a new one. */
  constructor(readonly privateKey: KeyObject = generateKeyPairSync('ed25519').privateKey) {
    const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
    this.publicKey = spki.subarray(SPKI_PREFIX_BYTES);
  }
}

export class MemorySeal extends Seal {
  readonly verifierKey: string;

  constructor(
    private readonly origin: string,
    private readonly lock: MemoryLock = new MemoryLock(),
  ) {
    super();
    this.verifierKey = formatVerifierKey(origin, lock.publicKey, sha256);
  }

  latest(): SignedCheckpoint | undefined {
    return this.lock.signed.at(-1);
  }

  covering(size: number): SignedCheckpoint | undefined {
    return this.lock.signed.find((checkpoint) => checkpoint.size >= size);
  }

  list(after: number, limit: number): readonly SignedCheckpoint[] {
    return this.lock.signed.filter(({ size }) => size > after).slice(0, limit);
  }

  sign(previous: number | undefined, size: number, root: Uint8Array): Promise<SignedCheckpoint | 'lost'> {
    return new Promise((resolve) => {
      resolve(this.replace(previous, size, root));
    });
  }

  close(): void {
    // the lock stays with whoever made it
  }

  private replace(previous: number | undefined, size: number, root: Uint8Array): SignedCheckpoint | 'lost' {
    const newest = this.latest();
    if (newest?.size !== previous) return 'lost';
    const checkpoint = { size, note: this.note(size, root) };
    if (newest !== undefined && size <= newest.size) {
      if (textOf(checkpoint) === textOf(newest)) return newest; // signed already
      throw new SealRefused('another-history', `size ${size} is not behind the newest checkpoint, at ${newest.size}`);
    }
    this.lock.signed.push(checkpoint);
    return checkpoint;
  }

  adopt(...notes: readonly string[]): void {
    const { privateKey } = this.lock;
    const verifyEd25519: VerifySignature = (_key, message, signature) =>
      verify(null, message, createPublicKey(privateKey), signature);
    const all = new Map(this.lock.signed.map((kept) => [kept.size, kept]));
    for (const { size, text, note } of notes.map((each) =>
      signedTextOf(each, this.verifierKey, sha256, verifyEd25519),
    )) {
      const kept = all.get(size);
      if (kept === undefined) all.set(size, { size, note });
      else if (textOf(kept) !== text) {
        throw new SealRefused('another-history', `another root is signed at size ${size} than the one given`);
      }
    }
    this.lock.signed.splice(0, Infinity, ...[...all.values()].sort((a, b) => a.size - b.size));
  }

  private note(size: number, root: Uint8Array): string {
    const text = formatCheckpoint({ origin: this.origin, size, root });
    const { name, keyId } = parseVerifierKey(this.verifierKey, sha256);
    return formatNote(text, [{ name, keyId, signature: sign(null, signedBytes(text), this.lock.privateKey) }]);
  }
}

const textOf = ({ note }: SignedCheckpoint): string => parseNote(note).text;
