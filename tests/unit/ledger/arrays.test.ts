/** One request with several facts is decided as if they had come one after the other. */
import { MemoryEventStore } from '../../../src/adapters/memory/event-store';
import { MemorySeal } from '../../../src/adapters/memory/seal';
import { SqliteRowStore } from '../../../src/adapters/sqlite/row-store';
import { cryptography } from '../../../src/adapters/system/cryptography';
import { openLedger, type Ledger } from '../../../src/ledger/ledger';
import type { Actor, RecordOutcome, Submission } from '../../../src/ledger/recording';
import { projections } from '../../../projections';
import { DISCIPLINE, ORGANISATION, organs, person, PERSON } from '../../api/facts';

const registrar: Actor = { role: 'registrar', keyId: 'k001' };
const organisation: Actor = { role: 'organisation-department', organ: ORGANISATION, keyId: 'k002' };
const discipline: Actor = { role: 'discipline-commission', organ: DISCIPLINE, keyId: 'k003' };
const stream = `person-${PERSON}`;

let ledger: Ledger;
let keys = 0;
let target: string;

beforeEach(async () => {
  ledger = await openLedger({
    store: new MemoryEventStore(),
    openRows: () => SqliteRowStore.open(':memory:'),
    openSeal: (origin) => new MemorySeal(origin),
    clock: { now: () => Date.UTC(2024, 5, 1) },
    cryptography,
    projections,
  });
  for (const { expectedRevision: _, ...organ } of organs) await record(registrar, 'no-stream', organ as Submission);
  const { expectedRevision: _, ...registered } = person(PERSON, '虚名');
  const done = await record(organisation, 'no-stream', registered as Submission);
  target = done.outcome === 'recorded' ? (done.receipts[0]?.id ?? '') : '';
});
afterEach(() => ledger.close());

const record = (
  actor: Actor,
  expected: number | 'no-stream',
  ...facts: readonly Submission[]
): Promise<RecordOutcome> =>
  ledger.recorder.record({ actor, idempotencyKey: `key ${String((keys += 1))}`, expected, facts });

const about = { jurisdiction: 'CN-629999' };

const corrected = (docNo: string, nameZh = '实名'): Submission => ({
  stream,
  type: 'EventCorrected',
  about,
  data: {
    targetEventId: target,
    correctedPayload: { ...person(PERSON, nameZh).data },
    reason: 'clerical',
    approvedByOrgId: DISCIPLINE,
    docNo,
    correctedOn: '2024-05-01',
  },
});

const voided = (): Submission => ({
  stream,
  type: 'EventVoided',
  about,
  data: {
    targetEventId: target,
    reason: 'recorded_in_error',
    approvedByOrgId: DISCIPLINE,
    voidedOn: '2024-05-01',
  },
});

describe('an array of facts', () => {
  test.each([
    ['the same document twice', () => [corrected('1'), corrected('1')], 'duplicate-fact', 1],
    ['a correction of what it voids itself', () => [voided(), corrected('1')], 'out-of-order', 1],
    ['two voids of one fact', () => [corrected('1'), voided(), voided()], 'out-of-order', 2],
  ] as const)('with %s is refused as a whole', async (_what, facts, code, item) => {
    const { size } = ledger.log;
    expect(await record(discipline, 0, ...facts())).toMatchObject({ outcome: 'refused', code, item });
    expect(ledger.log.size).toBe(size);
  });

  test('with two documents of two numbers is recorded, and its last one stands', async () => {
    const done = await record(discipline, 0, corrected('1', '一名'), corrected('2', '二名'));
    expect(done.outcome).toBe('recorded');
    expect(await ledger.reader.row('officials', PERSON, {})).toMatchObject({ row: { nameZh: '二名' } });
  });

  test('with three hundred corrections of one fact does not keep everybody else waiting', async () => {
    const facts = Array.from({ length: 300 }, (_, i) => corrected(String(i)));
    const started = performance.now();
    expect((await record(discipline, 0, ...facts)).outcome).toBe('recorded');
    expect((await record(discipline, 300, corrected('behind'))).outcome).toBe('recorded');
    expect(performance.now() - started).toBeLessThan(5_000);
  }, 60_000);
});
