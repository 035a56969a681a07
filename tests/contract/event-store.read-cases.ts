/** What reading and following promise: order, bounds, prefixes without gap or repeat, and a clean end. */
import assert from 'node:assert/strict';

import type { EventStore, StoredRecord } from '../../src/ledger/event-store';
import type { Case } from './case';
import {
  all,
  append,
  appended,
  assertEqual,
  assertIncreasing,
  assertSame,
  Following,
  id,
  ids,
  records,
  revisions,
  streamAt,
  type StoreFixture,
} from './event-store.fixture';

/** Events 1 to `count`, one append each, in turn to three streams. */
async function spread(store: EventStore, count: number, from = 1): Promise<void> {
  const appends: Promise<unknown>[] = [];
  for (let n = from; n < from + count; n++) appends.push(appended(append(store, `letter-${n % 3}`, 'any', records(n))));
  await Promise.all(appends);
}

/** Awaited one after the other: their order is the store's. */
async function oneByOne(store: EventStore, count: number, from = 1): Promise<void> {
  for (let n = from; n < from + count; n++) await appended(append(store, `letter-${n % 3}`, 'any', records(n)));
}

function numbered(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => id(from + index));
}

const reading: readonly Case<StoreFixture>[] = [
  {
    name: 'a stream is read from a revision on, that one included',
    run: async ({ store }) => {
      await streamAt(store, 4);
      assertEqual(revisions(await all(store.readStream('letter-A'))), [0, 1, 2, 3, 4]);
      assertEqual(revisions(await all(store.readStream('letter-A', 0))), [0, 1, 2, 3, 4]);
      assertEqual(revisions(await all(store.readStream('letter-A', 3))), [3, 4]);
      assertEqual(ids(await all(store.readStream('letter-A', 4))), [id(4)]);
      assertEqual(await all(store.readStream('letter-A', 5)), []);
      assertEqual(await all(store.readStream('letter-A', 999)), []);
    },
  },
  {
    name: 'a stream that does not exist yields nothing, and reading does not create it',
    run: async ({ store }) => {
      await streamAt(store, 1, 'letter-B');
      assertEqual(await all(store.readStream('letter-A')), []);
      assertEqual(await all(store.readStream('no such stream')), []);
      assertEqual(await all(store.readStream('letter-A', 7)), []);
      await appended(append(store, 'letter-A', 'no-stream', records(0)));
    },
  },
  {
    name: 'a negative revision is a fault of the caller',
    run: async ({ store }) => {
      await streamAt(store, 1);
      await assert.rejects(all(store.readStream('letter-A', -1)), RangeError);
      await assert.rejects(all(store.readStream('letter-A', 0.5)), RangeError);
    },
  },
  {
    name: 'a stream longer than a page is read whole, and holds its own records only',
    run: async ({ store }) => {
      const letters = Array.from({ length: 1_201 }, (_, index) => index + 1);
      for (let start = 0; start < letters.length; start += 100) {
        const part = letters.slice(start, start + 100);
        await appended(append(store, 'letter-A', 'any', records(...part)));
        await appended(append(store, 'letter-B', 'any', records(5_000 + start)));
      }
      const read = await all(store.readStream('letter-A'));
      assertEqual(
        revisions(read),
        letters.map((n) => n - 1),
      );
      assertEqual(ids(read), letters.map(id));
      assertEqual([...new Set(read.map(({ stream }) => stream))], ['letter-A']);
      assertEqual(ids(await all(store.readStream('letter-A', 1_100))), numbered(1_101, 1_201));
    },
  },
  {
    name: 'everything is read in the order in which it was appended, positions rising, also after a restart',
    run: async ({ store, reopen }) => {
      await oneByOne(store, 700);
      await appended(append(store, 'letter-long', 'no-stream', records(...[1, 2, 3, 4, 5, 6].map((n) => 700 + n))));
      const read = await all(store.readAll());
      assertEqual(ids(read), numbered(1, 706));
      assertIncreasing(read.map(({ position }) => position));
      const reopened = await reopen();
      assertSame(await all(reopened.readAll()), read);
      const [next] = await appended(append(reopened, 'letter-next', 'no-stream', records(999)));
      assertIncreasing([read.at(-1)?.position ?? '', next?.position ?? '']);
    },
  },
  {
    name: 'everything is read from a position on, that one included, wherever it lies in a batch',
    run: async ({ store }) => {
      await spread(store, 40);
      await appended(append(store, 'letter-B', 'no-stream', records(...Array.from({ length: 90 }, (_, n) => 41 + n))));
      const read = await all(store.readAll());
      for (const index of [0, 1, 39, 40, 41, 64, 104, 105, 128, 129]) {
        assertSame(await all(store.readAll(read[index]?.position)), read.slice(index));
      }
    },
  },
  {
    name: 'a read beside appends yields a prefix without gap or repeat',
    run: async ({ store }) => {
      await spread(store, 900);
      let appending = Promise.resolve();
      const read: StoredRecord[] = [];
      for await (const record of store.readAll()) {
        read.push(record);
        if (read.length % 300 === 0 && read.length <= 900) appending = spread(store, 60, 900 + read.length);
      }
      await appending;
      assert.ok(read.length >= 900);
      assertSame(read, (await all(store.readAll())).slice(0, read.length));
    },
  },
  {
    name: 'a reader may stop in the middle',
    run: async ({ store }) => {
      await spread(store, 20);
      const read: string[] = [];
      for await (const record of store.readAll()) {
        read.push(record.id);
        if (read.length === 3) break;
      }
      assertEqual(read, numbered(1, 3));
      await spread(store, 1, 21);
      assert.equal((await all(store.readAll())).length, 21);
    },
  },
];

const following: readonly Case<StoreFixture>[] = [
  {
    name: 'a follower gets what is there, then what comes, once each and in order',
    run: async ({ store, patienceMs }) => {
      await oneByOne(store, 5);
      const follower = new Following(store, undefined, patienceMs);
      assertEqual(ids(await follower.take(5)), numbered(1, 5));
      const waiting = follower.next();
      await oneByOne(store, 4, 6);
      const first = await waiting;
      assert.equal(first.done, false);
      assertEqual(ids([first.value as StoredRecord, ...(await follower.take(3))]), numbered(6, 9));
      await oneByOne(store, 1, 10);
      assertEqual(ids(await follower.take(1)), [id(10)]);
      follower.abort.abort();
      await follower.assertEnded();
    },
  },
  {
    name: 'a follower resumes behind the position it is given',
    run: async ({ store, patienceMs }) => {
      await oneByOne(store, 12);
      const stored = await all(store.readAll());
      const middle = new Following(store, stored[6]?.position, patienceMs);
      assertSame(await middle.take(5), stored.slice(7));
      const end = new Following(store, stored.at(-1)?.position, patienceMs);
      const next = end.take(1);
      await oneByOne(store, 1, 13);
      assertEqual(ids(await next), [id(13)]);
      for (const follower of [middle, end]) follower.abort.abort();
    },
  },
  {
    name: 'a follower of an empty store waits for the first record',
    run: async ({ store, patienceMs }) => {
      const follower = new Following(store, undefined, patienceMs);
      const first = follower.take(1);
      await oneByOne(store, 1);
      assertEqual(ids(await first), [id(1)]);
      follower.abort.abort();
    },
  },
  {
    name: 'between catching up and waiting nothing is lost and nothing comes twice',
    run: async ({ store, patienceMs }) => {
      await spread(store, 30);
      const follower = new Following(store, undefined, patienceMs);
      const got: string[] = [];
      // One append races with each step around the seam, in every order that a single process can produce.
      for (let n = 1; n <= 80; n++) {
        const step = follower.take(1);
        if (n % 7 === 0) await Promise.resolve();
        const appending = spread(store, 1, 30 + n);
        got.push(...ids(await step));
        if (n % 5 === 0) await appending;
      }
      got.push(...ids(await follower.take(30)));
      assertEqual(got, ids(await all(store.readAll())));
      assertEqual([...got].sort(), numbered(1, 110));
      follower.abort.abort();
    },
  },
  {
    name: 'a slow follower and a fast one get the same, however many appends come between',
    run: async ({ store, patienceMs }) => {
      const slow = new Following(store, undefined, patienceMs);
      const fast = new Following(store, undefined, patienceMs);
      const begun = [slow.take(1), fast.take(1)];
      await spread(store, 1);
      assertEqual((await Promise.all(begun)).map(ids), [[id(1)], [id(1)]]);
      const got: string[] = [];
      for (let round = 0; round < 5; round++) {
        await spread(store, 250, 2 + round * 250);
        const taken = ids(await fast.take(250));
        assertEqual([...taken].sort(), numbered(2 + round * 250, 251 + round * 250));
        got.push(...taken);
      }
      assertEqual(ids(await slow.take(1_250)), got);
      for (const follower of [slow, fast]) follower.abort.abort();
    },
  },
  {
    name: 'a follower ends when its signal aborts: waiting, delivering, or before it began',
    run: async ({ store, patienceMs }) => {
      await spread(store, 10);
      const delivering = new Following(store, undefined, patienceMs);
      await delivering.take(3);
      delivering.abort.abort();
      await delivering.assertEnded();

      const waiting = new Following(store, undefined, patienceMs);
      await waiting.take(10);
      const step = waiting.next();
      waiting.abort.abort();
      await waiting.assertEnded(step);
      await spread(store, 1, 11);
      await waiting.assertEnded();

      const late = new Following(store, undefined, patienceMs);
      late.abort.abort();
      await late.assertEnded();
    },
  },
  {
    name: 'closing ends all followers, may be repeated, and refuses what comes later',
    run: async ({ store, patienceMs }) => {
      await spread(store, 3);
      const delivering = new Following(store, undefined, patienceMs);
      await delivering.take(1);
      const waiting = new Following(store, undefined, patienceMs);
      await waiting.take(3);
      const step = waiting.next();
      await store.close();
      await store.close();
      await waiting.assertEnded(step);
      await delivering.assertEnded();
      await assert.rejects(append(store, 'letter-A', 'no-stream', records(9)), /closed/);
    },
  },
];

export const readCases: readonly Case<StoreFixture>[] = [...reading, ...following];
