/** Accepted facts of accountability cases and of the measures decided in them. */
import type { Examples } from './example';
import { DEMO_ORG, DEMO_PERSON } from './organisations';

const digest = '9b2f4c6d8e0a1b3c5d7f9e1a2c4b6d8f0a1c3e5b7d9f2a4c6e8b0d1f3a5c7e9b';

const caseStream = 'case-2024-017';
const inCase = { caseId: '2024-017' } as const;
const measureStream = 'sanction-2024-017-a';
const ofMeasure = { measureId: '2024-017-a' } as const;

export const cases: Examples<
  | 'AccountabilityCaseOpened'
  | 'InvestigationOpened'
  | 'InvestigationConcluded'
  | 'ResponsibilityClassified'
  | 'MeasureProposed'
  | 'CaseTransferredToJudiciary'
> = {
  AccountabilityCaseOpened: {
    opens: true,
    stream: caseStream,
    data: {
      ...inCase,
      ground: 'CG-14-i4',
      subjects: [{ subjectKind: 'person', personId: DEMO_PERSON }],
      openedOn: '2024-02-01',
      docNo: '示纪立〔2024〕17号',
    },
  },
  InvestigationOpened: {
    stream: caseStream,
    data: {
      ...inCase,
      investigatorOrgId: DEMO_ORG,
      openedOn: '2024-02-05',
      scope: '收受礼金问题',
      docNo: '示纪查〔2024〕9号',
    },
  },
  InvestigationConcluded: {
    stream: caseStream,
    data: {
      ...inCase,
      concludedOn: '2024-04-10',
      facts: '三次收受礼金,已经退还',
      grounds: ['CG-14-i4'],
      severity: 'general',
      badEffect: false,
      outcome: 'verified_below_discipline',
      fault: 'intent',
      responsibilities: [
        { subjectId: DEMO_PERSON, collectiveOrIndividual: 'individual', leadership: 'none', directness: 'direct' },
      ],
    },
  },
  ResponsibilityClassified: {
    stream: caseStream,
    data: {
      ...inCase,
      subjectId: DEMO_PERSON,
      collectiveOrIndividual: 'individual',
      leadership: 'none',
      directness: 'direct',
      occurredOn: '2024-04-15',
    },
  },
  MeasureProposed: {
    stream: caseStream,
    data: {
      ...inCase,
      proposalId: '2024-017-p1',
      toOrgId: DEMO_ORG,
      measureCode: 'REMOVAL',
      subjectId: DEMO_PERSON,
      proposedOn: '2024-04-18',
    },
  },
  CaseTransferredToJudiciary: {
    stream: caseStream,
    data: {
      ...inCase,
      toOrgId: DEMO_ORG,
      transferredOn: '2024-04-20',
      suspectedCrime: '受贿',
      docNo: '示纪移〔2024〕2号',
    },
  },
};

export const sanctions: Examples<
  | 'TeamMeasureImposed'
  | 'OrganisationalMeasureImposed'
  | 'HonourDisqualificationImposed'
  | 'PartyDisciplineImposed'
  | 'AdministrativeDisciplineImposed'
  | 'MeasureExecuted'
  | 'AppealFiled'
  | 'AppealDecided'
  | 'SanctionVaried'
  | 'SanctionRevoked'
> = {
  OrganisationalMeasureImposed: {
    opens: true,
    stream: measureStream,
    data: {
      ...ofMeasure,
      personId: DEMO_PERSON,
      measureCode: 'REMOVAL',
      ground: 'CG-14-i4',
      severity: 'general',
      responsibleRole: 'cadre',
      imposedOn: '2024-05-20',
      takesEffectOn: '2024-05-25',
      decidedByOrgId: DEMO_ORG,
      proposalId: '2024-017-p1',
      leavingOfficeAuditNeeded: true,
      docNo: '示组免〔2024〕6号',
      ...inCase,
    },
  },
  TeamMeasureImposed: {
    opens: true,
    stream: 'sanction-2024-021-a',
    data: {
      measureId: '2024-021-a',
      orgId: DEMO_ORG,
      measures: ['WRITTEN_SELF_CRITICISM', 'CIRCULAR_CRITICISM'],
      groundArticle: 'GS-CG-3',
      imposedOn: '2024-06-03',
      decidedByOrgId: DEMO_ORG,
      docNo: '示委发〔2024〕31号',
    },
  },
  HonourDisqualificationImposed: {
    opens: true,
    stream: 'sanction-2024-022-a',
    data: {
      measureId: '2024-022-a',
      personId: DEMO_PERSON,
      titles: ['excellent_party_worker', 'clean_governance_advanced', 'excellent_civil_servant'],
      year: 2024,
      imposedOn: '2025-01-20',
      docNo: '示组通〔2025〕3号',
    },
  },
  PartyDisciplineImposed: {
    opens: true,
    stream: 'sanction-2024-023-a',
    data: {
      measureId: '2024-023-a',
      personId: DEMO_PERSON,
      sanction: 'SERIOUS_WARNING',
      ground: 'CG-15-i1',
      severity: 'general',
      needsAdmin: true,
      imposedOn: '2024-07-01',
      takesEffectOn: '2024-07-01',
      decidedByOrgId: DEMO_ORG,
      docNo: '示纪处〔2024〕12号',
    },
  },
  AdministrativeDisciplineImposed: {
    opens: true,
    stream: 'sanction-2024-023-b',
    data: {
      measureId: '2024-023-b',
      personId: DEMO_PERSON,
      sanction: 'DEMERIT',
      parallelTo: '2024-023-a',
      ground: 'CG-15-tail',
      imposedOn: '2024-07-10',
      takesEffectOn: '2024-07-10',
      decidedByOrgId: DEMO_ORG,
      docNo: '示监处〔2024〕12号',
    },
  },
  MeasureExecuted: {
    stream: measureStream,
    data: { ...ofMeasure, executedOn: '2024-05-26', evidenceSha256: digest, executionKind: 'removal_effective' },
  },
  AppealFiled: {
    stream: measureStream,
    data: { ...ofMeasure, filedBy: DEMO_PERSON, filedOn: '2024-06-10', docSha256: digest },
  },
  AppealDecided: {
    stream: measureStream,
    data: { ...ofMeasure, outcome: 'changed', decidedOn: '2024-08-01', docNo: '示组复〔2024〕1号' },
  },
  SanctionVaried: {
    stream: measureStream,
    data: {
      ...ofMeasure,
      newMeasureCode: 'ORG_ADJUSTMENT',
      reason: '申诉部分成立',
      variedOn: '2024-08-01',
      effectiveFrom: '2024-08-05',
      docNo: '示组复〔2024〕1号',
    },
  },
  SanctionRevoked: {
    stream: measureStream,
    data: {
      ...ofMeasure,
      reason: '原决定事实不清',
      revokedOn: '2024-09-12',
      effectiveFrom: 'from_beginning',
      docNo: '示组撤〔2024〕1号',
    },
  },
};
