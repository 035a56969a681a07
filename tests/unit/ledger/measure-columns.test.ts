import { SqliteRowStore } from '../../../src/adapters/sqlite/row-store';
import { MeasureColumns } from '../../../src/ledger/measure-columns';

const ROWS = 3_000;

test('sums are the same before rows are saved, after, and once they are read back', () => {
  const rows = SqliteRowStore.open(':memory:');
  const columns = new MeasureColumns(rows, 'measures/test@1');
  for (let place = 0; place < ROWS; place += 1) {
    columns.add(place % 2 === 0 ? 'even' : 'odd', place % 10, place, 1);
    if (place === 500) columns.save();
  }
  const asked = (from: MeasureColumns): unknown => [
    from.sums(9, ROWS),
    from.sums(4, ROWS),
    from.sums(9, 501),
    from.sums(9, 2_048),
  ];
  const unsaved = asked(columns);
  expect(columns.sums(9, ROWS)).toEqual(
    new Map([
      ['even', 1_500n],
      ['odd', 1_500n],
    ]),
  );
  columns.save();
  expect(asked(columns)).toEqual(unsaved);
  expect(asked(new MeasureColumns(rows, 'measures/test@1'))).toEqual(unsaved);
  rows.close();
});

test('sums grow with rows that come between questions, over many chunks', () => {
  const rows = SqliteRowStore.open(':memory:');
  const columns = new MeasureColumns(rows, 'measures/test@1');
  for (let place = 0; place < 100 * ROWS; place += 1) {
    columns.add('all', 0, place, 1);
    if (place % 20_000 === 19_999) columns.save();
    if (place % 50_000 === 49_999) expect(columns.sums(0, 100 * ROWS)).toEqual(new Map([['all', BigInt(place + 1)]]));
  }
  expect(columns.sums(0, 70_000)).toEqual(new Map([['all', 70_000n]]));
  rows.close();
});

test('a chunk that is gone from the store is a fault, not a smaller sum', () => {
  const rows = SqliteRowStore.open(':memory:');
  const columns = new MeasureColumns(rows, 'measures/test@1');
  for (let place = 0; place < ROWS; place += 1) columns.add('all', 0, place, 1);
  columns.save();
  rows.put('measures/test@1', rows.scan('measures/test@1', { limit: 1 })[0]?.[0] ?? '', undefined);
  expect(() => columns.sums(0, ROWS)).toThrow('chunk 0 is missing');
  rows.close();
});

describe('a series', () => {
  const byTen = (day: number): string => `p${String(Math.floor(day / 10))}`;
  const withoutOdd = (figure: string): string | undefined => (figure.startsWith('odd') ? undefined : 'counted');

  test('is the sums of its periods, over many chunks and periods, saved or not', () => {
    const rows = SqliteRowStore.open(':memory:');
    const columns = new MeasureColumns(rows, 'measures/test@1');
    for (let place = 0; place < 3 * ROWS; place += 1) {
      columns.add(place % 3 === 0 ? 'odd' : `even ${String(place % 4)}`, (place * 7) % 1_000, place, place % 5);
      if (place === 4_000) columns.save();
    }
    const asked = (from: MeasureColumns): unknown =>
      [
        [999, 3 * ROWS],
        [504, 3 * ROWS],
        [999, 2_048],
        [0, 0],
      ].map(([day = 0, size = 0]) => from.series(day, size, withoutOdd, byTen));
    for (const [day, size] of [
      [999, 3 * ROWS],
      [504, 5_001],
    ] as const) {
      const series = columns.series(day, size, withoutOdd, byTen);
      expect(series.size).toBe(Math.floor(day / 10) + 1);
      for (const [period, totals] of series) {
        const first = Number(period.slice(1)) * 10;
        const within = (last: number): bigint =>
          [...columns.sums(last, size)].reduce((sum, [figure, n]) => (figure === 'odd' ? sum : sum + n), 0n);
        expect([period, totals.get('counted')]).toEqual([period, within(Math.min(first + 9, day)) - within(first - 1)]);
      }
    }
    const unsaved = asked(columns);
    columns.save();
    expect(asked(columns)).toEqual(unsaved);
    expect(asked(new MeasureColumns(rows, 'measures/test@1'))).toEqual(unsaved);
    rows.close();
  });

  test('is exact where floating point is not', () => {
    const rows = SqliteRowStore.open(':memory:');
    const columns = new MeasureColumns(rows, 'measures/test@1');
    const most = 2 ** 53 - 1;
    for (let place = 0; place < 9; place += 1) columns.add('all', place % 3, place, place < 6 ? most : -1);
    const series = columns.series(2, 9, () => 'all', String);
    const each = 2n * BigInt(most) - 1n;
    expect([...series].map(([day, totals]) => [day, totals.get('all')])).toEqual([
      ['0', each],
      ['1', each],
      ['2', each],
    ]);
    expect(columns.sums(2, 9).get('all')).toBe(3n * each);
    rows.close();
  });
});
