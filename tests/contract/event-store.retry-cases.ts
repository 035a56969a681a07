/** What a retry promises: the records on file are answered, and nothing is stored twice. */
import assert from 'node:assert/strict';

import type { Expected } from '../../src/ledger/event-store';
import type { Case } from './case';
import {
  all,
  append,
  appended,
  assertEqual,
  assertConflict,
  assertSame,
  bytes,
  id,
  records,
  streamAt,
  text,
  type StoreFixture,
} from './event-store.fixture';

/** Which ids are offered at which revision, in the order of the appends; `-1` expects no stream. */
const RETRIES: readonly (readonly [
  name: string,
  before: readonly (readonly [ids: readonly number[], at: number])[],
  retry: readonly [ids: readonly number[], at: number],
  answer: readonly number[] | { readonly conflict: number },
])[] = [
  ['the first event again', [[[0], -1], [[1], 0], [[2], 1], [[3], 2], [[4], 3], [[5], 4]], [[0], -1], [0]], // prettier-ignore
  [
    'an event in the middle again',
    [
      [[0], -1],
      [[1], 0],
      [[2], 1],
    ],
    [[1], 0],
    [1],
  ],
  ['the same event twice', [[[0], -1]], [[0], -1], [0]],
  ['a whole batch again', [[[0, 1, 2], -1]], [[0, 1, 2], -1], [0, 1, 2]],
  ['a prefix of a batch', [[[0, 1], -1]], [[0], -1], [0]],
  ['the second half of a batch', [[[0, 1], -1]], [[1], 0], [1]],
  [
    'a batch that runs over two appends',
    [
      [[0, 1], -1],
      [[2], 1],
    ],
    [[0, 1, 2], -1],
    [0, 1, 2],
  ],
  ['more than is there', [[[0, 1], -1]], [[0, 1, 2], -1], { conflict: 1 }],
  ['a batch whose later ids differ', [[[0, 1, 2], -1]], [[0, 1, 9], -1], { conflict: 2 }],
  ['a batch in another order', [[[0, 1], -1]], [[1, 0], -1], { conflict: 1 }],
  [
    'a known id at an older revision than its own',
    [
      [[0], -1],
      [[1], 0],
      [[2], 1],
    ],
    [[2], 0],
    { conflict: 2 },
  ],
  [
    'a known id beyond the end',
    [
      [[0], -1],
      [[1], 0],
    ],
    [[0], 6],
    { conflict: 1 },
  ],
];

export const retryCases: readonly Case<StoreFixture>[] = [
  ...RETRIES.map(([name, before, [offered, at], answer]): Case<StoreFixture> => ({
    name: `retry: ${name}`,
    run: async ({ store, reopen }) => {
      const expected = (revision: number): Expected => (revision < 0 ? 'no-stream' : revision);
      for (const [earlier, revision] of before) {
        await appended(append(store, 'letter-A', expected(revision), records(...earlier)));
      }
      const stored = await all(store.readAll());
      const assertAnswer = async (opened: typeof store): Promise<void> => {
        const outcome = append(opened, 'letter-A', expected(at), records(...offered));
        if ('conflict' in answer) await assertConflict(outcome, answer.conflict);
        else
          assertSame(
            await appended(outcome),
            stored.filter(({ revision }) => answer.includes(revision)),
          );
        assertSame(await all(opened.readAll()), stored);
      };
      await assertAnswer(store);
      await assertAnswer(await reopen());
    },
  })),
  {
    name: 'retry: the record on file is answered, whatever body is offered for its id',
    run: async ({ store }) => {
      await appended(append(store, 'letter-A', 'no-stream', records(0)));
      const again = await appended(append(store, 'letter-A', 'no-stream', [{ id: id(0), bytes: bytes('other') }]));
      assertEqual(again.map(text), ['event 0']);
    },
  },
  {
    name: 'the same id in two streams is two events',
    run: async ({ store }) => {
      await appended(append(store, 'letter-A', 'no-stream', records(0)));
      const second = await appended(append(store, 'letter-B', 'no-stream', records(0)));
      assertEqual(
        second.map((record) => record.stream),
        ['letter-B'],
      );
      assert.equal((await all(store.readAll())).length, 2);
    },
  },
  {
    name: 'a build that declines on a stream elsewhere than expected does not hide the conflict',
    run: async ({ store }) => {
      await streamAt(store, 3);
      await assertConflict(store.append({ stream: 'letter-A', expected: 1, build: () => ({ instead: 'no' }) }), 3);
      const failing = store.append<never>({
        stream: 'letter-A',
        expected: 1,
        build: () => {
          throw new Error('not ready for this revision');
        },
      });
      await assertConflict(failing, 3);
    },
  },
];
