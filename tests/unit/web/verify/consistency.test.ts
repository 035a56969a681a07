import { assertConsistent } from '../../../../web/src/verify/consistency';
import type { SignedCheckpoint } from '../../../../web/src/verify/signed-checkpoint';
import { leaves, naiveRoot } from '../../integrity/naive-tree';
import { ORIGIN } from '../../integrity/small-log';
import { tileOf } from './watched-log';

const all = leaves(66_100);
const at = (size: number): SignedCheckpoint => ({
  origin: ORIGIN,
  size,
  root: naiveRoot(all.slice(0, size)),
  note: `note ${size}`,
});

describe('consistency from tiles', () => {
  it.each([
    [0, 1],
    [1, 2],
    [255, 256],
    [256, 257],
    [511, 1025],
    [300, 66_100],
    [65_535, 66_000],
    [65_536, 66_000],
    [66_000, 66_000],
  ])('from %d to %d is found by few tiles, in either order', async (from, to) => {
    const asked: string[] = [];
    const readTile = async (path: string): Promise<Uint8Array> => {
      asked.push(path);
      return tileOf(all, path);
    };
    await assertConsistent(at(to), at(from), readTile);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.length).toBeLessThan(6);
  });

  it('asks for tiles as wide as the larger log has them', async () => {
    const asked: string[] = [];
    await assertConsistent(at(300), at(66_000), async (path) => {
      asked.push(path);
      return tileOf(all, path);
    });
    expect(asked.sort()).toEqual(['tile/0/001', 'tile/0/257.p/208', 'tile/1/000', 'tile/1/001.p/1'].sort());
  });

  it('is not found when a hash on the way is another', async () => {
    const readTile = async (path: string): Promise<Uint8Array> => tileOf(all, path).map((byte) => byte ^ 1);
    await expect(assertConsistent(at(300), at(66_000), readTile)).rejects.toMatchObject({
      fault: { reason: 'not-consistent', values: { from: 300, to: 66_000 }, evidence: ['note 300', 'note 66000'] },
    });
  });
});
