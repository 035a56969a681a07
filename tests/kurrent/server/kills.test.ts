/**
 * A server killed under load, and one that stands still. The server is controlled by the command that
 * LEDGER_TEST_ESDB_CONTROL names, called as `<command> kill|start|stop|cont 1`.
 */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';

import { StoreUnavailable, type EventStore } from '../../../src/ledger/event-store';
import { all, bytes } from '../../contract/event-store.fixture';
import { storeOnAServer } from '../store-on-a-server';

const url = process.env['LEDGER_TEST_ESDB'] ?? '';
const control = process.env['LEDGER_TEST_ESDB_CONTROL'];
const KILLS = Number(process.env['LEDGER_TEST_KILLS'] ?? 20);
const WRITERS = 64;

const order = (verb: 'kill' | 'start' | 'stop' | 'cont'): void => {
  const { status, stderr } = spawnSync(control ?? '', [verb, '1'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${verb}: ${stderr}`);
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Tally {
  readonly acknowledged: Set<string>;
  unknown: number;
  notApplied: number;
  slowest: number;
}

/** One client: the same append again until it is acknowledged, then the next. */
async function write(store: EventStore, writer: number, tally: Tally, isOver: () => boolean): Promise<void> {
  for (let revision = 0; !isOver(); revision += 1) {
    const id = randomUUID();
    for (let done = false; !done;) {
      const began = performance.now();
      try {
        const expected = revision === 0 ? 'no-stream' : revision - 1;
        const record = { id, bytes: bytes(`writer ${String(writer)}, ${String(revision)}`) };
        const { outcome } = await store.append<never>({
          stream: `writer-${String(writer)}`,
          expected,
          build: () => [record],
        });
        if (outcome !== 'appended') throw new Error(`${outcome} at revision ${String(revision)}`);
        tally.acknowledged.add(id);
        done = true;
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        if (error.outcome === 'unknown') tally.unknown += 1;
        else tally.notApplied += 1;
      }
      tally.slowest = Math.max(tally.slowest, performance.now() - began);
    }
  }
}

async function assertWhole(store: EventStore, { acknowledged }: Tally): Promise<number> {
  const stored = (await all(store.readAll())).map(({ id }) => id);
  expect(new Set(stored).size).toBe(stored.length);
  const missing = [...acknowledged].filter((id) => !stored.includes(id));
  expect(missing).toEqual([]);
  return stored.length;
}

const controlled = control === undefined ? test.skip : test;

controlled(
  `killed ${String(KILLS)} times under ${String(WRITERS)} clients, it loses nothing and doubles nothing`,
  async () => {
    const { store, reopen, dispose } = await storeOnAServer({ url });
    const tally: Tally = { acknowledged: new Set(), unknown: 0, notApplied: 0, slowest: 0 };
    let over = false;
    const writers = Array.from({ length: WRITERS }, (_, n) => write(store, n, tally, () => over));
    const all64 = Promise.all(writers);
    for (let round = 0; round < KILLS; round += 1) {
      await pause(1_500);
      order('kill');
      await pause(500);
      order('start');
      const before = tally.acknowledged.size;
      for (let waited = 0; tally.acknowledged.size === before; waited += 100) {
        if (waited > 60_000) throw new Error('no append went through again');
        await pause(100);
      }
    }
    await pause(1_000);
    over = true;
    await all64;
    const count = await assertWhole(await reopen(), tally);
    const { acknowledged, unknown, notApplied, slowest } = tally;
    const told = `${String(KILLS)} kills: ${String(acknowledged.size)} acknowledged, ${String(count)} stored`;
    process.stdout.write(
      `${told}, ${String(unknown)} unknown, ${String(notApplied)} not applied, slowest ${slowest.toFixed(0)} ms\n`,
    );
    await dispose();
  },
  900_000,
);

controlled(
  'standing still for 30 s, every request ends within 20 s, and nothing is doubled behind it',
  async () => {
    const { store, reopen, dispose } = await storeOnAServer({ url });
    const tally: Tally = { acknowledged: new Set(), unknown: 0, notApplied: 0, slowest: 0 };
    let over = false;
    const writers = Promise.all(Array.from({ length: WRITERS }, (_, n) => write(store, n, tally, () => over)));
    await pause(1_000);
    order('stop');
    await pause(30_000);
    const during = tally.unknown + tally.notApplied;
    order('cont');
    await pause(5_000);
    over = true;
    await writers;
    const count = await assertWhole(await reopen(), tally);
    expect(during).toBeGreaterThanOrEqual(WRITERS);
    expect(tally.slowest).toBeLessThan(20_000);
    const told = `stopped for 30 s: ${String(tally.acknowledged.size)} acknowledged, ${String(count)} stored`;
    process.stdout.write(`${told}, ${String(tally.unknown)} unknown, slowest ${tally.slowest.toFixed(0)} ms\n`);
    await dispose();
  },
  120_000,
);
