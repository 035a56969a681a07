/** Lock and log key in memory: the reference. Sealers over one lock compete as processes over one file do. */
import { generateKeyPairSync, hash, sign, type KeyObject } from 'node:crypto';

import { formatCheckpoint } from '../../integrity/checkpoint';
import type { Digest } from '../../integrity/digest';
import { formatNote, formatVerifierKey, parseVerifierKey, signedBytes } from '../../integrity/note';
import { Seal, type SignedCheckpoint } from '../../ledger/seal';

const sha256: Digest = (bytes) => hash('sha256', bytes, 'buffer');

/** Bytes in front of the 32 of an Ed25519 public key, in its SPKI form. */
const SPKI_PREFIX_BYTES = 12;

/** One log key, and all that was signed with it. */
export class MemoryLock {
  readonly signed: SignedCheckpoint[] = [];
  readonly privateKey: KeyObject;
  readonly publicKey: Uint8Array;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    this.privateKey = privateKey;
    this.publicKey = publicKey.export({ type: 'spki', format: 'der' }).subarray(SPKI_PREFIX_BYTES);
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
      if (checkpoint.note === newest.note) return newest; // signed already, and Ed25519 signs alike each time
      throw new Error(`size ${size} is not behind the newest checkpoint, at ${newest.size}: another history`);
    }
    this.lock.signed.push(checkpoint);
    return checkpoint;
  }

  private note(size: number, root: Uint8Array): string {
    const text = formatCheckpoint({ origin: this.origin, size, root });
    const { name, keyId } = parseVerifierKey(this.verifierKey, sha256);
    return formatNote(text, [{ name, keyId, signature: sign(null, signedBytes(text), this.lock.privateKey) }]);
  }
}
