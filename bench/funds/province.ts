/**
 * An invented province's money: what the centre gives is split among cities, theirs among counties, and counties pay it
 * out. Five facts of six are payments; one county gets a third of all of them.
 */
import type { Submission } from '../../src/ledger/recording';
import { random } from '../figures';
import { actor, type Told } from '../ledgers';

const CITIES = 14;
const COUNTIES = 86;
const PAYEES = 40;
const PAYMENTS = 5;
const COUNTY_SHARES = 12;
const FEN = 1_000_000;
const FIRST_DAY = Date.UTC(2016, 0, 1);
const YEAR_DAYS = 330;
const DAY_MS = 86_400_000;

/** The county through which most of the money goes. */
export const HOTTEST = 'county-0';
export const YEARS = [2016, 2020] as const;

const about = { jurisdiction: 'CN-62' };
const registrar = actor('registrar');
const finance = actor('finance-department', 'province');

const day = (year: number, n: number): string =>
  new Date(FIRST_DAY + ((year - 2016) * 365 + n) * DAY_MS).toISOString().slice(0, 10);

const opens = (by: Told['actor'], stream: string, facts: readonly (readonly [type: string, data: object])[]): Told => ({
  actor: by,
  expected: 'no-stream',
  facts: facts.map(([type, data]): Submission => ({ stream, type, about, data })),
});

function* organs(): Iterable<Told> {
  const named: (readonly [string, string])[] = [
    ['centre', 'central'],
    ['province', 'province'],
    ...Array.from({ length: CITIES }, (_, n) => [`city-${n}`, 'city'] as const),
    ...Array.from({ length: COUNTIES }, (_, n) => [`county-${n}`, 'county'] as const),
    ...Array.from({ length: PAYEES }, (_, n) => [`payee-${n}`, 'unit'] as const),
  ];
  for (const [orgId, level] of named) {
    yield opens(registrar, `org-${orgId}`, [
      [
        'OrganisationRegistered',
        {
          orgId,
          nameZh: `虚构${orgId}`,
          level,
          orgKind: 'government',
          regionCode: '620000',
          cgScope: 'full',
          verticalManagement: false,
          effectiveFrom: '2010-01-01',
        },
      ],
    ]);
  }
}

interface Split {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly amount: number;
  readonly year: number;
  readonly on: number;
  readonly parent?: string;
}

const allocated = ({ id, from, to, amount, year, on, parent }: Split): readonly [string, object] => [
  'FundAllocated',
  {
    allocationId: id,
    fromOrgId: from,
    toOrgId: to,
    sourceKind: 'central_special',
    amount: String(amount),
    purposeZh: '虚构用途',
    fiscalYear: year,
    allocatedOn: day(year, on),
    ...(parent === undefined ? {} : { parentAllocationId: parent }),
    docNo: `虚财-${id}`,
  },
];

/** At least `facts` facts, the same ones each time. */
export function* provinceMoney(facts: number): Iterable<Told> {
  const draw = random(29);
  const below = (n: number): number => Math.floor(draw() * n);
  let told = 0;
  const counted = (request: Told): Told => {
    told += request.facts.length;
    return request;
  };
  for (const request of organs()) yield counted(request);
  for (let n = 0; told < facts; n += 1) {
    const year = YEARS[0] + (n % (YEARS[1] - YEARS[0] + 1));
    const root = {
      id: `p${n}`,
      from: 'centre',
      to: 'province',
      amount: 14 * COUNTY_SHARES * PAYMENTS * FEN,
      year,
      on: below(20),
    };
    yield counted(opens(finance, `fund-${root.id}`, [allocated(root)]));
    for (let c = 0; c < CITIES && told < facts; c += 1) {
      const city = {
        id: `${root.id}c${c}`,
        from: 'province',
        to: `city-${c}`,
        amount: COUNTY_SHARES * PAYMENTS * FEN,
        year,
        on: root.on + below(20),
        parent: root.id,
      };
      yield counted(opens(finance, `fund-${city.id}`, [allocated(city)]));
      for (let k = 0; k < COUNTY_SHARES && told < facts; k += 1) {
        const to = k % 3 === 0 ? HOTTEST : `county-${below(COUNTIES)}`;
        const share = {
          id: `${city.id}k${k}`,
          from: city.to,
          to,
          amount: PAYMENTS * FEN,
          year,
          on: city.on + below(20),
          parent: city.id,
        };
        yield counted(opens(finance, `fund-${share.id}`, [allocated(share), ...payments(share, below)]));
      }
    }
  }
}

const payments = (share: Split, below: (n: number) => number): readonly (readonly [string, object])[] =>
  Array.from({ length: PAYMENTS }, (_, n) => [
    'FundDisbursed',
    {
      disbursementId: `${share.id}d${n}`,
      allocationId: share.id,
      payeeOrgId: `payee-${below(PAYEES)}`,
      amount: String(1 + below(FEN)),
      disbursedOn: day(share.year, share.on + below(YEAR_DAYS - share.on)),
      voucherNo: `虚凭-${share.id}-${n}`,
      via: 'direct',
    },
  ]);
