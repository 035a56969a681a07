/**
 * What a store with one writer promises on top of the contract: appends that arrive together are decided in order of
 * arrival, whatever their streams, and each sees those before it. A store that several processes append to cannot.
 */
import assert from 'node:assert/strict';

import type { StoredRecord } from '../../src/ledger/event-store';
import type { Case } from './case';
import { look, revisionsSeen } from './event-store.append-cases';
import {
  all,
  append,
  appended,
  assertEqual,
  assertIncreasing,
  assertSame,
  id,
  ids,
  records,
  text,
  type StoreFixture,
} from './event-store.fixture';

export const oneWriterCases: readonly Case<StoreFixture>[] = [
  {
    name: 'a build is told the revision of a stream as it stands, with what was appended just before',
    run: async ({ store }) => {
      await appended(append(store, 'letter-A', 'no-stream', records(1, 2)));
      const both = [append(store, 'letter-B', 'no-stream', records(3)), append(store, 'letter-A', 1, records(4, 5))];
      const answer = await store.append<readonly (number | undefined)[]>({
        stream: 'letter-C',
        expected: 'no-stream',
        build: (view) => ({ instead: revisionsSeen(view) }),
      });
      await Promise.all(both);
      if (answer.outcome !== 'declined') assert.fail(`not declined: ${answer.outcome}`);
      assertEqual(answer.instead, [3, 0, undefined]);
    },
  },
  {
    name: 'a build sees last, find, read and after as they stand, with what was appended just before',
    run: async ({ store }) => {
      const before = await appended(append(store, 'letter-A', 'no-stream', records(1, 2)));
      const other = append(store, 'letter-B', 'no-stream', records(3));
      const same = append(store, 'letter-A', 1, records(4));
      const answers = store.append<Record<string, readonly (StoredRecord | undefined)[]>>({
        stream: 'letter-C',
        expected: 'no-stream',
        build: (view) => ({ instead: look(view, before[0]?.position) }),
      });
      const stored = [...before, ...(await appended(other)), ...(await appended(same))];
      const answer = await answers;
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
  {
    name: 'appends to several streams that arrive together are stored in order of arrival',
    run: async ({ store }) => {
      const numbers = Array.from({ length: 700 }, (_, index) => index + 1);
      await Promise.all(numbers.map((n) => appended(append(store, `letter-${n % 3}`, 'any', records(n)))));
      assertEqual(ids(await all(store.readAll())), numbers.map(id));
    },
  },
];
