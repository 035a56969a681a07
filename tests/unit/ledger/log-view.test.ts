import { SqliteRowStore } from '../../../src/adapters/sqlite/row-store';
import { FollowedLog } from '../../../src/ledger/log-view';
import { idOf } from '../../support/spec';

test('a log followed elsewhere has no place for a fact behind the size at which it stands', () => {
  const rows = SqliteRowStore.open(':memory:');
  const log = new FollowedLog(rows);
  // The other thread has gone on: ids are put in by thousands, and this view has not looked again.
  rows.put('log/ids', idOf(5), '5');
  rows.put('log/ids-done', 'size', '6');
  expect([log.size, log.indexOf(idOf(5))]).toEqual([0, undefined]);
  rows.close();
});
