/** Whether the log only grew between two signed checkpoints, recomputed from its tiles of hashes. */
import { HASH_BYTES, sameBytes } from '../../../src/integrity/digest';
import { consistencyProof, verifyConsistency } from '../../../src/integrity/proof';
import { nodeFromTiles, TILE_WIDTH, tilePath, tileWidth } from '../../../src/integrity/tile';
import { sha256 } from './cryptography';
import { Broken } from './faults';
import type { SignedCheckpoint } from './signed-checkpoint';

/** Bytes of the tile at an address without the slash in front, e.g. `tile/0/x001/234.p/8`. */
export type ReadTile = (path: string) => Promise<Uint8Array>;

interface TilePlace {
  readonly level: number;
  readonly n: number;
}

/** @throws Broken when the two contradict each other; what `readTile` throws passes through */
export async function assertConsistent(a: SignedCheckpoint, b: SignedCheckpoint, readTile: ReadTile): Promise<void> {
  const [older, newer] = a.size <= b.size ? [a, b] : [b, a];
  const evidence = [older.note, newer.note];
  if (older.size === newer.size) {
    if (!sameBytes(older.root, newer.root)) throw new Broken('forked', { size: older.size }, evidence);
    return;
  }
  const tiles = await tilesBetween(older.size, newer.size, readTile);
  const node = nodeFromTiles((level, n) => tiles.get(nameOf(level, n)) ?? new Uint8Array(0), sha256);
  const proof = consistencyProof(older.size, newer.size, node, sha256);
  if (!verifyConsistency(older.size, newer.size, older.root, newer.root, proof, sha256)) {
    throw new Broken('not-consistent', { from: older.size, to: newer.size }, evidence);
  }
}

const nameOf = (level: number, n: number): string => `${level}/${n}`;

async function tilesBetween(from: number, to: number, readTile: ReadTile): Promise<ReadonlyMap<string, Uint8Array>> {
  const read = tilesNeeded(from, to).map(async ({ level, n }) => {
    const width = tileWidth(level, n, to);
    const path = tilePath(level, n, width);
    const bytes = await readTile(path);
    if (bytes.length !== width * HASH_BYTES) throw new Broken('wrong-tile', { path });
    return [nameOf(level, n), bytes] as const;
  });
  return new Map(await Promise.all(read));
}

/** Found by making the proof once over hashes that nobody looks at. */
function tilesNeeded(from: number, to: number): readonly TilePlace[] {
  const blank = new Uint8Array(TILE_WIDTH * HASH_BYTES);
  const noDigest = (): Uint8Array => blank.subarray(0, HASH_BYTES);
  const needed = new Map<string, TilePlace>();
  const node = nodeFromTiles((level, n) => {
    needed.set(nameOf(level, n), { level, n });
    return blank;
  }, noDigest);
  consistencyProof(from, to, node, noDigest);
  return [...needed.values()];
}
