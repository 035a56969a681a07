/** The facade's appends on both paths of the client; expected values are what a real server was seen to answer. */
import type { AppendExpectedRevision, EventStoreDBClient } from '@eventstore/db-client';

import { SqliteEventStore } from '../../../src/adapters/sqlite/event-store';
import {
  append,
  binary,
  bytes,
  events,
  id,
  lineOf,
  PATHS,
  said,
  Stage,
  told,
  wordsOf,
  type Path,
} from './facade.fixture';

const STREAM = 'letter-1';

let stage: Stage;
beforeEach(() => {
  stage = new Stage();
});
afterEach(() => stage.clear());

/** Appends one after the other, each `<expected> <id> <id> …`, and what each was answered. */
async function inTurn(client: EventStoreDBClient, path: Path, appends: readonly string[]): Promise<string[]> {
  const answers: string[] = [];
  for (const each of appends) {
    const [expected = 'any', ...ids] = each.split(' ');
    const revision = /^\d/.test(expected) ? BigInt(expected) : (expected as AppendExpectedRevision);
    answers.push(await said(append(client, path, STREAM, revision, events(...ids.map(Number)))));
  }
  return answers;
}

describe.each(PATHS)('an append to the facade on the %s path', (path) => {
  it('numbers the events of a stream from 0', async () => {
    const client = stage.client(await stage.facade());
    expect(await said(append(client, path, STREAM, 'no_stream', events(0, 1, 2)))).toBe('ok 2');
    expect(await said(append(client, path, STREAM, 2n, events(3)))).toBe('ok 3');
    expect(await told(client, STREAM)).toEqual(['0 event 0', '1 event 1', '2 event 2', '3 event 3']);
  });

  it.each<[string, readonly string[], string]>([
    ['any without a stream', ['any 0'], 'ok 0'],
    ['an existing stream without one', ['stream_exists 0'], 'conflict stream_exists no_stream'],
    ['revision 5 without a stream', ['5 0'], 'conflict 5 no_stream'],
    ['no stream where there is one', ['no_stream 0', 'no_stream 9'], 'conflict no_stream 0'],
    ['a revision that is to come', ['no_stream 0 1 2 3 4', '6 9'], 'conflict 6 4'],
    ['a revision that has passed', ['no_stream 0 1 2 3 4', '2 9'], 'conflict 2 4'],
    ['an existing stream where there is one', ['no_stream 0', 'stream_exists 1'], 'ok 1'],
    ['nothing to be appended', ['no_stream'], 'ok 0'],
    ['nothing to be appended at a wrong revision', ['no_stream 0', '3'], 'conflict 3 0'],
  ])('answers the expectation of %s', async (_name, appends, answer) => {
    const client = stage.client(await stage.facade());
    expect((await inTurn(client, path, appends)).at(-1)).toBe(answer);
  });

  const SIX = ['no_stream 0', '0 1', '1 2', '2 3', '3 4', '4 5'];
  it.each<[string, readonly string[], string, number]>([
    ['the first again', [...SIX, 'no_stream 0'], 'ok 0', 6],
    ['one in the middle again', [...SIX, '1 2'], 'ok 2', 6],
    ['an id at the current revision: a new event', [...SIX, '5 0'], 'ok 6', 7],
    ['an id at a later revision', [...SIX, '6 0'], 'conflict 6 5', 6],
    ['an id at an earlier revision than its own', [...SIX, '4 0'], 'conflict 4 5', 6],
    ['an id that any accepts', [...SIX, 'any 0'], 'ok 0', 6],
    ['the beginning of an append', ['no_stream 0 1', 'no_stream 0'], 'ok 0', 2],
    ['the end of an append', ['no_stream 0 1', '0 1'], 'ok 1', 2],
    ['the end of an append, any', ['no_stream 0 1', 'any 1'], 'ok 1', 2],
    ['more than the append was', ['no_stream 0 1', 'no_stream 0 1 2'], 'conflict no_stream 1', 2],
    ['more than the append was, any', ['no_stream 0 1', 'any 0 1 2'], 'conflict any 1', 2],
    ['the append in another order', ['no_stream 0 1', 'no_stream 1 0'], 'conflict no_stream 1', 2],
    ['the append with another end', ['no_stream 0 1', 'no_stream 0 9'], 'conflict no_stream 1', 2],
    ['the append with another middle', ['no_stream 0 1 2', 'no_stream 0 9 2'], 'conflict no_stream 2', 3],
  ])('takes for a repetition, or not: %s', async (_name, appends, answer, count) => {
    const client = stage.client(await stage.facade());
    expect((await inTurn(client, path, appends)).at(-1)).toBe(answer);
    expect(await told(client, STREAM)).toHaveLength(count);
  });

  it('answers a repetition with the first position, and keeps the first bytes', async () => {
    const client = stage.client(await stage.facade());
    const first = await append(client, path, STREAM, 'no_stream', [binary({ id: id(1), data: bytes('first') })]);
    await append(client, path, STREAM, 0n, events(2));
    const other = [binary({ id: id(1), data: bytes('other'), type: 'Other' })];
    expect(await append(client, path, STREAM, 'no_stream', other)).toEqual(first);
    expect(await told(client, STREAM)).toEqual(['0 first', '1 event 2']);
  });

  it('recognises a repetition after a restart at a revision, and forgets it for any', async () => {
    const before = await stage.facade();
    const first = await append(stage.client(before), path, STREAM, 'no_stream', events(0, 1));
    const { port } = before;
    await stage.stop(before);
    const client = stage.client(await stage.facade({ port }));
    expect(await append(client, path, STREAM, 'no_stream', events(0, 1))).toEqual(first);
    expect(await said(append(client, path, STREAM, 'any', events(1)))).toBe('ok 2');
  });

  it('is at the position at which its last event is read', async () => {
    const client = stage.client(await stage.facade());
    const { position } = await append(client, path, STREAM, 'no_stream', events(0, 1));
    const read: unknown[] = [];
    for await (const { event } of client.readAll({ direction: 'backwards', fromPosition: 'end', maxCount: 1 })) {
      read.push(event?.position, event && lineOf(event));
    }
    expect(read).toEqual([position, '1 event 1']);
    expect(position?.commit).toBe(position?.prepare);
  });

  it('lets one of two go ahead that expect the same', async () => {
    const client = stage.client(await stage.facade());
    for (let round = 0; round < 10; round++) {
      const both = [events(round * 2), events(round * 2 + 1)];
      const answers = both.map((offered) => said(append(client, path, `race-${round}`, 'no_stream', offered)));
      expect((await Promise.all(answers)).sort()).toEqual(['conflict no_stream 0', 'ok 0']);
    }
  });

  it('takes 1 MiB of data, metadata and types, keeps it over a restart, and takes not a byte more', async () => {
    const before = await stage.facade();
    const first = binary({ id: id(1), data: new Uint8Array(1_048_576 - 9).fill(55), type: 'ab' });
    const second = { ...binary({ id: id(2), data: bytes(''), type: 'ab' }), metadata: Uint8Array.of(255) };
    expect(await said(append(stage.client(before), path, STREAM, 'no_stream', [first, second]))).toBe('ok 1');
    await stage.stop(before);
    const client = stage.client(await stage.facade());
    expect(await told(client, STREAM)).toEqual([`0 ${'7'.repeat(1_048_576 - 9)}`, '1 ']);
    const over = [binary({ id: id(3), data: new Uint8Array(1_048_576 - 1), type: 'a' })];
    expect(await said(append(client, path, 'over-1', 'no_stream', over))).toBe(
      {
        unary: 'maximum-append-size-exceeded | 3 | 3 INVALID_ARGUMENT: Maximum Append Size of 1048576 Exceeded.',
        batch: 'maximum-append-size-exceeded',
      }[path],
    );
    expect(await told(client, 'over-1')).toBe('stream-not-found | over-1 not found');
    expect(await said(append(client, path, 'over-1', 'no_stream', events(4)))).toBe('ok 0');
  });

  it('keeps more events at once than the ledger would', async () => {
    const client = stage.client(await stage.facade());
    const many = Array.from({ length: 3_000 }, (_, n) => n);
    expect(await said(append(client, path, STREAM, 'no_stream', events(...many)))).toBe('ok 2999');
    expect(await told(client, STREAM, { fromRevision: 2_999n })).toEqual(['2999 event 2999']);
  });

  it('keeps all bytes as they are, over a restart too', async () => {
    const every = Uint8Array.from({ length: 256 }, (_, n) => n);
    const event = { ...binary({ id: id(1), data: every, type: '信访件已登记' }), metadata: Uint8Array.of(255, 0, 1) };
    const before = await stage.facade();
    await append(stage.client(before), path, STREAM, 'no_stream', [event]);
    await stage.stop(before);
    const client = stage.client(await stage.facade());
    for await (const { event: read } of client.readStream(STREAM)) {
      expect(read).toMatchObject({ id: id(1), type: '信访件已登记', data: every, metadata: Uint8Array.of(255, 0, 1) });
      expect(read?.created.getTime()).toBeGreaterThan(Date.parse('2026-01-01'));
    }
  });

  it.each([
    ['an empty name', ''],
    ['a metastream of nothing', '$$'],
  ])('refuses as a stream %s', async (_name, stream) => {
    const client = stage.client(await stage.facade());
    expect(await said(append(client, path, stream, 'any', events(0)))).toMatch(/^unknown/);
    expect(await said(append(client, path, STREAM, 'any', events(0)))).toBe('ok 0');
  });

  it.each([
    ['an empty type', { id: id(1), type: '' }],
    ['the zero id', { id: '00000000-0000-0000-0000-000000000000' }],
    ['an id that is no UUID', { id: 'one' }],
  ])('refuses %s, and nothing of the append is stored', async (_name, wrong) => {
    const client = stage.client(await stage.facade());
    const offered = [...events(0), binary({ data: bytes('x'), ...wrong, id: wrong.id })];
    expect(await said(append(client, path, STREAM, 'any', offered))).toBe(
      {
        unary: 'unknown | 2 | 2 UNKNOWN: Exception was thrown by handler.',
        batch: 'unknown | Could not recognize BadRequest',
      }[path],
    );
    expect(await told(client, STREAM)).toBe('stream-not-found | letter-1 not found');
  });

  it('denies metadata and deletion, unless it was opened to allow them', async () => {
    const client = stage.client(await stage.facade());
    await append(client, path, STREAM, 'no_stream', events(0));
    const metadata = [binary({ id: id(9), data: bytes('{"$maxCount":1}'), type: '$metadata' })];
    expect(await said(append(client, path, `$$${STREAM}`, 'any', metadata))).toMatch(/^access-denied/);
    expect(await client.deleteStream(STREAM).catch(wordsOf)).toBe(
      'access-denied | 7 | 7 PERMISSION_DENIED: Access Denied',
    );
    expect(await client.tombstoneStream(STREAM).catch(wordsOf)).toMatch(/^access-denied/);
  });

  it('goes on in other streams beside system streams and foreign names', async () => {
    const client = stage.client(await stage.facade());
    for (const name of ['$settings', 'ordinary', 'with / and ?', '信访-1', `long-${'x'.repeat(400)}`]) {
      expect(await said(append(client, path, name, 'no_stream', events(0)))).toBe('ok 0');
      expect(await told(client, name)).toEqual(['0 event 0']);
    }
  });
});

it('the facade takes up its log behind an append that a crash cut in two', async () => {
  const before = await stage.facade();
  await append(stage.client(before), 'unary', STREAM, 'no_stream', events(0));
  await stage.stop(before);
  const store = SqliteEventStore.open(stage.file);
  const torn = { id: id(77), bytes: Uint8Array.of(1, 0, 0, 4, 0, 1, 2, 3) };
  await store.append({ stream: 'facade-journal', expected: 'any', build: () => [torn] });
  await store.close();
  const client = stage.client(await stage.facade());
  expect(await said(append(client, 'unary', STREAM, 0n, events(1)))).toBe('ok 1');
  expect(await told(client, STREAM)).toEqual(['0 event 0', '1 event 1']);
});

it('the facade counts the appends of each path', async () => {
  const facade = await stage.facade();
  const client = stage.client(facade);
  for (const path of PATHS) await append(client, path, `${path}-1`, 'no_stream', events(0));
  expect(facade.calls).toMatchObject({ append: 1, batchAppend: 1, readAll: 0 });
});
