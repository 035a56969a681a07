/** The import without a ledger: dry runs, and how it behaves when recording is slow, refused or fails. */
import { NdjsonSource } from '../../../src/adapters/ndjson/ndjson-source';
import { sha256 } from '../../../src/adapters/system/cryptography';
import { XesSource } from '../../../src/adapters/xes/xes-source';
import { sourceOf } from '../../../src/cli/import-source';
import { importLog, type ImportOptions, type Progress } from '../../../src/ledger/import/importer';
import { rehearsal } from '../../../src/ledger/import/rehearsal';
import type { ImportReport } from '../../../src/ledger/import/report';
import type { RecordOutcome, RecordRequest } from '../../../src/ledger/recording';
import { event, fine, log, mappingOf, payment, PENALTY_MAPPING, scratch, trace } from './logs';

const files = scratch();
const DIGEST = 'dc9e0e65c964c8ce2a720687ecf17d8204a5cced5db2267c717ed39ada665da8';
const TODAY = '2026-06-30';

type Record = (request: RecordRequest) => Promise<RecordOutcome>;

let serial = 0;
const run = (
  xml: string,
  {
    record = rehearsal(TODAY),
    yaml = PENALTY_MAPPING,
    currency = 'EUR',
    ...options
  }: Partial<ImportOptions> & {
    record?: Record;
    yaml?: string;
    currency?: string;
  } = {},
): Promise<ImportReport> => {
  serial += 1;
  const source = new XesSource(files.write(`${serial}.xes`, xml));
  return importLog({ record, currency, sha256 }, source, mappingOf(yaml), { digest: DIGEST, ...options });
};

const GOOD = [fine('2006-07-24', '35.0', { 'int:points': '0' }), payment('2006-08-01', '35.0', '35.0')];

describe('a dry run', () => {
  const dry = (xml: string, yaml = PENALTY_MAPPING): Promise<ImportReport> => run(xml, { yaml, dryRun: true });

  it('says what would be recorded, and accounts for every attribute', async () => {
    const said = log(
      '<string key="creator" value="a test"/>',
      trace('A1', GOOD),
      trace('A2', [fine('2006-07-24', '1')]),
    );
    expect(await dry(said)).toEqual({
      ended: 'complete',
      dryRun: true,
      mapping: 'small-fines',
      digest: DIGEST,
      organ: 'registered',
      read: { traces: 2, events: 3, attributes: 15 },
      recorded: { traces: 2, facts: 3 },
      already: { traces: 0, facts: 0 },
      refused: { traces: 0, facts: 0 },
      refusals: [],
      facts: { PenaltyImposed: 2, PenaltyPaid: 1 },
      attributes: { read: 15, mapped: 14, kept: 1, refused: 0, unaccounted: 0 },
      log: [
        ['log.xes.version', '1.0', 'xml'],
        ['creator', 'a test', 'string'],
      ],
    });
  });

  it('says by reason what would be refused, with the first examples in file order', async () => {
    const report = await dry(
      log(
        trace('A1', GOOD),
        ...Array.from({ length: 7 }, (_, n) => trace(`B ${n}`, GOOD)),
        trace('C1', [payment('2006-08-01', '35.0')]),
        trace('C2', [...GOOD, fine('2006-08-02', '35.0')]),
        trace('C3', [...GOOD, payment('2026-07-01', '1.0')]),
        trace('C4', [fine('2006-07-24', '-35.0')]),
        trace('C5', [event({ 'string:concept:name': 'Refund' })]),
        trace('A1', [fine('2006-07-24', '35.0')]),
      ),
    );
    expect(report.refusals.map(({ reason, traces, events }) => [reason, traces, events])).toEqual([
      ['trace-name', 7, 14],
      ['invalid-fact', 2, 4],
      ['out-of-order', 2, 4],
      ['repeated-trace', 1, 1],
      ['unmapped-activity', 1, 1],
    ]);
    expect(report.refusals[0]?.examples.map(({ ordinal, trace: name }) => [ordinal, name])).toEqual([
      [2, 'B 0'],
      [3, 'B 1'],
      [4, 'B 2'],
      [5, 'B 3'],
      [6, 'B 4'],
    ]);
    expect(report.refusals[1]?.examples).toEqual([
      {
        ordinal: 11,
        trace: 'C3',
        event: 3,
        detail: '/data/paidOn time-out-of-range: later than the recording day 2026-06-30',
      },
      { ordinal: 12, trace: 'C4', event: 1, detail: expect.stringMatching(/^\/data\/amount invalid-money/) as string },
    ]);
    expect(report.refusals[2]?.examples[0]).toMatchObject({ trace: 'C1', event: 1 });
    expect(report.refusals[2]?.examples[1]).toMatchObject({ trace: 'C2', event: 3 });
    expect(report.recorded).toEqual({ traces: 1, facts: 2 });
    expect(report.refused).toEqual({ traces: 13, facts: 24 });
    expect(report.attributes.unaccounted).toBe(0);
    expect(report.attributes.refused).toBeGreaterThan(0);
  });

  it('follows a stream that is longer than one request', async () => {
    const payments = Array.from({ length: 1500 }, () => payment('2006-08-01', '1'));
    const report = await dry(log(trace('A1', [...GOOD, ...payments]), trace('A2', GOOD)));
    expect([report.recorded, report.refusals]).toEqual([{ traces: 2, facts: 1504 }, []]);
  });

  it('of a log that breaks off reports what it held before, and where it broke', async () => {
    const whole = log(trace('A1', GOOD), trace('A2', GOOD));
    const report = await dry(whole.slice(0, whole.indexOf('Payment', whole.indexOf('A2'))));
    expect(report).toMatchObject({ ended: 'unreadable', recorded: { traces: 1, facts: 2 } });
    expect(report.fault?.where).toMatch(/^line 4, column \d+$/);
  });

  it('reads NDJSON by the same mapping', async () => {
    const line = {
      trace: 'A1',
      attributes: { station: 'North' },
      events: [{ 'concept:name': 'Create Fine', 'time:timestamp': '2006-07-24', amount: 35.1, article: 157 }],
    };
    const source = new NdjsonSource(files.write('one.ndjson', `${JSON.stringify(line)}\n`));
    const requests: RecordRequest[] = [];
    const record: Record = (request) => {
      requests.push(request);
      return rehearsal(TODAY)(request);
    };
    const mapping = mappingOf(PENALTY_MAPPING.replace('format: xes', 'format: ndjson'));
    const report = await importLog({ record, currency: 'EUR', sha256 }, source, mapping, {
      digest: DIGEST,
      dryRun: true,
    });
    expect(report).toMatchObject({ recorded: { traces: 1, facts: 1 }, attributes: { read: 6, unaccounted: 0 } });
    expect(requests[1]?.facts[0]?.data).toEqual({
      penaltyId: 'A1',
      orgId: 'harbour-police',
      imposedOn: '2006-07-24',
      amount: '3510',
      article: '157',
      source: { 'trace.station': 'North' },
    });
  });

  it('reads CSV by the same mapping, and of one that breaks off records no trace in part', async () => {
    const mapping = mappingOf(PENALTY_MAPPING.replace('format: xes', 'format: csv\ntrace: no'));
    const rows = [
      'no,concept:name,time:timestamp,amount,article,paymentAmount,box',
      'A1,Create Fine,2006-07-24,35.1,157,,',
      'A1,Payment,2006-08-01,,,35.1,7',
      'A2,Create Fine,2006-07-24,1.1E+17,157,,',
      'A3,Create Fine,2006-07-24,1,157,,',
      'A1,Payment,2006-08-02,,,1,',
      'A4,Create Fine,2006-07-24,1,157,,',
    ];
    const dry = (text: string): Promise<ImportReport> =>
      importLog(
        { record: rehearsal(TODAY), currency: 'EUR', sha256 },
        sourceOf(files.write('a.csv', text), mapping),
        mapping,
        {
          digest: DIGEST,
          dryRun: true,
        },
      );
    expect(await dry(rows.join('\n'))).toMatchObject({
      ended: 'complete',
      read: { traces: 5, events: 6, attributes: 28 },
      recorded: { traces: 3, facts: 4 },
      refusals: [
        { reason: 'not-money', examples: [{ ordinal: 2, trace: 'A2', event: 1, detail: 'amount is no money' }] },
        { reason: 'repeated-trace', examples: [{ ordinal: 4, trace: 'A1' }] },
      ],
      attributes: { kept: 1, unaccounted: 0 },
    });
    expect(await dry([...rows, 'A4,"Payment'].join('\n'))).toMatchObject({
      ended: 'unreadable',
      fault: { where: 'line 8', detail: 'a quote is opened and never closed' },
      recorded: { traces: 2, facts: 3 },
    });
  });
});

describe('an import', () => {
  const many = log(...Array.from({ length: 3000 }, (_, n) => trace(`T${n}`, GOOD)));

  it('records as the organ of the mapping, after the registrar has registered it', async () => {
    const requests: RecordRequest[] = [];
    const accept = rehearsal(TODAY);
    await run(log(trace('A1', GOOD)), { record: (request) => (requests.push(request), accept(request)) });
    expect(
      requests.map(({ actor, idempotencyKey, expected, facts }) => [actor, idempotencyKey, expected, facts.length]),
    ).toEqual([
      [{ role: 'registrar', keyId: 'import' }, 'import-organ-harbour-police', 'no-stream', 1],
      [
        { role: 'law-enforcement-organ', organ: 'harbour-police', keyId: 'import' },
        'import-dc9e0e65c964c8ce2a720687ecf17d82-1-0',
        'no-stream',
        2,
      ],
    ]);
    expect(requests[1]?.facts[0]?.about).toEqual({
      jurisdiction: 'IT',
      classification: 'public',
      correlation: 'dc9e0e65-c964-88ce-8a72-0687ecf17d82',
    });
  });

  it('offers as many requests at once as it is told, and no more', async () => {
    let [running, most] = [0, 0];
    const record: Record = async (request) => {
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return { outcome: 'recorded', receipts: [], replayed: request.actor.role === 'registrar' };
    };
    const report = await run(many, { record, inFlight: 64 });
    expect(most).toBe(64);
    expect(report).toMatchObject({ ended: 'complete', organ: 'known', recorded: { traces: 3000, facts: 6000 } });
  });

  it('tells how far it is, the last time when it is done', async () => {
    const told: Progress[] = [];
    await run(many, { progress: (progress) => told.push(progress), dryRun: true });
    const recorded = told.map((progress) => progress.recorded);
    expect(recorded).toHaveLength(4);
    expect(recorded).toEqual([...recorded].sort((a, b) => a - b));
    expect(told.at(-1)).toEqual({
      traces: 3000,
      events: 6000,
      recorded: 6000,
      already: 0,
      refused: 0,
      bytes: Buffer.byteLength(many),
    });
  });

  it('stops between two traces when it is asked to', async () => {
    const stop = new AbortController();
    const accept = rehearsal(TODAY);
    let count = 0;
    const record: Record = (request) => {
      if ((count += 1) === 500) stop.abort();
      return accept(request);
    };
    const report = await run(many, { record, signal: stop.signal, inFlight: 1 });
    expect(report).toMatchObject({ ended: 'stopped', recorded: { traces: 499, facts: 998 } });
  });

  it('ends with the error when the outcome of a request is unknown, once the others are settled', async () => {
    let settled = 0;
    let count = 0;
    const record: Record = async () => {
      count += 1;
      if (count === 100) throw new Error('the disk is gone');
      await new Promise((resolve) => setTimeout(resolve, 5));
      settled += 1;
      return { outcome: 'recorded', receipts: [], replayed: false };
    };
    await expect(run(many, { record, inFlight: 16 })).rejects.toThrow('the disk is gone');
    expect(settled).toBe(count - 1);
    expect(count).toBeLessThan(120);
  });

  it('halts when the ledger records nothing now', async () => {
    const accept = rehearsal(TODAY);
    const record: Record = (request) =>
      request.idempotencyKey.endsWith('-10-0')
        ? Promise.resolve({ outcome: 'refused', code: 'clock-untrusted', detail: 'the clock lags' })
        : accept(request);
    const report = await run(many, { record, inFlight: 1 });
    expect(report).toMatchObject({ ended: 'halted', fault: { where: 'trace 10', detail: 'the clock lags' } });
    expect(report.recorded.traces).toBe(9);
    expect(report.refused.traces).toBe(0);
  });

  it('does not begin in a ledger of another currency, or for an organ that cannot be registered', async () => {
    const never: Record = () => Promise.reject(new Error('offered'));
    expect(await run(many, { record: never, currency: 'CNY' })).toMatchObject({
      ended: 'halted',
      fault: { where: 'money / currency' },
      read: { traces: 0 },
    });
    const record: Record = ({ actor }) =>
      actor.role === 'registrar'
        ? Promise.resolve({ outcome: 'refused', code: 'unknown-reference', detail: 'no such parent' })
        : Promise.reject(new Error('offered'));
    expect(await run(many, { record })).toMatchObject({
      ended: 'halted',
      fault: { where: 'organ / register', detail: 'no such parent' },
      recorded: { traces: 0 },
    });
  });
});
