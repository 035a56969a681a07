/** The lock of several processes: one history, one signer at a time, and another one when it falls silent. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { LOCK_STREAM } from '../../../src/adapters/kurrent/naming';
import { KurrentSeal } from '../../../src/adapters/kurrent/seal';
import { Server } from '../../../src/adapters/kurrent/server';
import { SqliteSeal } from '../../../src/adapters/sqlite/seal';
import type { Facade } from '../facade/facade';
import { Stage } from '../facade/facade.fixture';

const ORIGIN = 'ledger.example/office';
const root = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);

let stage: Stage;
let facade: Facade;
let directory: string;
const servers: Server[] = [];
const seals: KurrentSeal[] = [];

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'shilu-lock-'));
  stage = new Stage();
  facade = await stage.facade();
});

afterEach(async () => {
  for (const seal of seals.splice(0)) seal.close();
  for (const server of servers.splice(0)) await server.close();
  await stage.clear();
  rmSync(directory, { recursive: true });
});

/** A replica: a book of its own, and the key that all have. */
async function replica(name: string, key = 'key.pem'): Promise<KurrentSeal> {
  const server = new Server({ url: facade.url });
  servers.push(server);
  mkdirSync(join(directory, name), { recursive: true });
  const book = SqliteSeal.open(join(directory, name), ORIGIN, { keyFile: join(directory, key) });
  const seal = await KurrentSeal.open(server, book);
  seals.push(seal);
  return seal;
}

async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition(); waited += 10) {
    if (waited > 9_000) throw new Error('it did not come to that');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test('what one signs, the other has in the same words; only the first is up to sign on', async () => {
  const one = await replica('one');
  expect(one.ours).toBe(true);
  const signed = await one.sign(undefined, 1, root(1));
  const two = await replica('two');
  expect(two.latest()).toEqual(signed);
  const next = await one.sign(1, 5, root(5));
  await until(() => two.latest()?.size === 5);
  expect(two.list(-1, 10)).toEqual([signed, next]);
  expect([one.ours, two.ours]).toEqual([true, false]);
});

test('of two that sign at once one wins, and both have what it signed', async () => {
  const [one, two] = [await replica('one'), await replica('two')];
  for (let size = 1; size <= 10; size += 1) {
    const previous = size === 1 ? undefined : size - 1;
    await until(() => one.latest()?.size === previous && two.latest()?.size === previous);
    const outcomes = await Promise.all([one.sign(previous, size, root(size)), two.sign(previous, size, root(size))]);
    expect(outcomes.filter((outcome) => outcome === 'lost')).toHaveLength(1);
  }
  await until(() => two.latest()?.size === 10 && one.latest()?.size === 10);
  expect(two.list(-1, 100)).toEqual(one.list(-1, 100));
});

test('a sealer that fell silent is followed by another', async () => {
  const one = await replica('one');
  await one.sign(undefined, 1, root(1));
  const two = await replica('two');
  expect(two.ours).toBe(false);
  one.close();
  await until(() => two.ours);
  expect(await two.sign(1, 2, root(2))).toMatchObject({ size: 2 });
  expect(two.ours).toBe(true);
}, 15_000);

test('a reply that is lost is no second signature', async () => {
  const one = await replica('one');
  facade.faults.next({ fault: 'lost-reply' }, { stream: LOCK_STREAM });
  expect(await one.sign(undefined, 1, root(1))).toMatchObject({ size: 1 });
  expect(await one.sign(1, 2, root(2))).toMatchObject({ size: 2 });
  expect((await replica('two')).list(-1, 10)).toHaveLength(2);
});

test('a book goes on where it was, and one that is gone is filled again', async () => {
  const one = await replica('one');
  for (let size = 1; size <= 5; size += 1) await one.sign(size === 1 ? undefined : size - 1, size, root(size));
  one.close();
  const again = await replica('one');
  expect(again.list(-1, 10)).toHaveLength(5);
  expect(await again.sign(5, 6, root(6))).toMatchObject({ size: 6 });
  expect((await replica('new')).list(-1, 10)).toEqual(again.list(-1, 10));
});

test('checkpoints of a ledger that was moved here are put into the lock, and signing goes on behind them', async () => {
  mkdirSync(join(directory, 'moved'));
  const book = SqliteSeal.open(join(directory, 'moved'), ORIGIN, { keyFile: join(directory, 'key.pem') });
  for (const size of [1, 4, 9]) await book.sign(book.latest()?.size, size, root(size));
  book.close();
  const moved = await replica('moved');
  expect(await moved.sign(9, 12, root(12))).toMatchObject({ size: 12 });
  const other = await replica('other');
  expect(other.list(-1, 10).map(({ size }) => size)).toEqual([1, 4, 9, 12]);
  expect(other.list(-1, 10)).toEqual(moved.list(-1, 10));
});

test('a book of another history, and one of another key, refuse to go on', async () => {
  const one = await replica('one');
  await one.sign(undefined, 1, root(1));
  mkdirSync(join(directory, 'forked'));
  const forked = SqliteSeal.open(join(directory, 'forked'), ORIGIN, { keyFile: join(directory, 'key.pem') });
  await forked.sign(undefined, 1, root(9));
  forked.close();
  await expect(replica('forked')).rejects.toMatchObject({ reason: 'another-history' });
  await expect(replica('stranger', 'other.pem')).rejects.toMatchObject({ reason: 'other-log' });
  copyFileSync(join(directory, 'key.pem'), join(directory, 'same.pem'));
  expect((await replica('third', 'same.pem')).latest()?.size).toBe(1);
});
