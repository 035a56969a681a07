/** examples/funds: organs, allocations and payments from CSV into a real ledger, and what the views then say. */
import { scratch } from '../../unit/import/logs';
import { Service } from '../service';
import { example, imported, rehearsed, textOf } from './example-files';

const files = scratch();
const FUNDS = example('funds/funds.csv');
const MAPPING = textOf(example('funds/funds.yaml'));

let service: Service;
let auditor: string;

beforeAll(async () => {
  service = await Service.start();
  const report = await imported(service, example('funds/organs.csv'), textOf(example('funds/organs.yaml')));
  expect(report).toMatchObject({
    ended: 'complete',
    refusals: [],
    recorded: { traces: 7, facts: 7 },
    facts: { OrganisationRegistered: 7 },
    attributes: { kept: 0, unaccounted: 0 },
  });
  auditor = service.token('auditor', 'xu-province');
});
afterAll(() => service.stop());

const asked = async (path: string) => (await service.get(path, auditor)).json;
const balanceOf = async (id: string): Promise<unknown> =>
  ((await asked(`/v1/views/funds/${id}`))['row'] as { balance?: unknown } | null)?.balance;

test('a dry run takes organs above as registered, in the file or in the ledger', async () => {
  const report = await rehearsed(example('funds/organs.csv'), textOf(example('funds/organs.yaml')));
  expect(report).toMatchObject({ refusals: [], recorded: { traces: 7, facts: 7 } });
});

test('a payment over what is there passes the dry run, and the import refuses its trace with amount and article', async () => {
  const overdrawn = files.write('overdrawn.csv', textOf(FUNDS).replace(';2018-08-01;80;', ';2018-08-01;80.01;'));
  expect(textOf(overdrawn)).not.toBe(textOf(FUNDS));
  expect(await rehearsed(overdrawn, MAPPING)).toMatchObject({ refusals: [], recorded: { traces: 4, facts: 9 } });

  const size = service.ledger.log.size;
  // Of this file only the trace at fault: the next test imports the others.
  const lines = textOf(overdrawn).split('\n');
  const alone = files.write(
    'alone.csv',
    [lines[0], ...lines.filter((line) => line.startsWith('2018-002;'))].join('\n'),
  );
  const report = await imported(service, alone, MAPPING);
  expect(report).toMatchObject({
    ended: 'complete',
    recorded: { traces: 0, facts: 0 },
    refused: { traces: 1, facts: 2 },
  });
  expect(report.refusals).toEqual([
    {
      reason: 'insufficient-balance',
      traces: 1,
      events: 2,
      examples: [
        {
          ordinal: 1,
          trace: '2018-002',
          event: 2,
          detail: expect.stringMatching(
            /fund-2018-002 has 80000000 on 2018-08-01, and 80010000 would go out \(GS-PA-10\)$/,
          ) as string,
        },
      ],
    },
  ]);
  expect(service.ledger.log.size).toBe(size);
  const said = report.refusals[0]?.examples[0]?.detail;
  expect(textOf(example('funds/README.md'))).toContain(`\`${String(said)}\``);
});

test('allocations, splits and payments are recorded, and found again', async () => {
  expect(await rehearsed(FUNDS, MAPPING)).toMatchObject({ refusals: [], recorded: { traces: 4, facts: 9 } });
  expect(await imported(service, FUNDS, MAPPING)).toMatchObject({
    ended: 'complete',
    refusals: [],
    recorded: { traces: 4, facts: 9 },
    facts: { FundAllocated: 4, FundDisbursed: 5 },
    attributes: { kept: 0, refused: 0, unaccounted: 0 },
  });
  expect(await imported(service, FUNDS, MAPPING)).toMatchObject({ already: { traces: 4, facts: 9 }, refusals: [] });
});

test('payments cannot be brought later by a file of their own: the stream exists', async () => {
  const [header, , payment] = textOf(FUNDS).split('\n');
  const later = files.write('later.csv', `${String(header)}\n${String(payment).replace('p-1', 'p-9')}\n`);
  const { refusals } = await imported(service, later, MAPPING);
  expect(refusals.map(({ reason }) => reason)).toEqual(['revision-conflict']);
});

test('each allocation holds what came in less what went out, in fen', async () => {
  // 1000 - 600 - 300.25 - 50, 600 - 250.5 - 100, 300.25 - 300.25, 80 - 80, all in 万元.
  expect(await balanceOf('2018-001')).toBe('49750000');
  expect(await balanceOf('2018-001-a')).toBe('249500000');
  expect(await balanceOf('2018-001-b')).toBe('0');
  expect(await balanceOf('2018-002')).toBe('0');
});

test('the money flows from its sources, by splits, to those who are paid; each source has links of its own', async () => {
  const { links } = (await asked('/v1/funds/flows?year=2018')) as {
    links: readonly { kind: string; source: string; target: string; amount: string }[];
  };
  const plain = (id: string): string => id.replace(/^[^:]*:/, '');
  expect(
    links.map(({ kind, source, target, amount }) => `${kind} ${plain(source)} ${plain(target)} ${amount}`).sort(),
  ).toEqual([
    'from-allocation xu-city xu-county-a 600000000',
    'from-allocation xu-city xu-county-b 300250000',
    'from-outside central_special xu-city 1000000000',
    'from-outside east_west xu-county-a 80000000',
    'paid xu-city xu-roads 50000000',
    'paid xu-county-a xu-coop 100000000',
    'paid xu-county-a xu-coop 80000000',
    'paid xu-county-a xu-roads 250500000',
    'paid xu-county-b xu-coop 300250000',
  ]);
  const { lines } = (await asked('/v1/funds/summary?year=2018')) as { lines: unknown };
  const common = { fiscalYear: 2018, withdrawn: '0', reallocated: '0' };
  expect(lines).toEqual([
    {
      ...common,
      level: 'city',
      sourceKind: 'central_special',
      received: '1000000000',
      passedOn: '900250000',
      paid: '50000000',
    },
    {
      ...common,
      level: 'county',
      sourceKind: 'central_special',
      received: '900250000',
      passedOn: '0',
      paid: '650750000',
    },
    { ...common, level: 'county', sourceKind: 'east_west', received: '80000000', passedOn: '0', paid: '80000000' },
  ]);
});
