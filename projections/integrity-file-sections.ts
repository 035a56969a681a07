/**
 * The nineteen sections of the 廉政档案. GS-CG-12 orders that assessment results be entered and that the file cover how the
 * responsibility system is carried out and whether the cadre is clean; the other sections collect what other articles
 * have recorded, so that the file answers both. F-14 to F-17 come from the poverty and enforcement regulations.
 */
import type { Cite } from '../src/domain/fields';

export interface Section {
  readonly code: string;
  readonly zh: string;
  readonly cites: readonly Cite[];
  /** The kinds of fact that the section is made of, those not declared yet among them. */
  readonly fedBy: readonly string[];
}

export const sections = [
  {
    code: 'F-01',
    zh: '身份与任职',
    cites: ['GS-CG-18', 'GS-CG-12'],
    fedBy: ['PersonRegistered', 'PersonPartyMembershipChanged', 'PostAssumed', 'PostVacated'],
  },
  {
    code: 'F-02',
    zh: '责任与分工',
    cites: ['GS-CG-3', 'GS-CG-4', 'GS-CG-5'],
    fedBy: ['DutyDivisionAssigned', 'LinkageAssigned', 'LeadingGroupEstablished'],
  },
  {
    code: 'F-03',
    zh: '年度考核结果',
    cites: ['GS-CG-7', 'GS-CG-8', 'GS-CG-12'],
    fedBy: ['AssessmentResultDetermined', 'IntegrityFileEntryMade'],
  },
  {
    code: 'F-04',
    zh: '民主测评',
    cites: ['GS-CG-9', 'GS-CG-14-i2'],
    fedBy: ['DemocraticEvaluationOpened', 'DemocraticEvaluationHeld', 'DemocraticEvaluationAnnulled'],
  },
  {
    code: 'F-05',
    zh: '述职述廉与民主生活会',
    cites: ['GS-CG-10'],
    fedBy: ['DebriefingDelivered', 'DebriefingPublicised', 'MeetingHeld'],
  },
  {
    code: 'F-06',
    zh: '履责记录',
    cites: ['GS-CG-3-i1', 'GS-CG-4-i1', 'GS-CG-4-i2', 'GS-CG-4-i3', 'GS-CG-4-i4'],
    fedBy: ['MeetingHeld', 'PlanAdopted', 'CaseInstructionGiven', 'InvestigationOrdered'],
  },
  {
    code: 'F-07',
    zh: '打招呼与报告',
    cites: ['GS-CG-4-i4', 'GS-CG-5-i3', 'GS-CG-5-i5'],
    fedBy: ['EarlyWarningGiven', 'SeriousProblemReported'],
  },
  {
    code: 'F-08',
    zh: '监督检查发现',
    cites: ['GS-CG-11', 'GS-CG-6-i3'],
    fedBy: ['InspectionFindingRaised', 'InspectionFindingRectified'],
  },
  {
    code: 'F-09',
    zh: '信访举报与核实',
    cites: ['GS-CG-14-i4'],
    fedBy: ['PetitionRegistered', 'LeadReceived', 'InvestigationConcluded'],
  },
  {
    code: 'F-10',
    zh: '责任追究',
    cites: ['GS-CG-13', 'GS-CG-14', 'GS-CG-15', 'GS-CG-16', 'GS-CG-17'],
    // A measure against a team names no member: it stands in the team's docket.
    fedBy: [
      'AccountabilityCaseOpened',
      'InvestigationOpened',
      'ResponsibilityClassified',
      'MeasureProposed',
      'OrganisationalMeasureImposed',
      'PartyDisciplineImposed',
      'AdministrativeDisciplineImposed',
      'MeasureExecuted',
      'CaseTransferredToJudiciary',
    ],
  },
  {
    code: 'F-11',
    zh: '后果与限制',
    cites: ['GS-CG-14-i4', 'GS-CG-14-i1', 'GS-CG-17'],
    fedBy: [
      'OrganisationalMeasureImposed',
      'HonourDisqualificationImposed',
      'LeavingOfficeAuditOrdered',
      'LeavingOfficeAuditCompleted',
    ],
  },
  {
    code: 'F-12',
    zh: '申诉与变更',
    cites: ['GS-CG-17'],
    fedBy: ['AppealFiled', 'AppealDecided', 'SanctionVaried', 'SanctionRevoked'],
  },
  {
    code: 'F-13',
    zh: '选拔任用意见',
    cites: ['GS-CG-3-i6', 'GS-CG-4-i5', 'GS-CG-15-i3'],
    fedBy: ['AppointmentOpinionSolicited', 'AppointmentOpinionGiven', 'AppointmentIrregularityFound'],
  },
  {
    code: 'F-14',
    zh: '扶贫责任书与履行',
    cites: ['GS-PA-5', 'SX-PA-10', 'SX-PA-17', 'SX-PA-26', 'SX-PA-36'],
    fedBy: ['ResponsibilityLetterSigned', 'LetterFulfilmentAssessed'],
  },
  {
    code: 'F-15',
    zh: '扶贫问责与约谈',
    cites: ['GS-PA-33', 'CN-PA-25', 'SX-PA-50'],
    fedBy: [
      'AccountabilityDecided',
      'InterviewHeld',
      'RectificationOrdered',
      'RectificationVerified',
      'ResidentTeamMemberRecalled',
      'UnitPrincipalHeldToAccount',
    ],
  },
  {
    code: 'F-16',
    zh: '执法记录',
    cites: ['GS-LE-16', 'GS-LE-17', 'GS-LE-22', 'GS-LE-26', 'GS-LE-27'],
    fedBy: [
      'EnforcementCertificateIssued',
      'ProhibitedActEstablished',
      'EnforcementFaultDecided',
      'EnforcementPersonnelSanctioned',
      'CompensationRecoveryDecided',
    ],
  },
  {
    code: 'F-17',
    zh: '表彰奖励',
    cites: ['GS-PA-32', 'CN-PA-25', 'SX-PA-49', 'GS-LE-24'],
    fedBy: [
      'CommendationAwarded',
      'ProvincialAwardGranted',
      'PromotionPriorityRecognised',
      'InPlaceUpgradeGranted',
      'RewardRevoked',
    ],
  },
  {
    code: 'F-18',
    zh: '结果运用与查阅',
    cites: ['GS-CG-12'],
    fedBy: ['IntegrityFileUsedInDecision', 'IntegrityFileConsulted'],
  },
  {
    code: 'F-19',
    zh: '缺项与更正',
    cites: ['GS-CG-12', 'GS-CG-9', 'GS-CG-10'],
    fedBy: ['EventCorrected', 'EventVoided', 'IntegrityFileEntryMade'],
  },
] as const satisfies readonly Section[];

export type SectionCode = (typeof sections)[number]['code'];

export const isSectionCode = (code: string): code is SectionCode => sections.some((section) => section.code === code);
