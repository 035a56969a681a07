/**
 * Three years in an invented county: posts, evaluations, a case, measures, appeals, a file, penalties, corrections. Told
 * in the order recorded, which is not the order of the days. All people, bodies and documents are invented.
 */
import { idOf, type Told } from './spec';
import { say } from './facts';

export const JIA = '5d0b6a52-7c1e-4f3a-9b7d-0a1b2c3d4e5f';
export const YI = '6e1c7b63-8d2f-4a4b-8c8e-1b2c3d4e5f60';
export const COMMITTEE = 'demo-county-committee';
export const DISCIPLINE = 'demo-county-discipline';
export const BUREAU = 'demo-county-traffic-police';

const digest = 'c'.repeat(64);
const axes = { collectiveOrIndividual: 'individual', leadership: 'main', directness: 'direct' } as const;

const body = (
  orgId: string,
  nameZh: string,
  orgKind: 'party_committee' | 'discipline_organ' | 'law_enforcement_organ',
) =>
  say('OrganisationRegistered', `org-${orgId}`, {
    orgId,
    nameZh,
    level: 'county',
    orgKind,
    ...(orgId === COMMITTEE ? {} : { parentOrgId: COMMITTEE }),
    regionCode: '629999',
    cgScope: 'full',
    verticalManagement: false,
    effectiveFrom: '2015-01-01',
  });

const person = (personId: string, nameZh: string, occurredOn: string) =>
  say('PersonRegistered', `person-${personId}`, {
    personId,
    nameZh,
    partyMember: true,
    cadreManagementOrgId: COMMITTEE,
    occurredOn,
  });

export const opened = (evaluationId: string, cycleYear: number, subjectPersonId: string, openedOn: string): Told =>
  say('DemocraticEvaluationOpened', `evaluation-${evaluationId}`, {
    evaluationId,
    cycleYear,
    subjectKind: 'leading_cadre',
    subjectPersonId,
    purpose: 'integrity_status',
    organiserOrgId: COMMITTEE,
    combinedWith: 'annual_appraisal',
    openedOn,
  });

/** A result with 100 valid ballots. */
export const held = (evaluationId: string, distrust: number, heldOn: string): Told =>
  say('DemocraticEvaluationHeld', `evaluation-${evaluationId}`, {
    evaluationId,
    heldOn,
    eligibleVoters: 110,
    ballotsIssued: 104,
    ballotsReturned: 102,
    ballotsInvalid: 2,
    counts: { trust: 100 - distrust, basicallyTrust: 0, distrust, abstain: 0, blank: 0 },
    denominatorPolicyId: 'VALID_RETURNED',
    countedByOrgId: COMMITTEE,
    docSha256: digest,
  });

const offices: readonly Told[] = [
  body(COMMITTEE, '中共示例县委员会', 'party_committee'),
  body(DISCIPLINE, '中共示例县纪律检查委员会', 'discipline_organ'),
  body(BUREAU, '示例县公安局交通警察大队', 'law_enforcement_organ'),
  person(JIA, '示例甲', '2019-01-10'),
  person(YI, '示例乙', '2019-01-11'),
  say('PostEstablished', 'post-secretary', {
    postId: 'secretary',
    orgId: COMMITTEE,
    titleZh: '示例县委书记',
    leadershipRole: 'principal_party',
    rankOrdinal: 5,
    appointingOrgId: COMMITTEE,
    isLeadingCadre: true,
    occurredOn: '2015-01-01',
  }),
  say('PostAssumed', 'post-secretary', {
    postId: 'secretary',
    personId: JIA,
    assumedOn: '2021-03-01',
    decisionDocNo: '示组任〔2021〕3号',
    decidedByOrgId: COMMITTEE,
    isPromotion: true,
  }),
  say('DutyDivisionAssigned', `org-${COMMITTEE}`, {
    orgId: COMMITTEE,
    personId: JIA,
    roleInDivision: 'overall',
    coversOrgIds: [BUREAU],
    coversFields: ['党风廉政建设'],
    effectiveFrom: '2021-03-15',
    docNo: '示委办〔2021〕8号',
  }),
];

/** Index of the 2023 result, which is corrected later. */
export const RESULT_2023 = offices.length + 1;

const evaluationsAndAssessment: readonly Told[] = [
  opened('e2023', 2023, JIA, '2023-12-01'),
  held('e2023', 55, '2023-12-20'),
  opened('e2024', 2024, JIA, '2024-12-01'),
  held('e2024', 61, '2024-12-21'),
  say('AssessmentLaunched', 'assessment-a2024', {
    assessmentId: 'a2024',
    kind: 'clean_governance_annual',
    cycleYear: 2024,
    assessorOrgId: DISCIPLINE,
    subjects: [COMMITTEE],
    contents: [],
    launchedOn: '2024-11-20',
  }),
  say('AssessmentResultDetermined', 'assessment-a2024', {
    assessmentId: 'a2024',
    subjectPersonId: JIA,
    grade: '不合格',
    dutyNotPerformed: true,
    severity: 'general',
    metrics: [],
    determinedOn: '2025-01-08',
  }),
  say('IntegrityFileOpened', `integrity-${JIA}`, {
    personId: JIA,
    custodianOrgId: DISCIPLINE,
    openedOn: '2021-04-01',
    scope: 'managed_leading_cadre',
  }),
  say(
    'IntegrityFileEntryMade',
    `integrity-${JIA}`,
    {
      entryId: 'entry-1',
      personId: JIA,
      entryKind: 'assessment_result',
      sourceEventId: idOf(offices.length + 5),
      enteredOn: '2025-02-01',
      sectionCode: 'F-03',
    },
    DISCIPLINE,
  ),
];

const accountability: readonly Told[] = [
  say('AccountabilityCaseOpened', 'case-c1', {
    caseId: 'c1',
    ground: 'CG-14-i2',
    subjects: [
      { subjectKind: 'person', personId: JIA },
      { subjectKind: 'person', personId: YI },
      { subjectKind: 'org', orgId: BUREAU },
    ],
    openedOn: '2025-01-10',
    docNo: '示纪立〔2025〕1号',
  }),
  say('InvestigationOpened', 'case-c1', {
    caseId: 'c1',
    investigatorOrgId: DISCIPLINE,
    openedOn: '2025-01-11',
    scope: '示例事项',
    docNo: '示纪查〔2025〕1号',
  }),
  say('InvestigationConcluded', 'case-c1', {
    caseId: 'c1',
    concludedOn: '2025-02-10',
    facts: '示例甲、示例乙的示例事实',
    grounds: ['CG-14-i2'],
    severity: 'general',
    outcome: 'verified_below_discipline',
    fault: 'none',
    responsibilities: [
      { subjectId: JIA, ...axes },
      { subjectId: YI, ...axes, leadership: 'none' },
    ],
  }),
  say('ResponsibilityClassified', 'case-c1', { caseId: 'c1', subjectId: JIA, ...axes, occurredOn: '2025-02-20' }),
  say('MeasureProposed', 'case-c1', {
    caseId: 'c1',
    proposalId: 'p1',
    toOrgId: COMMITTEE,
    measureCode: 'REMOVAL',
    subjectId: JIA,
    proposedOn: '2025-02-21',
  }),
  say('CaseTransferredToJudiciary', 'case-c1', {
    caseId: 'c1',
    toOrgId: 'demo-county-procuratorate',
    transferredOn: '2025-03-02',
    suspectedCrime: '示例罪名',
    docNo: '示纪移〔2025〕1号',
  }),
  say(
    'OrganisationalMeasureImposed',
    'sanction-m1',
    {
      measureId: 'm1',
      personId: JIA,
      measureCode: 'REMOVAL',
      ground: 'CG-14-i2',
      severity: 'general',
      responsibleRole: 'principal',
      imposedOn: '2025-03-01',
      takesEffectOn: '2025-03-05',
      decidedByOrgId: COMMITTEE,
      proposalId: 'p1',
      docNo: '示委〔2025〕3号',
      caseId: 'c1',
    },
    COMMITTEE,
  ),
  say('MeasureExecuted', 'sanction-m1', {
    measureId: 'm1',
    executedOn: '2025-03-09',
    evidenceSha256: digest,
    executionKind: 'removal_effective',
  }),
  say('PostVacated', 'post-secretary', {
    postId: 'secretary',
    personId: JIA,
    vacatedOn: '2025-03-10',
    reason: 'removal_sanction',
    measureId: 'm1',
    decisionDocNo: '示组免〔2025〕1号',
  }),
  say('AppealFiled', 'sanction-m1', { measureId: 'm1', filedBy: JIA, filedOn: '2025-04-01', docSha256: digest }),
  say('AppealDecided', 'sanction-m1', {
    measureId: 'm1',
    outcome: 'changed',
    decidedOn: '2025-05-10',
    docNo: '示申〔2025〕1号',
  }),
  say('SanctionVaried', 'sanction-m1', {
    measureId: 'm1',
    newMeasureCode: 'ORG_ADJUSTMENT',
    reason: '示例理由',
    variedOn: '2025-05-12',
    effectiveFrom: '2025-05-12',
    docNo: '示委〔2025〕9号',
  }),
  say('LeavingOfficeAuditOrdered', `person-${JIA}`, {
    personId: JIA,
    caseId: 'c1',
    auditOrgId: 'demo-county-audit',
    orderedOn: '2025-03-11',
    periodFrom: '2021-03-01',
    periodTo: '2025-03-10',
    docNo: '示组函〔2025〕2号',
  }),
];

/** Index of the voided honour bar. */
const VOIDED_BAR = offices.length + evaluationsAndAssessment.length + accountability.length + 2;

const otherMeasuresAndCorrections: readonly Told[] = [
  say(
    'PartyDisciplineImposed',
    'sanction-m2',
    {
      measureId: 'm2',
      personId: YI,
      sanction: 'WARNING',
      ground: 'CG-15-i1',
      severity: 'general',
      imposedOn: '2025-04-01',
      takesEffectOn: '2025-04-01',
      decidedByOrgId: DISCIPLINE,
      docNo: '示纪〔2025〕4号',
    },
    DISCIPLINE,
  ),
  say('TeamMeasureImposed', 'sanction-m3', {
    measureId: 'm3',
    orgId: BUREAU,
    measures: ['WRITTEN_SELF_CRITICISM', 'CIRCULAR_CRITICISM'],
    groundArticle: 'GS-CG-3',
    imposedOn: '2025-04-02',
    decidedByOrgId: COMMITTEE,
    docNo: '示委〔2025〕5号',
  }),
  say('HonourDisqualificationImposed', 'sanction-m4', {
    measureId: 'm4',
    personId: JIA,
    titles: ['excellent_civil_servant'],
    year: 2025,
    imposedOn: '2025-01-20',
    docNo: '示组〔2025〕1号',
  }),
  say('EventCorrected', 'evaluation-e2023', {
    targetEventId: idOf(RESULT_2023),
    correctedPayload: held('e2023', 49, '2023-12-20').data,
    reason: 'clerical',
    approvedByOrgId: COMMITTEE,
    docNo: '示更〔2025〕1号',
    correctedOn: '2025-06-01',
  }),
  say('EventVoided', 'sanction-m4', {
    targetEventId: idOf(VOIDED_BAR),
    reason: 'recorded_in_error',
    approvedByOrgId: COMMITTEE,
    voidedOn: '2025-06-02',
  }),
  say('IntegrityFileConsulted', `consultation-${JIA}`, {
    personId: JIA,
    queriedByOrgId: COMMITTEE,
    queriedByRole: 'organisation-department',
    purpose: 'selection',
    asOf: '2025-06-03',
    knownAt: '40',
    consultedOn: '2025-06-03',
  }),
  say('ParameterSet', 'parameter-P-DENOM', {
    parameterId: 'P-DENOM',
    value: 'ISSUED',
    jurisdiction: 'CN-62',
    effectiveFrom: '2025-01-01',
    authority: '示例解释',
  }),
];

const penaltyId = 'A1';
const penalties: readonly Told[] = [
  say('PenaltyImposed', 'penalty-A1', {
    penaltyId,
    orgId: BUREAU,
    imposedOn: '2024-01-10',
    amount: '3500',
    article: '157',
  }),
  say('PenaltyNoticeSent', 'penalty-A1', { penaltyId, sentOn: '2024-02-01', expense: '1100' }),
  say('PenaltyIncreased', 'penalty-A1', { penaltyId, increasedOn: '2024-04-20', amount: '7150' }),
  say('PenaltyPaid', 'penalty-A1', { penaltyId, paidOn: '2024-05-02', amount: '3500', recordedTotal: '3600' }),
];

export const county: readonly Told[] = [
  ...offices,
  ...evaluationsAndAssessment,
  ...accountability,
  ...otherMeasuresAndCorrections,
  ...penalties,
];
