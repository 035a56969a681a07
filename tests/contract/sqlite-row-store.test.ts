import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';

import { MemoryRowStore } from '../../src/adapters/memory/row-store';
import { DatabaseRefused } from '../../src/adapters/sqlite/database-file';
import { SqliteEventStore } from '../../src/adapters/sqlite/event-store';
import { SqliteRowStore } from '../../src/adapters/sqlite/row-store';
import type { RowStore } from '../../src/ledger/row-store';
import { describeContract } from './case';
import { rowStoreCases, type RowFixture } from './row-store.contract';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'shilu-rows-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

function fixture(path: string): RowFixture {
  const rows = SqliteRowStore.open(path);
  return { rows, dispose: () => rows.close() };
}

describeContract('the row store in an SQLite file', rowStoreCases, () => fixture(join(directory, 'views.db')));
describeContract('the row store in SQLite’s memory', rowStoreCases, () => fixture(':memory:'));

test('rows are there again after a restart, in a file that only its owner can read', () => {
  const path = join(directory, 'views.db');
  const rows = SqliteRowStore.open(path);
  rows.put('s', 'k', 'kept');
  rows.close();
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const again = SqliteRowStore.open(path, { readOnly: true });
  expect(again.get('s', 'k')).toBe('kept');
  expect(() => again.put('s', 'k', 'changed')).toThrow(/readonly/);
  again.close();
});

test('a store of events is not taken for a file of read models', async () => {
  const path = join(directory, 'events.db');
  await SqliteEventStore.open(path).close();
  expect(() => SqliteRowStore.open(path)).toThrow(DatabaseRefused);
});

test('in memory and in SQLite the same puts, scans and transactions give the same answers', () => {
  const text = fc.string({ unit: 'grapheme-composite', maxLength: 6 });
  const value = fc.oneof(text, fc.uint8Array({ maxLength: 8 }), fc.constant(undefined));
  const bound = fc.option(text, { nil: undefined });
  const put = fc.tuple(fc.constantFrom('s', 't'), text, value);
  const step = fc.record({ puts: fc.array(put, { maxLength: 12 }), fails: fc.boolean() });
  const range = fc.record({ from: bound, to: bound, limit: fc.nat({ max: 9 }), reverse: fc.boolean() });

  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), fc.array(range, { minLength: 1, maxLength: 6 }), (steps, ranges) => {
      const answers = [new MemoryRowStore(), SqliteRowStore.open(':memory:')].map((rows: RowStore) => {
        for (const { puts, fails } of steps) {
          try {
            rows.transaction(() => {
              for (const [space, key, stored] of puts) rows.put(space, key, stored);
              if (fails) throw new Error('taken back');
            });
          } catch {
            // as the step asked for
          }
        }
        const seen = ranges.map(({ from, to, limit, reverse }) =>
          rows.scan('s', {
            limit,
            reverse,
            ...(from === undefined ? {} : { from }),
            ...(to === undefined ? {} : { to }),
          }),
        );
        rows.close();
        return seen;
      });
      expect(answers[1]).toEqual(answers[0]);
    }),
    { numRuns: 150 },
  );
});
