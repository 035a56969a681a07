/** Examples of a democratic evaluation, annulled in the end, and of a yearly assessment. */
import { DEMO_ORG, DEMO_PERSON } from './organisations';
import type { Examples } from './example';

export const evaluations: Examples<
  | 'DemocraticEvaluationOpened'
  | 'DemocraticEvaluationHeld'
  | 'DemocraticEvaluationAnnulled'
  | 'AssessmentLaunched'
  | 'AssessmentResultDetermined'
> = {
  DemocraticEvaluationOpened: {
    stream: 'evaluation-demo-2018',
    opens: true,
    data: {
      evaluationId: 'demo-2018',
      cycleYear: 2018,
      subjectKind: 'leading_cadre',
      subjectPersonId: DEMO_PERSON,
      purpose: 'integrity_status',
      organiserOrgId: DEMO_ORG,
      combinedWith: 'annual_appraisal',
      openedOn: '2018-11-20',
    },
  },
  DemocraticEvaluationHeld: {
    stream: 'evaluation-demo-2018',
    data: {
      evaluationId: 'demo-2018',
      heldOn: '2018-12-05',
      eligibleVoters: 130,
      ballotsIssued: 120,
      ballotsReturned: 100,
      ballotsInvalid: 4,
      counts: { trust: 50, basicallyTrust: 3, distrust: 40, abstain: 2, blank: 1 },
      denominatorPolicyId: 'VALID_RETURNED',
      countedByOrgId: DEMO_ORG,
      docSha256: 'b'.repeat(64),
    },
  },
  DemocraticEvaluationAnnulled: {
    stream: 'evaluation-demo-2018',
    data: { evaluationId: 'demo-2018', annulledOn: '2018-12-20', reason: 'procedure', remeasured: false },
  },
  AssessmentLaunched: {
    stream: 'assessment-demo-2018',
    opens: true,
    data: {
      assessmentId: 'demo-2018',
      kind: 'clean_governance_annual',
      cycleYear: 2018,
      assessorOrgId: DEMO_ORG,
      subjects: [DEMO_ORG],
      contents: ['履行党风廉政建设职责情况'],
      launchedOn: '2018-12-10',
    },
  },
  AssessmentResultDetermined: {
    stream: 'assessment-demo-2018',
    data: {
      assessmentId: 'demo-2018',
      subjectOrgId: DEMO_ORG,
      grade: '良好',
      score: '86.5',
      rank: 3,
      dutyNotPerformed: false,
      severity: 'none',
      metrics: [{ name: '群众满意度', num: 912, den: 1000 }],
      determinedOn: '2018-12-28',
    },
  },
};
