/** 审计与违规: each county's money is audited in full in the year after; what is found is recovered, mostly, and corrected. */
import type { FactNamed } from '../../src/domain/catalogue';
import { daysAfter } from '../calendar';
import { actor } from '../province/bodies';
import { bodyName } from '../province/names';
import type { County } from '../province/places';
import { inRegion, two, type Province } from '../province/province';
import { digestOf, type Told } from '../script';
import { wan, type Project } from './campaign';

type Misuse = FactNamed<'FundIrregularityFound'>['data']['misuseType'];

const kinds: readonly [Misuse, ...Misuse[]] = ['FM-01', 'FM-02', 'FM-03', 'FM-05', 'FM-08', 'FM-10'];

/** The annual full audit (GS-PA-21) of the fiscal year. */
export function auditCounty(province: Province, county: County, year: number, projects: readonly Project[]): void {
  const { chance, docNo, script } = province;
  const auditId = `${county.id}-${year}`;
  const stream = `audit-${auditId}`;
  const organ = `${county.city}-audit`;
  const by = actor('auditor', organ);
  const about = inRegion(county);
  const openedOn = `${year + 1}-02-${two(chance.between(8, 26))}`;
  const orgId = `${county.id}-government`;
  script.say(
    by,
    'AuditOpened',
    stream,
    {
      auditId,
      kind: 'annual_full',
      scopeOrgIds: [orgId],
      fiscalYear: year,
      subjects: ['funds', 'actual_effect'],
      openedOn,
      docNo: docNo(`${bodyName(organ)}审`, openedOn),
    },
    { about },
  );
  const found = chance.onceIn(4) ? raise(province, county, auditId, projects, daysAfter(openedOn, 30)) : undefined;
  const issuedOn = daysAfter(openedOn, 70);
  const audited = wan(projects.reduce((sum, { cost }) => sum + cost, 0));
  script.say(
    by,
    'AuditReportIssued',
    stream,
    {
      auditId,
      issuedOn,
      opinionZh: found ? '存在问题,责令整改(示例)' : '未发现重大问题(示例)',
      audited,
      coverage: [{ orgId, fiscalYear: year, audited }],
      docNo: docNo(`${bodyName(organ)}审报`, issuedOn),
      docSha256: digestOf(`report of ${auditId}`),
    },
    { about },
  );
  if (found) rectify(province, county, auditId, found);
}

interface Found {
  readonly misuseType: Misuse;
  readonly amount: number;
  readonly project: Project;
  readonly on: string;
  readonly told: Told;
}

function raise(
  { chance, script }: Province,
  county: County,
  auditId: string,
  projects: readonly Project[],
  discoveredOn: string,
): Found | undefined {
  const project = projects[chance.between(0, 2)];
  if (!project) return undefined;
  const misuseType = chance.pick(kinds);
  const amount = chance.between(3, 40);
  const told = script.say(
    actor('auditor', `${county.city}-audit`),
    'AuditFindingRaised',
    `audit-${auditId}`,
    {
      findingId: 'f-1',
      auditId,
      misuseType,
      ...(misuseType === 'FM-08' ? {} : { amount: wan(amount) }),
      orgId: `${county.id}-government`,
      discoveredOn,
      description: '示例问题,均为虚构',
    },
    { about: inRegion(county) },
  );
  return { misuseType, amount, project, on: daysAfter(discoveredOn, 12), told };
}

/** The irregularity that the finding is: recovered in one or two parts; one in five is left open. */
function rectify(province: Province, county: County, auditId: string, found: Found): void {
  const { chance, docNo, script } = province;
  const { amount, misuseType, on, project, told } = found;
  const irregularityId = auditId;
  const stream = `irregularity-${irregularityId}`;
  const about = inRegion(county);
  const isDelay = misuseType === 'FM-08';
  script.say(
    actor('auditor', `${county.city}-audit`),
    'FundIrregularityFound',
    stream,
    {
      irregularityId,
      misuseType,
      ...(isDelay ? { delayDays: chance.between(40, 200) } : { amount: wan(amount) }),
      projectId: project.id,
      orgId: `${county.id}-government`,
      foundBy: 'audit',
      foundOn: on,
    },
    { after: [told, project.declared], about },
  );
  const finance = actor('finance-department', `${county.id}-finance`);
  const open = chance.onceIn(5);
  const parts = isDelay ? [] : open ? [1] : chance.onceIn(2) ? [amount] : [1, amount - 1];
  for (const [i, part] of parts.entries()) {
    const recoveredOn = daysAfter(on, 25 + 40 * i + chance.between(0, 12));
    script.say(finance, 'FundRecovered', stream, { irregularityId, amount: wan(part), recoveredOn }, { about });
  }
  if (open) return;
  const correctedOn = daysAfter(on, chance.between(100, 160));
  const measure = isDelay ? '已拨付到位(示例)' : '归还原渠道(示例)';
  script.say(
    finance,
    'FundIrregularityCorrected',
    stream,
    { irregularityId, correctedOn, measure, docNo: docNo(`${county.nameZh}改`, correctedOn) },
    { about },
  );
  script.say(
    actor('auditor', `${county.city}-audit`),
    'AuditFindingRectified',
    `audit-${auditId}`,
    {
      findingId: 'f-1',
      rectifiedOn: correctedOn,
      measure: isDelay ? 'corrected_accounts' : 'returned_to_channel',
      ...(isDelay ? {} : { amount: wan(amount) }),
      verifiedByOrgId: `${county.city}-audit`,
    },
    { about },
  );
}
