/** The public money of the campaign, from its rules to its audits. */
import { cities, PROVINCE } from '../province/places';
import type { Province } from '../province/province';
import { account } from './accounts';
import { allocateYear } from './allocations';
import { auditCounty } from './audits';
import { adoptBudgets } from './budgets';
import { noticeOfParts, noticesOf } from './notices';
import { pay } from './payments';
import { tellProjects } from './projects';

/** One fiscal year, with its audits in the year after. */
export function tellMoney(province: Province, year: number): void {
  const money = allocateYear(province, year, adoptBudgets(province, year));
  noticeOfParts(province, { ...PROVINCE, level: 'province' }, year, `central-${year}`);
  for (const city of cities) {
    noticeOfParts(province, { ...city, level: 'city' }, year, `central-${year}-${city.id}`);
    for (const county of city.counties) {
      const lines = money.get(county.id);
      if (!lines) throw new Error(`no money for ${county.id} in ${year}`);
      const projects = tellProjects(province, county, year, lines);
      for (const project of projects) pay(province, project);
      noticesOf(province, county, year, lines, projects);
      account(province, county, year, lines, projects);
      auditCounty(province, county, year, projects);
    }
  }
}
