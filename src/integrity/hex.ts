/** Lower-case hexadecimal, without Buffer so that it runs in a browser. */

const ZERO = 0x30;
/** What lies between `9` and `a` in ASCII. */
const TO_LETTERS = 0x27;
/** Digits of a hash, written over with each: most calls are for one. */
const hashDigits = new Uint8Array(64);
const ASCII = new TextDecoder();
const HEX = /^(?:[0-9a-f]{2})*$/;

/** Two lower-case digits a byte. Decoded in one go: joined digit by digit, the text would keep every step of itself. */
export function toHex(bytes: Uint8Array): string {
  const digits = 2 * bytes.length === hashDigits.length ? hashDigits : new Uint8Array(2 * bytes.length);
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    digits[2 * i] = digit(byte >> 4);
    digits[2 * i + 1] = digit(byte & 0xf);
  }
  return ASCII.decode(digits);
}

const digit = (value: number): number => ZERO + value + (value > 9 ? TO_LETTERS : 0);

/** The bytes of lower-case hex digits; throws RangeError for anything else, upper case and an odd digit included. */
export function fromHex(text: string): Uint8Array {
  if (!HEX.test(text)) throw new RangeError('not lower-case hexadecimal');
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}
