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
