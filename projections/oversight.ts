/**
 * 资金监督索引: for each allocation, each project and each organ, which irregularities and which audits name it, so that
 * whoever follows the money finds them without reading all of them (GS-PA-10, GS-PA-11, GS-PA-21, GS-PA-25).
 */
import type { FactNamed } from '../src/domain/catalogue';
import { streamId, type Fact } from '../src/domain/fact';
import type { LegalDay } from '../src/domain/legal-day';
import { only, recorded, type Recorded } from './recorded';
import type { RowProjection } from './projection';

/** An irregularity as found, with everything that it names. */
export interface NamingIrregularity extends Recorded {
  readonly irregularityId: string;
  readonly foundOn: LegalDay;
  readonly allocationId?: string;
  readonly projectId?: string;
  readonly orgId?: string;
}

/** What came back to an allocation, from whatever irregularity. */
export interface NamingRecovery extends Recorded {
  readonly irregularityId: string;
  readonly amount: string;
}

export interface OversightRow {
  /** `fund-…`, `project-…` or `org-…`. */
  readonly subject: string;
  /** In legal order. */
  readonly irregularities: readonly NamingIrregularity[];
  /** In legal order. */
  readonly recoveries: readonly NamingRecovery[];
  /** Each once, in legal order of the first fact that names the subject. */
  readonly auditIds: readonly string[];
}

const rowOf = (row: OversightRow | undefined, subject: string): OversightRow =>
  row ?? { subject, irregularities: [], recoveries: [], auditIds: [] };

/** Streams of what a fact names. */
const named: Readonly<Record<string, (fact: Fact) => readonly string[]>> = {
  FundIrregularityFound: ({ data }) => {
    const { allocationId, projectId, orgId } = data as FactNamed<'FundIrregularityFound'>['data'];
    return [
      ...(allocationId === undefined ? [] : [`fund-${allocationId}`]),
      ...(projectId === undefined ? [] : [`project-${projectId}`]),
      ...(orgId === undefined ? [] : [`org-${orgId}`]),
    ];
  },
  FundRecovered: ({ data }) => {
    const { toAllocationId } = data as FactNamed<'FundRecovered'>['data'];
    return toAllocationId === undefined ? [] : [`fund-${toAllocationId}`];
  },
  AuditOpened: ({ data }) => (data as FactNamed<'AuditOpened'>['data']).scopeOrgIds.map((orgId) => `org-${orgId}`),
  AuditReportIssued: ({ data }) =>
    (data as FactNamed<'AuditReportIssued'>['data']).coverage.map(({ orgId }) => `org-${orgId}`),
  AuditFindingRaised: ({ data }) => [`org-${(data as FactNamed<'AuditFindingRaised'>['data']).orgId}`],
};

/** The row with the audit that the fact belongs to. */
function audited(row: OversightRow | undefined, { stream }: Fact, subject: string): OversightRow {
  const before = rowOf(row, subject);
  const auditId = streamId(stream);
  return before.auditIds.includes(auditId) ? before : { ...before, auditIds: [...before.auditIds, auditId] };
}

export const oversight: RowProjection<OversightRow> = {
  kind: 'rows',
  name: 'oversight',
  version: 1,
  zh: '资金监督索引',
  // A list may name an organ twice (a report that covers two years of it); the fact stands under it once.
  keys: (fact) => [...new Set(named[fact.type]?.(fact) ?? [])],
  on: {
    FundIrregularityFound: (row, fact, subject) => {
      const before = rowOf(row, subject);
      const naming = Object.assign(
        { irregularityId: streamId(fact.stream) },
        only(fact.data, ['foundOn', 'allocationId', 'projectId', 'orgId']),
      );
      return { ...before, irregularities: [...before.irregularities, recorded(fact, naming)] };
    },
    FundRecovered: (row, fact, subject) => {
      const before = rowOf(row, subject);
      const naming = { irregularityId: streamId(fact.stream), amount: fact.data.amount };
      return { ...before, recoveries: [...before.recoveries, recorded(fact, naming)] };
    },
    AuditOpened: audited,
    AuditReportIssued: audited,
    AuditFindingRaised: audited,
  },
};
