import fc from 'fast-check';
import { fromHex, toHex } from '../../../src/integrity/hex';
import { emptyRoot, Frontier, joinSubtrees, leafHash, nodeHash } from '../../../src/integrity/tree';
import { leaves, naiveRoot } from './naive-tree';
import { sha256 } from './node-crypto';

const SEED = 19790101;
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A frontier that has had these leaves appended. */
function grown(hashes: readonly Uint8Array[]): Frontier {
  const frontier = new Frontier(sha256);
  for (const hash of hashes) frontier.append(hash);
  return frontier;
}

describe('the hashes of RFC 6962', () => {
  // rfc6962/rfc6962_test.go of https://github.com/transparency-dev/merkle (Apache-2.0), each also computed there with sha256sum.
  it('are those of the published vectors', () => {
    expect(toHex(emptyRoot(sha256))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(toHex(leafHash(new Uint8Array(0), sha256))).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
    expect(toHex(leafHash(bytesOf('L123456'), sha256))).toBe(
      '395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56',
    );
    expect(toHex(nodeHash(bytesOf('N123'), bytesOf('N456'), sha256))).toBe(
      'aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb',
    );
  });

  it('never let a node pass for a record', () => {
    const [left, right] = [leafHash(bytesOf('a'), sha256), leafHash(bytesOf('b'), sha256)];
    expect(leafHash(Uint8Array.from([...left, ...right]), sha256)).not.toEqual(nodeHash(left, right, sha256));
    expect(nodeHash(right, left, sha256)).not.toEqual(nodeHash(left, right, sha256));
  });
});

describe('the root of a growing log', () => {
  // testonly/constants.go of https://github.com/transparency-dev/merkle (Apache-2.0); the tree of RFC 6962's reference code.
  const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
  const roots = [
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ];

  it('is the published one at every size from 0 to 8', () => {
    const frontier = new Frontier(sha256);
    expect(toHex(frontier.root())).toBe(roots[0]);
    inputs.forEach((input, i) => {
      frontier.append(leafHash(fromHex(input), sha256));
      expect(frontier.size).toBe(i + 1);
      expect(toHex(frontier.root())).toBe(roots[i + 1]);
    });
  });

  it('is the one of the recursive definition at every size to 130 and round the borders of tiles', () => {
    const all = leaves(260);
    for (const size of [...Array.from({ length: 131 }, (_, i) => i), 255, 256, 257]) {
      expect(grown(all.slice(0, size)).root()).toEqual(naiveRoot(all.slice(0, size)));
    }
  });

  it('is the one of the recursive definition at 65,535, 65,536 and 65,537 leaves', () => {
    const all = leaves(65_537);
    const frontier = grown(all.slice(0, 65_534));
    for (const size of [65_535, 65_536, 65_537]) {
      frontier.append(all[size - 1] ?? new Uint8Array(0));
      expect(toHex(frontier.root())).toBe(toHex(naiveRoot(all.slice(0, size))));
    }
  });

  it('depends on every leaf and on their order', () => {
    const all = leaves(40);
    const root = toHex(naiveRoot(all));
    const seen = new Set([root]);
    for (let i = 0; i + 1 < all.length; i++) {
      const swapped = all.map((leaf, at) => (at === i ? all[i + 1] : at === i + 1 ? all[i] : leaf) ?? leaf);
      seen.add(toHex(grown(swapped).root()));
    }
    expect(seen.size).toBe(40);
  });
});

describe('a right edge that is written down and read again', () => {
  it('goes on as if nothing had happened, from any size', () => {
    fc.assert(
      fc.property(fc.nat(600), fc.nat(80), (before, after) => {
        const all = leaves(before + after);
        const first = grown(all.slice(0, before));
        const again = new Frontier(sha256, first.size, first.hashes());
        for (const leaf of all.slice(before)) again.append(leaf);
        expect(again.size).toBe(before + after);
        expect(again.root()).toEqual(naiveRoot(all));
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('holds one hash for each 1 in the binary size, largest subtree first', () => {
    const all = leaves(13);
    expect(grown(all).hashes()).toEqual([
      naiveRoot(all.slice(0, 8)),
      naiveRoot(all.slice(8, 12)),
      naiveRoot(all.slice(12)),
    ]);
  });

  it('cannot be changed through what it handed out', () => {
    const frontier = grown(leaves(3));
    const before = frontier.root();
    (frontier.hashes() as Uint8Array[]).pop();
    expect(frontier.root()).toEqual(before);
  });

  it('works at sizes that 32 bits cannot hold', () => {
    const [hash] = leaves(1);
    if (hash === undefined) throw new Error('one leaf');
    const frontier = new Frontier(sha256, 2 ** 40 + 1, [hash, hash]);
    frontier.append(hash);
    expect(frontier.size).toBe(2 ** 40 + 2);
    expect(frontier.hashes()).toEqual([hash, nodeHash(hash, hash, sha256)]);
    const last = new Frontier(
      sha256,
      2 ** 34 - 1,
      Array.from({ length: 34 }, () => hash),
    );
    last.append(hash);
    expect(last.size).toBe(2 ** 34);
    expect(last.hashes()).toHaveLength(1);
    const full = new Frontier(
      sha256,
      Number.MAX_SAFE_INTEGER,
      Array.from({ length: 53 }, () => hash),
    );
    expect(() => full.append(hash)).toThrow(RangeError);
    expect(full.hashes()).toHaveLength(53);
  });

  it('is refused when hashes and size do not fit', () => {
    const [a, b] = leaves(2) as [Uint8Array, Uint8Array];
    expect(() => new Frontier(sha256, 1)).toThrow(RangeError);
    expect(() => new Frontier(sha256, 2, [a, b])).toThrow(RangeError);
    expect(() => new Frontier(sha256, 3, [a])).toThrow(RangeError);
    expect(() => new Frontier(sha256, 1, [a.subarray(1)])).toThrow(RangeError);
    expect(() => new Frontier(sha256, -1)).toThrow(RangeError);
    expect(() => new Frontier(sha256, 1.5)).toThrow(RangeError);
    expect(() => new Frontier(sha256, 2 ** 53, [a])).toThrow(RangeError);
    expect(() => new Frontier(sha256).append(a.subarray(1))).toThrow(RangeError);
    expect(() => joinSubtrees([], sha256)).toThrow(RangeError);
  });
});
