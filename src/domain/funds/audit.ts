/**
 * 审计: one audit of poverty funds or of an office, from its opening through its findings to their rectification. Gansu's
 * cities and counties audit their project funds in full every year (GS-PA-21); audit organs follow up (GS-PA-11, CN-PA-8,
 * SX-PA-16). Money is in fen.
 */
import { refuse, type Known, type Refusal } from '../decider';
import { stream } from '../dispatch';
import { define, type DataOf } from '../fact';
import { businessDate, fen, group, id, list, oneOf, optional, ref, sha256, text, year } from '../fields';
import { organisation } from '../organisations/organisation';
import { misuseTypes } from './misuse';

const auditId = ref('audit');
const recordedBy = ['auditor', 'county-authority', 'city-authority'] as const;

export const AuditOpened = define({
  type: 'AuditOpened',
  zh: '审计立项(进点)',
  cites: ['GS-PA-21', 'GS-PA-11', 'CN-PA-8', 'SX-PA-16', 'GS-PA-10', 'CN-PA-11', 'SX-PA-6'],
  recordedBy,
  occurredOn: 'openedOn',
  naturalKey: ['auditId'],
  fields: {
    auditId: id(),
    kind: oneOf(['annual_full', 'follow_up', 'special', 'leaving_office', 'internal'], {
      from: ['GS-PA-21', 'GS-PA-11', 'GS-CG-17'],
    }),
    scopeOrgIds: list(ref('org'), { min: 0 }),
    fiscalYear: optional(year({ from: ['GS-PA-21'] })),
    subjects: list(oneOf(['funds', 'key_projects', 'policy', 'actual_effect']), {
      from: ['GS-PA-11', 'GS-PA-21', 'CN-PA-8'],
      min: 0,
    }),
    openedOn: businessDate(),
    docNo: text({ max: 200 }),
  },
  check: ({ kind, fiscalYear }) =>
    kind === 'annual_full' && fiscalYear === undefined
      ? refuse('incoherent-fact', 'an annual full audit names the fiscal year', {
          pointer: '/fiscalYear',
          cites: ['GS-PA-21'],
        })
      : undefined,
});

export const AuditReportIssued = define({
  type: 'AuditReportIssued',
  zh: '审计报告',
  cites: ['GS-PA-21', 'GS-PA-11', 'CN-PA-8', 'SX-PA-16'],
  recordedBy,
  occurredOn: 'issuedOn',
  naturalKey: ['auditId', 'docNo'],
  documentNumber: true,
  fields: {
    auditId,
    issuedOn: businessDate(),
    opinionZh: text(),
    audited: fen({ from: ['GS-PA-21'] }),
    /** What was audited of each body and fiscal year. */
    coverage: list(group({ orgId: ref('org'), fiscalYear: year(), audited: fen() }), { from: ['GS-PA-21'], min: 0 }),
    docNo: text({ max: 200 }),
    docSha256: sha256(),
  },
});

export const AuditFindingRaised = define({
  type: 'AuditFindingRaised',
  zh: '审计发现问题',
  cites: ['GS-PA-21', 'GS-PA-10', 'GS-PA-33-i6'],
  recordedBy: ['auditor'],
  occurredOn: 'discoveredOn',
  naturalKey: ['auditId', 'findingId'],
  fields: {
    findingId: id(),
    auditId,
    misuseType: oneOf([...misuseTypes, 'procedural', 'other'], { from: ['GS-PA-25'] }),
    amount: optional(fen()),
    orgId: ref('org'),
    personIds: optional(list(ref('person'))),
    discoveredOn: businessDate(),
    description: text(),
  },
});

export const AuditFindingRectified = define({
  type: 'AuditFindingRectified',
  zh: '审计问题整改',
  cites: ['GS-PA-10', 'CN-PA-11', 'SX-PA-6'],
  extra: true,
  recordedBy: ['auditor', 'county-authority'],
  occurredOn: 'rectifiedOn',
  naturalKey: ['findingId', 'rectifiedOn'],
  fields: {
    /** A finding of this audit. */
    findingId: id(),
    rectifiedOn: businessDate(),
    measure: oneOf(['returned_to_channel', 'recovered', 'discipline', 'corrected_accounts', 'other'], {
      from: ['GS-PA-10'],
    }),
    amount: optional(fen()),
    verifiedByOrgId: ref('org'),
  },
});

/** Findings stay when the opening is voided: it may be recorded anew, and they were raised. */
export interface Audit {
  readonly opened: boolean;
  /** Ids of findings, each with the fact that raised it. */
  readonly raised: readonly (readonly [findingId: string, factId: string])[];
  readonly rectified: readonly string[];
}

function scopeOf({ kind, scopeOrgIds }: DataOf<typeof AuditOpened>, known: Known): Refusal | undefined {
  const isCityOrCounty = (orgId: string): boolean => {
    const level = known.state(organisation, orgId)?.level;
    return level === 'city' || level === 'county';
  };
  return kind !== 'annual_full' || scopeOrgIds.some(isCityOrCounty)
    ? undefined
    : refuse('incoherent-fact', 'an annual full audit names the city or county whose funds it is about', {
        pointer: '/scopeOrgIds',
        cites: ['GS-PA-21'],
      });
}

const openedFirst = (_: unknown, { opened }: Audit): Refusal | undefined =>
  opened ? undefined : refuse('out-of-order', 'the audit is not opened', { cites: ['GS-PA-21'] });

/** AuditOpened -> (AuditFindingRaised -> AuditFindingRectified)*, AuditReportIssued* in any order after it. */
export const audit = stream({
  kind: 'audit',
  zh: '审计',
  idField: 'auditId',
  facts: [AuditOpened, AuditReportIssued, AuditFindingRaised, AuditFindingRectified],
  initial: { opened: false, raised: [], rectified: [] } as Audit,
  guards: {
    AuditOpened: ({ data }, { opened }, known) =>
      opened ? refuse('out-of-order', 'the audit is already opened') : scopeOf(data, known),
    AuditReportIssued: openedFirst,
    AuditFindingRaised: (fact, state) => {
      const early = openedFirst(fact, state);
      if (early) return early;
      const [, existing] = state.raised.find(([findingId]) => findingId === fact.data.findingId) ?? [];
      return existing === undefined
        ? undefined
        : refuse('duplicate-fact', 'the audit already has a finding of this id', { pointer: '/findingId', existing });
    },
    AuditFindingRectified: ({ data: { findingId } }, { raised, rectified }) =>
      raised.some(([each]) => each === findingId) && !rectified.includes(findingId)
        ? undefined
        : refuse('out-of-order', 'no finding of this id is open', {
            pointer: '/findingId',
            cites: ['GS-PA-10', 'CN-PA-11', 'SX-PA-6'],
          }),
  },
  evolve: {
    AuditOpened: (before) => ({ ...before, opened: true }),
    AuditFindingRaised: (before, { id: factId, data: { findingId } }) => ({
      ...before,
      raised: [...before.raised, [findingId, factId] as const],
    }),
    AuditFindingRectified: (before, { data: { findingId } }) => ({
      ...before,
      rectified: [...before.rectified, findingId],
    }),
  },
});
