/** Kinds of fact in words: the declared ones, and those that sections wait for. */
import type { Language } from '../../i18n/texts';
import { termOf } from '../../i18n/terms/term-of';

/** Kinds that belong in the file by its articles and that no ledger can record yet, so that no dictionary of facts has them. */
const awaited: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  PersonPartyMembershipChanged: { zh: '党员身份变动', en: 'change of Party membership' },
  DebriefingDelivered: { zh: '述职述廉', en: 'debriefing delivered' },
  DebriefingPublicised: { zh: '述职述廉公示', en: 'debriefing publicised' },
  MeetingHeld: { zh: '会议(含民主生活会)', en: 'meeting held' },
  PlanAdopted: { zh: '计划制定', en: 'plan adopted' },
  CaseInstructionGiven: { zh: '案件批示', en: 'instruction on a case' },
  InvestigationOrdered: { zh: '部署调查', en: 'investigation ordered' },
  EarlyWarningGiven: { zh: '打招呼提醒', en: 'early warning given' },
  SeriousProblemReported: { zh: '重大问题报告', en: 'serious problem reported' },
  InspectionFindingRaised: { zh: '监督检查发现问题', en: 'finding of an inspection' },
  InspectionFindingRectified: { zh: '监督检查问题整改', en: 'finding of an inspection put right' },
  PetitionRegistered: { zh: '信访举报登记', en: 'petition registered' },
  LeadReceived: { zh: '问题线索受理', en: 'lead received' },
  AppointmentOpinionSolicited: { zh: '征求选拔任用意见', en: 'opinion on an appointment asked for' },
  AppointmentOpinionGiven: { zh: '出具选拔任用意见', en: 'opinion on an appointment given' },
  AppointmentIrregularityFound: { zh: '选拔任用违规认定', en: 'irregular appointment found' },
  AccountabilityDecided: { zh: '扶贫问责决定', en: 'accountability decided' },
  InterviewHeld: { zh: '约谈', en: 'interview held' },
  RectificationOrdered: { zh: '责令整改', en: 'rectification ordered' },
  RectificationVerified: { zh: '整改核实', en: 'rectification verified' },
  ResidentTeamMemberRecalled: { zh: '驻村工作队员召回', en: 'resident team member recalled' },
  UnitPrincipalHeldToAccount: { zh: '单位主要负责人问责', en: 'principal of a unit held to account' },
  EnforcementCertificateIssued: { zh: '执法证件核发', en: 'enforcement certificate issued' },
  ProhibitedActEstablished: { zh: '执法禁止行为认定', en: 'prohibited act established' },
  EnforcementFaultDecided: { zh: '执法过错认定', en: 'enforcement fault decided' },
  EnforcementPersonnelSanctioned: { zh: '执法人员处分', en: 'enforcement officer sanctioned' },
  CompensationRecoveryDecided: { zh: '赔偿追偿决定', en: 'recovery of compensation decided' },
  CommendationAwarded: { zh: '表彰', en: 'commendation awarded' },
  ProvincialAwardGranted: { zh: '省级奖励', en: 'provincial award granted' },
  PromotionPriorityRecognised: { zh: '优先提拔认定', en: 'priority in promotion recognised' },
  InPlaceUpgradeGranted: { zh: '就地提级', en: 'upgrade in place granted' },
  RewardRevoked: { zh: '奖励撤销', en: 'reward revoked' },
};

export const awaitedKinds: readonly string[] = Object.keys(awaited);

/** The bare name of a kind that is in neither. */
export function kindName(type: string, language: Language): string {
  return Object.hasOwn(awaited, type)
    ? (awaited[type] as { zh: string; en: string })[language]
    : termOf('fact', type, language);
}
