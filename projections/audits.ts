/**
 * 审计台账: each audit, what it was opened for, what its reports say was audited, what was found and what became of it
 * (GS-PA-11, GS-PA-21, CN-PA-8, SX-PA-16). Money is in the minor unit, as exact decimal strings.
 */
import type { FactNamed } from '../src/domain/catalogue';
import { streamId } from '../src/domain/fact';
import type { MisuseType } from '../src/domain/funds/misuse';
import { yearOf, type LegalDay } from '../src/domain/legal-day';
import { only, recorded, type Recorded } from './recorded';
import type { RowProjection } from './projection';

/** 立项. */
export interface AuditOpening extends Recorded {
  readonly kind: 'annual_full' | 'follow_up' | 'special' | 'leaving_office' | 'internal';
  readonly scopeOrgIds: readonly string[];
  /** Absent where the audit is of no single year. */
  readonly fiscalYear?: number;
  readonly subjects: readonly ('funds' | 'key_projects' | 'policy' | 'actual_effect')[];
  readonly openedOn: LegalDay;
  readonly docNo: string;
}

export interface AuditReport extends Recorded {
  readonly issuedOn: LegalDay;
  readonly opinionZh: string;
  readonly audited: string;
  /** What was audited of each body and fiscal year. */
  readonly coverage: readonly { readonly orgId: string; readonly fiscalYear: number; readonly audited: string }[];
  readonly docNo: string;
  readonly docSha256: string;
}

export interface FindingRaised extends Recorded {
  readonly misuseType: MisuseType | 'procedural' | 'other';
  readonly amount?: string;
  readonly orgId: string;
  readonly personIds?: readonly string[];
  readonly discoveredOn: LegalDay;
  readonly description: string;
}

/** 整改. */
export interface Rectification extends Recorded {
  readonly rectifiedOn: LegalDay;
  readonly measure: string;
  readonly amount?: string;
  readonly verifiedByOrgId: string;
}

/** What was found, with what was done about it: either may be dated first, and either may be voided alone. */
export interface AuditFinding {
  readonly findingId: string;
  readonly raised?: FindingRaised;
  readonly rectification?: Rectification;
}

export interface AuditRow {
  readonly auditId: string;
  /** Absent when the opening does not stand on the day asked about. */
  readonly opening?: AuditOpening;
  /** In legal order. */
  readonly reports: readonly AuditReport[];
  /** In legal order of the first fact of each. */
  readonly findings: readonly AuditFinding[];
}

const rowOf = (row: AuditRow | undefined, auditId: string): AuditRow => row ?? { auditId, reports: [], findings: [] };

/** The row with a part of one finding, which is begun where it is not there yet. */
function withFinding(
  row: AuditRow | undefined,
  auditId: string,
  findingId: string,
  part: Omit<AuditFinding, 'findingId'>,
): AuditRow {
  const before = rowOf(row, auditId);
  const at = before.findings.findIndex((each) => each.findingId === findingId);
  const finding = Object.assign({ findingId }, before.findings[at], part);
  return { ...before, findings: at === -1 ? [...before.findings, finding] : before.findings.with(at, finding) };
}

export const audits: RowProjection<AuditRow> = {
  kind: 'rows',
  name: 'audits',
  version: 1,
  zh: '审计台账',
  keys: (fact) => (fact.type in audits.on ? [streamId(fact.stream)] : []),
  on: {
    AuditOpened: (row, fact, key) => ({ ...rowOf(row, key), opening: openingOf(fact) }),
    AuditReportIssued: (row, fact, key) => {
      const before = rowOf(row, key);
      return { ...before, reports: [...before.reports, reportOf(fact)] };
    },
    AuditFindingRaised: (row, fact, key) => withFinding(row, key, fact.data.findingId, { raised: raisedOf(fact) }),
    AuditFindingRectified: (row, fact, key) =>
      withFinding(row, key, fact.data.findingId, { rectification: rectificationOf(fact) }),
  },
  filters: (row) => ({ organs: organsOf(row), years: yearsOf(row) }),
};

/** Whom it is about: as opened, as reported, and as found. */
const organsOf = ({ opening, reports, findings }: AuditRow): readonly string[] => [
  ...new Set([
    ...(opening?.scopeOrgIds ?? []),
    ...reports.flatMap(({ coverage }) => coverage.map(({ orgId }) => orgId)),
    ...findings.flatMap(({ raised }) => raised?.orgId ?? []),
  ]),
];

/** Fiscal years that it is about; the year in which it was opened where none is named. */
function yearsOf({ opening, reports }: AuditRow): readonly number[] {
  const covered = reports.flatMap(({ coverage }) => coverage.map(({ fiscalYear }) => fiscalYear));
  const named = [...new Set([...(opening?.fiscalYear === undefined ? [] : [opening.fiscalYear]), ...covered])];
  return named.length > 0 || !opening ? named : [yearOf(opening.openedOn)];
}

const openingOf = (fact: FactNamed<'AuditOpened'>): AuditOpening =>
  recorded(fact, only(fact.data, ['kind', 'scopeOrgIds', 'fiscalYear', 'subjects', 'openedOn', 'docNo']));

const reportOf = (fact: FactNamed<'AuditReportIssued'>): AuditReport =>
  recorded(fact, only(fact.data, ['issuedOn', 'opinionZh', 'audited', 'coverage', 'docNo', 'docSha256']));

const raisedOf = (fact: FactNamed<'AuditFindingRaised'>): FindingRaised =>
  recorded(fact, only(fact.data, ['misuseType', 'amount', 'orgId', 'personIds', 'discoveredOn', 'description']));

const rectificationOf = (fact: FactNamed<'AuditFindingRectified'>): Rectification =>
  recorded(fact, only(fact.data, ['rectifiedOn', 'measure', 'amount', 'verifiedByOrgId']));
