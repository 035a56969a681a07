/**
 * The tree cut into tiles, https://c2sp.org/tlog-tiles: files that never change once they are full. A tile of level L
 * holds up to 256 hashes, each the root of 256^L leaves; an entry bundle holds the leaves of a level 0 tile themselves.
 */
import { HASH_BYTES } from './digest';
import type { Digest } from './digest';
import type { NodeReader } from './proof';
import { nodeHash } from './tree';

/** Hashes in a full tile; records in a full entry bundle. */
export const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;
const MAX_LEVEL = 63;
const MAX_ENTRY_BYTES = 65_535;

/** A place in the tiled tree. */
export interface Tile {
  readonly level: number | 'entries';
  /** Number within the level, from 0. */
  readonly n: number;
  /** Hashes or records in it, 1 to 256; below 256 it is partial. */
  readonly width: number;
}

/** `tile/0/x001/x234/067`, with `.p/<width>` for a partial one; no slash in front. Throws RangeError. */
export const tilePath = (level: number, n: number, width: number): string => pathOf({ level, n, width });

/** `tile/entries/x001/x234/067`, with `.p/<width>` for a partial one; no slash in front. Throws RangeError. */
export const entriesPath = (n: number, width: number): string => pathOf({ level: 'entries', n, width });

function pathOf({ level, n, width }: Tile): string {
  if (level !== 'entries' && !isWhole(level, 0, MAX_LEVEL)) throw new RangeError(`no tile level: ${level}`);
  if (!isWhole(n, 0, Number.MAX_SAFE_INTEGER)) throw new RangeError(`no tile number: ${n}`);
  if (!isWhole(width, 1, TILE_WIDTH)) throw new RangeError(`no tile width: ${width}`);
  const digits = String(n);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const number = padded.replaceAll(/\d{3}(?=\d)/g, 'x$&/');
  return `tile/${level}/${number}${width < TILE_WIDTH ? `.p/${width}` : ''}`;
}

const PATH = /^tile\/(entries|0|[1-9][0-9]?)\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;

/** The tile that a path names; undefined unless it is spelled exactly as `tilePath` or `entriesPath` would. */
export function parseTilePath(path: string): Tile | undefined {
  const [, level, number, partial] = PATH.exec(path) ?? [];
  if (level === undefined || number === undefined) return undefined;
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    n: Number(number.replaceAll(/[x/]/g, '')),
    width: partial === undefined ? TILE_WIDTH : Number(partial),
  };
  const isInRange = tile.level === 'entries' || tile.level <= MAX_LEVEL;
  if (!isInRange || tile.n > Number.MAX_SAFE_INTEGER || tile.width > TILE_WIDTH) return undefined;
  return pathOf(tile) === path ? tile : undefined;
}

/** Width of tile `n` of a level in the tree of `size` leaves: 0 when there is none. Entry bundles are as level 0. */
export function tileWidth(level: number | 'entries', n: number, size: number): number {
  const hashes = hashesOf(level === 'entries' ? 0 : level, size);
  return Math.max(0, Math.min(TILE_WIDTH, hashes - n * TILE_WIDTH));
}

/** All hash tiles of the tree of `size` leaves with their widths, level by level, from the left. */
export function* tilesOf(size: number): Generator<Tile & { readonly level: number }> {
  for (let level = 0; hashesOf(level, size) > 0; level++) {
    const tiles = Math.ceil(hashesOf(level, size) / TILE_WIDTH);
    for (let n = 0; n < tiles; n++) yield { level, n, width: tileWidth(level, n, size) };
  }
}

/** Complete subtrees of 256^level leaves in the tree of `size` leaves. */
const hashesOf = (level: number, size: number): number => Math.floor(size / TILE_WIDTH ** level);

/**
 * Records' headers as one entry bundle: each behind its length, two bytes, big-endian. At most 256. Throws RangeError.
 */
export function encodeEntryBundle(headers: readonly Uint8Array[]): Uint8Array {
  if (headers.length > TILE_WIDTH) throw new RangeError(`${headers.length} entries do not fit into one bundle`);
  const bundle = new Uint8Array(headers.reduce((sum, header) => sum + 2 + header.length, 0));
  let at = 0;
  for (const header of headers) {
    if (header.length > MAX_ENTRY_BYTES) throw new RangeError(`an entry of ${header.length} bytes is too long`);
    bundle[at] = header.length >> 8;
    bundle[at + 1] = header.length & 255;
    bundle.set(header, at + 2);
    at += 2 + header.length;
  }
  return bundle;
}

/** The headers in an entry bundle, as views of its bytes. Throws RangeError when it is cut short or has more than 256. */
export function decodeEntryBundle(bytes: Uint8Array): readonly Uint8Array[] {
  const headers: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const [high, low] = [bytes[at], bytes[at + 1]];
    if (high === undefined || low === undefined) throw new RangeError('the entry bundle is cut short');
    const end = at + 2 + ((high << 8) | low);
    if (end > bytes.length) throw new RangeError('the entry bundle is cut short');
    headers.push(bytes.subarray(at + 2, end));
    at = end;
  }
  if (headers.length > TILE_WIDTH) throw new RangeError(`${headers.length} entries do not fit into one bundle`);
  return headers;
}

/**
 * Reads any subtree root from hash tiles. `readTile` gives the bytes of tile `n` of a level, as wide as it is known or
 * wider. Throws RangeError when the tile does not hold what is asked for; what `readTile` throws passes through.
 */
export function nodeFromTiles(readTile: (level: number, n: number) => Uint8Array, sha256: Digest): NodeReader {
  return (level, index) => {
    const tileLevel = Math.floor(level / TILE_HEIGHT);
    const leaves = 2 ** (level % TILE_HEIGHT);
    const first = index * leaves;
    const tile = readTile(tileLevel, Math.floor(first / TILE_WIDTH));
    if (tile.length < ((first % TILE_WIDTH) + leaves) * HASH_BYTES) {
      throw new RangeError(`the tile of level ${tileLevel} does not reach its hash ${first + leaves - 1}`);
    }
    return subtreeRoot(tile, first % TILE_WIDTH, leaves, sha256);
  };
}

/** Root over `count` hashes of a tile, a power of two, from hash number `from` on. */
function subtreeRoot(tile: Uint8Array, from: number, count: number, sha256: Digest): Uint8Array {
  if (count === 1) return tile.slice(from * HASH_BYTES, (from + 1) * HASH_BYTES);
  const half = count / 2;
  return nodeHash(subtreeRoot(tile, from, half, sha256), subtreeRoot(tile, from + half, half, sha256), sha256);
}

const isWhole = (value: number, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && value >= least && value <= most;
