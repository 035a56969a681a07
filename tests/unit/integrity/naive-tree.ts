/** The Merkle tree as RFC 9162 section 2.1.1 defines it, recursively and without a thought for speed. */
import { sha256 } from './node-crypto';

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** `count` different leaf hashes. */
export const leaves = (count: number): readonly Uint8Array[] =>
  Array.from({ length: count }, (_, i) => sha256(Uint8Array.of(0x00, i >> 16, (i >> 8) & 255, i & 255)));

/** Root over leaf hashes. */
export function naiveRoot(hashes: readonly Uint8Array[]): Uint8Array {
  const [only] = hashes;
  if (only === undefined) return sha256(new Uint8Array(0));
  if (hashes.length === 1) return only;
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  const [left, right] = [naiveRoot(hashes.slice(0, split)), naiveRoot(hashes.slice(split))];
  return sha256(concat(Uint8Array.of(0x01), left, right));
}
