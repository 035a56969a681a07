/** The hashing and signing that Node has, in the shape that the integrity code takes them. */
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { Digest } from '../../../src/integrity/digest';
import type { VerifySignature } from '../../../src/integrity/note';

export const sha256: Digest = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest());

export const verifyEd25519: VerifySignature = (publicKey, message, signature) => {
  const key = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') },
    format: 'jwk',
  });
  return verify(null, message, key, signature);
};

const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** An Ed25519 key made from a 32-byte seed (RFC 8032 section 5.1.5), so that tests sign the same way every time. */
export function signerFromSeed(seed: Uint8Array): {
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
} {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  return {
    publicKey: new Uint8Array(Buffer.from(x ?? '', 'base64url')),
    sign: (message) => new Uint8Array(sign(null, message, key)),
  };
}
