/**
 * What of each kind of fact goes into a person's 廉政档案, and into which section. No names, and nothing that a fact says
 * about somebody else: a case has several subjects, a file has one.
 */
import type { FactNamed, FactType } from '../src/domain/catalogue';
import { streamId, type Fact } from '../src/domain/fact';
import { isSectionCode, type SectionCode } from './integrity-file-sections';
import { only } from './recorded';

/** One entry: the fields that matter to the file under their declared names, and ids that say what it is about. */
export interface Entry {
  readonly section: SectionCode;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What a fact enters under one section; undefined when this fact enters nothing there. */
export type Filing<F extends Fact = Fact> = (fact: F, personId: string, opening: Fact) => Entry | undefined;

type Fields<F extends Fact> = readonly (keyof F['data'] & string)[];

const picked = <F extends Fact>(fact: F, fields: Fields<F>): Readonly<Record<string, unknown>> =>
  only<F['data'] & object, keyof F['data'] & string>(fact.data as F['data'] & object, fields);

/** The named fields of the fact. */
const under =
  <F extends Fact>(section: SectionCode, ...fields: Fields<F>): Filing<F> =>
  (fact) => ({ section, data: picked(fact, fields) });

/** The named fields, behind the id of the stream that they stand in: the evaluation, the case, the measure. */
const about =
  <F extends Fact>(section: SectionCode, idName: string, ...fields: Fields<F>): Filing<F> =>
  (fact) => ({ section, data: { [idName]: streamId(fact.stream), ...picked(fact, fields) } });

/** The named fields with what the opening of the stream says beside them. */
const withOpening =
  <F extends Fact, O extends FactType>(filing: Filing<F>, opened: O, ...fields: Fields<FactNamed<O>>): Filing<F> =>
  (fact, personId, opening) => {
    const entry = filing(fact, personId, opening);
    if (entry === undefined || opening.type !== opened) return entry;
    return { ...entry, data: Object.assign(only(opening.data, fields), entry.data) };
  };

/** 提拔任用 is barred for two years after a removal on this ground, and on no other (GS-CG-14-i4). */
const promotionBar: Filing<FactNamed<'OrganisationalMeasureImposed'>> = (fact, ...rest) =>
  fact.data.measureCode === 'REMOVAL' && fact.data.ground === 'CG-14-i4'
    ? about<typeof fact>('F-11', 'measureId', 'measureCode', 'ground', 'takesEffectOn')(fact, ...rest)
    : undefined;

/** What an investigation found about this person; the axes found for others stay in their files. */
const findings: Filing<FactNamed<'InvestigationConcluded'>> = (fact, personId) => {
  const found = fact.data.responsibilities.find(({ subjectId }) => subjectId === personId);
  return {
    section: 'F-10',
    data: {
      caseId: streamId(fact.stream),
      ...picked(fact, ['concludedOn', 'grounds', 'severity', 'badEffect', 'fault']),
      ...(found ? only(found, ['collectiveOrIndividual', 'leadership', 'directness']) : {}),
    },
  };
};

/** The seat that this person takes or gives up in a leading group; those of others stay in their files. */
const seatIn =
  <F extends FactNamed<'LeadingGroupEstablished' | 'LeadingGroupMembershipChanged'>>(
    filing: Filing<F>,
    ...lists: readonly string[]
  ): Filing<F> =>
  (fact, personId, opening) => {
    const data: Readonly<Record<string, unknown>> = fact.data;
    const seats = lists.flatMap((list) =>
      ((data[list] ?? []) as readonly { readonly personId: string; readonly postId: string }[])
        .filter((seat) => seat.personId === personId)
        .map(({ postId }) => ({ seat: list, postId })),
    );
    const entry = filing(fact, personId, opening);
    return entry && { ...entry, data: { ...entry.data, seats } };
  };

/** The letter as this person signed it: the other signatories have files of their own. */
const signedLetter: Filing<FactNamed<'ResponsibilityLetterSigned'>> = (fact, personId, opening) => {
  const signs = fact.data.signatories.find((signatory) => signatory.personId === personId);
  const entry = about<typeof fact>(
    'F-14',
    'letterId',
    'edgeId',
    'kind',
    'cycle',
    'recipientOrgId',
    'linkedRegionCode',
    'titleZh',
    'signedOn',
    'validFrom',
    'validTo',
    'targets',
    'docNo',
  )(fact, personId, opening);
  return entry && { ...entry, data: { ...entry.data, ...(signs ? only(signs, ['postId', 'orgId', 'role']) : {}) } };
};

/** Handing a letter on, in the file of each of the two: which of them this person is, and in which post. */
const succession: Filing<FactNamed<'ResponsibilityLetterSucceeded'>> = (fact, personId) => {
  const { outgoing, incoming } = fact.data;
  const own = outgoing.personId === personId ? outgoing : incoming;
  return {
    section: 'F-14',
    data: {
      letterId: streamId(fact.stream),
      ...picked(fact, ['succeededOn', 'docNo']),
      side: own === outgoing ? 'outgoing' : 'incoming',
      ...only(own, ['postId', 'orgId', 'role']),
    },
  };
};

/** Where an entry belongs that names no section of the file. */
const sectionOfKind: Readonly<Record<FactNamed<'IntegrityFileEntryMade'>['data']['entryKind'], SectionCode>> = {
  assessment_result: 'F-03',
  evaluation_result: 'F-04',
  debriefing: 'F-05',
  inspection_finding: 'F-08',
  petition: 'F-09',
  measure: 'F-10',
  audit: 'F-11',
  appeal: 'F-12',
  letter: 'F-14',
  reward: 'F-17',
  other: 'F-19',
};

const entered: Filing<FactNamed<'IntegrityFileEntryMade'>> = (fact) => {
  const { sectionCode, entryKind } = fact.data;
  return {
    section: isSectionCode(sectionCode) ? sectionCode : sectionOfKind[entryKind],
    data: picked(fact, ['entryId', 'entryKind', 'sourceEventId', 'enteredOn', 'sectionCode', 'note']),
  };
};

/** Every kind that makes entries, with the entries that it makes. */
export const filings: { readonly [T in FactType]?: readonly Filing<FactNamed<T>>[] } = {
  PersonRegistered: [under('F-01', 'partyMember', 'cadreManagementOrgId')],
  PostAssumed: [
    withOpening(
      about('F-01', 'postId', 'assumedOn', 'isPromotion', 'decidedByOrgId', 'decisionDocNo'),
      'PostEstablished',
      'orgId',
      'leadershipRole',
      'rankOrdinal',
      'isLeadingCadre',
    ),
  ],
  PostVacated: [about('F-01', 'postId', 'vacatedOn', 'reason', 'measureId', 'decisionDocNo')],
  DutyDivisionAssigned: [
    under('F-02', 'orgId', 'roleInDivision', 'coversOrgIds', 'coversFields', 'effectiveFrom', 'effectiveTo', 'docNo'),
  ],
  LeadingGroupEstablished: [
    seatIn(about('F-02', 'groupId', 'kind', 'level', 'orgId', 'establishedOn', 'docNo'), 'heads', 'deputyHeads'),
  ],
  LeadingGroupMembershipChanged: [seatIn(about('F-02', 'groupId', 'changedOn', 'docNo'), 'added', 'removed')],
  LinkageAssigned: [about('F-02', 'linkageId', 'kind', 'toRegionCode', 'startedOn', 'docNo')],
  LinkageEnded: [about('F-02', 'linkageId', 'endedOn', 'reason')],
  ResponsibilityLetterSigned: [signedLetter],
  ResponsibilityLetterSupplemented: [about('F-14', 'letterId', 'supplementedOn', 'changes', 'docNo')],
  ResponsibilityLetterSucceeded: [succession],
  ResponsibilityLetterEnded: [about('F-14', 'letterId', 'endedOn', 'reason')],
  LetterFulfilmentAssessed: [about('F-14', 'letterId', 'assessmentId', 'assessedOn', 'outcomes', 'overall')],
  AssessmentResultDetermined: [
    withOpening(
      about(
        'F-03',
        'assessmentId',
        'grade',
        'score',
        'rank',
        'dutyNotPerformed',
        'severity',
        'metrics',
        'determinedOn',
      ),
      'AssessmentLaunched',
      'kind',
      'cycleYear',
      'assessorOrgId',
    ),
  ],
  IntegrityFileEntryMade: [entered],
  DemocraticEvaluationOpened: [
    about('F-04', 'evaluationId', 'cycleYear', 'purpose', 'organiserOrgId', 'combinedWith', 'openedOn', 'markedAnnual'),
  ],
  DemocraticEvaluationHeld: [
    withOpening(
      about(
        'F-04',
        'evaluationId',
        'heldOn',
        'eligibleVoters',
        'ballotsIssued',
        'ballotsReturned',
        'ballotsInvalid',
        'counts',
        'denominatorPolicyId',
        'opinionNote',
      ),
      'DemocraticEvaluationOpened',
      'cycleYear',
      'purpose',
    ),
  ],
  DemocraticEvaluationAnnulled: [
    about('F-04', 'evaluationId', 'annulledOn', 'reason', 'remeasured', 'newEvaluationId'),
  ],
  AccountabilityCaseOpened: [about('F-10', 'caseId', 'ground', 'openedOn', 'docNo')],
  InvestigationOpened: [about('F-10', 'caseId', 'investigatorOrgId', 'openedOn', 'docNo')],
  InvestigationConcluded: [about('F-09', 'caseId', 'concludedOn', 'outcome'), findings],
  ResponsibilityClassified: [
    about(
      'F-10',
      'caseId',
      'collectiveOrIndividual',
      'leadership',
      'directness',
      'basisDivisionRef',
      'occurredOn',
      'note',
    ),
  ],
  MeasureProposed: [about('F-10', 'caseId', 'proposalId', 'toOrgId', 'measureCode', 'proposedOn')],
  CaseTransferredToJudiciary: [about('F-10', 'caseId', 'toOrgId', 'transferredOn', 'suspectedCrime', 'docNo')],
  OrganisationalMeasureImposed: [
    about(
      'F-10',
      'measureId',
      'measureCode',
      'ground',
      'severity',
      'responsibleRole',
      'imposedOn',
      'takesEffectOn',
      'decidedByOrgId',
      'proposalId',
      'caseId',
      'leavingOfficeAuditNeeded',
      'docNo',
    ),
    promotionBar,
  ],
  PartyDisciplineImposed: [
    about(
      'F-10',
      'measureId',
      'sanction',
      'ground',
      'severity',
      'needsAdmin',
      'imposedOn',
      'takesEffectOn',
      'decidedByOrgId',
      'caseId',
      'docNo',
    ),
  ],
  AdministrativeDisciplineImposed: [
    about(
      'F-10',
      'measureId',
      'sanction',
      'parallelTo',
      'ground',
      'imposedOn',
      'takesEffectOn',
      'decidedByOrgId',
      'caseId',
      'docNo',
    ),
  ],
  MeasureExecuted: [about('F-10', 'measureId', 'executedOn', 'executionKind')],
  HonourDisqualificationImposed: [about('F-11', 'measureId', 'titles', 'year', 'imposedOn', 'caseId', 'docNo')],
  LeavingOfficeAuditOrdered: [under('F-11', 'caseId', 'auditOrgId', 'orderedOn', 'periodFrom', 'periodTo', 'docNo')],
  LeavingOfficeAuditCompleted: [under('F-11', 'auditId', 'completedOn', 'findings', 'docSha256')],
  AppealFiled: [about('F-12', 'measureId', 'filedOn')],
  AppealDecided: [about('F-12', 'measureId', 'outcome', 'decidedOn', 'newMeasureId', 'docNo')],
  SanctionVaried: [about('F-12', 'measureId', 'newMeasureCode', 'reason', 'variedOn', 'effectiveFrom', 'docNo')],
  SanctionRevoked: [about('F-12', 'measureId', 'reason', 'revokedOn', 'effectiveFrom', 'fromDate', 'docNo')],
  IntegrityFileUsedInDecision: [under('F-18', 'decisionKind', 'decidedOn', 'docNo', 'entryIds')],
  IntegrityFileConsulted: [
    under('F-18', 'queriedByOrgId', 'queriedByRole', 'purpose', 'asOf', 'knownAt', 'consultedOn'),
  ],
  // What the correction puts in place shows at its target; here it may belong in another person's file.
  EventCorrected: [under('F-19', 'targetEventId', 'reason', 'approvedByOrgId', 'docNo', 'correctedOn')],
  EventVoided: [under('F-19', 'targetEventId', 'reason', 'approvedByOrgId', 'voidedOn')],
};

const byType: Readonly<Record<string, readonly Filing<never>[] | undefined>> = filings;

/** The entries that a kind of fact makes; none for a kind that makes none. */
export const filingsOf = (type: string): readonly Filing[] => (byType[type] ?? []) as readonly Filing[];
