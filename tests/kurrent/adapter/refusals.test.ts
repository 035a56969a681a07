/** What a server must not hold, and must not be told to forget: a start is refused, and a store that runs stops. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { EventData, EventStoreDBClient } from '@eventstore/db-client';
import { KurrentEventStore } from '../../../src/adapters/kurrent/event-store';
import { LOCK_STREAM, RECORD_TYPE } from '../../../src/adapters/kurrent/naming';
import { Server } from '../../../src/adapters/kurrent/server';
import { SqliteLogCopy } from '../../../src/adapters/sqlite/log-copy';
import { append, appended, bytes, id, records } from '../../contract/event-store.fixture';
import type { Facade } from '../facade/facade';
import { binary, Stage } from '../facade/facade.fixture';

let stage: Stage;
let facade: Facade;
let client: EventStoreDBClient;
let directory: string;
const opened: KurrentEventStore[] = [];

async function open(copy = 'copy.db'): Promise<KurrentEventStore> {
  const store = await KurrentEventStore.open(
    new Server({ url: facade.url }),
    SqliteLogCopy.open(join(directory, copy)),
  );
  opened.push(store);
  return store;
}

const write = (stream: string, event: EventData): Promise<unknown> =>
  client.appendToStream(stream, event, { credentials: { username: 'nobody', password: 'nothing' } });

const limited = (settings: object): EventData => ({
  id: id(99),
  type: '$metadata',
  contentType: 'application/json',
  data: settings as Record<string, unknown>,
  metadata: undefined,
});

const failureOf = async (store: KurrentEventStore): Promise<Error> => {
  for (let waited = 0; store.failed === undefined; waited += 20) {
    if (waited > 5_000) throw new Error('nothing failed');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return store.failed;
};

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'shilu-kurrent-'));
  stage = new Stage();
  facade = await stage.facade({ allowDeletion: true });
  client = stage.client(facade);
});

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  await stage.clear();
  rmSync(directory, { recursive: true });
});

const record = (n: number): EventData => binary({ id: id(n), data: bytes('x'), type: RECORD_TYPE });

test.each<[string, string, EventData, RegExp]>([
  ['an event of another kind', 'letter-A', binary({ id: id(7), data: bytes('x') }), /no record of a ledger/],
  ['an event of another application', 'orders-1', binary({ id: id(7), data: bytes('x') }), /holds one ledger/],
  ['a limit of events', '$$letter-A', limited({ $maxCount: 3 }), /forget events of letter-A \(\$maxCount\)/],
  ['a limit of age', '$$letter-A', limited({ $maxAge: 60 }), /forget events of letter-A \(\$maxAge\)/],
  // A copy that has the deleted event meets its absence first.
  ['a soft deletion', '$$letter-A', limited({ $tb: 5 }), /forget events of letter-A \(\$tb\)|does not hold revision 0/],
  ['a limit on the lock', `$$${LOCK_STREAM}`, limited({ $maxCount: 1 }), /forget events of shilu\.lock/],
])('%s stops a running store, and refuses every start after it', async (_name, stream, event, told) => {
  const store = await open();
  await appended(append(store, 'letter-A', 'no-stream', records(1)));
  await write(stream, event);
  expect((await failureOf(store)).message).toMatch(told);
  await expect(append(store, 'letter-A', 0, records(2))).rejects.toThrow(told);
  await store.close();
  await expect(open()).rejects.toThrow(told);
  await expect(open('fresh.db')).rejects.toThrow(told);
});

test('a tombstone of a stream is noticed', async () => {
  const store = await open();
  await appended(append(store, 'letter-A', 'no-stream', records(1)));
  await client.tombstoneStream('letter-A');
  expect((await failureOf(store)).message).toMatch(/letter-A was deleted on the server/);
});

test('settings of other streams, and other settings, are nobody’s concern', async () => {
  const store = await open();
  await write('$$letter-A', limited({ $acl: { $r: 'ledger' } }));
  await write('$$$stats', limited({ $maxCount: 3 }));
  await appended(append(store, 'letter-A', 'no-stream', records(1)));
  expect(store.failed).toBeUndefined();
});

test('a server that lost what was followed is told from one that has it', async () => {
  const store = await open();
  await appended(append(store, 'letter-A', 'no-stream', records(1, 2)));
  await store.close();
  const emptied = await stage.facade({ directory: stage.another() });
  facade = emptied;
  await expect(open()).rejects.toThrow(/does not hold revision 1 of letter-A as this process has followed it/);
});

test('a stream whose first event is missing is not copied', async () => {
  const hole = SqliteLogCopy.open(join(directory, 'hole.db'));
  expect(() => {
    hole.add([{ stream: 'letter-A', revision: 1, id: id(1), bytes: bytes('x') }]);
  }).toThrow(/revision 1 of letter-A does not follow revision -1/);
  expect(hole.last()).toBeUndefined();
  hole.close();
  await write('letter-B', record(1));
  expect((await open()).failed).toBeUndefined();
});

test('an address where nobody answers ends the start with the reason', async () => {
  await facade.stop();
  await expect(open()).rejects.toMatchObject({ outcome: 'not-applied', message: expect.stringMatching(/no leader/) });
}, 30_000);
