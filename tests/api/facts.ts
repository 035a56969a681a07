/** Facts as clients send them; people, bodies and documents are invented. */

export const PERSON = '3f0e8b5a-2c4d-4e6f-8a1b-9c0d1e2f3a4b';
export const COMMITTEE = 'county-committee';
export const ORGANISATION = 'county-organisation';
export const DISCIPLINE = 'county-discipline';
export const BUREAU = 'county-traffic';
export const AUDIT = 'county-audit';

export interface Item {
  readonly stream: string;
  readonly type: string;
  readonly expectedRevision?: unknown;
  readonly about?: unknown;
  readonly data: Readonly<Record<string, unknown>>;
}

const about = { jurisdiction: 'CN-629999' };

export const organ = (orgId: string, nameZh: string, orgKind: string): Item => ({
  stream: `org-${orgId}`,
  type: 'OrganisationRegistered',
  expectedRevision: 'no-stream',
  about,
  data: {
    orgId,
    nameZh,
    level: 'county',
    orgKind,
    regionCode: '629999',
    cgScope: 'full',
    verticalManagement: false,
    effectiveFrom: '2015-01-01',
  },
});

export const organs: readonly Item[] = [
  organ(COMMITTEE, '虚县县委', 'party_committee'),
  organ(ORGANISATION, '虚县县委组织部', 'organisation_dept'),
  organ(DISCIPLINE, '虚县纪委监委', 'discipline_organ'),
  organ(BUREAU, '虚县交通执法队', 'law_enforcement_organ'),
  organ(AUDIT, '虚县审计局', 'audit_organ'),
];

export const person = (personId: string, nameZh: string): Item => ({
  stream: `person-${personId}`,
  type: 'PersonRegistered',
  expectedRevision: 'no-stream',
  about,
  data: { personId, nameZh, partyMember: true, cadreManagementOrgId: COMMITTEE, occurredOn: '2020-03-01' },
});

export const evaluationOpened = (evaluationId: string, more: Readonly<Record<string, unknown>> = {}): Item => ({
  stream: `evaluation-${evaluationId}`,
  type: 'DemocraticEvaluationOpened',
  expectedRevision: 'no-stream',
  about,
  data: {
    evaluationId,
    cycleYear: 2023,
    subjectKind: 'leading_cadre',
    subjectPersonId: PERSON,
    purpose: 'integrity_status',
    organiserOrgId: COMMITTEE,
    combinedWith: 'annual_appraisal',
    openedOn: '2023-12-01',
    ...more,
  },
});

export const evaluationHeld = (evaluationId: string, more: Readonly<Record<string, unknown>> = {}): Item => ({
  stream: `evaluation-${evaluationId}`,
  type: 'DemocraticEvaluationHeld',
  expectedRevision: 0,
  about,
  data: {
    evaluationId,
    heldOn: '2023-12-20',
    eligibleVoters: 120,
    ballotsIssued: 110,
    ballotsReturned: 105,
    ballotsInvalid: 5,
    counts: { trust: 30, basicallyTrust: 20, distrust: 45, abstain: 3, blank: 2 },
    denominatorPolicyId: 'VALID_RETURNED',
    countedByOrgId: ORGANISATION,
    docSha256: 'a'.repeat(64),
    ...more,
  },
});

export const penaltyImposed = (penaltyId: string, more: Readonly<Record<string, unknown>> = {}): Item => ({
  stream: `penalty-${penaltyId}`,
  type: 'PenaltyImposed',
  expectedRevision: 'no-stream',
  about,
  data: { penaltyId, orgId: BUREAU, imposedOn: '2023-05-04', amount: '20000', article: '第九十条', ...more },
});
