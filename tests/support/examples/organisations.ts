/** Examples of bodies, people and posts. All are about one county committee and one invented cadre, 示例甲. */
import type { Examples } from './example';

export const DEMO_ORG = 'demo-county-committee';
export const DEMO_PERSON = '5d0b6a52-7c1e-4f3a-9b7d-0a1b2c3d4e5f';
export const DEMO_POST = 'demo-county-secretary';

export const organisations: Examples<
  | 'OrganisationRegistered'
  | 'PersonRegistered'
  | 'PostEstablished'
  | 'PostAssumed'
  | 'DutyDivisionAssigned'
  | 'LeavingOfficeAuditOrdered'
  | 'LeavingOfficeAuditCompleted'
  | 'PostVacated'
> = {
  OrganisationRegistered: {
    stream: `org-${DEMO_ORG}`,
    opens: true,
    data: {
      orgId: DEMO_ORG,
      nameZh: '中共示例县委员会',
      level: 'county',
      orgKind: 'party_committee',
      regionCode: '629999',
      cgScope: 'full',
      verticalManagement: false,
      effectiveFrom: '2015-01-01',
    },
  },
  PersonRegistered: {
    stream: `person-${DEMO_PERSON}`,
    opens: true,
    data: {
      personId: DEMO_PERSON,
      nameZh: '示例甲',
      partyMember: true,
      cadreManagementOrgId: DEMO_ORG,
      occurredOn: '2016-02-01',
    },
  },
  PostEstablished: {
    stream: `post-${DEMO_POST}`,
    opens: true,
    data: {
      postId: DEMO_POST,
      orgId: DEMO_ORG,
      titleZh: '示例县委书记',
      leadershipRole: 'principal_party',
      rankOrdinal: 5,
      appointingOrgId: DEMO_ORG,
      isLeadingCadre: true,
      occurredOn: '2015-01-01',
    },
  },
  PostAssumed: {
    stream: `post-${DEMO_POST}`,
    data: {
      postId: DEMO_POST,
      personId: DEMO_PERSON,
      assumedOn: '2016-03-01',
      decisionDocNo: '示组任〔2016〕3号',
      decidedByOrgId: DEMO_ORG,
      isPromotion: true,
    },
  },
  DutyDivisionAssigned: {
    stream: `org-${DEMO_ORG}`,
    data: {
      orgId: DEMO_ORG,
      personId: DEMO_PERSON,
      roleInDivision: 'overall',
      coversOrgIds: [],
      coversFields: ['党风廉政建设'],
      effectiveFrom: '2016-03-15',
      docNo: '示委办〔2016〕8号',
    },
  },
  LeavingOfficeAuditOrdered: {
    stream: `person-${DEMO_PERSON}`,
    data: {
      personId: DEMO_PERSON,
      auditOrgId: DEMO_ORG,
      orderedOn: '2019-04-01',
      periodFrom: '2016-03-01',
      periodTo: '2019-03-31',
      docNo: '示组函〔2019〕12号',
    },
  },
  LeavingOfficeAuditCompleted: {
    stream: `person-${DEMO_PERSON}`,
    data: {
      personId: DEMO_PERSON,
      auditId: 'demo-leaving-2019',
      completedOn: '2019-09-30',
      findings: 2,
      docSha256: 'a'.repeat(64),
    },
  },
  PostVacated: {
    stream: `post-${DEMO_POST}`,
    data: {
      postId: DEMO_POST,
      personId: DEMO_PERSON,
      vacatedOn: '2019-03-31',
      reason: 'transfer',
      decisionDocNo: '示组任〔2019〕5号',
    },
  },
};
