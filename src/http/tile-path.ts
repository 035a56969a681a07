/** Addresses of tiles, as C2SP tlog-tiles writes them. */

export interface TileName {
  readonly number: number;
  /** Hashes or entries asked for; 256 for a full tile. */
  readonly width: number;
}

const FULL = 256;
const PATH = /^((?:x\d{3}\/){0,4}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** Reads `x001/x234/067` or `x001/x234/067.p/8`; undefined for any other spelling. */
export function tileNamed(path: string): TileName | undefined {
  const match = PATH.exec(path);
  if (!match) return undefined;
  const digits = (match[1] as string).replaceAll('x', '').split('/');
  // A number has one address: leading groups of zeros would give it a second one.
  if (digits.length > 1 && digits[0] === '000') return undefined;
  const width = match[2] === undefined ? FULL : Number(match[2]);
  if (match[2] !== undefined && width >= FULL) return undefined;
  return { number: Number(digits.join('')), width };
}

/** 0 to 63, without a leading zero; undefined for anything else. */
export const levelNamed = (text: string): number | undefined =>
  /^(0|[1-9]\d?)$/.test(text) && Number(text) <= 63 ? Number(text) : undefined;
