/** 处理与处分: decided, carried out, appealed, varied, revoked; and the audit of who leaves an office (离任审计). */
import type { FactNamed } from '../../src/domain/catalogue';
import type { LegalDay } from '../../src/domain/legal-day';
import { daysAfter } from '../calendar';
import { digestOf, type Told } from '../script';
import type { City } from './city';
import { auditOffice, discipline, organisationDepartment } from './organs';

type Organisational = FactNamed<'OrganisationalMeasureImposed'>['data'];
type Party = FactNamed<'PartyDisciplineImposed'>['data'];
type Administrative = FactNamed<'AdministrativeDisciplineImposed'>['data'];
type Executed = FactNamed<'MeasureExecuted'>['data'];

/** What all decisions say; the rest is each one's own. */
export interface Decision {
  readonly measureId: string;
  readonly personId: string;
  readonly imposedOn: LegalDay;
  readonly caseId?: string;
  readonly after: readonly Told[];
}

const stream = ({ measureId }: Pick<Decision, 'measureId'>): string => `sanction-${measureId}`;
const restricted = { classification: 'restricted' } as const;

const ofCase = ({ caseId }: Decision) => (caseId === undefined ? {} : { caseId });

/** 组织处理, decided by the organisation department (GS-CG-17). It takes effect the day after the decision. */
export function imposeOrganisational(
  { script, docNo }: City,
  decision: Decision,
  measure: Pick<Organisational, 'measureCode' | 'ground'> &
    Partial<Pick<Organisational, 'severity' | 'proposalId' | 'leavingOfficeAuditNeeded'>>,
): Told {
  const { measureId, personId, imposedOn, after } = decision;
  return script.say(
    organisationDepartment,
    'OrganisationalMeasureImposed',
    stream(decision),
    {
      measureId,
      personId,
      severity: 'general',
      responsibleRole: 'cadre',
      ...measure,
      imposedOn,
      takesEffectOn: daysAfter(imposedOn, 1),
      decidedByOrgId: 'yunqi-organisation',
      docNo: docNo('云组处', imposedOn),
      ...ofCase(decision),
    },
    { after, about: { ...restricted, basis: ['GS-CG-17'] } },
  );
}

/** 党纪处分, decided by the discipline commission. */
export function imposeParty(
  { script, docNo }: City,
  decision: Decision,
  measure: Pick<Party, 'sanction' | 'ground' | 'severity'> & { readonly needsAdmin?: boolean },
): Told {
  const { measureId, personId, imposedOn, after } = decision;
  return script.say(
    discipline,
    'PartyDisciplineImposed',
    stream(decision),
    {
      measureId,
      personId,
      ...measure,
      imposedOn,
      takesEffectOn: imposedOn,
      decidedByOrgId: 'yunqi-discipline',
      docNo: docNo('云纪处', imposedOn),
      ...ofCase(decision),
    },
    { after, about: { ...restricted, basis: ['GS-CG-17'] } },
  );
}

/** 政纪处分 by the measure of the party sanction (比照, GS-CG-15-tail). */
export function imposeAdministrative(
  { script, docNo }: City,
  decision: Decision,
  measure: Pick<Administrative, 'sanction' | 'ground'> & { readonly parallelTo?: string },
): Told {
  const { measureId, personId, imposedOn, after } = decision;
  return script.say(
    discipline,
    'AdministrativeDisciplineImposed',
    stream(decision),
    {
      measureId,
      personId,
      ...measure,
      imposedOn,
      takesEffectOn: imposedOn,
      decidedByOrgId: 'yunqi-discipline',
      docNo: docNo('云监处', imposedOn),
      ...ofCase(decision),
    },
    { after, about: restricted },
  );
}

export const execute = (
  { script }: City,
  measureId: string,
  executedOn: LegalDay,
  executionKind: Executed['executionKind'],
): Told =>
  script.say(organisationDepartment, 'MeasureExecuted', `sanction-${measureId}`, {
    measureId,
    executedOn,
    evidenceSha256: digestOf(`execution of ${measureId}`),
    executionKind,
  });

/** An appeal, and its decision: after a month and a half unless said otherwise. Gives the day of the decision. */
export function appeal(
  { script, docNo }: City,
  measureId: string,
  personId: string,
  filedOn: LegalDay,
  outcome: FactNamed<'AppealDecided'>['data']['outcome'],
  decidedOn = daysAfter(filedOn, 45),
): LegalDay {
  script.say(organisationDepartment, 'AppealFiled', `sanction-${measureId}`, {
    measureId,
    filedBy: personId,
    filedOn,
    docSha256: digestOf(`appeal against ${measureId}`),
  });
  script.say(organisationDepartment, 'AppealDecided', `sanction-${measureId}`, {
    measureId,
    outcome,
    decidedOn,
    docNo: docNo('云组申', decidedOn),
  });
  return decidedOn;
}

export const vary = (
  { script, docNo }: City,
  measureId: string,
  newMeasureCode: FactNamed<'SanctionVaried'>['data']['newMeasureCode'],
  variedOn: LegalDay,
): Told =>
  script.say(organisationDepartment, 'SanctionVaried', `sanction-${measureId}`, {
    measureId,
    newMeasureCode,
    reason: '申诉理由成立(示例)',
    variedOn,
    effectiveFrom: variedOn,
    docNo: docNo('云组变', variedOn),
  });

export const revoke = ({ script, docNo }: City, measureId: string, revokedOn: LegalDay): Told =>
  script.say(organisationDepartment, 'SanctionRevoked', `sanction-${measureId}`, {
    measureId,
    reason: '申诉理由成立,处理依据有误(示例)',
    revokedOn,
    effectiveFrom: 'from_beginning',
    docNo: docNo('云组撤', revokedOn),
  });

/** Ordered by the organisation department and completed four months later by the audit office. */
export function auditLeaving(
  { script, docNo }: City,
  personId: string,
  audited: { readonly orderedOn: LegalDay; readonly from: LegalDay; readonly to: LegalDay; readonly caseId?: string },
): void {
  const { orderedOn, from, to, caseId } = audited;
  script.say(organisationDepartment, 'LeavingOfficeAuditOrdered', `person-${personId}`, {
    personId,
    ...(caseId === undefined ? {} : { caseId }),
    auditOrgId: 'yunqi-audit',
    orderedOn,
    periodFrom: from,
    periodTo: to,
    docNo: docNo('云组审', orderedOn),
  });
  script.say(auditOffice, 'LeavingOfficeAuditCompleted', `person-${personId}`, {
    personId,
    auditId: `leaving-${orderedOn}`,
    completedOn: daysAfter(orderedOn, 120),
    findings: 2,
    docSha256: digestOf(`audit of ${orderedOn}`),
  });
}
