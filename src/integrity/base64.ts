/** Standard Base 64 with padding (RFC 4648 section 4), without Buffer so that it runs in a browser. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const FORM = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const VALUES: ReadonlyMap<string, number> = new Map(Array.from(ALPHABET, (letter, value) => [letter, value]));

export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a, b, c] = [bytes[i] ?? 0, bytes[i + 1], bytes[i + 2]];
    const group = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    text += letter(group >> 18) + letter(group >> 12);
    text += (b === undefined ? '=' : letter(group >> 6)) + (c === undefined ? '=' : letter(group));
  }
  return text;
}

const letter = (bits: number): string => ALPHABET.charAt(bits & 63);

/**
 * The bytes, or undefined for anything but the one spelling that `encodeBase64` gives: no base64url, white space,
 * missing padding, or stray bits in the last letter (they would let one signature be written in several ways).
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  if (!FORM.test(text)) return undefined;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  for (let i = 0, at = 0; i < text.length; i += 4, at += 3) {
    const group = (value(text, i) << 18) | (value(text, i + 1) << 12) | (value(text, i + 2) << 6) | value(text, i + 3);
    bytes.set([group >> 16, (group >> 8) & 255, group & 255].slice(0, bytes.length - at), at);
  }
  return encodeBase64(bytes) === text ? bytes : undefined;
}

/** Padding counts as zero bits. */
const value = (text: string, at: number): number => VALUES.get(text.charAt(at)) ?? 0;
