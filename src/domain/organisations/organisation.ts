/**
 * 机构: an organ or other body, and how its leaders divide the work among themselves. The division (职责分工) is what later
 * proves whose direct leadership responsibility (直接领导责任) a matter was (GS-CG-5).
 */
import { refuse, type Known, type Refusal } from '../decider';
import { stream } from '../dispatch';
import { define, type DataOf } from '../fact';
import { id, list, name, oneOf, optional, ref, scheduledDate, text, yesNo } from '../fields';
import { CountyReimbursementDeclared, FinancingVehicleDesignated, FundManagementMeasuresIssued } from './fund-regime';
import { mayStandUnder, organKinds, organLevels, type Standing } from './organ-kinds';

export const OrganisationRegistered = define({
  type: 'OrganisationRegistered',
  zh: '机构登记',
  cites: ['GS-PA-2', 'SX-PA-2', 'GS-CG-18', 'GS-LE-2'],
  recordedBy: ['registrar'],
  occurredOn: 'effectiveFrom',
  fields: {
    orgId: id(),
    nameZh: name(),
    level: oneOf(organLevels, { from: ['GS-PA-3', 'SX-PA-3'] }),
    orgKind: oneOf(organKinds, { from: ['GS-CG-18', 'GS-LE-2', 'GS-LE-4'] }),
    /** Absent at the top, and for bodies whose superior is not in this ledger. */
    parentOrgId: optional(ref('org')),
    /** Administrative division code, e.g. 620100. */
    regionCode: id({ from: ['GS-PA-2'] }),
    /** How GS-CG binds the body: as an organ of article 18, by reference (参照执行), or not at all. */
    cgScope: oneOf(['full', 'by_reference', 'none'], { from: ['GS-CG-18'] }),
    /** 垂直管理: led by the department above, supervised by the government of its own level. */
    verticalManagement: yesNo({ from: ['GS-LE-4-p4'] }),
    effectiveFrom: scheduledDate(),
  },
});

export const DutyDivisionAssigned = define({
  type: 'DutyDivisionAssigned',
  zh: '职责分工确定',
  cites: ['GS-CG-4-i2', 'GS-CG-5', 'GS-LE-6', 'GS-LE-14', 'GS-PA-10'],
  recordedBy: ['party-committee', 'government', 'law-enforcement-organ', 'sector-department'],
  occurredOn: 'effectiveFrom',
  naturalKey: ['orgId', 'personId', 'effectiveFrom', 'docNo'],
  documentNumber: true,
  fields: {
    orgId: ref('org'),
    personId: ref('person'),
    /** 负总责, 主要领导责任, 直接领导责任, 主管领导. */
    roleInDivision: oneOf(['overall', 'main', 'direct', 'supervising'], { from: ['GS-CG-4', 'GS-CG-5', 'GS-LE-14'] }),
    coversOrgIds: list(ref('org'), { from: ['GS-CG-5'], min: 0 }),
    coversFields: list(text({ max: 200 }), { from: ['GS-CG-5'], min: 0 }),
    effectiveFrom: scheduledDate(),
    effectiveTo: optional(scheduledDate()),
    docNo: text({ max: 200 }),
  },
  check: ({ effectiveFrom, effectiveTo }) =>
    effectiveTo !== undefined && effectiveTo < effectiveFrom
      ? refuse('incoherent-fact', 'the division ends before it begins', { pointer: '/effectiveTo' })
      : undefined,
});

/** A body as registered. */
export interface Organisation extends Standing {
  readonly cgScope: DataOf<typeof OrganisationRegistered>['cgScope'];
  readonly parent?: string;
}

const registeredFirst = (_: unknown, registered: Organisation | undefined): Refusal | undefined =>
  registered ? undefined : refuse('out-of-order', 'the body is not registered');

/** OrganisationRegistered -> (DutyDivisionAssigned | what it lays down about funds)* */
export const organisation = stream({
  kind: 'org',
  zh: '机构',
  idField: 'orgId',
  facts: [
    OrganisationRegistered,
    DutyDivisionAssigned,
    FinancingVehicleDesignated,
    FundManagementMeasuresIssued,
    CountyReimbursementDeclared,
  ],
  initial: undefined as Organisation | undefined,
  guards: {
    OrganisationRegistered: ({ data }, registered, known) =>
      registered ? refuse('out-of-order', 'the body is already registered') : wrongParent(data, known),
    DutyDivisionAssigned: (fact, registered, known) =>
      registeredFirst(fact, registered) ?? holdsNoPost(fact.data, known),
    FinancingVehicleDesignated: registeredFirst,
    FundManagementMeasuresIssued: registeredFirst,
    CountyReimbursementDeclared: registeredFirst,
  },
  evolve: {
    OrganisationRegistered: (_, { data: { level, orgKind, cgScope, parentOrgId } }) => ({
      level,
      orgKind,
      cgScope,
      ...(parentOrgId === undefined ? {} : { parent: parentOrgId }),
    }),
  },
});

function wrongParent(data: DataOf<typeof OrganisationRegistered>, known: Known): Refusal | undefined {
  if (data.parentOrgId === undefined) return undefined;
  const pointer = '/parentOrgId';
  const parent: Organisation | undefined = known.state(organisation, data.parentOrgId);
  if (!parent) return refuse('unknown-reference', `org-${data.parentOrgId} is not registered`, { pointer });
  if (mayStandUnder(data, parent)) return undefined;
  return refuse(
    'incoherent-fact',
    `a ${data.orgKind} at ${data.level} level cannot stand under a ${parent.orgKind} at ${parent.level} level`,
    { pointer, cites: ['GS-PA-3', 'GS-LE-4'] },
  );
}

function holdsNoPost(data: DataOf<typeof DutyDivisionAssigned>, known: Known): Refusal | undefined {
  const touches = known
    .holdings(data.personId)
    .some(
      ({ org, assumedOn, vacatedOn }) =>
        org === data.orgId &&
        (data.effectiveTo === undefined || assumedOn <= data.effectiveTo) &&
        (vacatedOn === undefined || vacatedOn >= data.effectiveFrom),
    );
  return touches
    ? undefined
    : refuse('incoherent-fact', 'the person holds no post in the body during the assignment', {
        pointer: '/personId',
        cites: ['GS-CG-5', 'GS-LE-14'],
      });
}
