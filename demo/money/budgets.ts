/** 预算: revenue and special poverty budgets of cities and counties, and the province's total, year by year. */
import { actor } from '../province/bodies';
import { bodyName } from '../province/names';
import { cities, type County } from '../province/places';
import { inRegion, two, type Province } from '../province/province';
import type { Told } from '../script';
import { wan } from './campaign';
import { cutBudget, shortBudgets } from './unlawful';

/** Adopted special budgets by body, for the allocations that split them. */
export type Budgets = ReadonlyMap<string, Told>;

const short: readonly string[] = shortBudgets;

/** Thousandths of revenue: 20 are asked for. */
const shareOf = ({ chance }: Province, key: string): number => (short.includes(key) ? 16 : chance.between(22, 31));

const adopt = (
  { docNo, script }: Province,
  orgId: string,
  year: number,
  budgetKind: 'special_poverty_budget' | 'fiscal_poverty_total',
  amount: number,
  about: Readonly<{ jurisdiction?: string }> = {},
): Told => {
  const finance = orgId.replace('-government', '-finance');
  const adoptedOn = `${year}-02-12`;
  return script.say(
    actor('finance-department', finance),
    'BudgetAdopted',
    `budget-${orgId}-${year}`,
    {
      orgId,
      fiscalYear: year,
      amount: wan(amount),
      budgetKind,
      adoptedOn,
      docNo: docNo(`${bodyName(finance)}预`, adoptedOn),
    },
    { about },
  );
};

/** Revenue and the special budget of a city or county; some are raised in the course of the year, one is cut. */
function ofGovernment(province: Province, orgId: string, year: number, revenue: number, region: string): Told {
  const { chance, docNo, script } = province;
  const finance = orgId.replace('-government', '-finance');
  const about = inRegion({ region });
  const reportedOn = `${year}-01-${two(chance.between(18, 30))}`;
  const by = actor('finance-department', finance);
  const stream = `budget-${orgId}-${year}`;
  script.say(
    by,
    'LocalFiscalRevenueReported',
    stream,
    {
      orgId,
      fiscalYear: year,
      amount: wan(revenue),
      revenueDefinition: '一般公共预算收入(示例)',
      reportedOn,
      docNo: docNo(`${bodyName(finance)}收`, reportedOn),
    },
    { about },
  );
  const key = `${orgId} ${year}`;
  const amount = Math.ceil((revenue * shareOf(province, key)) / 1000);
  const adopted = adopt(province, orgId, year, 'special_poverty_budget', amount, about);
  const adjust = (delta: number, adjustedOn: string): Told =>
    script.say(
      by,
      'BudgetAdjusted',
      stream,
      {
        orgId,
        fiscalYear: year,
        budgetKind: 'special_poverty_budget',
        delta: wan(delta),
        newAmount: wan(amount + delta),
        adjustedOn,
        docNo: docNo(`${bodyName(finance)}预调`, adjustedOn),
      },
      { about },
    );
  if (chance.onceIn(6) && !short.includes(key)) adjust(40, `${year}-07-${two(chance.between(3, 25))}`);
  if (key === cutBudget) adjust(Math.floor((revenue * 15) / 1000) - amount, `${year}-10-22`);
  return adopted;
}

export function adoptBudgets(province: Province, year: number): Budgets {
  const { chance } = province;
  const grown = 110 + (year - 2017) * 12;
  adopt(province, 'province-government', year, 'fiscal_poverty_total', 2_000 * grown);
  const budgets = new Map<string, Told>();
  budgets.set('province', adopt(province, 'province-government', year, 'special_poverty_budget', 400 * grown));
  for (const { id, region, counties } of cities) {
    const revenue = chance.between(180, 320) * 1_000;
    budgets.set(id, ofGovernment(province, `${id}-government`, year, revenue, region));
    for (const county of counties) ofCounty(province, county, year);
  }
  return budgets;
}

const ofCounty = (province: Province, { id, region }: County, year: number): Told =>
  ofGovernment(province, `${id}-government`, year, province.chance.between(24, 60) * 1_000, region);
