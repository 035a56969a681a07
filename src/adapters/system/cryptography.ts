/** Node's own hashing, randomness and signature checking. */
import { createPublicKey, hash, randomFillSync, verify } from 'node:crypto';
import type { Digest } from '../../integrity/digest';
import type { VerifySignature } from '../../integrity/note';
import type { Cryptography } from '../../ledger/cryptography';

/** One-shot SHA-256, about twice as fast as an updatable hash for inputs of a record's size. */
export const sha256: Digest = (bytes) => hash('sha256', bytes, 'buffer');

/** Random bytes are drawn in bulk: a call into the kernel for each record would cost more than its hashes. */
const POOL_BYTES = 8_192;
let pool = Buffer.alloc(0);
let used = 0;

function random(length: number): Uint8Array {
  if (used + length > pool.length) {
    pool = randomFillSync(Buffer.alloc(Math.max(POOL_BYTES, length)));
    used = 0;
  }
  used += length;
  return pool.subarray(used - length, used);
}

export const cryptography: Cryptography = { sha256, random };

/** SubjectPublicKeyInfo of an Ed25519 key, up to the 32 bytes of the key. */
const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** Ed25519 (RFC 8032) over a raw 32-byte key. */
export const verifyEd25519: VerifySignature = (publicKey, message, signature) => {
  const key = createPublicKey({ key: Buffer.concat([ED25519_SPKI, publicKey]), format: 'der', type: 'spki' });
  return verify(null, message, key, signature);
};
