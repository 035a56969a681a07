/**
 * Inclusion and consistency proofs, RFC 9162 sections 2.1.3 and 2.1.4. Sizes and indices are whole numbers up to
 * 2^53 - 1, so halving is done by division: shifts would cut them to 32 bits.
 */
import { HASH_BYTES, sameBytes } from './digest';
import type { Digest } from './digest';
import { emptyRoot, joinSubtrees, nodeHash } from './tree';

/**
 * Root of the complete subtree of 2^level leaves that is number `index` among those of its level: it covers the leaves
 * index * 2^level up to, and without, (index + 1) * 2^level. Asked only for subtrees that are full at the size in
 * question. What it throws passes through.
 */
export type NodeReader = (level: number, index: number) => Uint8Array;

/**
 * Siblings on the way from leaf `index` to the root of the tree of `size` leaves, leaf first. Throws RangeError unless
 * 0 <= index < size.
 */
export function inclusionProof(index: number, size: number, node: NodeReader, sha256: Digest): readonly Uint8Array[] {
  if (!isCount(size) || !isCount(index) || index >= size) throw new RangeError(`no leaf ${index} in size ${size}`);
  const siblings: Uint8Array[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      siblings.push(rangeRoot(middle, to, node, sha256));
      to = middle;
    } else {
      siblings.push(rangeRoot(from, middle, node, sha256));
      from = middle;
    }
  }
  return siblings.reverse();
}

/**
 * What shows that the tree of `to` leaves begins with the tree of `from` leaves. Empty when the sizes are equal or
 * `from` is 0. Throws RangeError unless 0 <= from <= to.
 */
export function consistencyProof(from: number, to: number, node: NodeReader, sha256: Digest): readonly Uint8Array[] {
  if (!isCount(from) || !isCount(to) || from > to) throw new RangeError(`no way from size ${from} to ${to}`);
  if (from === 0 || from === to) return [];
  const hashes: Uint8Array[] = [];
  let [left, right] = [0, to];
  while (from !== right) {
    const middle = left + splitOf(right - left);
    if (from <= middle) {
      hashes.push(rangeRoot(middle, right, node, sha256));
      right = middle;
    } else {
      hashes.push(rangeRoot(left, middle, node, sha256));
      left = middle;
    }
  }
  // A subtree that starts at leaf 0 is the old tree itself, whose root the verifier already holds.
  if (left > 0) hashes.push(rangeRoot(left, right, node, sha256));
  return hashes.reverse();
}

/** Root of the tree of the first `size` leaves. */
export function rootOf(size: number, node: NodeReader, sha256: Digest): Uint8Array {
  if (!isCount(size)) throw new RangeError(`not a tree size: ${size}`);
  return size === 0 ? emptyRoot(sha256) : rangeRoot(0, size, node, sha256);
}

/**
 * True when `proof` shows that the leaf hash `leaf` stands at `index` in the tree of `size` leaves with this root (RFC
 * 9162 section 2.1.3.2). Never throws: malformed means false.
 */
export function verifyInclusion(
  index: number,
  size: number,
  leaf: Uint8Array,
  proof: readonly Uint8Array[],
  root: Uint8Array,
  sha256: Digest,
): boolean {
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  if (!isHash(leaf) || !isHash(root) || !areHashes(proof)) return false;
  let [place, last, hash] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      hash = nodeHash(sibling, hash, sha256);
      while (!isOdd(place) && place > 0) [place, last] = [half(place), half(last)];
    } else {
      hash = nodeHash(hash, sibling, sha256);
    }
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && sameBytes(hash, root);
}

/**
 * True when `proof` shows that the tree of `to` leaves with root `toRoot` begins with the tree of `from` leaves with
 * root `fromRoot` (RFC 9162 section 2.1.4.2). Every tree begins with the empty one: from size 0 the proof is empty and
 * says nothing about `toRoot`. Never throws: malformed means false.
 */
export function verifyConsistency(
  from: number,
  to: number,
  fromRoot: Uint8Array,
  toRoot: Uint8Array,
  proof: readonly Uint8Array[],
  sha256: Digest,
): boolean {
  if (!isCount(from) || !isCount(to) || from > to) return false;
  if (!isHash(fromRoot) || !isHash(toRoot) || !areHashes(proof)) return false;
  if (from === to) return proof.length === 0 && sameBytes(fromRoot, toRoot) && (from > 0 || isEmpty(fromRoot, sha256));
  if (from === 0) return proof.length === 0 && isEmpty(fromRoot, sha256);

  let [place, last] = [from - 1, to - 1];
  while (isOdd(place)) [place, last] = [half(place), half(last)];
  // When the old tree is one complete subtree, place is now 0 and its root is left out of the proof.
  const [start, ...rest] = place === 0 ? [fromRoot, ...proof] : proof;
  if (start === undefined) return false;
  let [oldRoot, newRoot] = [start, start];
  for (const hash of rest) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      oldRoot = nodeHash(hash, oldRoot, sha256);
      newRoot = nodeHash(hash, newRoot, sha256);
      while (!isOdd(place) && place > 0) [place, last] = [half(place), half(last)];
    } else {
      newRoot = nodeHash(newRoot, hash, sha256);
    }
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && sameBytes(oldRoot, fromRoot) && sameBytes(newRoot, toRoot);
}

/** Root over the leaves [from, to), where `from` is where RFC 9162 would split: a multiple of every subtree in it. */
function rangeRoot(from: number, to: number, node: NodeReader, sha256: Digest): Uint8Array {
  const subtrees: Uint8Array[] = [];
  for (let start = from; start < to;) {
    let [level, width] = [0, 1];
    while (width * 2 <= to - start) [level, width] = [level + 1, width * 2];
    subtrees.push(node(level, start / width));
    start += width;
  }
  return joinSubtrees(subtrees, sha256);
}

/** The largest power of two below `leaves`, which is at least 2. */
function splitOf(leaves: number): number {
  let split = 1;
  while (split * 2 < leaves) split *= 2;
  return split;
}

const isOdd = (value: number): boolean => value % 2 === 1;
const half = (value: number): number => Math.floor(value / 2);
const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const isHash = (value: Uint8Array | null | undefined): boolean => value?.length === HASH_BYTES;
const areHashes = (proof: readonly Uint8Array[]): boolean => Array.isArray(proof) && proof.every(isHash);
const isEmpty = (root: Uint8Array, sha256: Digest): boolean => sameBytes(root, emptyRoot(sha256));
