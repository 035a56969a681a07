import { NotNow } from '../../../../web/src/verify/faults';
import { shelfName } from '../../../../web/src/verify/remembered';
import { pinnedKey, type PinnedKey } from '../../../../web/src/verify/signed-checkpoint';
import { Watcher } from '../../../../web/src/verify/watcher';
import { formatVerifierKey, signedBytes } from '../../../../src/integrity/note';
import { sha256, signerFromSeed } from '../../integrity/node-crypto';
import { checkpointOf, leafOf, ORIGIN, recordsOf } from '../../integrity/small-log';
import { forkOf, KEY, MemoryShelf, WatchedLog } from './watched-log';

const sizeOf = (shelf: MemoryShelf): number => {
  const { note } = JSON.parse(shelf.getItem(shelfName(KEY)) ?? '{"note":""}') as { readonly note: string };
  return Number(note.split('\n')[1]);
};

/** A browser with one tab on a log of this size, looked at once. */
async function watching(size: number) {
  const [log, shelf, tab] = [new WatchedLog(size), new MemoryShelf(), new MemoryShelf()];
  const watcher = new Watcher(KEY, log.surroundings(shelf, tab));
  await watcher.watch();
  const reasons = (): readonly string[] => watcher.current().broken.map(({ reason }) => reason);
  return { log, shelf, tab, watcher, reasons };
}

const basis = (note: string | null, size: number): object => ({ items: [], basis: { size, checkpoint: note } });

describe('a tab that watches the log', () => {
  it('is checking until it has verified a checkpoint, and sound then', async () => {
    const watcher = new Watcher(KEY, new WatchedLog(5).surroundings());
    expect(watcher.current().mark).toBe('checking');
    await watcher.watch();
    expect(watcher.current()).toMatchObject({ mark: 'sound', newest: { size: 5 }, origin: ORIGIN, keyId: KEY.keyId });
  });

  it.each([
    [5, 6],
    [1, 1000],
    [255, 257],
    [256, 512],
    [300, 301],
  ])('is sound when the log grew from %d to %d', async (from, to) => {
    const { log, watcher, shelf } = await watching(from);
    log.becomes(recordsOf(to));
    await watcher.watch();
    expect(watcher.current()).toMatchObject({ mark: 'sound', newest: { size: to } });
    expect(sizeOf(shelf)).toBe(to);
  });

  it.each([
    ['rolled-back', recordsOf(299)],
    ['rolled-back', []],
    ['forked', forkOf(300, 0)],
    ['forked', forkOf(300, 299)],
    ['not-consistent', forkOf(301, 0)],
    ['not-consistent', forkOf(600, 299)],
  ])('is broken by a log that was changed: %s', async (reason, records) => {
    const { log, watcher, shelf, reasons } = await watching(300);
    log.becomes(records);
    await watcher.watch();
    expect(watcher.current().mark).toBe('broken');
    expect(reasons()).toEqual([reason]);
    expect(sizeOf(shelf)).toBe(300);
    log.becomes(recordsOf(302));
    await watcher.watch();
    expect(watcher.current()).toMatchObject({ mark: 'broken', newest: { size: 302 } });
  });

  it('keeps the two notes that contradict each other', async () => {
    const { log, watcher } = await watching(300);
    const [before, after] = [log.note, checkpointOf(forkOf(300, 7))];
    log.note = after;
    await watcher.watch();
    expect(watcher.current().broken[0]?.evidence).toEqual([before, after]);
  });

  it('is broken by tiles that do not lead to the signed roots, or are of the wrong length', async () => {
    const { log, watcher, reasons } = await watching(300);
    log.becomes(recordsOf(400));
    log.leaves = log.leaves.map((leaf, i) => (i === 399 ? sha256(leaf) : leaf));
    await watcher.watch();
    expect(reasons()).toEqual(['not-consistent']);
    const other = await watching(300);
    other.log.becomes(recordsOf(400));
    const world = other.log.surroundings(other.shelf, other.tab);
    const short = new Watcher(KEY, { ...world, readTile: async (path) => (await world.readTile(path)).subarray(1) });
    await short.watch();
    expect(short.current().broken.map(({ reason }) => reason)).toEqual(['wrong-tile']);
  });

  it('is broken by a checkpoint of another key, or with a wrong signature', async () => {
    const { log, watcher, reasons } = await watching(5);
    log.note = log.note?.replace('\n5\n', '\n6\n');
    await watcher.watch();
    expect(reasons()).toEqual(['bad-signature']);
    const { publicKey } = signerFromSeed(sha256(signedBytes('another')));
    const key = pinnedKey(formatVerifierKey(ORIGIN, publicKey, sha256)) as PinnedKey;
    const other = new Watcher(key, new WatchedLog(5).surroundings());
    await other.watch();
    expect(other.current()).toMatchObject({ mark: 'broken', broken: [{ reason: 'not-signed-by-key' }] });
  });

  it('lists one finding once, and different ones all', async () => {
    const { log, watcher, reasons } = await watching(300);
    log.becomes(recordsOf(200));
    await watcher.watch();
    await watcher.watch();
    log.becomes(forkOf(300, 3));
    await watcher.watch();
    expect(reasons()).toEqual(['rolled-back', 'forked']);
  });

  it('stays broken when the tab is loaded again', async () => {
    const { log, watcher, shelf, tab } = await watching(300);
    log.becomes(recordsOf(200));
    await watcher.watch();
    log.becomes(recordsOf(300));
    const again = new Watcher(KEY, log.surroundings(shelf, tab));
    expect(again.current().mark).toBe('broken');
    await again.watch();
    expect(again.current().broken.map(({ reason }) => reason)).toEqual(['rolled-back']);
  });

  it('is unproven while the service is away or has sealed nothing, and sound when that is over', async () => {
    const { log, watcher } = await watching(300);
    log.fault = new NotNow('away');
    await watcher.watch();
    expect(watcher.current()).toMatchObject({ mark: 'unproven', trouble: 'away' });
    log.fault = undefined;
    await watcher.watch();
    expect(watcher.current()).toMatchObject({ mark: 'sound', trouble: undefined });
    const fresh = new Watcher(KEY, new WatchedLog(0).surroundings());
    await fresh.watch();
    expect(fresh.current()).toMatchObject({ mark: 'unproven', trouble: 'not-sealed' });
  });

  it('is not sound when checking itself fails', async () => {
    const { log, watcher } = await watching(300);
    log.fault = new Error('a mistake');
    await expect(watcher.watch()).rejects.toThrow('a mistake');
    expect(watcher.current()).toMatchObject({ mark: 'unproven', trouble: 'failed' });
  });
});

describe('the remembered checkpoint', () => {
  it('is what the next visit is held against', async () => {
    const { log, shelf } = await watching(300);
    log.becomes(forkOf(310, 5));
    const next = new Watcher(KEY, log.surroundings(shelf));
    expect(next.current().before).toMatchObject({ size: 300 });
    await next.watch();
    expect(next.current().broken.map(({ reason }) => reason)).toEqual(['not-consistent']);
  });

  it('says since when it is known, however often it is seen again', async () => {
    const { shelf, watcher } = await watching(300);
    const first = shelf.getItem(shelfName(KEY));
    await watcher.watch();
    expect(shelf.getItem(shelfName(KEY))).toBe(first);
  });

  it('is not replaced by what was not verified', async () => {
    const { log, watcher, shelf } = await watching(300);
    log.note = checkpointOf(recordsOf(400)).replace('\n400\n', '\n401\n');
    await watcher.watch();
    expect(sizeOf(shelf)).toBe(300);
  });

  it('counts for nothing when the key did not sign it', async () => {
    const shelf = new MemoryShelf();
    for (const text of ['{', 'null', '{"note":1}', JSON.stringify({ note: checkpointOf([]).replace('0', '9') })]) {
      shelf.setItem(shelfName(KEY), text);
      const watcher = new Watcher(KEY, new WatchedLog(5).surroundings(shelf));
      await watcher.watch();
      expect(watcher.current()).toMatchObject({ mark: 'sound', before: undefined });
      expect(sizeOf(shelf)).toBe(5);
    }
  });

  it('is not lost to a tab that knows a smaller one', async () => {
    const { log, shelf, watcher } = await watching(300);
    const slow = new Watcher(KEY, log.surroundings(shelf));
    log.becomes(recordsOf(400));
    await watcher.watch();
    const older = new WatchedLog(300);
    older.leaves = log.leaves;
    await new Watcher(KEY, { ...older.surroundings(shelf), newest: async () => log.note }).watch();
    expect(sizeOf(shelf)).toBe(400);
    // The slow tab writes over it nevertheless, between the other's reading and writing.
    shelf.setItem(shelfName(KEY), JSON.stringify({ note: checkpointOf(recordsOf(300)), seenAt: '' }));
    await watcher.shelfChanged();
    expect(sizeOf(shelf)).toBe(400);
    await slow.watch();
    expect(sizeOf(shelf)).toBe(400);
  });

  it('holds an answer against what was known when it was asked for, not against what another tab saw meanwhile', async () => {
    const { log, shelf, watcher } = await watching(300);
    const older = log.note;
    log.becomes(recordsOf(400));
    const world = log.surroundings(shelf);
    const slow = new Watcher(KEY, {
      ...world,
      newest: async () => {
        await watcher.watch();
        return older;
      },
    });
    await slow.watch();
    expect(slow.current()).toMatchObject({ mark: 'sound', newest: { size: 400 } });
  });

  it('of another tab that contradicts this one breaks this one', async () => {
    const { shelf, watcher, reasons } = await watching(300);
    shelf.setItem(shelfName(KEY), JSON.stringify({ note: checkpointOf(forkOf(300, 9)), seenAt: '' }));
    await watcher.shelfChanged();
    expect(reasons()).toEqual(['forked']);
  });
});

describe('the checkpoints of answers', () => {
  it('are verified wherever an answer names one', async () => {
    const { watcher } = await watching(300);
    await watcher.answered('/v1/funds', basis(checkpointOf(recordsOf(120)), 100));
    await watcher.answered('/v1/funds', basis(checkpointOf(recordsOf(120)), 100));
    const [from, to] = [120, 300].map((size) => ({ size, checkpoint: checkpointOf(recordsOf(size)) }));
    await watcher.answered('/v1/views/docket/x/diff', { from, to });
    await watcher.answered('/v1/checkpoints/newest', { size: 300, note: checkpointOf(recordsOf(300)) });
    expect(watcher.current()).toMatchObject({ mark: 'sound', checkpoints: 4, waiting: 0 });
  });

  it.each([
    ['/v1/funds', 'forked', basis(checkpointOf(forkOf(300, 3)), 300)],
    ['/v1/funds', 'not-consistent', basis(checkpointOf(forkOf(120, 3)), 100)],
    ['/v1/funds', 'not-covering', basis(checkpointOf(recordsOf(120)), 121)],
    ['/v1/funds', 'bad-signature', basis(checkpointOf(recordsOf(120)).replace('\n120\n', '\n121\n'), 100)],
    ['/v1/views/docket/x/diff', 'forked', { to: { size: 300, checkpoint: checkpointOf(forkOf(300, 3)) } }],
    ['/v1/checkpoints/newest', 'not-covering', { size: 301, note: checkpointOf(recordsOf(300)) }],
    ['/v1/checkpoints/newest', 'not-covering', { size: 299, note: checkpointOf(recordsOf(300)) }],
    ['/v1/checkpoints', 'forked', { items: [{ size: 300, note: checkpointOf(forkOf(300, 3)) }] }],
  ])('break the tab when they are wrong: %s %s', async (address, reason, answer) => {
    const { watcher, reasons } = await watching(300);
    await watcher.answered(address, answer);
    expect(reasons()).toEqual([reason]);
  });

  it('that are newer than what was seen are held against it, and become what later ones are held against', async () => {
    const { log, watcher, shelf, reasons } = await watching(300);
    log.becomes(recordsOf(400));
    await watcher.answered('/v1/funds', basis(log.note as string, 400));
    expect(sizeOf(shelf)).toBe(400);
    await watcher.answered('/v1/funds', basis(checkpointOf(forkOf(400, 399)), 400));
    expect(reasons()).toEqual(['forked']);
  });

  it('wait for a service that is away', async () => {
    const { log, watcher } = await watching(300);
    log.fault = new NotNow('away');
    await watcher.answered('/v1/funds', basis(checkpointOf(recordsOf(120)), 100));
    expect(watcher.current()).toMatchObject({ mark: 'unproven', waiting: 1 });
    log.fault = undefined;
    await watcher.watch();
    expect(watcher.current()).toMatchObject({ mark: 'sound', waiting: 0, checkpoints: 1 });
  });

  it('are counted when there is none yet', async () => {
    const { watcher } = await watching(300);
    await watcher.answered('/v1/funds', basis(null, 301));
    expect(watcher.current()).toMatchObject({ mark: 'sound', unsealedAnswers: 1 });
  });

  it('are not looked for in what was recorded', async () => {
    const { watcher } = await watching(300);
    const hostile = { size: 9, note: 'x', checkpoint: 'x' };
    for (const answer of [hostile, { items: [hostile] }, { row: hostile }, { data: { basis: hostile } }, null, 'x']) {
      await watcher.answered('/v1/events', answer);
    }
    expect(watcher.current()).toMatchObject({ mark: 'sound', checkpoints: 0 });
  });
});

describe('opened facts', () => {
  it('are counted when proven', async () => {
    const { log, watcher } = await watching(300);
    await watcher.opened(log.opened(7));
    await watcher.opened(log.opened(7));
    await watcher.opened(log.opened(299));
    expect(watcher.current()).toMatchObject({ mark: 'sound', facts: { proven: 2, unproven: 0 } });
  });

  it('make the tab unproven until they are proven', async () => {
    const { log, watcher } = await watching(300);
    await watcher.opened({ ...log.opened(7), proof: undefined });
    expect(watcher.current()).toMatchObject({ mark: 'unproven', facts: { proven: 0, unproven: 1 } });
    await watcher.opened(log.opened(7));
    expect(watcher.current()).toMatchObject({ mark: 'sound', facts: { proven: 1, unproven: 0 } });
  });

  it('break the tab when one is wrong, and for good', async () => {
    const { log, watcher, reasons } = await watching(300);
    const fact = log.opened(7);
    await watcher.opened({ ...fact, shown: { ...fact.shown, actor: 'auditor/-/k0003' } });
    await watcher.opened(fact);
    expect(watcher.current().mark).toBe('broken');
    expect(reasons()).toEqual(['json-differs']);
  });

  it('break the tab when they are proven in another log than the watched one', async () => {
    const { watcher, reasons } = await watching(300);
    const other = new WatchedLog(300);
    other.becomes(forkOf(300, 9));
    const verdict = await watcher.opened(other.opened(7));
    expect(verdict.checks).toMatchObject({ inclusion: 'passed', log: 'failed' });
    expect(reasons()).toEqual(['forked']);
  });
});

it('uses leaves that differ in a fork', () => {
  expect(forkOf(3, 1).map(leafOf)).not.toEqual(recordsOf(3).map(leafOf));
});
