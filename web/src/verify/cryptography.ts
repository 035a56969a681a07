/**
 * SHA-256 and Ed25519 in plain JavaScript: browsers give their own only to pages that came over https, and the service
 * may stand in a closed network without it.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 as digest } from '@noble/hashes/sha2.js';
import type { Digest } from '../../../src/integrity/digest';
import type { VerifySignature } from '../../../src/integrity/note';

export const sha256: Digest = (bytes) => digest(bytes);

/** RFC 8032 to the letter; false for what is malformed. */
export const verifyEd25519: VerifySignature = (publicKey, message, signature) => {
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
};
