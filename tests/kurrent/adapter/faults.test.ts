/** What the store makes of each fault that a server seldom shows: the facade shows it on demand. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { KurrentEventStore } from '../../../src/adapters/kurrent/event-store';
import { Server } from '../../../src/adapters/kurrent/server';
import { SqliteLogCopy } from '../../../src/adapters/sqlite/log-copy';
import { StoreUnavailable, type AppendOutcome } from '../../../src/ledger/event-store';
import { all, append, appended, bytes, id, records, revisions, text } from '../../contract/event-store.fixture';
import type { Facade } from '../facade/facade';
import { Stage } from '../facade/facade.fixture';

let stage: Stage;
let facade: Facade;
let directory: string;
const opened: KurrentEventStore[] = [];
const strays: unknown[] = [];
const stray = (error: unknown): void => {
  strays.push(error);
};

async function open(on: Facade = facade, copy = 'copy.db'): Promise<KurrentEventStore> {
  const store = await KurrentEventStore.open(new Server({ url: on.url }), SqliteLogCopy.open(join(directory, copy)));
  opened.push(store);
  return store;
}

const texts = async (store: KurrentEventStore): Promise<string[]> => (await all(store.readAll())).map(text);

beforeEach(async () => {
  process.on('unhandledRejection', stray);
  directory = mkdtempSync(join(tmpdir(), 'shilu-kurrent-'));
  stage = new Stage();
  facade = await stage.facade({ allowDeletion: true });
});

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  await stage.clear();
  rmSync(directory, { recursive: true });
  process.off('unhandledRejection', stray);
  expect(strays.splice(0)).toEqual([]);
});

describe('an append', () => {
  test.each(['status', 'connection'] as const)('whose reply is lost (%s) is found stored, once', async (by) => {
    const store = await open();
    facade.faults.next({ fault: 'lost-reply', by });
    const stored = await appended(append(store, 'letter-A', 'no-stream', records(1, 2)));
    expect(revisions(stored)).toEqual([0, 1]);
    expect(await texts(store)).toEqual(['event 1', 'event 2']);
  });

  test('answered after its deadline is found stored, once', async () => {
    const store = await open();
    facade.faults.next({ fault: 'late-reply', ms: 4_000 });
    expect(revisions(await appended(append(store, 'letter-A', 'no-stream', records(1))))).toEqual([0]);
    expect(await texts(store)).toEqual(['event 1']);
  });

  test('that stands still is tried again behind its deadline, and stored once', async () => {
    const store = await open();
    facade.faults.next({ fault: 'stall' });
    expect(revisions(await appended(append(store, 'letter-A', 'no-stream', records(1))))).toEqual([0]);
    facade.faults.release();
    await appended(append(store, 'letter-A', 0, records(2)));
    expect(await texts(store)).toEqual(['event 1', 'event 2']);
  });

  test('acknowledged by the server and then lost is not acknowledged here before it stands', async () => {
    const store = await open();
    facade.faults.next({ fault: 'truncated' });
    await appended(append(store, 'letter-A', 'no-stream', records(1)));
    expect(await texts(await open(facade, 'other.db'))).toEqual(['event 1']);
  });

  test('stored and answered as a conflict is an append', async () => {
    const store = await open();
    facade.faults.next({ fault: 'stored-yet-conflict' });
    expect(revisions(await appended(append(store, 'letter-A', 'no-stream', records(1))))).toEqual([0]);
    expect(await texts(store)).toEqual(['event 1']);
  });

  test('answered with nothing that means anything is tried again', async () => {
    const store = await open();
    facade.faults.next({ fault: 'unknown' }, { times: 3 });
    expect(revisions(await appended(append(store, 'letter-A', 'no-stream', records(1))))).toEqual([0]);
    expect(facade.calls).toMatchObject({ append: 4 });
  });

  test('is decided anew when another replica stored other bytes under its id: the server would call it stored', async () => {
    const store = await open();
    facade.faults.next({ fault: 'other-bytes', data: bytes('theirs') });
    const seen: (string | undefined)[] = [];
    const outcome: AppendOutcome<string> = await store.append({
      stream: 'letter-A',
      expected: 'any',
      build: (view) => {
        const found = view.find('letter-A', id(1));
        seen.push(found && text(found));
        return found ? { instead: text(found) } : records(1);
      },
    });
    expect(outcome).toEqual({ outcome: 'declined', instead: 'theirs' });
    expect(seen[0]).toBeUndefined();
    expect(await texts(store)).toEqual(['theirs']);
  });

  test('without a leader ends in time with nobody knowing, and later the same one is stored once', async () => {
    const store = await open();
    facade.faults.unavailable(Number.MAX_SAFE_INTEGER);
    const began = performance.now();
    const failure = await append(store, 'letter-A', 'no-stream', records(1)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StoreUnavailable);
    expect(failure).toMatchObject({ outcome: 'unknown' });
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(store.unavailable).toContain('no leader');
    facade.faults.unavailable(0);
    await appended(append(store, 'letter-A', 'no-stream', records(1)));
    expect(await texts(store)).toEqual(['event 1']);
  }, 30_000);

  test('that would be refused without a leader is not refused: what is missing may only not have arrived', async () => {
    const store = await open();
    facade.faults.unavailable(Number.MAX_SAFE_INTEGER);
    const declined = store.append({ stream: 'letter-A', expected: 'any', build: () => ({ instead: 'no' }) });
    await expect(declined).rejects.toMatchObject({ outcome: 'not-applied' });
    facade.faults.unavailable(0);
  });

  test('goes to the leader that a follower names', async () => {
    const leader = await stage.facade({ directory: stage.another(), allowDeletion: true });
    facade.faults.follow(leader.address);
    const store = await open();
    await appended(append(store, 'letter-A', 'no-stream', records(1)));
    expect(await texts(await open(leader, 'leader.db'))).toEqual(['event 1']);
  });
});

describe('following', () => {
  test.each(['unavailable', 'connection', 'reset'] as const)('goes on where it was cut (%s)', async (as) => {
    const store = await open();
    for (let n = 0; n < 5; n++) await appended(append(store, 'letter-A', n === 0 ? 'no-stream' : n - 1, records(n)));
    facade.faults.next({ fault: 'cut', after: 2, as });
    const other = await open(facade, 'other.db');
    expect(await texts(other)).toEqual(['event 0', 'event 1', 'event 2', 'event 3', 'event 4']);
    await appended(append(other, 'letter-A', 4, records(5)));
    expect(await texts(other)).toHaveLength(6);
  });

  test('takes an event once that is delivered twice', async () => {
    const store = await open();
    for (let n = 0; n < 3; n++) await appended(append(store, 'letter-A', n === 0 ? 'no-stream' : n - 1, records(n)));
    facade.faults.next({ fault: 'duplicate', at: 1 });
    expect(await texts(await open(facade, 'other.db'))).toEqual(['event 0', 'event 1', 'event 2']);
  });

  test('leaves a subscription that fell silent', async () => {
    const store = await open();
    facade.faults.hold('subscriptions');
    const appending = append(store, 'letter-A', 'no-stream', records(1));
    await facade.faults.standing();
    setTimeout(() => facade.faults.release(), 9_000);
    await appended(appending);
    expect(await texts(store)).toEqual(['event 1']);
  }, 30_000);

  test('goes on after a failed read of its own place', async () => {
    const store = await open();
    await appended(append(store, 'letter-A', 'no-stream', records(1)));
    await store.close();
    facade.faults.next({ fault: 'failed-read', as: 'unknown' }, { times: 2 });
    expect(await texts(await open())).toEqual(['event 1']);
  });
});
