/** What appending promises: expected revisions, atomicity, limits, exact bytes, and what a build sees. */
import assert from 'node:assert/strict';

import type { Expected, StoredRecord, WriteView } from '../../src/ledger/event-store';
import type { Case } from './case';
import {
  all,
  append,
  appended,
  assertEqual,
  assertConflict,
  assertIncreasing,
  assertRefused,
  assertSame,
  bytes,
  id,
  ids,
  records,
  revisions,
  streamAt,
  text,
  type StoreFixture,
} from './event-store.fixture';

const expectations: readonly Case<StoreFixture>[] = [
  {
    name: 'a new stream starts at revision 0 and counts up without a gap',
    run: async ({ store }) => {
      assertEqual(revisions(await appended(append(store, 'letter-A', 'no-stream', records(0, 1, 2)))), [0, 1, 2]);
      assertEqual(revisions(await all(store.readStream('letter-A'))), [0, 1, 2]);
    },
  },
  {
    name: 'a stream that does not exist may be appended to with any expectation but one that it exists',
    run: async ({ store }) => {
      await assertConflict(append(store, 'letter-A', 'stream-exists', records(0)), undefined);
      await assertConflict(append(store, 'letter-A', 5, records(0)), undefined);
      await assertConflict(append(store, 'letter-A', 0, records(0)), undefined);
      assertEqual(await all(store.readAll()), []);
      assertEqual(revisions(await appended(append(store, 'letter-A', 'any', records(0)))), [0]);
    },
  },
  {
    name: 'an existing stream is appended to at its own revision only',
    run: async ({ store }) => {
      await streamAt(store, 4);
      await assertConflict(append(store, 'letter-A', 'no-stream', records(10)), 4);
      await assertConflict(append(store, 'letter-A', 6, records(10)), 4);
      await assertConflict(append(store, 'letter-A', 2, records(10)), 4);
      await assertConflict(append(store, 'letter-A', 5, records(10)), 4);
      assertEqual(revisions(await appended(append(store, 'letter-A', 4, records(10)))), [5]);
      assertEqual(revisions(await appended(append(store, 'letter-A', 'stream-exists', records(11)))), [6]);
      assertEqual(revisions(await appended(append(store, 'letter-A', 'any', records(12)))), [7]);
      assertEqual(ids(await all(store.readStream('letter-A'))), [0, 1, 2, 3, 4, 10, 11, 12].map(id));
    },
  },
  {
    name: 'revisions stay without a gap over hundreds of appends to several streams',
    run: async ({ store }) => {
      const streams = ['letter-A', 'letter-B', 'le_fault-C'];
      for (let n = 0; n < 360; n++) {
        const expected: Expected = n < 3 ? 'no-stream' : Math.floor(n / 3) - 1;
        const stored = await appended(append(store, streams[n % 3] ?? '', expected, records(n)));
        assertEqual(revisions(stored), [Math.floor(n / 3)]);
      }
    },
  },
  {
    name: 'of two appends that expect the same revision exactly one wins, and nothing of the other is stored',
    run: async ({ store }) => {
      for (let round = 0; round < 20; round++) {
        const stream = `letter-${round}`;
        const first = append(store, stream, 'no-stream', records(1, 2));
        const second = append(store, stream, 'no-stream', records(3, 4));
        assertEqual((await Promise.all([first, second])).map(({ outcome }) => outcome).sort(), [
          'appended',
          'conflict',
        ]);
        assert.equal((await all(store.readStream(stream))).length, 2);
      }
    },
  },
  {
    name: 'the answer to an append is what is read afterwards',
    run: async ({ store }) => {
      const first = await appended(append(store, 'letter-A', 'no-stream', records(0, 1)));
      const second = await appended(append(store, 'letter-B', 'no-stream', records(2)));
      const third = await appended(append(store, 'letter-A', 1, records(3)));
      assertSame(await all(store.readAll()), [...first, ...second, ...third]);
      assertSame(await all(store.readStream('letter-A')), [...first, ...third]);
      assertEqual(first.map(text), ['event 0', 'event 1']);
      assertEqual(
        third.map((record) => record.stream),
        ['letter-A'],
      );
    },
  },
];

const limits: readonly Case<StoreFixture>[] = [
  {
    name: 'an empty append is refused, and creates nothing',
    run: async ({ store }) => {
      await assertRefused(append(store, 'letter-A', 'no-stream', []), 'empty');
      assertEqual(await all(store.readAll()), []);
      await assertConflict(append(store, 'letter-A', 'stream-exists', records(0)), undefined);
    },
  },
  {
    name: 'an append holds 1,048,576 bytes, 32 for each record among them, and not one more; it is refused as a whole',
    run: async ({ store }) => {
      const half = new Uint8Array(524_256).fill(7);
      const over = [
        { id: id(1), bytes: half },
        { id: id(2), bytes: new Uint8Array(524_257) },
      ];
      await assertRefused(append(store, 'letter-A', 'no-stream', over), 'too-large');
      assertEqual(await all(store.readAll()), []);
      const exact = [
        { id: id(1), bytes: half },
        { id: id(2), bytes: half },
      ];
      await appended(append(store, 'letter-A', 'no-stream', exact));
      assertEqual(
        (await all(store.readStream('letter-A'))).map((record) => record.bytes.length),
        [524_256, 524_256],
      );
    },
  },
  {
    name: 'an append holds 1,000 records and not one more',
    run: async ({ store }) => {
      const numbered = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
      await assertRefused(append(store, 'letter-A', 'no-stream', records(...numbered(1_001))), 'too-many');
      assertEqual(await all(store.readAll()), []);
      const stored = await appended(append(store, 'letter-A', 'no-stream', records(...numbered(1_000))));
      assertEqual(revisions(stored), numbered(1_000));
      assertSame(await all(store.readStream('letter-A')), stored);
    },
  },
  {
    name: 'one invalid id refuses the whole append',
    run: async ({ store }) => {
      const invalid = ['', 'x', '00000000-0000-0000-0000-000000000000', id(1).toUpperCase(), `${id(1)} `, `{${id(1)}}`];
      for (const wrong of invalid) {
        const offered = [...records(0), { id: wrong, bytes: bytes('x') }];
        await assertRefused(append(store, 'letter-A', 'no-stream', offered), 'invalid-id');
      }
      assertEqual(await all(store.readAll()), []);
    },
  },
  {
    name: 'a stream is named kind-id; anything else is refused',
    run: async ({ store }) => {
      const long = `letter-${'x'.repeat(81)}`;
      const invalid = [
        '',
        '$x',
        '$$x',
        '$all',
        'letter',
        '-x',
        'letter-',
        'Letter-A',
        'letter-A/B',
        'letter-A\0',
        long,
      ];
      for (const name of [...invalid, ' letter-A', 'letter-函', 'le-\n', '1letter-A']) {
        await assertRefused(append(store, name, 'no-stream', records(0)), 'invalid-stream');
      }
      for (const name of ['ledger-genesis', 'letter-x-y', 'le_fault-A', 'budget-gs-620000-2019', 'x-1.2_3']) {
        await appended(append(store, name, 'no-stream', records(0)));
      }
    },
  },
];

const bytesKept: readonly Case<StoreFixture>[] = [
  {
    name: 'bytes come back exactly: every value, no UTF-8, none at all',
    run: async ({ store, reopen }) => {
      const every = Uint8Array.from({ length: 256 }, (_, value) => value);
      const bodies = [every, Uint8Array.of(0xff, 0xfe, 0xc0, 0x80), Uint8Array.of(0), new Uint8Array(0)];
      await appended(
        append(
          store,
          'letter-A',
          'no-stream',
          bodies.map((body, n) => ({ id: id(n + 1), bytes: body })),
        ),
      );
      const assertExact = async (opened: typeof store): Promise<void> => {
        const read = await all(opened.readStream('letter-A'));
        assertEqual(
          read.map((record) => [...record.bytes]),
          bodies.map((body) => [...body]),
        );
      };
      await assertExact(store);
      await assertExact(await reopen());
    },
  },
  {
    name: 'a caller that changes its own buffer, or one it was given, changes nothing in the store',
    run: async ({ store }) => {
      const own = bytes('as offered');
      const [given] = await appended(append(store, 'letter-A', 'no-stream', [{ id: id(1), bytes: own }]));
      own.fill(0x21);
      given?.bytes.fill(0x3f);
      for (const read of [
        store.readAll(),
        store.readStream('letter-A'),
        store.readAll(),
        store.readStream('letter-A'),
      ]) {
        const [record] = await all(read);
        assert.equal(record && text(record), 'as offered');
        record?.bytes.fill(0x40);
      }
      await store.append({
        stream: 'letter-A',
        expected: 0,
        build: (view) => {
          view.last('letter-A')?.bytes.fill(0x40);
          return { instead: 'nothing' };
        },
      });
      assertEqual((await all(store.readAll())).map(text), ['as offered']);
    },
  },
];

const building: readonly Case<StoreFixture>[] = [
  {
    name: 'appends to one stream that arrive together are decided one by one, in order, and see those before them',
    run: async ({ store }) => {
      const seen: (string | undefined)[] = [];
      const outcomes = await Promise.all(
        [1, 2, 3, 4, 5].map((n) =>
          store.append<string>({
            stream: 'letter-A',
            expected: 'any',
            build: (view) => {
              const last = view.last('letter-A');
              seen[n - 1] = last && text(last);
              return n === 3 ? { instead: `${n} declined` } : records(n);
            },
          }),
        ),
      );
      assertEqual(seen, [undefined, 'event 1', 'event 2', 'event 2', 'event 4']);
      assertEqual(outcomes[2], { outcome: 'declined', instead: '3 declined' });
      assertEqual((await all(store.readStream('letter-A'))).map(text), ['event 1', 'event 2', 'event 4', 'event 5']);
    },
  },
  {
    name: 'a conflict, a refusal or a failed build among appends that arrive together stops that one alone',
    run: async ({ store }) => {
      const good = append(store, 'letter-A', 'no-stream', records(1));
      const conflicting = append(store, 'letter-A', 'no-stream', records(2));
      const refused = append(store, 'letter-A', 0, []);
      const failing = store.append<never>({
        stream: 'letter-A',
        expected: 0,
        build: () => {
          throw new TypeError('a fault of the caller');
        },
      });
      const after = append(store, 'letter-A', 0, records(3));
      await Promise.all([
        assertConflict(conflicting, 0),
        assertRefused(refused, 'empty'),
        assert.rejects(failing, /^TypeError: a fault of the caller$/),
      ]);
      assertEqual(revisions([...(await appended(good)), ...(await appended(after))]), [0, 1]);
      assertEqual((await all(store.readAll())).map(text), ['event 1', 'event 3']);
    },
  },
  {
    name: 'ids that differ in any one part are told apart',
    run: async ({ store }) => {
      const alike = [
        '11111111-1111-8111-8111-111111111111',
        '21111111-1111-8111-8111-111111111111',
        '11111111-2111-8111-8111-111111111111',
        '11111111-1111-8111-9111-111111111111',
        '11111111-1111-8111-8111-111111111112',
      ];
      const offered = alike.map((one) => ({ id: one, bytes: bytes(one) }));
      await appended(append(store, 'letter-A', 'no-stream', offered.slice(0, 3)));
      await appended(append(store, 'letter-A', 2, offered.slice(3)));
      const found = await store.append<readonly (string | undefined)[]>({
        stream: 'letter-A',
        expected: 4,
        build: (view) => ({ instead: alike.map((one) => view.find('letter-A', one)?.id) }),
      });
      assertEqual(found, { outcome: 'declined', instead: alike });
    },
  },
  {
    name: 'a build is told the revision of a stream as it stands',
    run: async ({ store }) => {
      await appended(append(store, 'letter-A', 'no-stream', records(1, 2)));
      await appended(append(store, 'letter-B', 'no-stream', records(3)));
      await appended(append(store, 'letter-A', 1, records(4, 5)));
      const answer = await store.append<readonly (number | undefined)[]>({
        stream: 'letter-C',
        expected: 'no-stream',
        build: (view) => ({ instead: revisionsSeen(view) }),
      });
      if (answer.outcome !== 'declined') assert.fail(`not declined: ${answer.outcome}`);
      assertEqual(answer.instead, [3, 0, undefined]);
    },
  },
  {
    name: 'a build sees last, find, read and after as they stand',
    run: async ({ store }) => {
      const before = await appended(append(store, 'letter-A', 'no-stream', records(1, 2)));
      const other = await appended(append(store, 'letter-B', 'no-stream', records(3)));
      const same = await appended(append(store, 'letter-A', 1, records(4)));
      const answer = await store.append<Record<string, readonly (StoredRecord | undefined)[]>>({
        stream: 'letter-C',
        expected: 'no-stream',
        build: (view) => ({ instead: look(view, before[0]?.position) }),
      });
      const stored = [...before, ...other, ...same];
      if (answer.outcome !== 'declined') assert.fail(`not declined: ${answer.outcome}`);
      const seen = answer.instead;
      const texts = Object.entries(seen).map(([key, found]) => [key, found.map((record) => record && text(record))]);
      assertEqual(Object.fromEntries(texts), {
        last: ['event 4', 'event 3', undefined],
        find: ['event 1', 'event 4', undefined, undefined],
        read: ['event 2', 'event 4'],
        after: ['event 2', 'event 3', 'event 4'],
        everything: ['event 1', 'event 2', 'event 3', 'event 4'],
      });
      assertSame(seen['everything']?.flatMap((record) => record ?? []) ?? [], stored);
      assertIncreasing(stored.map(({ position }) => position));
    },
  },
];

/** Of streams that were gone on with, opened, and left alone. */
export const revisionsSeen = (view: WriteView): readonly (number | undefined)[] =>
  ['letter-A', 'letter-B', 'letter-C'].map((stream) => view.revision(stream));

export function look(
  view: WriteView,
  position: string | undefined,
): Record<string, readonly (StoredRecord | undefined)[]> {
  return {
    last: [view.last('letter-A'), view.last('letter-B'), view.last('letter-C')],
    find: [
      view.find('letter-A', id(1)),
      view.find('letter-A', id(4)),
      view.find('letter-A', id(3)),
      view.find('letter-C', id(1)),
    ],
    read: [...view.read('letter-A', 1)],
    after: [...view.after(position)],
    everything: [...view.after(undefined)],
  };
}

export const appendCases: readonly Case<StoreFixture>[] = [...expectations, ...limits, ...bytesKept, ...building];
