/**
 * The Merkle tree of RFC 6962 section 2.1 (the same in RFC 9162 section 2.1.1). Leaves and nodes are hashed under
 * different first bytes, so that no node can be passed off as a record.
 */
import { HASH_BYTES } from './digest';
import type { Digest } from './digest';

const LEAF_PREFIX = 0x00;
const NODE_PREFIX = 0x01;

/** SHA-256(0x00 || header). A record's leaf is its header alone, which commits to the payload by length and digest. */
export function leafHash(headerBytes: Uint8Array, sha256: Digest): Uint8Array {
  const input = new Uint8Array(1 + headerBytes.length);
  input[0] = LEAF_PREFIX;
  input.set(headerBytes, 1);
  return sha256(input);
}

/** SHA-256(0x01 || left || right). */
export function nodeHash(left: Uint8Array, right: Uint8Array, sha256: Digest): Uint8Array {
  const input = new Uint8Array(1 + left.length + right.length);
  input[0] = NODE_PREFIX;
  input.set(left, 1);
  input.set(right, 1 + left.length);
  return sha256(input);
}

/** Root of the tree without leaves: SHA-256 of nothing. */
export const emptyRoot = (sha256: Digest): Uint8Array => sha256(new Uint8Array(0));

/** Root over the roots of complete subtrees that follow one another, largest first; at least one. */
export function joinSubtrees(hashes: readonly Uint8Array[], sha256: Digest): Uint8Array {
  const last = hashes.at(-1);
  if (last === undefined) throw new RangeError('no subtree to join');
  return hashes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right, sha256), last);
}

/**
 * The right edge of a growing tree: enough to append and to give the root, in O(log n) memory. A tree of `size` leaves
 * is the complete subtrees of the binary digits of `size`; their roots are what the frontier keeps, and what it can be
 * continued from after a restart.
 */
export class Frontier {
  readonly #sha256: Digest;
  readonly #subtrees: Uint8Array[];
  #size: number;

  /** Continues at `size` from the roots that `hashes()` gave there. Throws RangeError when the two do not fit. */
  constructor(sha256: Digest, size = 0, hashes: readonly Uint8Array[] = []) {
    if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`not a tree size: ${size}`);
    if (hashes.length !== onesIn(size) || hashes.some((hash) => hash.length !== HASH_BYTES)) {
      throw new RangeError(`a tree of size ${size} has ${onesIn(size)} complete subtrees on its right edge`);
    }
    this.#sha256 = sha256;
    this.#size = size;
    this.#subtrees = [...hashes];
  }

  get size(): number {
    return this.#size;
  }

  /** Adds the next leaf, given by its leaf hash. The bytes are kept, not copied. */
  append(leaf: Uint8Array): void {
    if (leaf.length !== HASH_BYTES) throw new RangeError('a leaf hash has 32 bytes');
    if (this.#size === Number.MAX_SAFE_INTEGER) throw new RangeError('the tree is full');
    let subtree = leaf;
    for (let rest = this.#size; rest % 2 === 1; rest = (rest - 1) / 2) {
      const left = this.#subtrees.pop();
      if (left === undefined) throw new Error('unreachable: one subtree for each binary digit of the size');
      subtree = nodeHash(left, subtree, this.#sha256);
    }
    this.#subtrees.push(subtree);
    this.#size += 1;
  }

  root(): Uint8Array {
    return this.#size === 0 ? emptyRoot(this.#sha256) : joinSubtrees(this.#subtrees, this.#sha256);
  }

  /** Roots of the complete subtrees on the right edge, largest first; one for each 1 in binary `size`. */
  hashes(): readonly Uint8Array[] {
    return [...this.#subtrees];
  }
}

function onesIn(size: number): number {
  let ones = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2;
  return ones;
}
