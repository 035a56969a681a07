/** 资金分配: from the centre, the province and the cities down to the forty counties, and what each county has then. */
import { actor } from '../province/bodies';
import { bodyName } from '../province/names';
import { cities, type CityPlace, type County } from '../province/places';
import { inRegion, two, type Province } from '../province/province';
import type { Told } from '../script';
import type { FactNamed } from '../../src/domain/catalogue';
import type { Budgets } from './budgets';
import { wan, type Allocation } from './campaign';

type Allocated = FactNamed<'FundAllocated'>['data'];

interface Splitting {
  readonly from: string;
  readonly to: string;
  readonly source: Allocated['sourceKind'];
  readonly on: string;
  readonly year: number;
  readonly region: string;
  readonly of?: Pick<Allocated, 'budgetId' | 'budgetKind' | 'parentAllocationId'>;
  readonly after?: readonly Told[];
}

/** What a county has, in the order centre, province, city. */
export type CountyMoney = ReadonlyMap<string, readonly [Allocation, Allocation, Allocation]>;

function allocate({ docNo, script }: Province, id: string, amount: number, split: Splitting): Allocation {
  const { from, to, source, on, year, region, of = {}, after = [] } = split;
  const by = from === 'centre' ? 'province-finance' : from;
  const recorded: Allocated = {
    allocationId: id,
    fromOrgId: from,
    toOrgId: to,
    sourceKind: source,
    amount: wan(amount),
    purposeZh: '扶贫项目(虚构)',
    fiscalYear: year,
    allocatedOn: on,
    ...of,
    docNo: docNo(`${bodyName(by)}拨`, on),
  };
  const told = script.say(actor('finance-department', by), 'FundAllocated', `fund-${id}`, recorded, {
    after,
    about: inRegion({ region }),
  });
  return { id, amount, told, recorded };
}

/** All of a year: every amount is fixed before it is split, the least line first. */
export function allocateYear(province: Province, year: number, budgets: Budgets): CountyMoney {
  const { chance } = province;
  const money = new Map<string, readonly [Allocation, Allocation, Allocation]>();
  const counties = cities.flatMap((city) => city.counties);
  const shares = new Map(
    counties.map(({ id }) => [id, [chance.between(600, 1_100), chance.between(300, 700)] as const]),
  );
  const central = (list: readonly County[]): number =>
    list.reduce((sum, { id }) => sum + (shares.get(id)?.[0] ?? 0), 0);
  const root = allocate(province, `central-${year}`, central(counties), {
    from: 'centre',
    to: 'province-finance',
    source: 'central_special',
    on: `${year}-02-18`,
    year,
    region: '629000',
  });
  for (const city of cities) {
    const part = allocate(province, `central-${year}-${city.id}`, central(city.counties), {
      from: 'province-finance',
      to: `${city.id}-finance`,
      source: 'central_special',
      on: `${year}-03-01`,
      year,
      region: city.region,
      of: { parentAllocationId: root.id },
      after: [root.told],
    });
    for (const county of city.counties) {
      const [fromCentre, fromProvince] = shares.get(county.id) ?? [0, 0];
      money.set(county.id, countyLines(province, { city, county, year, budgets, part }, fromCentre, fromProvince));
    }
  }
  return money;
}

interface Lines {
  readonly city: CityPlace;
  readonly county: County;
  readonly year: number;
  readonly budgets: Budgets;
  readonly part: Allocation;
}

function countyLines(
  province: Province,
  { city, county, year, budgets, part }: Lines,
  fromCentre: number,
  fromProvince: number,
): readonly [Allocation, Allocation, Allocation] {
  const { chance } = province;
  const to = `${county.id}-finance`;
  const day = (): string => `${year}-03-${two(chance.between(10, 19))}`;
  const common = { to, year, region: county.region };
  const line = (budget: string): Pick<Splitting, 'of' | 'after'> => {
    const told = budgets.get(budget);
    return {
      of: { budgetId: `${budget}-government-${year}`, budgetKind: 'special_poverty_budget' },
      after: told ? [told] : [],
    };
  };
  return [
    allocate(province, `central-${year}-${county.id}`, fromCentre, {
      ...common,
      from: `${city.id}-finance`,
      source: 'central_special',
      on: day(),
      of: { parentAllocationId: part.id },
      after: [part.told],
    }),
    allocate(province, `provincial-${year}-${county.id}`, fromProvince, {
      ...common,
      from: 'province-finance',
      source: 'provincial_special',
      on: day(),
      ...line('province'),
    }),
    allocate(province, `city-${year}-${county.id}`, chance.between(160, 260), {
      ...common,
      from: `${city.id}-finance`,
      source: 'city_special',
      on: day(),
      ...line(city.id),
    }),
  ];
}
