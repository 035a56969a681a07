/** What counties report of their money, what is entered into the system, moved, integrated and given back. */
import { actor } from '../province/bodies';
import { bodyName } from '../province/names';
import type { County } from '../province/places';
import { inRegion, two, type Province } from '../province/province';
import { digestOf } from '../script';
import { REIMBURSED_FROM, wan, type Allocation, type Project } from './campaign';
import { overdrawn } from './unlawful';

export function account(
  province: Province,
  county: County,
  year: number,
  money: readonly [Allocation, Allocation, Allocation],
  projects: readonly Project[],
): void {
  enter(province, county, year, money[0]);
  report(province, county, year, money[0], projects[0]?.cost ?? 0);
  const free = money.map(({ amount }, i) => amount - (projects[i]?.cost ?? amount));
  const { chance } = province;
  if (year >= REIMBURSED_FROM && chance.onceIn(4))
    integrate(province, county, year, money[0], Math.floor((free[0] ?? 0) / 2));
  if (chance.onceIn(5)) reallocate(province, county, year, money, Math.floor((free[1] ?? 0) / 2));
  if (chance.onceIn(3)) withdraw(province, county, year, money[2], free[2] ?? 0);
  for (const each of money) if (each.id === overdrawn.allocation) halve(province, county, year, each);
}

/** Sometimes twice by mistake; the second entry is voided. */
function enter({ chance, script }: Province, county: County, year: number, { id, told }: Allocation): void {
  const finance = `${county.id}-finance`;
  const by = actor('finance-department', finance);
  const about = inRegion(county);
  const entered = (system: string) =>
    script.say(
      by,
      'FundDataEntered',
      `fund-${id}`,
      {
        allocationId: id,
        systemName: system,
        enteredOn: `${year}-04-${two(chance.between(2, 12))}`,
        enteredBy: finance,
        fieldsDigest: digestOf(id),
      },
      { after: [told], about },
    );
  entered('扶贫资金监管示例系统');
  if (!chance.onceIn(25)) return;
  const twice = entered('扶贫资金监管示例系统(误录)');
  script.say(
    by,
    'EventVoided',
    `fund-${id}`,
    {
      targetEventId: twice.id,
      reason: 'duplicate',
      approvedByOrgId: finance,
      voidedOn: `${year}-09-${two(chance.between(3, 25))}`,
    },
    { about },
  );
}

function report(
  { chance, script }: Province,
  county: County,
  year: number,
  { id, told }: Allocation,
  cost: number,
): void {
  const disbursed = year >= REIMBURSED_FROM ? cost : Math.floor((cost * 2) / 5);
  script.say(
    actor('county-authority', `${county.id}-government`),
    'FundExecutionReported',
    `fund-${id}`,
    {
      allocationId: id,
      asOf: `${year}-06-30`,
      disbursed: wan(disbursed),
      projectsPlanned: 1,
      projectsDone: 0,
      reportedTo: `${county.city}-finance`,
    },
    {
      delay: chance.onceIn(8) ? chance.between(70, 250) : chance.between(3, 15),
      after: [told],
      about: inRegion(county),
    },
  );
}

function integrate({ docNo, script }: Province, county: County, year: number, from: Allocation, amount: number): void {
  if (amount <= 0) return;
  const planId = `${county.id}-${year}`;
  const stream = `integration-${planId}`;
  const by = actor('county-authority', `${county.id}-government`);
  const about = inRegion(county);
  const adoptedOn = `${year}-04-16`;
  script.say(
    by,
    'IntegrationPlanAdopted',
    stream,
    {
      planId,
      countyOrgId: `${county.id}-government`,
      fiscalYear: year,
      planned: wan(amount),
      sources: [{ sourceKind: 'central_special', amount: wan(amount) }],
      projectIds: [],
      adoptedOn,
      docNo: docNo(`${county.nameZh}整合`, adoptedOn),
    },
    { about },
  );
  script.say(
    by,
    'FundIntegrated',
    stream,
    {
      planId,
      allocationId: from.id,
      amount: wan(amount),
      integratedOn: `${year}-09-18`,
      sectorOrgId: `${county.id}-finance`,
    },
    { after: [from.told], about },
  );
}

/** From the provincial line to the city's. */
function reallocate(
  { docNo, script }: Province,
  county: County,
  year: number,
  [, from, to]: readonly [Allocation, Allocation, Allocation],
  amount: number,
): void {
  if (amount <= 0) return;
  const reallocatedOn = `${year}-10-20`;
  script.say(
    actor('finance-department', `${county.id}-finance`),
    'FundReallocated',
    `fund-${from.id}`,
    {
      allocationId: from.id,
      toAllocationId: to.id,
      amount: wan(amount),
      reallocatedOn,
      docNo: docNo(`${county.nameZh}调`, reallocatedOn),
    },
    { after: [to.told], about: inRegion(county) },
  );
}

/** Twice the amount of its document had been recorded; it is put right in the year after, when the money was paid out. */
function halve(
  { docNo, script }: Province,
  county: County,
  year: number,
  { id, amount, told, recorded }: Allocation,
): void {
  const correctedOn = `${year + 1}-04-16`;
  script.say(
    actor('finance-department', `${county.city}-finance`),
    'EventCorrected',
    `fund-${id}`,
    {
      targetEventId: told.id,
      correctedPayload: { ...recorded, amount: wan(Math.floor(amount / 2)) },
      reason: 'wrong_amount',
      approvedByOrgId: `${county.city}-finance`,
      docNo: docNo(`${bodyName(`${county.city}-finance`)}更`, correctedOn),
      correctedOn,
    },
    { about: inRegion(county) },
  );
}

/** What the project did not need goes back to the city at the end of the year. */
function withdraw({ docNo, script }: Province, county: County, year: number, from: Allocation, amount: number): void {
  if (amount <= 0) return;
  const withdrawnOn = `${year}-12-18`;
  script.say(
    actor('finance-department', `${county.city}-finance`),
    'FundWithdrawn',
    `fund-${from.id}`,
    {
      allocationId: from.id,
      amount: wan(amount),
      withdrawnOn,
      reason: '项目结余(示例)',
      docNo: docNo(`${bodyName(`${county.city}-finance`)}收`, withdrawnOn),
    },
    { about: inRegion(county) },
  );
}
