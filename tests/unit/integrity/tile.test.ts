import fc from 'fast-check';
import {
  consistencyProof,
  inclusionProof,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from '../../../src/integrity/proof';
import {
  decodeEntryBundle,
  encodeEntryBundle,
  entriesPath,
  nodeFromTiles,
  parseTilePath,
  tilePath,
  tileWidth,
  tilesOf,
} from '../../../src/integrity/tile';
import { concat, leaves, naiveRoot } from './naive-tree';
import { sha256 } from './node-crypto';

const SEED = 20240922;

describe('the path of a tile', () => {
  // https://c2sp.org/tlog-tiles, "Merkle Tree": index 1234067 is x001/x234/067.
  it.each([
    [0, 1_234_067, 256, 'tile/0/x001/x234/067'],
    [0, 0, 256, 'tile/0/000'],
    [0, 273, 112, 'tile/0/273.p/112'],
    [1, 1, 17, 'tile/1/001.p/17'],
    [2, 0, 1, 'tile/2/000.p/1'],
    [63, 999, 255, 'tile/63/999.p/255'],
    [0, 1000, 256, 'tile/0/x001/000'],
    [0, 9_007_199_254_740_991, 256, 'tile/0/x009/x007/x199/x254/x740/991'],
  ])('of level %d, number %d, width %d is %s, and back', (level, n, width, path) => {
    expect(tilePath(level, n, width)).toBe(path);
    expect(parseTilePath(path)).toEqual({ level, n, width });
  });

  it('of an entry bundle says so instead of the level', () => {
    expect(entriesPath(1_234_067, 256)).toBe('tile/entries/x001/x234/067');
    expect(entriesPath(0, 3)).toBe('tile/entries/000.p/3');
    expect(parseTilePath('tile/entries/x001/x234/067')).toEqual({ level: 'entries', n: 1_234_067, width: 256 });
    expect(parseTilePath('tile/entries/000.p/3')).toEqual({ level: 'entries', n: 0, width: 3 });
  });

  it.each([
    'tile/0/0',
    'tile/0/00',
    'tile/0/0000',
    'tile/0/x001',
    'tile/0/x000/001',
    'tile/0/001/234',
    'tile/0/x1/234',
    'tile/0/X001/234',
    'tile/00/000',
    'tile/01/000',
    'tile/64/000',
    'tile/-1/000',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/0/000.p/',
    'tile/0/000.p',
    'tile/0/000/',
    '/tile/0/000',
    'tile//000',
    'tile/0/',
    'tile/entries',
    'tile/data/000',
    'tile/0/000\n',
    'tile/0/٠٠٠',
    'tile/0/x009/x007/x199/x254/x740/992',
    'tile/0/x999/x999/x999/x999/x999/x999/999',
    '',
  ])('is none of ours: %j', (path) => {
    expect(parseTilePath(path)).toBeUndefined();
  });

  it('leads back to the tile, whichever it is', () => {
    const level = fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant('entries' as const));
    fc.assert(
      fc.property(level, fc.maxSafeNat(), fc.integer({ min: 1, max: 256 }), (where, n, width) => {
        const path = where === 'entries' ? entriesPath(n, width) : tilePath(where, n, width);
        expect(parseTilePath(path)).toEqual({ level: where, n, width });
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('is refused for tiles that cannot be', () => {
    expect(() => tilePath(64, 0, 1)).toThrow(RangeError);
    expect(() => tilePath(0, -1, 1)).toThrow(RangeError);
    expect(() => tilePath(0, 2 ** 53, 1)).toThrow(RangeError);
    expect(() => tilePath(0, 0, 0)).toThrow(RangeError);
    expect(() => entriesPath(0, 257)).toThrow(RangeError);
    expect(() => entriesPath(0.5, 1)).toThrow(RangeError);
  });
});

describe('the tiles of a log', () => {
  const summary = (size: number): readonly string[] => {
    const counted = new Map<string, number>();
    for (const { level, width } of tilesOf(size)) {
      counted.set(`${level}:${width}`, (counted.get(`${level}:${width}`) ?? 0) + 1);
    }
    return [...counted].map(([what, times]) => `${times}x ${what}`);
  };

  // https://c2sp.org/tlog-tiles, "Partial Tiles": the trees of 70,000 and of 256.
  it('are those of the examples in the specification', () => {
    expect(summary(70_000)).toEqual(['273x 0:256', '1x 0:112', '1x 1:256', '1x 1:17', '1x 2:1']);
    expect(summary(256)).toEqual(['1x 0:256', '1x 1:1']);
  });

  it('are as many as there are hashes, at the borders too', () => {
    expect(summary(0)).toEqual([]);
    expect(summary(1)).toEqual(['1x 0:1']);
    expect(summary(255)).toEqual(['1x 0:255']);
    expect(summary(257)).toEqual(['1x 0:256', '1x 0:1', '1x 1:1']);
    expect(summary(65_535)).toEqual(['255x 0:256', '1x 0:255', '1x 1:255']);
    expect(summary(65_536)).toEqual(['256x 0:256', '1x 1:256', '1x 2:1']);
    expect(summary(65_537)).toEqual(['256x 0:256', '1x 0:1', '1x 1:256', '1x 2:1']);
    expect(tileWidth('entries', 273, 70_000)).toBe(112);
    expect(tileWidth(0, 274, 70_000)).toBe(0);
    expect(tileWidth(6, 0, 2 ** 53 - 1)).toBe(31);
    expect(tileWidth(7, 0, 2 ** 53 - 1)).toBe(0);
  });
});

describe('an entry bundle', () => {
  it('is each entry behind its length in two bytes', () => {
    const [short, long] = [Uint8Array.of(1, 2, 3), new Uint8Array(258).fill(7)];
    const bundle = encodeEntryBundle([short, new Uint8Array(0), long]);
    expect(bundle).toEqual(concat(Uint8Array.of(0, 3), short, Uint8Array.of(0, 0, 1, 2), long));
    expect(decodeEntryBundle(bundle)).toEqual([short, new Uint8Array(0), long]);
  });

  it('may be empty, and hold 256 entries and 65,535 bytes in one, but not more', () => {
    expect(decodeEntryBundle(encodeEntryBundle([]))).toEqual([]);
    const full = Array.from({ length: 256 }, (_, i) => Uint8Array.of(i));
    expect(decodeEntryBundle(encodeEntryBundle(full))).toEqual(full);
    expect(() => encodeEntryBundle([...full, Uint8Array.of(1)])).toThrow(RangeError);
    expect(() => decodeEntryBundle(concat(encodeEntryBundle(full), Uint8Array.of(0, 0)))).toThrow(RangeError);
    expect(decodeEntryBundle(encodeEntryBundle([new Uint8Array(65_535)]))[0]).toHaveLength(65_535);
    expect(() => encodeEntryBundle([new Uint8Array(65_536)])).toThrow(RangeError);
  });

  it('is refused when it is cut anywhere but between two entries', () => {
    const bundle = encodeEntryBundle([Uint8Array.of(1, 2, 3), Uint8Array.of(4)]);
    for (let length = 1; length < bundle.length; length++) {
      if (length === 5) continue;
      expect(() => decodeEntryBundle(bundle.subarray(0, length))).toThrow(RangeError);
    }
  });
});

describe('the tree read from its tiles', () => {
  const all = leaves(66_000);

  /** All tiles of a log of `size`, as files. */
  function tiled(size: number): (level: number, n: number) => Uint8Array {
    const files = new Map<string, Uint8Array>();
    let hashes = all.slice(0, size);
    for (let level = 0; hashes.length > 0; level++) {
      const groups = Array.from({ length: Math.ceil(hashes.length / 256) }, (_, n) =>
        hashes.slice(n * 256, (n + 1) * 256),
      );
      groups.forEach((group, n) => files.set(`${level}/${n}`, concat(...group)));
      hashes = groups.filter((group) => group.length === 256).map(naiveRoot);
    }
    expect([...files.keys()]).toEqual([...tilesOf(size)].map(({ level, n }) => `${level}/${n}`));
    return (level, n) => {
      const file = files.get(`${level}/${n}`);
      if (!file) throw new Error(`no tile ${level}/${n}`);
      return file;
    };
  }

  it.each([1, 2, 255, 256, 257, 511, 512, 513, 700, 65_535, 65_536, 65_537])(
    'has the root and the proofs of %d leaves',
    (size) => {
      const node = nodeFromTiles(tiled(size), sha256);
      const root = naiveRoot(all.slice(0, size));
      expect(rootOf(size, node, sha256)).toEqual(root);
      for (const index of new Set([0, Math.floor(size / 2), Math.floor(size / 3), size - 1])) {
        const proof = inclusionProof(index, size, node, sha256);
        expect(verifyInclusion(index, size, all[index] ?? new Uint8Array(0), proof, root, sha256)).toBe(true);
      }
      for (const from of new Set([1, Math.ceil(size / 2), Math.max(1, size - 1)])) {
        const proof = consistencyProof(from, size, node, sha256);
        expect(verifyConsistency(from, size, naiveRoot(all.slice(0, from)), root, proof, sha256)).toBe(true);
      }
    },
  );

  it('answers for smaller sizes from the same tiles', () => {
    const node = nodeFromTiles(tiled(700), sha256);
    for (const size of [1, 100, 256, 300, 512, 699]) {
      expect(rootOf(size, node, sha256)).toEqual(naiveRoot(all.slice(0, size)));
    }
  });

  it('is refused when a tile is narrower than what is asked of it', () => {
    const node = nodeFromTiles(tiled(300), sha256);
    expect(() => node(0, 300)).toThrow(RangeError);
    expect(() => node(5, 9)).toThrow(RangeError);
    expect(() => rootOf(301, node, sha256)).toThrow(RangeError);
  });
});
