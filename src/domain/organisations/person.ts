/** 人员: a person known by a random UUID and a name; no number of an identity document is ever recorded. */
import { refuse } from '../decider';
import { stream } from '../dispatch';
import { define } from '../fact';
import { businessDate, count, id, name, optional, ref, scheduledDate, sha256, text, uuid, yesNo } from '../fields';
import type { LegalDay } from '../legal-day';

export const PersonRegistered = define({
  type: 'PersonRegistered',
  zh: '人员登记',
  cites: ['GS-CG-18'],
  recordedBy: ['organisation-department', 'personnel-department'],
  occurredOn: 'occurredOn',
  fields: {
    personId: uuid(),
    nameZh: name(),
    /** Party discipline (党纪处分) reaches party members only. */
    partyMember: yesNo(),
    /** 干部管理权限: the organ that manages the person as a cadre. */
    cadreManagementOrgId: ref('org', { from: ['GS-PA-33', 'GS-CG-17'] }),
    occurredOn: businessDate(),
  },
});

export const LeavingOfficeAuditOrdered = define({
  type: 'LeavingOfficeAuditOrdered',
  zh: '离任审计启动',
  cites: ['GS-CG-17'],
  recordedBy: ['organisation-department'],
  occurredOn: 'orderedOn',
  naturalKey: ['personId', 'docNo'],
  documentNumber: true,
  fields: {
    personId: ref('person'),
    caseId: optional(ref('case', { from: ['GS-CG-17'] })),
    auditOrgId: ref('org', { from: ['GS-CG-17'] }),
    orderedOn: businessDate(),
    periodFrom: businessDate(),
    /** May lie ahead: an audit can be ordered for somebody who has not left yet. */
    periodTo: scheduledDate(),
    docNo: text({ max: 200 }),
  },
  check: ({ periodFrom, periodTo }) =>
    periodTo < periodFrom
      ? refuse('incoherent-fact', 'the audited period ends before it begins', { pointer: '/periodTo' })
      : undefined,
});

export const LeavingOfficeAuditCompleted = define({
  type: 'LeavingOfficeAuditCompleted',
  zh: '离任审计完成',
  cites: ['GS-CG-17'],
  recordedBy: ['auditor'],
  occurredOn: 'completedOn',
  naturalKey: ['personId', 'auditId'],
  fields: {
    personId: ref('person'),
    /** Its stream, where this ledger holds the audit too; audit organs keep books of their own. */
    auditId: id(),
    completedOn: businessDate(),
    findings: count(),
    docSha256: sha256(),
  },
});

/** Orders stay when the registration is voided: it may be recorded anew, and they were given. */
export interface Person {
  /** Undefined until the person is registered. */
  readonly partyMember?: boolean;
  /** Days on which leaving-office audits were ordered, in the order recorded. */
  readonly auditsOrderedOn: readonly LegalDay[];
}

/** PersonRegistered -> (LeavingOfficeAuditOrdered -> LeavingOfficeAuditCompleted)* */
export const person = stream({
  kind: 'person',
  zh: '人员',
  idField: 'personId',
  facts: [PersonRegistered, LeavingOfficeAuditOrdered, LeavingOfficeAuditCompleted],
  initial: { auditsOrderedOn: [] } as Person,
  guards: {
    PersonRegistered: (_, { partyMember }) =>
      partyMember === undefined ? undefined : refuse('out-of-order', 'the person is already registered'),
    LeavingOfficeAuditOrdered: (_, { partyMember }) =>
      partyMember === undefined ? refuse('out-of-order', 'the person is not registered') : undefined,
    LeavingOfficeAuditCompleted: ({ data: { completedOn } }, { auditsOrderedOn }) =>
      auditsOrderedOn.some((orderedOn) => orderedOn <= completedOn)
        ? undefined
        : refuse('out-of-order', `no leaving-office audit was ordered by ${completedOn}`, {
            pointer: '/completedOn',
            cites: ['GS-CG-17'],
          }),
  },
  evolve: {
    PersonRegistered: ({ auditsOrderedOn }, { data: { partyMember } }) => ({ partyMember, auditsOrderedOn }),
    LeavingOfficeAuditOrdered: (before, { data: { orderedOn } }) => ({
      ...before,
      auditsOrderedOn: [...before.auditsOrderedOn, orderedOn],
    }),
  },
});
