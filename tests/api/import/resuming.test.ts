/** The import into a real ledger on disk: stopped, broken off, run again, run twice. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '../../../src/adapters/system/cryptography';
import { XesSource } from '../../../src/adapters/xes/xes-source';
import { openDataDirectory } from '../../../src/data-directory';
import { importLog, type ImportOptions } from '../../../src/ledger/import/importer';
import type { ImportReport } from '../../../src/ledger/import/report';
import type { Ledger } from '../../../src/ledger/ledger';
import type { RecordOutcome, RecordRequest } from '../../../src/ledger/recording';
import { fine, log, mappingOf, payment, PENALTY_MAPPING, trace } from '../../unit/import/logs';

const DIGEST = '5f0c6c1d2b7a4e8f9d3c1b2a4e8f9d3c1b2a5f0c6c1d2b7a4e8f9d3c1b2a4e8f';
const TRACES = 300;
const XML = log(
  ...Array.from({ length: TRACES }, (_, n) =>
    trace(`T${String(n)}`, [fine('2006-07-24', `${String(n)}.5`), payment('2006-08-01', '1.0', '1.0')]),
  ),
);

let folder: string;
let ledger: Ledger;
let file: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shilu-import-'));
  file = join(folder, 'fines.xes');
  writeFileSync(file, XML);
  ledger = await openDataDirectory({ dataDir: join(folder, 'data'), currency: 'EUR' });
});

afterEach(async () => {
  await ledger.close();
  rmSync(folder, { recursive: true });
});

const run = (
  options: Partial<ImportOptions> = {},
  record: (request: RecordRequest) => Promise<RecordOutcome> = (request) => ledger.recorder.record(request),
): Promise<ImportReport> =>
  importLog({ record, currency: ledger.genesis.currency, sha256 }, new XesSource(file), mappingOf(PENALTY_MAPPING), {
    digest: DIGEST,
    ...options,
  });

/** Everything on record but the genesis, as `stream revision type amount`. */
async function onRecord(): Promise<readonly string[]> {
  const facts: string[] = [];
  for await (const { stream, revision, bytes } of ledger.store.readAll()) {
    if (stream === 'ledger-genesis') continue;
    const amount = /"amount":"(\d+)"/.exec(Buffer.from(bytes).toString())?.[1] ?? '-';
    facts.push(`${stream} ${String(revision)} ${amount}`);
  }
  return facts;
}

const EXPECTED = [
  'org-harbour-police 0 -',
  ...Array.from({ length: TRACES }, (_, n) => [
    `penalty-T${String(n)} 0 ${String(n * 100 + 50)}`,
    `penalty-T${String(n)} 1 100`,
  ]).flat(),
];

it('records the log once, in file order, whole', async () => {
  expect(await run()).toMatchObject({
    ended: 'complete',
    organ: 'registered',
    recorded: { traces: TRACES, facts: 2 * TRACES },
    refusals: [],
    attributes: { unaccounted: 0 },
    lastIndex: 2 * TRACES + 1,
  });
  expect(await onRecord()).toEqual(EXPECTED);
});

it('run a second time records nothing and finds everything', async () => {
  await run();
  expect(await run()).toMatchObject({
    ended: 'complete',
    organ: 'known',
    recorded: { traces: 0, facts: 0 },
    already: { traces: TRACES, facts: 2 * TRACES },
    facts: { PenaltyImposed: TRACES, PenaltyPaid: TRACES },
    attributes: { refused: 0, unaccounted: 0 },
  });
  expect(await onRecord()).toEqual(EXPECTED);
});

it('records a trace that is longer than one request in parts, and finds it again', async () => {
  const payments = Array.from({ length: 1100 }, () => payment('2006-08-01', '1.0'));
  writeFileSync(file, log(trace('T0', [fine('2006-07-24', '0.5'), ...payments])));
  expect(await run()).toMatchObject({ refusals: [], recorded: { traces: 1, facts: 1101 }, lastIndex: 1102 });
  expect(await run()).toMatchObject({ refusals: [], already: { traces: 1, facts: 1101 } });
}, 20_000);

it('stopped half way goes on where it ended', async () => {
  const stop = new AbortController();
  let count = 0;
  const first = await run({ signal: stop.signal, inFlight: 20 }, async (request) => {
    if ((count += 1) === 100) stop.abort();
    return ledger.recorder.record(request);
  });
  expect(first.ended).toBe('stopped');
  expect(first.recorded.traces).toBeGreaterThanOrEqual(99);
  expect(first.recorded.traces).toBeLessThan(TRACES);
  const second = await run();
  expect(second.already).toEqual(first.recorded);
  expect(second.recorded.traces).toBe(TRACES - first.recorded.traces);
  expect(await onRecord()).toEqual(EXPECTED);
});

it('goes on after a request whose outcome it never learned, though that was recorded', async () => {
  let count = 0;
  const broken = run({ inFlight: 20 }, async (request) => {
    const outcome = await ledger.recorder.record(request);
    if ((count += 1) === 100) throw new Error('the answer was lost');
    return outcome;
  });
  await expect(broken).rejects.toThrow('the answer was lost');
  const again = await run();
  expect(again).toMatchObject({ ended: 'complete', refusals: [] });
  expect(again.already.traces).toBeGreaterThanOrEqual(99);
  expect(again.already.traces + again.recorded.traces).toBe(TRACES);
  expect((await onRecord()).toSorted()).toEqual(EXPECTED.toSorted());
});

it('of another file with the same traces is refused trace by trace, and changes nothing', async () => {
  await run();
  const other = await run({ digest: DIGEST.replace('5', '6') });
  expect(other).toMatchObject({ recorded: { traces: 0 }, already: { traces: 0 }, attributes: { unaccounted: 0 } });
  expect(other.refusals.map(({ reason, traces }) => [reason, traces])).toEqual([['revision-conflict', TRACES]]);
  expect(await onRecord()).toEqual(EXPECTED);
});

it('of the same file by another mapping is refused where it would say something else', async () => {
  await run();
  const cheaper = mappingOf(PENALTY_MAPPING.replace('decimals: 2', 'decimals: 3'));
  const record = (request: RecordRequest): Promise<RecordOutcome> => ledger.recorder.record(request);
  const report = await importLog({ record, currency: 'EUR', sha256 }, new XesSource(file), cheaper, { digest: DIGEST });
  expect(report.refusals.map(({ reason, traces }) => [reason, traces])).toEqual([['idempotency-key-reused', TRACES]]);
  expect(await onRecord()).toEqual(EXPECTED);
});
