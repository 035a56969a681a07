/** A ledger that moves keeps its bytes, its order, its root and all that was signed of it; and a cut is gone on from. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryEventStore } from '../../../../src/adapters/memory/event-store';
import { SqliteEventStore } from '../../../../src/adapters/sqlite/event-store';
import { sha256 } from '../../../../src/adapters/system/cryptography';
import { encodeRecord } from '../../../../src/integrity/record';
import { toHex } from '../../../../src/integrity/hex';
import type { Append, AppendOutcome, EventStore } from '../../../../src/ledger/event-store';
import { AsIsStopped } from '../../../../src/ledger/transfer/as-is';
import { leafOf, ORIGIN, recordsOf } from '../../integrity/small-log';
import { exported, exportOf, heldBy, importOf, putAll, rejection, sealLike, smallSource, sourceOf } from './moving';

const folders: string[] = [];
const open: EventStore[] = [];

function sqlite(): SqliteEventStore {
  const folder = mkdtempSync(join(tmpdir(), 'shilu-as-is-'));
  folders.push(folder);
  const store = SqliteEventStore.open(join(folder, 'events.db'));
  open.push(store);
  return store;
}

afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** One stream behind the genesis record, `count` records long. */
function oneStream(count: number): Uint8Array[] {
  const records = recordsOf(1);
  let prev = '0'.repeat(64);
  for (let revision = 0; revision < count; revision += 1) {
    const id = `00000000-0000-8000-8001-${revision.toString(16).padStart(12, '0')}`;
    const header = {
      origin: ORIGIN,
      stream: 'letter-long',
      revision,
      id,
      type: 'LetterSigned',
      version: 1,
      recordedAt: '2026-02-01T00:00:00.000Z',
      actor: 'party-committee/ORG-620100/k0002',
      prev,
      blind: 'ab'.repeat(32),
      signature: '-',
    };
    const record = encodeRecord(header, new TextEncoder().encode(`{"about":{},"data":{"n":${revision}}}`), sha256);
    records.push(record);
    prev = toHex(leafOf(record));
  }
  return records;
}

/** Counts its appends, and does something before one of them. */
class Watched extends MemoryEventStore {
  readonly runs: number[] = [];

  constructor(
    private readonly before: (nth: number, append: Append<unknown>) => Promise<void> | void = () => undefined,
  ) {
    super();
  }

  override async append<R>(append: Append<R>): Promise<AppendOutcome<R>> {
    const waits = this.before(this.runs.length, append);
    if (waits) await waits;
    const outcome = await super.append(append);
    this.runs.push(outcome.outcome === 'appended' ? outcome.records.length : 0);
    return outcome;
  }
}

describe('a ledger moved as it is', () => {
  it.each([1, 64])('is the same in SQLite, with %s appends at once, and in memory again', async (atOnce) => {
    const source = await smallSource();
    const lines = await exportOf(source);
    const target = sqlite();
    const seal = sealLike(source);
    const report = await importOf(lines, target, seal, { atOnce });
    expect(report).toMatchObject({ origin: ORIGIN, size: 30, checkpoints: 4, held: 0, sealed: 28 });
    expect(await heldBy(target)).toEqual(await heldBy(source.store));
    expect(seal.list(-1, 100)).toEqual(source.seal.list(-1, 100));
    expect(seal.latest()).toEqual(source.seal.latest());

    const back = new MemoryEventStore();
    const sealAgain = sealLike(source);
    const linesAgain = await exported(target, seal, seal.verifierKey);
    expect(linesAgain).toEqual(lines);
    expect(await importOf(linesAgain, back, sealAgain)).toEqual(report);
    expect(await exported(back, sealAgain, seal.verifierKey)).toEqual(lines);
  });

  it('shares commits only where appends may be under way at once', async () => {
    const source = await smallSource();
    const [one, many] = [sqlite(), sqlite()];
    await importOf(await exportOf(source), one, sealLike(source));
    await importOf(await exportOf(source), many, sealLike(source), { atOnce: 64 });
    expect(one.flushes).toBe(30);
    expect(many.flushes).toBeLessThan(10);
  });

  it('goes stream by stream, up to 1,000 records at once', async () => {
    const source = await sourceOf(oneStream(2_500), [2_501]);
    const target = new Watched();
    await importOf(await exportOf(source), target, sealLike(source));
    expect(target.runs).toEqual([1, 1_000, 1_000, 500]);
    expect(await heldBy(target)).toEqual(await heldBy(source.store));
  });

  it('has more checkpoints than fit on a page, all of them in the target', async () => {
    const sizes = Array.from({ length: 1_203 }, (_, i) => i + 1);
    const source = await sourceOf(oneStream(1_202), sizes);
    const seal = sealLike(source);
    const report = await importOf(await exportOf(source), new MemoryEventStore(), seal);
    expect(report.checkpoints).toBe(1_203);
    expect(seal.list(-1, 2_000)).toEqual(source.seal.list(-1, 2_000));
  });

  it('is only read when all of it is there, and not even stored in a dry run', async () => {
    const source = await smallSource();
    const lines = await exportOf(source);
    const target = new Watched();
    const seal = sealLike(source);
    const begun = jest.fn();
    expect(await importOf(lines, target, seal, { dryRun: true, onBegin: begun })).toMatchObject({ held: 0, size: 30 });
    expect([target.runs.length, seal.latest()]).toEqual([0, undefined]);
    expect(begun).not.toHaveBeenCalled();
    await importOf(lines, target, seal, { onBegin: begun });
    const after = target.runs.length;
    expect(await importOf(lines, target, seal, { onBegin: begun })).toMatchObject({ held: 30, size: 30 });
    expect(target.runs.length).toBe(after);
    expect(begun).toHaveBeenCalledTimes(1);
  });
});

describe('a move that was cut', () => {
  it.each([1, 8])('says how much is stored and goes on behind it, with %s appends at once', async (atOnce) => {
    const source = await smallSource();
    const lines = await exportOf(source);
    const seal = sealLike(source);
    const fails = { at: 17 };
    const target = new Watched((nth) => {
      if (nth === fails.at) throw new Error('the disk is full');
    });
    const stopped = await rejection(importOf(lines, target, seal, { atOnce }));
    expect(stopped).toBeInstanceOf(AsIsStopped);
    expect(stopped).toMatchObject({
      message: 'the disk is full; 17 of 30 records are known to be stored: run it again to go on',
    });
    expect(seal.latest()).toBeUndefined();
    expect((await heldBy(target)).length).toBe(17);

    fails.at = -1;
    expect(await importOf(lines, target, seal, { atOnce })).toMatchObject({ held: 17, size: 30 });
    expect(await exported(target, seal, seal.verifierKey)).toEqual(lines);
  });

  it('goes on in the middle of what was one append', async () => {
    const records = oneStream(40);
    const source = await sourceOf(records, [41]);
    const target = sqlite();
    await putAll(target, records.slice(0, 23));
    const seal = sealLike(source);
    expect(await importOf(await exportOf(source), target, seal, { atOnce: 64 })).toMatchObject({ held: 23, size: 41 });
    expect(await heldBy(target)).toEqual(await heldBy(source.store));
    expect(seal.latest()).toEqual(source.seal.latest());
  });

  it.each([
    [
      'another record',
      1,
      { id: 'ffffffff-0000-8000-8000-000000000012' },
      'letter-A2 is at revision 2 where revision 2',
    ],
    [
      'another record',
      8,
      { id: 'ffffffff-0000-8000-8000-000000000012' },
      'letter-A2 is at revision 2 where revision 2',
    ],
    ['other bytes under its id', 1, { blind: 'ef'.repeat(32) }, 'the store holds other bytes under its id'],
    ['other bytes under its id', 8, { blind: 'ef'.repeat(32) }, 'the store holds other bytes under its id'],
  ])(
    'stores nothing behind a place where somebody else puts %s, with %s appends at once',
    async (_, atOnce, odd, words) => {
      const records = recordsOf(30);
      const source = await sourceOf(records, [30]);
      const elsewhere = recordsOf(30, { 12: odd })[12] as Uint8Array;
      const target: Watched = new Watched((nth) => (nth === 12 ? putAll(new Beside(target), [elsewhere]) : undefined));
      const stopped = await rejection(importOf(await exportOf(source), target, sealLike(source), { atOnce }));
      const { message } = stopped as Error;
      expect(message).toContain(`record 12: ${words}`);
      expect(message).toContain('12 of 30 records are known to be stored');
      expect((await heldBy(target)).length).toBe(13);
    },
  );
});

/** Another writer of the same store. */
class Beside extends MemoryEventStore {
  constructor(private readonly target: MemoryEventStore) {
    super();
  }

  override append<R>(append: Append<R>): Promise<AppendOutcome<R>> {
    return MemoryEventStore.prototype.append.call(this.target, append) as Promise<AppendOutcome<R>>;
  }
}
