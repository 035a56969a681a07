/** Reading ASCII fields straight from bytes, by a table of character classes. */

/** Sets of characters, as bits: add them with `|`. */
export const LOWER = 1;
export const UPPER = 2;
export const DIGIT = 4;
/** Digits and a to f. */
export const HEX = 8;
export const DASH = 16;
export const DOT = 32;
export const UNDERSCORE = 64;
export const SLASH = 128;

const SETS: readonly (readonly [set: number, members: string])[] = [
  [LOWER, 'abcdefghijklmnopqrstuvwxyz'],
  [UPPER, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  [DIGIT, '0123456789'],
  [HEX, '0123456789abcdef'],
  [DASH, '-'],
  [DOT, '.'],
  [UNDERSCORE, '_'],
  [SLASH, '/'],
];

/** The sets that each byte value belongs to. */
const CLASSES = Uint8Array.from({ length: 256 }, (_, code) =>
  SETS.reduce((sets, [set, members]) => (members.includes(String.fromCharCode(code)) ? sets | set : sets), 0),
);

/** True when `bytes[from, to)` holds only characters of the set; true for nothing at all. */
export function areAll(bytes: Uint8Array, from: number, to: number, set: number): boolean {
  for (let i = from; i < to; i++) if (((CLASSES[bytes[i] ?? 0] ?? 0) & set) === 0) return false;
  return true;
}

/** First place of `code` in `bytes[from, to)`; `to` when it is not there. */
export function placeOf(bytes: Uint8Array, code: number, from: number, to: number): number {
  for (let i = from; i < to; i++) if (bytes[i] === code) return i;
  return to;
}

const ZERO = 0x30;

/**
 * The whole number that `bytes[from, to)` writes in decimal, without sign or leading zero; undefined for anything else
 * and beyond 2^53 - 1.
 */
export function decimal(bytes: Uint8Array, from: number, to: number): number | undefined {
  const length = to - from;
  if (length < 1 || length > 16 || (length > 1 && bytes[from] === ZERO)) return undefined;
  if (!areAll(bytes, from, to, DIGIT)) return undefined;
  let value = 0;
  for (let i = from; i < to; i++) value = value * 10 + ((bytes[i] ?? 0) - ZERO);
  return value <= Number.MAX_SAFE_INTEGER ? value : undefined;
}

/** True when `bytes[from, to)` is exactly this ASCII text. */
export function isText(bytes: Uint8Array, from: number, to: number, text: string): boolean {
  if (to - from !== text.length) return false;
  for (let i = 0; i < text.length; i++) if (bytes[from + i] !== text.charCodeAt(i)) return false;
  return true;
}
