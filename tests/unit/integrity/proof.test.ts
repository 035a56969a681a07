import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeBase64 } from '../../../src/integrity/base64';
import {
  consistencyProof,
  inclusionProof,
  rootOf,
  verifyConsistency,
  verifyInclusion,
  type NodeReader,
} from '../../../src/integrity/proof';
import { emptyRoot, nodeHash } from '../../../src/integrity/tree';
import { leaves, naiveRoot } from './naive-tree';
import { sha256 } from './node-crypto';

interface GoldenProofs {
  readonly inclusion: readonly {
    name: string;
    index: string;
    size: string;
    leaf: string;
    proof: string[];
    root: string;
    valid: boolean;
  }[];
  readonly consistency: readonly {
    name: string;
    from: string;
    to: string;
    fromRoot: string;
    toRoot: string;
    proof: string[];
    valid: boolean;
  }[];
}
const golden = JSON.parse(
  readFileSync(join(__dirname, '../../golden/integrity/rfc6962-proofs.json'), 'utf8'),
) as GoldenProofs;

const decoded = (base64: string): Uint8Array => {
  const bytes = decodeBase64(base64);
  if (!bytes) throw new Error(`golden file: ${base64}`);
  return bytes;
};

const SIZES = 64;
const all = leaves(SIZES + 8);
const at = (index: number): Uint8Array => all[index] ?? new Uint8Array(0);
const rootAt = (size: number): Uint8Array => roots[size] ?? new Uint8Array(0);
const roots = Array.from({ length: SIZES + 9 }, (_, size) => naiveRoot(all.slice(0, size)));
/** Complete subtrees of the leaves, level by level. */
const subtrees = Array.from({ length: 7 }, (_, level) =>
  Array.from({ length: Math.floor(all.length / 2 ** level) }, (_leaf, i) =>
    naiveRoot(all.slice(i * 2 ** level, (i + 1) * 2 ** level)),
  ),
);
const node: NodeReader = (level, index) => {
  const hash = subtrees[level]?.[index];
  if (!hash) throw new Error(`asked for an incomplete subtree: ${level}/${index}`);
  return hash;
};

/** Every way to spoil a list of hashes in one place. */
function spoilt(proof: readonly Uint8Array[]): readonly (readonly Uint8Array[])[] {
  const flipped = (hash: Uint8Array, bit: number): Uint8Array =>
    hash.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
  const extra = at(7);
  const each = proof.flatMap((hash, i) => {
    const replaced = (...by: readonly Uint8Array[]): Uint8Array[] => [
      ...proof.slice(0, i),
      ...by,
      ...proof.slice(i + 1),
    ];
    const next = proof[i + 1];
    return [
      replaced(flipped(hash, (i * 37) % 256)),
      replaced(flipped(hash, 255)),
      replaced(),
      replaced(hash, hash),
      replaced(extra, hash),
      replaced(hash.subarray(1)),
      replaced(Uint8Array.from([...hash, 0])),
      replaced(new Uint8Array(32)),
      ...(next ? [[...proof.slice(0, i), next, hash, ...proof.slice(i + 2)]] : []),
    ];
  });
  return [...each, [...proof, extra], [extra, ...proof], [...proof, new Uint8Array(0)], [...proof, new Uint8Array(32)]];
}

/** On which sides the siblings of a leaf stand, from the top: all that an inclusion proof can know of a size. */
function shape(index: number, size: number): string {
  if (index >= size) return 'none';
  if (size === 1) return '';
  let split = 1;
  while (split * 2 < size) split *= 2;
  return index < split ? `r${shape(index, split)}` : `l${shape(index - split, size - split)}`;
}

/** The same for a consistency proof: the way to the old tree's last subtree, and whether that is the old tree itself. */
function consistencyShape(from: number, to: number, isWhole = true): string {
  if (from === to) return isWhole ? 'whole' : 'part';
  let split = 1;
  while (split * 2 < to) split *= 2;
  return from <= split
    ? `r${consistencyShape(from, split, isWhole)}`
    : `l${consistencyShape(from - split, to - split, false)}`;
}

/** Every pair of whole numbers with lower < upper <= most, or lower <= upper when they may be equal. */
const pairsTo = (most: number, mayBeEqual: boolean): readonly (readonly [lower: number, upper: number])[] =>
  Array.from({ length: most }, (_, i) => i + 1).flatMap((upper) =>
    Array.from({ length: upper + (mayBeEqual ? 1 : 0) }, (_, lower) => [lower, upper] as const),
  );

describe('published proofs', () => {
  it('of inclusion are judged as their authors judge them', () => {
    expect(golden.inclusion).toHaveLength(98);
    for (const { name, index, size, leaf, proof, root, valid } of golden.inclusion) {
      const judged = verifyInclusion(
        Number(index),
        Number(size),
        decoded(leaf),
        proof.map(decoded),
        decoded(root),
        sha256,
      );
      expect([name, judged]).toEqual([name, valid]);
    }
  });

  it('of consistency are judged as their authors judge them, but for roots that are no hashes', () => {
    expect(golden.consistency).toHaveLength(98);
    const other: string[] = [];
    for (const { name, from, to, fromRoot, toRoot, proof, valid } of golden.consistency) {
      const judged = verifyConsistency(
        Number(from),
        Number(to),
        decoded(fromRoot),
        decoded(toRoot),
        proof.map(decoded),
        sha256,
      );
      if (judged !== valid) other.push(name);
    }
    // Two equal "roots" of 12 bytes: there they only have to be equal, here they also have to be hashes.
    expect(other).toEqual(['additional/sizes-are-equal-one-and-proof-is-empty']);
  });

  it('are the ones that are made here', () => {
    // The tree of seven leaves drawn in RFC 9162 section 2.1.5, by its own letters.
    const [a, b, c, d, e, f, j] = all.slice(0, 7) as [
      Uint8Array,
      Uint8Array,
      Uint8Array,
      Uint8Array,
      Uint8Array,
      Uint8Array,
      Uint8Array,
    ];
    const pair = (left: Uint8Array, right: Uint8Array): Uint8Array => nodeHash(left, right, sha256);
    const [g, h, i] = [pair(a, b), pair(c, d), pair(e, f)];
    const [k, l] = [pair(g, h), pair(i, j)];
    expect(inclusionProof(0, 7, node, sha256)).toEqual([b, h, l]);
    expect(inclusionProof(3, 7, node, sha256)).toEqual([c, g, l]);
    expect(inclusionProof(4, 7, node, sha256)).toEqual([f, j, k]);
    expect(inclusionProof(6, 7, node, sha256)).toEqual([i, k]);
    expect(consistencyProof(3, 7, node, sha256)).toEqual([c, d, g, l]);
    expect(consistencyProof(4, 7, node, sha256)).toEqual([l]);
    expect(consistencyProof(6, 7, node, sha256)).toEqual([i, j, k]);
  });
});

describe('proofs of every tree of up to 64 leaves', () => {
  it('of inclusion hold, and spoilt in any one place they do not', () => {
    const counted = { valid: 0, spoilt: 0 };
    const refuse = (held: boolean, what: string): void => {
      counted.spoilt += 1;
      if (held) throw new Error(`accepted: ${what}`);
    };
    for (let size = 1; size <= SIZES; size++) {
      for (let index = 0; index < size; index++) {
        const proof = inclusionProof(index, size, node, sha256);
        const root = rootAt(size);
        expect(verifyInclusion(index, size, at(index), proof, root, sha256)).toBe(true);
        counted.valid += 1;
        const place = `${index} in ${size}`;
        for (const bad of spoilt(proof)) refuse(verifyInclusion(index, size, at(index), bad, root, sha256), place);
        for (const [other, otherSize] of [
          [index, size - 1],
          [index, size + 1],
          [index, size + 8],
          [index + 1, size],
          [index - 1, size],
        ] as const) {
          if (other < 0 || otherSize < 1 || other >= size) continue;
          refuse(verifyInclusion(other, otherSize, at(index), proof, rootAt(otherSize), sha256), `${place}, as other`);
          // Against the same root a size only shows by the shape of the way up, which is why roots come with sizes.
          const isSameShape = shape(other, otherSize) === shape(index, size);
          expect(verifyInclusion(other, otherSize, at(index), proof, root, sha256)).toBe(isSameShape);
        }
        refuse(verifyInclusion(index, size, at(index + 1), proof, root, sha256), `${place}, other leaf`);
        refuse(verifyInclusion(index, size, at(index), proof, rootAt(size + 1), sha256), `${place}, other root`);
      }
    }
    process.stdout.write(`inclusion: ${counted.valid} proofs held, ${counted.spoilt} spoilt ones refused\n`);
    expect(counted.valid).toBe((SIZES * (SIZES + 1)) / 2);
    expect(counted.spoilt).toBeGreaterThan(50_000);
  });

  it('of consistency hold, and spoilt in any one place they do not', () => {
    const counted = { valid: 0, spoilt: 0 };
    const refuse = (held: boolean, what: string): void => {
      counted.spoilt += 1;
      if (held) throw new Error(`accepted: ${what}`);
    };
    for (let to = 1; to <= SIZES; to++) {
      for (let from = 1; from <= to; from++) {
        const proof = consistencyProof(from, to, node, sha256);
        const [old, now] = [rootAt(from), rootAt(to)];
        expect(verifyConsistency(from, to, old, now, proof, sha256)).toBe(true);
        counted.valid += 1;
        const way = `${from} to ${to}`;
        for (const bad of spoilt(proof)) refuse(verifyConsistency(from, to, old, now, bad, sha256), way);
        for (const [otherFrom, otherTo] of [
          [from - 1, to],
          [from + 1, to],
          [from, to - 1],
          [from, to + 1],
          [from, to + 8],
        ] as const) {
          // A tree begins with itself and with the empty one whatever the proof was made for, if it is empty.
          if (otherFrom > otherTo || (proof.length === 0 && (otherFrom === 0 || otherFrom === otherTo))) continue;
          const held = verifyConsistency(otherFrom, otherTo, rootAt(otherFrom), rootAt(otherTo), proof, sha256);
          refuse(held, `${way}, as ${otherFrom} to ${otherTo}`);
        }
        refuse(verifyConsistency(from, to, rootAt(from + 1), now, proof, sha256), `${way}, other old root`);
        refuse(verifyConsistency(from, to, old, rootAt(to + 1), proof, sha256), `${way}, other new root`);
        if (from < to) refuse(verifyConsistency(from, to, now, old, proof, sha256), `${way}, roots exchanged`);
      }
    }
    process.stdout.write(`consistency: ${counted.valid} proofs held, ${counted.spoilt} spoilt ones refused\n`);
    expect(counted.valid).toBe((SIZES * (SIZES + 1)) / 2);
    expect(counted.spoilt).toBeGreaterThan(50_000);
  });

  it('of consistency refuse every log that was changed at one leaf of the old part', () => {
    for (const [from, to] of [
      [1, 2],
      [3, 7],
      [8, 9],
      [31, 64],
      [32, 64],
      [33, 64],
    ] as const) {
      for (let changed = 0; changed < from; changed++) {
        const forged = all.map((leaf, i) => (i === changed ? sha256(leaf) : leaf));
        const forgedNode: NodeReader = (level, index) =>
          naiveRoot(forged.slice(index * 2 ** level, (index + 1) * 2 ** level));
        const now = rootOf(to, forgedNode, sha256);
        for (const proof of [
          consistencyProof(from, to, forgedNode, sha256),
          consistencyProof(from, to, node, sha256),
        ]) {
          expect(verifyConsistency(from, to, rootAt(from), now, proof, sha256)).toBe(false);
        }
      }
    }
  });
});

describe('a proof that is passed off as one for another place, against the same roots', () => {
  it('of inclusion holds only where the way up has the same shape', () => {
    const counted = { refused: 0, alike: 0 };
    const places = pairsTo(16, false);
    for (const [index, size] of places) {
      const proof = inclusionProof(index, size, node, sha256);
      for (const [otherIndex, otherSize] of places) {
        const held = verifyInclusion(otherIndex, otherSize, at(index), proof, rootAt(size), sha256);
        expect(held).toBe(shape(index, size) === shape(otherIndex, otherSize));
        counted[held ? 'alike' : 'refused'] += 1;
      }
    }
    expect(counted.refused).toBeGreaterThan(15_000);
    expect(counted.alike).toBeGreaterThan(places.length);
  });

  it('of consistency holds only where the way down has the same shape', () => {
    const counted = { refused: 0, alike: 0 };
    const ways = pairsTo(16, true).filter(([from]) => from > 0);
    for (const [from, to] of ways) {
      const proof = consistencyProof(from, to, node, sha256);
      for (const [otherFrom, otherTo] of ways) {
        const held = verifyConsistency(otherFrom, otherTo, rootAt(from), rootAt(to), proof, sha256);
        expect(held).toBe(consistencyShape(from, to) === consistencyShape(otherFrom, otherTo));
        counted[held ? 'alike' : 'refused'] += 1;
      }
    }
    expect(counted.refused).toBeGreaterThan(15_000);
    expect(counted.alike).toBeGreaterThan(ways.length);
  });
});

describe('the empty log', () => {
  const empty = emptyRoot(sha256);

  it('is where every log began, without a proof', () => {
    expect(consistencyProof(0, 5, node, sha256)).toEqual([]);
    expect(verifyConsistency(0, 0, empty, empty, [], sha256)).toBe(true);
    expect(verifyConsistency(0, 1, empty, rootAt(1), [], sha256)).toBe(true);
    expect(verifyConsistency(0, 5, empty, rootAt(5), [], sha256)).toBe(true);
  });

  it('has one root only, and no proof with anything in it', () => {
    expect(verifyConsistency(0, 5, rootAt(1), rootAt(5), [], sha256)).toBe(false);
    expect(verifyConsistency(0, 0, rootAt(1), rootAt(1), [], sha256)).toBe(false);
    expect(verifyConsistency(0, 5, empty, rootAt(5), [rootAt(5)], sha256)).toBe(false);
    expect(rootOf(0, node, sha256)).toEqual(empty);
  });

  it('has no leaf', () => {
    expect(() => inclusionProof(0, 0, node, sha256)).toThrow(RangeError);
    expect(verifyInclusion(0, 0, at(0), [], empty, sha256)).toBe(false);
  });
});

describe('sizes beyond 32 bits', () => {
  // A log of one leaf repeated: its subtrees are known at any size without storing a leaf.
  const levels: Uint8Array[] = [at(0)];
  for (let level = 1; level <= 53; level++) {
    const below = levels[level - 1] ?? new Uint8Array(0);
    levels.push(nodeHash(below, below, sha256));
  }
  const uniform: NodeReader = (level) => levels[level] ?? new Uint8Array(0);
  const large = [2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 32 + 1, 2 ** 40 + 12_345, 2 ** 53 - 2, 2 ** 53 - 1];

  it.each(large)('have proofs that hold: %d', (size) => {
    const root = rootOf(size, uniform, sha256);
    for (const index of [0, 1, Math.floor(size / 2), size - 2, size - 1]) {
      const proof = inclusionProof(index, size, uniform, sha256);
      expect(verifyInclusion(index, size, at(0), proof, root, sha256)).toBe(true);
      expect(verifyInclusion(index, size, at(1), proof, root, sha256)).toBe(false);
      expect(verifyInclusion(index, size, at(0), proof.slice(1), root, sha256)).toBe(false);
    }
    for (const from of [1, 3, 2 ** 30 + 1, size - 1]) {
      const proof = consistencyProof(from, size, uniform, sha256);
      const old = rootOf(from, uniform, sha256);
      expect(verifyConsistency(from, size, old, root, proof, sha256)).toBe(true);
      expect(verifyConsistency(from, size, old, root, proof.slice(1), sha256)).toBe(false);
      expect(verifyConsistency(from, size, root, old, proof, sha256)).toBe(false);
    }
  });
});

describe('questions that make no sense', () => {
  it('are refused when a proof is asked for', () => {
    for (const [index, size] of [
      [7, 7],
      [-1, 7],
      [0.5, 7],
      [0, 2 ** 53],
      [Number.NaN, 7],
    ] as const) {
      expect(() => inclusionProof(index, size, node, sha256)).toThrow(RangeError);
    }
    expect(() => consistencyProof(8, 7, node, sha256)).toThrow(RangeError);
    expect(() => consistencyProof(-1, 7, node, sha256)).toThrow(RangeError);
    expect(() => rootOf(-1, node, sha256)).toThrow(RangeError);
  });

  it('are answered with false when a proof is judged, never with an exception', () => {
    const proof = inclusionProof(2, 7, node, sha256);
    for (const bad of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 2 ** 64]) {
      expect(verifyInclusion(bad, 7, at(2), proof, rootAt(7), sha256)).toBe(false);
      expect(verifyInclusion(2, bad, at(2), proof, rootAt(7), sha256)).toBe(false);
      expect(verifyConsistency(bad, 7, rootAt(3), rootAt(7), proof, sha256)).toBe(false);
      expect(verifyConsistency(3, bad, rootAt(3), rootAt(7), proof, sha256)).toBe(false);
    }
    // What an untyped caller (a page that parsed JSON) could hand over.
    for (const bad of [null, undefined, 'proof', {}, [null], ['x'.repeat(32).slice(1)], [[1, 2]]]) {
      expect(verifyInclusion(2, 7, at(2), bad as never, rootAt(7), sha256)).toBe(false);
      expect(verifyInclusion(2, 7, bad as never, proof, rootAt(7), sha256)).toBe(false);
      expect(verifyConsistency(3, 7, rootAt(3), rootAt(7), bad as never, sha256)).toBe(false);
      expect(verifyConsistency(3, 7, bad as never, rootAt(7), proof, sha256)).toBe(false);
    }
  });
});
