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
