/** The tree's hashes in tiles of 256 (C2SP tlog-tiles), kept in the row store; full ones never change again. */
import type { Digest } from '../integrity/digest';
import { rootOf, type NodeReader } from '../integrity/proof';
import { nodeFromTiles, TILE_WIDTH } from '../integrity/tile';
import { nodeHash } from '../integrity/tree';
import { placeKey } from './row-views';
import { behind, type RowStore } from './row-store';

const HASH_BYTES = 32;
/** A full tile's hashes are two complete subtrees of 2^7. */
const HALF_LEVEL = 7;
const space = (level: number): string => `tiles/${String(level)}`;

/** Where the tiles of a tree of `size` leaves are kept, one space for each level. */
export function tileSpaces(size: number): readonly string[] {
  const spaces: string[] = [];
  for (let hashes = size; hashes > 0; hashes = Math.floor(hashes / TILE_WIDTH)) spaces.push(space(spaces.length));
  return spaces;
}

/** The tile that still grows, on one level. */
interface Edge {
  readonly bytes: Uint8Array;
  number: number;
  width: number;
  dirty: boolean;
}

export class TreeTiles {
  private readonly edges: Edge[] = [];
  private readonly filled: [level: number, number: number, bytes: Uint8Array][] = [];

  /** Continues a tree of `size` leaves whose tiles the row store holds. */
  constructor(
    private readonly rows: RowStore,
    private readonly sha256: Digest,
    size: number,
  ) {
    for (let level = 0, hashes = size; hashes > 0; level += 1, hashes = Math.floor(hashes / TILE_WIDTH)) {
      const number = Math.floor(hashes / TILE_WIDTH);
      const width = hashes % TILE_WIDTH;
      const edge = this.edgeOf(level);
      edge.number = number;
      edge.width = width;
      if (width > 0) edge.bytes.set(this.stored(level, number).subarray(0, width * HASH_BYTES));
    }
  }

  /** Adds the next leaf's hash. */
  append(leaf: Uint8Array): void {
    this.push(0, leaf);
  }

  /** Writes what was added since; belongs inside the row store's transaction. */
  save(): void {
    for (const [level, number, bytes] of this.filled) this.rows.put(space(level), placeKey(number), bytes);
    this.filled.length = 0;
    this.edges.forEach((edge, level) => {
      if (edge.dirty && edge.width > 0) {
        this.rows.put(space(level), placeKey(edge.number), edge.bytes.slice(0, edge.width * HASH_BYTES));
      }
      edge.dirty = false;
    });
  }

  /** Hashes of one tile: `width` of them, 32 bytes each. Undefined when the tree has no such tile. */
  read(level: number, number: number, width: number): Uint8Array | undefined {
    const bytes = this.rows.get(space(level), placeKey(number)) as Uint8Array | undefined;
    return bytes !== undefined && bytes.length >= width * HASH_BYTES
      ? bytes.subarray(0, width * HASH_BYTES)
      : undefined;
  }

  /** Leaf hash at a place in the log. */
  leaf(index: number): Uint8Array {
    const at = (index % TILE_WIDTH) * HASH_BYTES;
    return this.stored(0, Math.floor(index / TILE_WIDTH)).slice(at, at + HASH_BYTES);
  }

  /** Complete subtrees, computed from saved tiles alone. */
  node(): NodeReader {
    return nodeFromTiles((level, number) => this.stored(level, number), this.sha256);
  }

  /** Root of the first `size` leaves, computed from saved tiles alone. */
  root(size: number): Uint8Array {
    return rootOf(size, this.node(), this.sha256);
  }

  private push(level: number, hash: Uint8Array): void {
    const edge = this.edgeOf(level);
    edge.bytes.set(hash, edge.width * HASH_BYTES);
    edge.width += 1;
    edge.dirty = true;
    if (edge.width < TILE_WIDTH) return;
    const full = edge.bytes.slice();
    this.filled.push([level, edge.number, full]);
    edge.number += 1;
    edge.width = 0;
    const half = nodeFromTiles(() => full, this.sha256);
    this.push(level + 1, nodeHash(half(HALF_LEVEL, 0), half(HALF_LEVEL, 1), this.sha256));
  }

  private edgeOf(level: number): Edge {
    return (this.edges[level] ??= {
      bytes: new Uint8Array(TILE_WIDTH * HASH_BYTES),
      number: 0,
      width: 0,
      dirty: false,
    });
  }

  private stored(level: number, number: number): Uint8Array {
    const bytes = this.rows.get(space(level), placeKey(number));
    if (!(bytes instanceof Uint8Array)) throw new Error(`tile ${String(level)}/${String(number)} is missing`);
    return bytes;
  }
}

/** Every leaf hash that a row store keeps, 32 bytes each, in order; what they are worth is the reader's to find out. */
export function keptLeaves(rows: RowStore): Uint8Array {
  const tiles: Uint8Array[] = [];
  for (let from: string | undefined; ;) {
    const page = rows.scan(space(0), { limit: 256, ...(from === undefined ? {} : { from }) });
    for (const [, bytes] of page) tiles.push(bytes as Uint8Array);
    const last = page.at(-1);
    if (!last) return Buffer.concat(tiles);
    from = behind(last[0]);
  }
}
