/**
 * SHA-256 as this folder takes it: an argument, so that the same code runs on Node, in a browser and on an auditor's
 * machine, each with the implementation it has. The input is only lent for the call; the result is 32 fresh bytes.
 */
export type Digest = (bytes: Uint8Array) => Uint8Array;

/** Bytes of a SHA-256 hash. */
export const HASH_BYTES = 32;

/** True for equal length and content. Public values only: it does not hide how far two of them agree. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
