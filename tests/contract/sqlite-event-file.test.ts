import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { assertSynchronous, DatabaseRefused } from '../../src/adapters/sqlite/database-file';
import { openDatabase } from '../../src/adapters/sqlite/driver';
import { SqliteEventStore, StoreFailed } from '../../src/adapters/sqlite/event-store';
import { compete } from './appending-process';
import { all, append, appended, id, ids, records, streamAt } from './event-store.fixture';

let directory: string;
let path: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'shilu-events-'));
  path = join(directory, 'events.db');
});
afterEach(() => rmSync(directory, { recursive: true }));

const HOOK = resolve(__dirname, '../support/typescript-hook.cjs');
const PROCESS = resolve(__dirname, 'appending-process.ts');

function lines(output: string): Record<string, unknown>[] {
  return output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

async function outputOf(child: ChildProcess): Promise<string> {
  let output = '';
  child.stdout?.on('data', (data) => (output += String(data)));
  child.stderr?.pipe(process.stderr);
  await once(child, 'close');
  return output;
}

describe('what the file promises', () => {
  test('commits are flushed before they are answered, appends that arrive together by one flush', async () => {
    const store = SqliteEventStore.open(path);
    expect(store.synchronous()).toBe(2);
    await Promise.all(Array.from({ length: 200 }, (_, n) => append(store, `letter-${n}`, 'no-stream', records(n))));
    expect(store.flushes).toBe(1);
    await append(store, 'letter-0', 'no-stream', records(500));
    await store.append({ stream: 'letter-0', expected: 0, build: () => ({ instead: 'nothing' }) });
    expect(store.flushes).toBe(1);
    await Promise.all(Array.from({ length: 300 }, (_, n) => append(store, `fund-${n}`, 'no-stream', records(n))));
    expect(store.flushes).toBe(3);
    await store.close();
  });

  test('appends of turns that follow one another share a flush; a turn without one, or 256 of them, ends the wait', async () => {
    const store = SqliteEventStore.open(path);
    const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    const offered: Promise<unknown>[] = [];
    const offer = async (count: number): Promise<void> => {
      for (let n = 0; n < count; n += 1) {
        offered.push(append(store, `letter-${offered.length}`, 'no-stream', records(offered.length)));
        await turn();
      }
    };
    await offer(10);
    expect(store.flushes).toBe(0);
    await turn();
    expect(store.flushes).toBe(1);
    await offer(600);
    await Promise.all(offered);
    expect(store.flushes).toBe(4);
    await store.close();
  });

  test('a connection that would not be durable is refused', () => {
    expect(() => assertSynchronous(1, 'FULL', path)).toThrow(DatabaseRefused);
    expect(() => assertSynchronous(NaN, 'FULL', path)).toThrow(DatabaseRefused);
    expect(() => assertSynchronous(2, 'EXTRA', path)).toThrow(expect.objectContaining({ reason: 'not-durable' }));
    assertSynchronous(2, 'FULL', path);
    assertSynchronous(3, 'FULL', path);
  });

  test('only its owner can read it, also when it was copied with other rights', async () => {
    const store = SqliteEventStore.open(path);
    await streamAt(store, 2);
    for (const suffix of ['', '-wal', '-shm']) expect(statSync(path + suffix).mode & 0o777).toBe(0o600);
    await store.close();
    writeFileSync(join(directory, 'copy.db'), readFileSync(path), { mode: 0o644 });
    const copy = SqliteEventStore.open(join(directory, 'copy.db'));
    expect((await all(copy.readAll())).length).toBe(3);
    expect(statSync(join(directory, 'copy.db')).mode & 0o777).toBe(0o600);
    await copy.close();
  });

  test('once closed, the file alone is the whole store', async () => {
    const store = SqliteEventStore.open(path);
    await streamAt(store, 40);
    await store.close();
    copyFileSync(path, join(directory, 'alone.db'));
    const alone = SqliteEventStore.open(join(directory, 'alone.db'));
    expect((await all(alone.readAll())).length).toBe(41);
    await alone.close();
  });

  test('a file of somebody else is refused, and not a byte of it changes', () => {
    const foreign = openDatabase(path, false);
    foreign.exec('CREATE TABLE theirs (a)');
    foreign.close();
    const before = readFileSync(path);
    expect(() => SqliteEventStore.open(path)).toThrow(expect.objectContaining({ reason: 'not-ours' }));
    expect(readFileSync(path).equals(before)).toBe(true);
    writeFileSync(path, 'no database at all, but long enough to be looked at as one');
    expect(() => SqliteEventStore.open(path)).toThrow();
    expect(readFileSync(path, 'utf8')).toMatch(/^no database/);
  });

  test('a file of a later version is refused', async () => {
    await SqliteEventStore.open(path).close();
    const database = openDatabase(path, false);
    database.exec('PRAGMA user_version = 2');
    database.close();
    expect(() => SqliteEventStore.open(path)).toThrow(expect.objectContaining({ reason: 'version' }));
  });

  test('nothing is changed or taken away by SQL either', async () => {
    const store = SqliteEventStore.open(path);
    await streamAt(store, 3);
    await store.close();
    const database = openDatabase(path, false);
    for (const table of ['stream', 'chunk', 'run', 'event_id']) {
      const column = String(database.prepare(`SELECT name FROM pragma_table_info('${table}')`).get()?.['name']);
      expect(() => database.exec(`DELETE FROM ${table}`)).toThrow(/append-only/);
      expect(() => database.exec(`UPDATE ${table} SET ${column} = 7`)).toThrow(/append-only/);
    }
    database.close();
  });

  test('opened to be read it reads, follows and refuses to append; there is nothing to read before it exists', async () => {
    expect(() => SqliteEventStore.open(path, { readOnly: true })).toThrow(DatabaseRefused);
    expect(existsSync(path)).toBe(false);
    const store = SqliteEventStore.open(path);
    await streamAt(store, 2);
    const reader = SqliteEventStore.open(path, { readOnly: true });
    expect(ids(await all(reader.readAll()))).toEqual([0, 1, 2].map(id));
    const following = reader.follow(undefined, new AbortController().signal)[Symbol.asyncIterator]();
    for (let n = 0; n < 3; n++) await following.next();
    const next = following.next();
    await append(store, 'letter-A', 2, records(3));
    expect((await next).value).toMatchObject({ id: id(3), revision: 3 });
    await expect(append(reader, 'letter-A', 3, records(4))).rejects.toMatchObject({ outcome: 'not-applied' });
    await reader.close();
    await store.close();
  });

  test('records of half a megabyte are read and followed page by page', async () => {
    const store = SqliteEventStore.open(path);
    for (let n = 1; n <= 9; n++) {
      await append(store, 'letter-A', 'any', [{ id: id(n), bytes: new Uint8Array(500_000).fill(n) }]);
    }
    const read = await all(store.readAll());
    expect(read.map(({ bytes }) => [bytes.length, bytes[499_999]])).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => [500_000, n]),
    );
    expect((await all(store.readStream('letter-A', 4))).map(({ bytes }) => bytes[0])).toEqual([5, 6, 7, 8, 9]);
    await store.close();
  });

  test('a build that finds the file closed under it stops the store, not only its own append', async () => {
    const store = SqliteEventStore.open(path);
    await streamAt(store, 1);
    const lost = store.append<never>({
      stream: 'letter-A',
      expected: 1,
      build: (view) => {
        void store.close();
        return [...view.read('letter-A', 0)];
      },
    });
    await expect(lost).rejects.toBeInstanceOf(StoreFailed);
    await expect(append(store, 'letter-A', 1, records(5))).rejects.toBeInstanceOf(StoreFailed);
  });
});

describe('beside other processes', () => {
  test('two of them append to one stream: one winner a revision, no gap, nothing lost', async () => {
    const store = SqliteEventStore.open(path);
    const child = spawn(process.execPath, ['-r', HOOK, PROCESS, path, 'compete', '2']);
    const output = outputOf(child);
    await once(child.stdout, 'data');
    child.stdin.write('go\n');
    const own = await compete(store, 1);
    const done = [...own, ...lines(await output)] as {
      id?: string;
      revision?: number;
      position?: string;
      lost?: number;
    }[];

    const won = done.filter((one) => one.id !== undefined).sort((a, b) => (a.revision ?? 0) - (b.revision ?? 0));
    expect(won.map(({ revision }) => revision)).toEqual(won.map((_, n) => n));
    expect(won.length).toBeGreaterThanOrEqual(300);
    const read = await all(store.readStream('letter-contested'));
    expect(read.map((one) => ({ id: one.id, revision: one.revision, position: one.position }))).toEqual(won);
    expect(ids(await all(store.readAll()))).toEqual(won.map((one) => one.id));
    // The two did run beside each other: each of them lost a revision to the other.
    expect(own.filter((one) => 'lost' in one).length).toBeGreaterThan(0);
    expect(done.slice(own.length).filter((one) => 'lost' in one).length).toBeGreaterThan(0);
    await store.close();
  }, 60_000);

  test('a follower hears of what another process appends', async () => {
    const store = SqliteEventStore.open(path);
    await streamAt(store, 0);
    const following = store.follow(undefined, new AbortController().signal)[Symbol.asyncIterator]();
    await following.next();
    const next = following.next();
    await outputOf(spawn(process.execPath, ['-r', HOOK, PROCESS, path, 'append', '7']));
    expect((await next).value).toMatchObject({ stream: 'letter-other', revision: 0 });
    await store.close();
  }, 30_000);

  test('closing ends the followers and lets the process end', () => {
    const { stdout, status } = spawnSync(process.execPath, ['-r', HOOK, PROCESS, path, 'follow-and-close'], {
      encoding: 'utf8',
      timeout: 10_000,
    });
    expect(lines(stdout)).toEqual([{ ended: true }]);
    expect(status).toBe(0);
  }, 30_000);
});

describe('when the disk takes no more', () => {
  test('the store stops for good, says that the outcome is unknown, and has lost nothing that it acknowledged', async () => {
    // A limit on the size of files stands for a full disk: the kernel refuses the write with an error.
    const command = `ulimit -f 1500 && exec "${process.execPath}" -r "${HOOK}" "${PROCESS}" "${path}" fill`;
    const { stdout } = spawnSync('bash', ['-c', command], { encoding: 'utf8', timeout: 30_000 });
    const said = lines(stdout);
    const acknowledged = said.filter((line) => 'acknowledged' in line).length * 100;
    expect(acknowledged).toBeGreaterThan(0);
    expect(said).toContainEqual({ refused: 'unknown', failed: 'StoreFailed' });
    expect(said).toContainEqual({ again: 'not-applied' });
    expect(said).toContainEqual({ read: acknowledged });

    const store = SqliteEventStore.open(path);
    const stored = await all(store.readStream('letter-A'));
    // The append whose outcome is unknown may be there, whole, or not.
    expect([acknowledged, acknowledged + 100]).toContain(stored.length);
    expect(stored.map(({ revision }) => revision)).toEqual(stored.map((_, index) => index));
    expect(await all(store.readStream('letter-B'))).toEqual([]);
    await appended(append(store, 'letter-B', 'no-stream', records(1)));
    await store.close();
  }, 60_000);
});
