/** Examples of a leading group, a link, and one letter from its organised signing to its end. */
import type { Examples } from './example';
import { DEMO_ORG, DEMO_PERSON, DEMO_POST } from './organisations';

export const DEMO_SUCCESSOR = '6e1c7b63-8d2f-4a4b-8c8e-1b2c3d4e5f60';
const digest = 'e'.repeat(64);
const seat = { personId: DEMO_PERSON, postId: DEMO_POST, basisRole: '县委书记' };
const target = { metric: '减贫人口', unit: '人', value: '1200', dueOn: '2018-12-31' };
const signatory = { personId: DEMO_PERSON, postId: DEMO_POST, orgId: DEMO_ORG, role: 'party_principal' } as const;

export const letters: Examples<
  | 'LeadingGroupEstablished'
  | 'LeadingGroupMembershipChanged'
  | 'LinkageAssigned'
  | 'AssistancePlanAdopted'
  | 'LinkageEnded'
  | 'LetterSigningOrganised'
  | 'ResponsibilityLetterSigned'
  | 'ResponsibilityLetterSupplemented'
  | 'ResponsibilityLetterSucceeded'
  | 'LetterFulfilmentAssessed'
  | 'ResponsibilityLetterEnded'
> = {
  LeadingGroupEstablished: {
    stream: 'group-demo-county-poverty',
    opens: true,
    data: {
      groupId: 'demo-county-poverty',
      kind: 'poverty_main',
      level: 'county',
      orgId: DEMO_ORG,
      heads: [seat],
      deputyHeads: [],
      memberOrgIds: [DEMO_ORG],
      establishedOn: '2016-11-01',
      docNo: '示委发〔2016〕20号',
    },
  },
  LeadingGroupMembershipChanged: {
    stream: 'group-demo-county-poverty',
    data: {
      groupId: 'demo-county-poverty',
      changedOn: '2019-04-02',
      added: [{ ...seat, personId: DEMO_SUCCESSOR }],
      removed: [seat],
      docNo: '示委办〔2019〕9号',
    },
  },
  LinkageAssigned: {
    stream: 'linkage-demo-village',
    opens: true,
    data: {
      linkageId: 'demo-village',
      kind: 'leader_point',
      fromPersonId: DEMO_PERSON,
      toRegionCode: '629999101',
      startedOn: '2017-01-05',
      docNo: '示委办〔2017〕1号',
    },
  },
  AssistancePlanAdopted: {
    stream: 'linkage-demo-village',
    data: {
      linkageId: 'demo-village',
      targetCode: '629999101201',
      responsibleOrgId: DEMO_ORG,
      measures: [{ content: '安全饮水', responsible: '示例水务站', dueOn: '2018-10-31' }],
      planYear: 2018,
      adoptedOn: '2018-01-20',
      docNo: '示扶办〔2018〕2号',
    },
  },
  LinkageEnded: {
    stream: 'linkage-demo-village',
    data: { linkageId: 'demo-village', endedOn: '2019-03-31', reason: 'post_change' },
  },
  LetterSigningOrganised: {
    stream: 'letter_round-demo-2018',
    opens: true,
    data: {
      roundId: 'demo-2018',
      organiserOrgId: DEMO_ORG,
      level: 'city',
      cycle: { type: 'year', year: 2018 },
      letterKinds: ['main'],
      expectedEdges: ['LT-13'],
      startedOn: '2018-01-10',
      targetOn: '2018-03-31',
    },
  },
  ResponsibilityLetterSigned: {
    stream: 'letter-demo-2018',
    opens: true,
    data: {
      letterId: 'demo-2018',
      edgeId: 'LT-13',
      kind: 'main',
      cycle: { type: 'year', year: 2018 },
      signatories: [signatory],
      recipientOrgId: DEMO_ORG,
      titleZh: '脱贫责任书',
      signedOn: '2018-02-20',
      validFrom: '2018-01-01',
      validTo: '2019-12-31',
      targets: [target],
      roundId: 'demo-2018',
      docNo: '示责〔2018〕1号',
      docSha256: digest,
    },
  },
  ResponsibilityLetterSupplemented: {
    stream: 'letter-demo-2018',
    data: {
      letterId: 'demo-2018',
      supplementedOn: '2018-08-01',
      changes: [{ ...target, value: '1500' }],
      docNo: '示责〔2018〕1号补',
      docSha256: digest,
    },
  },
  ResponsibilityLetterSucceeded: {
    stream: 'letter-demo-2018',
    data: {
      letterId: 'demo-2018',
      outgoing: signatory,
      incoming: { ...signatory, personId: DEMO_SUCCESSOR },
      succeededOn: '2019-04-20',
      docNo: '示责承〔2019〕1号',
    },
  },
  LetterFulfilmentAssessed: {
    stream: 'letter-demo-2018',
    data: {
      letterId: 'demo-2018',
      assessmentId: 'demo-2018',
      assessedOn: '2019-01-15',
      outcomes: [{ targetIdx: 0, actual: '1510', unit: '人' }],
      overall: 'fulfilled',
    },
  },
  ResponsibilityLetterEnded: {
    stream: 'letter-demo-2018',
    data: { letterId: 'demo-2018', endedOn: '2019-12-31', reason: 'fulfilled' },
  },
};
