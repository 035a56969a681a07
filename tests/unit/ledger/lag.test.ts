import { MemoryEventStore } from '../../../src/adapters/memory/event-store';
import { MemorySeal } from '../../../src/adapters/memory/seal';
import { SqliteRowStore } from '../../../src/adapters/sqlite/row-store';
import { cryptography } from '../../../src/adapters/system/cryptography';
import { lagOf } from '../../../src/ledger/lag';
import { openLedger, type Ledger } from '../../../src/ledger/ledger';
import type { Submission } from '../../../src/ledger/recording';
import { organs } from '../../api/facts';
import { projections } from '../../../projections';

const START = Date.UTC(2024, 5, 1);
let now = START;
let ledger: Ledger;
beforeAll(async () => {
  ledger = await openLedger({
    store: new MemoryEventStore(),
    openRows: () => SqliteRowStore.open(':memory:'),
    openSeal: (origin) => new MemorySeal(origin),
    clock: { now: () => now },
    cryptography,
    projections,
  });
  for (const { expectedRevision: _, ...organ } of organs) {
    now += 1_000;
    const actor = { role: 'registrar', keyId: 'k001' } as const;
    await ledger.recorder.record({
      actor,
      idempotencyKey: organ.stream,
      expected: 'no-stream',
      facts: [organ as Submission],
    });
  }
});
afterAll(() => ledger.close());

test('views that hold everything are not behind', async () => {
  expect(await lagOf(ledger.store, ledger.log, now + 60_000)).toEqual({ facts: 0, seconds: 0 });
});

test('what is not in them is counted, and the age is that of the oldest', async () => {
  const { position } = ledger.log.entry(2);
  expect(await lagOf(ledger.store, { position }, now + 500)).toEqual({ facts: organs.length - 2, seconds: 2.5 });
});

test('nothing followed yet: everything is behind', async () => {
  expect(await lagOf(ledger.store, { position: undefined }, START)).toEqual({ facts: organs.length + 1, seconds: 0 });
});
