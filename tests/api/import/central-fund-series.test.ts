/** examples/central-fund-series: a public series in 亿元, imported exactly, and what grew in it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { scratch } from '../../unit/import/logs';
import { Service } from '../service';
import { example, imported, rehearsed, textOf } from './example-files';

const SERIES = example('central-fund-series/series.csv');
const MAPPING = textOf(example('central-fund-series/mapping.yaml'));

/** What the public source prints, in hundredths of 亿元; written out here and not read from the file. */
const PRINTED: readonly (readonly [year: number, hundredths: bigint])[] = [
  [2010, 22268n],
  [2011, 27200n],
  [2012, 33205n],
  [2013, 39400n],
  [2014, 43287n],
  [2015, 46745n],
  [2016, 67000n],
  [2017, 86095n],
  [2018, 106095n],
  [2019, 126095n],
  [2020, 139636n],
];
/** A hundredth of 亿元 is a million yuan. */
const FEN = 1_000_000n * 100n;

interface Growth {
  readonly year: number;
  readonly fen: string;
  readonly increase: string | null;
  readonly grew: boolean | null;
}

interface Shown {
  readonly row: {
    readonly figures: readonly { readonly fiscalYear: number; readonly adopted?: { readonly amount: string } }[];
  };
  readonly findings: readonly { readonly rule: string }[];
}

/** Each year beside the one before, from what the ledger holds. */
function growthOf({ row }: Shown): readonly Growth[] {
  const amounts = row.figures.map(({ fiscalYear, adopted }) => [fiscalYear, BigInt(adopted?.amount ?? '-1')] as const);
  return amounts.map(([year, amount], i) => {
    const before = amounts[i - 1];
    const increase = before && amount - before[1];
    return {
      year,
      fen: amount.toString(),
      increase: increase === undefined ? null : increase.toString(),
      grew: increase === undefined ? null : increase > 0n,
    };
  });
}

const files = scratch();
let service: Service;
beforeAll(async () => {
  service = await Service.start();
  expect(await imported(service, SERIES, MAPPING)).toMatchObject({
    ended: 'complete',
    organ: 'registered',
    refusals: [],
    recorded: { traces: 11, facts: 11 },
    attributes: { kept: 0, refused: 0, unaccounted: 0 },
  });
});
afterAll(() => service.stop());

async function shown(orgId: string): Promise<Shown> {
  const { json } = await service.get(`/v1/views/budgets/${orgId}`, service.token('auditor', orgId));
  return json as unknown as Shown;
}

test('every year is on record to the fen', async () => {
  const { row } = await shown('mof');
  const wanted = PRINTED.map(([year, hundredths]) => [year, (hundredths * FEN).toString()]);
  expect(row.figures.map(({ fiscalYear, adopted }) => [fiscalYear, adopted?.amount])).toEqual(wanted);
  expect(wanted[0]).toEqual([2010, '2226800000000']);
});

test('it grew in every year, by 200.00 in 2019 and by 135.41 in 2020', async () => {
  const growth = growthOf(await shown('mof'));
  expect(growth.filter(({ grew }) => grew).map(({ year }) => year)).toEqual(PRINTED.slice(1).map(([year]) => year));
  const increaseOf = (of: number): bigint => BigInt(growth.find(({ year }) => year === of)?.increase ?? '0');
  expect([increaseOf(2019), increaseOf(2020)]).toEqual([20000n * FEN, 13541n * FEN]);
  expect(increaseOf(2020)).toBeLessThan(increaseOf(2019));
});

test('the growth rules, which bind provinces and cities, say nothing of a central organ', async () => {
  expect((await shown('mof')).findings).toEqual([]);
  // The same figures of a province of Shanxi are judged, so it is the level that keeps the rules silent.
  const ofProvince = MAPPING.replaceAll('mof', 'xu-shanxi')
    .replace('central\n', 'province\n')
    .replace('regionCode: CN', 'regionCode: "140000"');
  const other = await Service.start();
  try {
    const path = files.write('province.csv', textOf(SERIES).replaceAll('mof-', 'xu-shanxi-'));
    expect(await imported(other, path, ofProvince)).toMatchObject({ refusals: [], recorded: { traces: 11 } });
    const { json } = await other.get('/v1/views/budgets/xu-shanxi', other.token('auditor', 'xu-shanxi'));
    const { findings } = json as unknown as Shown;
    expect([...new Set(findings.map(({ rule }) => rule))].sort()).toEqual(['R-30', 'R-31']);
  } finally {
    await other.stop();
  }
});

test('a figure that is no whole number of fen is refused, and no other year with it', async () => {
  const path = files.write('finer.csv', textOf(SERIES).replace(',272.00', ',272.00000000001'));
  expect(await rehearsed(path, MAPPING)).toMatchObject({
    recorded: { traces: 10 },
    refusals: [{ reason: 'not-money', examples: [{ ordinal: 2, trace: 'mof-2011', detail: 'yi is no money' }] }],
  });
});

/** Where Python is missing, this is not run, and the last lines of the test run say so. */
const itRuns = spawnSync('python3', ['--version']).status === 0 ? it : it.skip;

itRuns('a script without our code comes to the same growth', async () => {
  const script = join(__dirname, '../../independent/growth.py');
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONIOENCODING: 'utf-8' };
  const { stdout, stderr, status } = spawnSync('python3', [script, SERIES], { encoding: 'utf8', env });
  expect([status, stderr]).toEqual([0, '']);
  expect(growthOf(await shown('mof'))).toEqual(JSON.parse(stdout));
});
