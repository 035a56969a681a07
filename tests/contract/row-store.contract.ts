/** The contract of the row store: every adapter passes these cases unchanged. */
import assert from 'node:assert/strict';

import type { RowStore, RowValue } from '../../src/ledger/row-store';
import type { Case, Fixture } from './case';

export interface RowFixture extends Fixture {
  readonly rows: RowStore;
}

type Entry = readonly [key: string, value: RowValue];

function plain(entries: readonly Entry[]): unknown[] {
  return entries.map(([key, value]) => [key, typeof value === 'string' ? value : [...value]]);
}

function keys(entries: readonly Entry[]): string[] {
  return entries.map(([key]) => key);
}

function fill(rows: RowStore, space: string, ...named: readonly string[]): void {
  for (const key of named) rows.put(space, key, `value of ${key}`);
}

/** In the order of their UTF-8 bytes, which is neither that of UTF-16 nor a dictionary's. */
const ORDERED = [
  '',
  ' ',
  '0',
  '10',
  '9',
  'A',
  'Z',
  'a',
  'aa',
  'b',
  '~',
  '\u00e9',
  '\u07ff',
  '\u0800',
  '\u5b9e\u5f55',
  '\ud7ff',
  '\ue000',
  '\uffff',
  '\u{10000}',
  '\u{1f9fe}',
  '\u{10ffff}',
] as const;

const entries: readonly Case<RowFixture>[] = [
  {
    name: 'text and bytes come back as they were put, each as what it was',
    run: ({ rows }) => {
      const every = Uint8Array.from({ length: 256 }, (_, value) => value);
      const values: readonly RowValue[] = [
        '',
        'text',
        '实录 \u{1f9fe}',
        '12',
        '1.50',
        '{"a":1}',
        every,
        new Uint8Array(0),
      ];
      values.forEach((value, index) => rows.put('s', `k${index}`, value));
      values.forEach((value, index) => {
        const got = rows.get('s', `k${index}`);
        assert.equal(typeof got, typeof value);
        assert.deepEqual(plain([['k', got ?? 'nothing']]), plain([['k', value]]));
      });
      assert.deepEqual(plain(rows.scan('s', {})), plain(values.map((value, index) => [`k${index}`, value])));
    },
  },
  {
    name: 'a key that was never put has no value; a put replaces; undefined takes away',
    run: ({ rows }) => {
      assert.equal(rows.get('s', 'k'), undefined);
      rows.put('s', 'k', undefined);
      rows.put('s', 'k', 'first');
      rows.put('s', 'k', 'second');
      assert.equal(rows.get('s', 'k'), 'second');
      rows.put('s', 'k', Uint8Array.of(1));
      assert.deepEqual(plain(rows.scan('s', {})), [['k', [1]]]);
      rows.put('s', 'k', undefined);
      assert.equal(rows.get('s', 'k'), undefined);
      assert.deepEqual(rows.scan('s', {}), []);
    },
  },
  {
    name: 'spaces are apart: the same key in two of them is two entries',
    run: ({ rows }) => {
      rows.put('s', 'k', 'in s');
      rows.put('t', 'k', 'in t');
      rows.put('', 'k', 'in none');
      rows.put('s', 'k', undefined);
      assert.deepEqual([rows.get('s', 'k'), rows.get('t', 'k'), rows.get('', 'k')], [undefined, 'in t', 'in none']);
      assert.deepEqual(keys(rows.scan('s', {})), []);
      assert.deepEqual(keys(rows.scan('t', {})), ['k']);
    },
  },
  {
    name: 'clearing takes away one space and leaves the others',
    run: ({ rows }) => {
      fill(rows, 's', 'a', 'b', 'c');
      fill(rows, 'st', 'a');
      rows.clear('s');
      rows.clear('never used');
      assert.deepEqual(keys(rows.scan('s', {})), []);
      assert.equal(rows.get('s', 'b'), undefined);
      assert.deepEqual(keys(rows.scan('st', {})), ['a']);
      fill(rows, 's', 'd');
      assert.deepEqual(keys(rows.scan('s', {})), ['d']);
    },
  },
  {
    name: 'bytes are the caller’s own: changing them afterwards changes no row',
    run: ({ rows }) => {
      const own = Uint8Array.of(1, 2, 3);
      rows.put('s', 'k', own);
      own.fill(9);
      const given = rows.get('s', 'k');
      assert.ok(given instanceof Uint8Array);
      given.fill(8);
      const [scanned] = rows.scan('s', {});
      assert.ok(scanned?.[1] instanceof Uint8Array);
      scanned[1].fill(7);
      assert.deepEqual(plain(rows.scan('s', {})), [['k', [1, 2, 3]]]);
    },
  },
];

const scans: readonly Case<RowFixture>[] = [
  {
    name: 'keys are ordered by their UTF-8 bytes, both ways',
    run: ({ rows }) => {
      // Put in an order of their own, so that insertion order cannot pass for key order.
      [...ORDERED].reverse().forEach((key, index) => rows.put('s', key, String(index)));
      assert.deepEqual(keys(rows.scan('s', {})), [...ORDERED]);
      assert.deepEqual(keys(rows.scan('s', { reverse: true })), [...ORDERED].reverse());
    },
  },
  {
    name: 'a range holds its lower bound and not its upper one, whether they exist or not',
    run: ({ rows }) => {
      fill(rows, 's', 'a', 'b', 'c', 'd', 'e');
      assert.deepEqual(keys(rows.scan('s', { from: 'b', to: 'd' })), ['b', 'c']);
      assert.deepEqual(keys(rows.scan('s', { from: 'b' })), ['b', 'c', 'd', 'e']);
      assert.deepEqual(keys(rows.scan('s', { to: 'd' })), ['a', 'b', 'c']);
      assert.deepEqual(keys(rows.scan('s', { from: 'aa', to: 'cc' })), ['b', 'c']);
      assert.deepEqual(keys(rows.scan('s', { from: 'd', to: 'b' })), []);
      assert.deepEqual(keys(rows.scan('s', { from: 'b', to: 'b' })), []);
      assert.deepEqual(keys(rows.scan('s', { from: 'b', to: 'd', reverse: true })), ['c', 'b']);
      assert.deepEqual(keys(rows.scan('s', { from: '', to: '' })), []);
      assert.deepEqual(keys(rows.scan('s', { from: '\ue000' })), []);
    },
  },
  {
    name: 'a range is bounded by bytes too: behind the last basic character come the others',
    run: ({ rows }) => {
      fill(rows, 's', ...ORDERED);
      assert.deepEqual(keys(rows.scan('s', { from: '\uffff' })), ['\uffff', '\u{10000}', '\u{1f9fe}', '\u{10ffff}']);
      assert.deepEqual(keys(rows.scan('s', { from: '\ud7ff', to: '\u{10000}' })), ['\ud7ff', '\ue000', '\uffff']);
    },
  },
  {
    name: 'a limit counts from the end that is read from',
    run: ({ rows }) => {
      fill(rows, 's', 'a', 'b', 'c', 'd');
      assert.deepEqual(keys(rows.scan('s', { limit: 2 })), ['a', 'b']);
      assert.deepEqual(keys(rows.scan('s', { limit: 2, reverse: true })), ['d', 'c']);
      assert.deepEqual(keys(rows.scan('s', { from: 'b', limit: 1 })), ['b']);
      assert.deepEqual(keys(rows.scan('s', { to: 'd', limit: 1, reverse: true })), ['c']);
      assert.deepEqual(keys(rows.scan('s', { limit: 99 })), ['a', 'b', 'c', 'd']);
      assert.deepEqual(keys(rows.scan('s', { limit: 0 })), []);
    },
  },
  {
    name: 'a scan is a snapshot: what is put while it is read is not in it',
    run: ({ rows }) => {
      fill(rows, 's', 'a', 'b', 'c');
      const seen: Entry[] = [];
      for (const entry of rows.scan('s', {})) {
        seen.push(entry);
        rows.put('s', `${entry[0]}+`, 'later');
        rows.put('s', 'c', 'changed');
      }
      assert.deepEqual(seen, [
        ['a', 'value of a'],
        ['b', 'value of b'],
        ['c', 'value of c'],
      ]);
      assert.deepEqual(keys(rows.scan('s', {})), ['a', 'a+', 'b', 'b+', 'c', 'c+']);
    },
  },
];

const transactions: readonly Case<RowFixture>[] = [
  {
    name: 'a transaction gives back what its work returns, and reads see what it has put',
    run: ({ rows }) => {
      const seen = rows.transaction(() => {
        rows.put('s', 'a', '1');
        rows.put('s', 'b', '2');
        rows.put('s', 'a', undefined);
        return keys(rows.scan('s', {})).concat(String(rows.get('s', 'b')));
      });
      assert.deepEqual(seen, ['b', '2']);
      assert.deepEqual(rows.scan('s', {}), [['b', '2']]);
    },
  },
  {
    name: 'a throw takes everything of a transaction back, and is thrown on',
    run: ({ rows }) => {
      fill(rows, 's', 'a', 'b');
      fill(rows, 't', 'x');
      const work = (): never => {
        rows.put('s', 'a', 'changed');
        rows.put('s', 'b', undefined);
        rows.put('s', 'b', 'put again');
        rows.put('s', 'c', 'new');
        rows.clear('t');
        rows.put('t', 'y', 'new');
        throw new RangeError('half way');
      };
      assert.throws(() => rows.transaction(work), /^RangeError: half way$/);
      assert.deepEqual(rows.scan('s', {}), [
        ['a', 'value of a'],
        ['b', 'value of b'],
      ]);
      assert.deepEqual(rows.scan('t', {}), [['x', 'value of x']]);
      rows.transaction(() => rows.put('s', 'd', 'afterwards'));
      assert.deepEqual(keys(rows.scan('s', {})), ['a', 'b', 'd']);
    },
  },
  {
    name: 'a transaction inside another is refused, and takes the outer one back',
    run: ({ rows }) => {
      const nested = (): void => {
        rows.put('s', 'a', 'outer');
        rows.transaction(() => rows.put('s', 'b', 'inner'));
      };
      assert.throws(() => rows.transaction(nested), /already open/);
      assert.deepEqual(rows.scan('s', {}), []);
      rows.transaction(() => rows.put('s', 'c', 'afterwards'));
      assert.deepEqual(keys(rows.scan('s', {})), ['c']);
    },
  },
];

export const rowStoreCases: readonly Case<RowFixture>[] = [...entries, ...scans, ...transactions];
