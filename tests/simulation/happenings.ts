/**
 * Things that can happen in the invented county. Each draws one fact that might be recorded next; the ledger decides
 * whether it is.
 */
import type { Random } from './random';
import { BUREAUX, COMMITTEE, DIGEST, DISCIPLINE, ORGANISATION, orgs, persons, posts, registration } from './world';

export interface Drawn {
  readonly type: string;
  readonly stream: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What has been drawn so far, as far as drawing needs it. */
export interface Scene {
  readonly random: Random;
  /** A legal day up to today, often long ago. */
  day(): string;
  /** A number never given before, for ids and documents. */
  next(): number;
  /** The id of a stream of this kind on record; undefined when there is none. */
  one(kind: string): string | undefined;
  /** The id of any fact on record. */
  fact(): string;
}

type Happening = (scene: Scene) => Drawn | undefined;

/** A further fact of a stream on record. */
const further =
  (kind: string, idField: string, type: string, data: (scene: Scene) => Drawn['data']): Happening =>
  (scene) => {
    const id = scene.one(kind);
    return id === undefined ? undefined : { type, stream: `${kind}-${id}`, data: { [idField]: id, ...data(scene) } };
  };

/** A fact that opens a stream of its own, or one whose opening was voided. */
const opening =
  (kind: string, idField: string, type: string, data: (scene: Scene) => Drawn['data']): Happening =>
  (scene) => {
    const again = scene.random.chance(15) ? scene.one(kind) : undefined;
    const id = again ?? `${kind.slice(0, 2)}${String(scene.next())}`;
    return { type, stream: `${kind}-${id}`, data: { [idField]: id, ...data(scene) } };
  };

const doc = (scene: Scene): string => `示文〔2020〕${String(scene.next())}号`;
const somebody = ({ random }: Scene): string => random.pick(persons);
const org = ({ random }: Scene): string => random.pick(orgs);

const axes = ({ random }: Scene) => ({
  collectiveOrIndividual: random.pick(['collective', 'individual']),
  leadership: random.pick(['main', 'direct_leadership', 'none']),
  directness: random.pick(['direct', 'indirect']),
});

const subjectsOfCase = (scene: Scene): readonly object[] =>
  Array.from({ length: 1 + scene.random.below(3) }, () =>
    scene.random.chance(75)
      ? { subjectKind: 'person', personId: somebody(scene) }
      : { subjectKind: 'org', orgId: org(scene) },
  );

function ballots(random: Random): Drawn['data'] {
  const distrust = random.below(80);
  return {
    eligibleVoters: 120,
    ballotsIssued: 110,
    ballotsReturned: 105,
    ballotsInvalid: 5,
    counts: { trust: 100 - distrust, basicallyTrust: 0, distrust, abstain: 0, blank: 0 },
    denominatorPolicyId: 'VALID_RETURNED',
    countedByOrgId: ORGANISATION,
    docSha256: DIGEST,
  };
}

const subjectOf = (scene: Scene, person: string, body: string): Drawn['data'] =>
  scene.random.chance(70) ? { [person]: somebody(scene) } : { [body]: org(scene) };

const offices: readonly Happening[] = [
  (scene) => {
    const personId = somebody(scene);
    const data = { personId, nameZh: '示例某', partyMember: scene.random.chance(80), cadreManagementOrgId: COMMITTEE };
    return { type: 'PersonRegistered', stream: `person-${personId}`, data: { ...data, occurredOn: scene.day() } };
  },
  (scene) => {
    const postId = scene.random.pick(posts);
    return {
      type: 'PostEstablished',
      stream: `post-${postId}`,
      data: {
        postId,
        orgId: org(scene),
        titleZh: '示例职位',
        leadershipRole: 'team_member',
        rankOrdinal: scene.random.below(9),
        appointingOrgId: COMMITTEE,
        isLeadingCadre: scene.random.chance(70),
        occurredOn: scene.day(),
      },
    };
  },
  further('post', 'postId', 'PostAssumed', (scene) => ({
    personId: somebody(scene),
    assumedOn: scene.day(),
    decisionDocNo: doc(scene),
    decidedByOrgId: COMMITTEE,
    isPromotion: scene.random.chance(40),
  })),
  further('post', 'postId', 'PostVacated', (scene) => ({
    personId: somebody(scene),
    vacatedOn: scene.day(),
    reason: scene.random.pick(['transfer', 'removal_sanction', 'retirement']),
    decisionDocNo: doc(scene),
  })),
  (scene) => {
    const orgId = org(scene);
    const data = { orgId, personId: somebody(scene), roleInDivision: 'direct', coversOrgIds: [], coversFields: [] };
    return {
      type: 'DutyDivisionAssigned',
      stream: `org-${orgId}`,
      data: { ...data, effectiveFrom: scene.day(), docNo: doc(scene) },
    };
  },
  (scene) => {
    const orgId = org(scene);
    return { type: 'OrganisationRegistered', stream: `org-${orgId}`, data: registration(orgId) };
  },
  further('person', 'personId', 'LeavingOfficeAuditOrdered', (scene) => ({
    auditOrgId: 'sim-audit',
    orderedOn: scene.day(),
    periodFrom: '2014-01-01',
    periodTo: '2018-12-31',
    docNo: doc(scene),
  })),
  further('person', 'personId', 'LeavingOfficeAuditCompleted', (scene) => ({
    auditId: `au${String(scene.next())}`,
    completedOn: scene.day(),
    findings: scene.random.below(5),
    docSha256: DIGEST,
  })),
];

const judgements: readonly Happening[] = [
  opening('evaluation', 'evaluationId', 'DemocraticEvaluationOpened', (scene) => {
    const subject = subjectOf(scene, 'subjectPersonId', 'subjectOrgId');
    return {
      cycleYear: 2014 + scene.random.below(8),
      subjectKind: 'subjectPersonId' in subject ? 'leading_cadre' : 'team',
      ...subject,
      purpose: 'integrity_status',
      organiserOrgId: COMMITTEE,
      combinedWith: 'none',
      openedOn: scene.day(),
    };
  }),
  further('evaluation', 'evaluationId', 'DemocraticEvaluationHeld', (scene) => ({
    heldOn: scene.day(),
    ...ballots(scene.random),
  })),
  further('evaluation', 'evaluationId', 'DemocraticEvaluationHeld', (scene) => ({
    heldOn: scene.day(),
    ...ballots(scene.random),
  })),
  further('evaluation', 'evaluationId', 'DemocraticEvaluationAnnulled', (scene) => ({
    annulledOn: scene.day(),
    reason: 'procedure',
    remeasured: false,
  })),
  opening('assessment', 'assessmentId', 'AssessmentLaunched', (scene) => ({
    kind: 'clean_governance_annual',
    cycleYear: 2014 + scene.random.below(8),
    assessorOrgId: COMMITTEE,
    subjects: scene.random.shuffled(orgs).slice(0, 4),
    contents: [],
    launchedOn: scene.day(),
  })),
  further('assessment', 'assessmentId', 'AssessmentResultDetermined', (scene) => ({
    ...subjectOf(scene, 'subjectPersonId', 'subjectOrgId'),
    grade: scene.random.pick(['良好', '不合格']),
    dutyNotPerformed: scene.random.chance(40),
    severity: 'general',
    metrics: [],
    determinedOn: scene.day(),
  })),
  opening('case', 'caseId', 'AccountabilityCaseOpened', (scene) => ({
    ground: scene.random.pick(['CG-14-i2', 'CG-14-i4', 'CG-15-i1']),
    subjects: subjectsOfCase(scene),
    openedOn: scene.day(),
    docNo: doc(scene),
  })),
  further('case', 'caseId', 'InvestigationOpened', (scene) => ({
    investigatorOrgId: DISCIPLINE,
    openedOn: scene.day(),
    scope: '示例事项',
    docNo: doc(scene),
  })),
  further('case', 'caseId', 'InvestigationConcluded', (scene) => ({
    concludedOn: scene.day(),
    facts: '示例事实',
    grounds: ['CG-14-i4'],
    severity: 'general',
    outcome: 'verified_below_discipline',
    fault: 'intent',
    responsibilities: [{ subjectId: somebody(scene), ...axes(scene) }],
  })),
  further('case', 'caseId', 'ResponsibilityClassified', (scene) => ({
    subjectId: scene.random.chance(80) ? somebody(scene) : org(scene),
    ...axes(scene),
    occurredOn: scene.day(),
  })),
  further('case', 'caseId', 'MeasureProposed', (scene) => ({
    proposalId: `pr${String(scene.next())}`,
    toOrgId: COMMITTEE,
    measureCode: 'REMOVAL',
    subjectId: somebody(scene),
    proposedOn: scene.day(),
  })),
  further('case', 'caseId', 'CaseTransferredToJudiciary', (scene) => ({
    toOrgId: COMMITTEE,
    transferredOn: scene.day(),
    suspectedCrime: '示例罪名',
    docNo: doc(scene),
  })),
];

const measures: readonly Happening[] = [
  opening('sanction', 'measureId', 'OrganisationalMeasureImposed', (scene) => ({
    personId: somebody(scene),
    measureCode: scene.random.pick(['REMOVAL', 'ADMONITION_TALK']),
    ground: scene.random.pick(['CG-14-i4', 'CG-14-i2']),
    severity: 'general',
    responsibleRole: 'cadre',
    imposedOn: scene.day(),
    takesEffectOn: scene.day(),
    decidedByOrgId: COMMITTEE,
    docNo: doc(scene),
  })),
  opening('sanction', 'measureId', 'TeamMeasureImposed', (scene) => ({
    orgId: org(scene),
    measures: ['CIRCULAR_CRITICISM'],
    groundArticle: 'GS-CG-3',
    imposedOn: scene.day(),
    decidedByOrgId: COMMITTEE,
    docNo: doc(scene),
  })),
  opening('sanction', 'measureId', 'HonourDisqualificationImposed', (scene) => ({
    ...subjectOf(scene, 'personId', 'orgId'),
    titles: ['excellent_civil_servant'],
    year: 2014 + scene.random.below(8),
    imposedOn: scene.day(),
    docNo: doc(scene),
  })),
  opening('sanction', 'measureId', 'PartyDisciplineImposed', (scene) => ({
    personId: somebody(scene),
    sanction: 'WARNING',
    ground: 'CG-15-i1',
    severity: 'general',
    imposedOn: scene.day(),
    takesEffectOn: scene.day(),
    decidedByOrgId: DISCIPLINE,
    docNo: doc(scene),
  })),
  opening('sanction', 'measureId', 'AdministrativeDisciplineImposed', (scene) => ({
    personId: somebody(scene),
    sanction: 'DEMERIT',
    ground: 'CG-15-tail',
    imposedOn: scene.day(),
    takesEffectOn: scene.day(),
    decidedByOrgId: DISCIPLINE,
    docNo: doc(scene),
  })),
  further('sanction', 'measureId', 'MeasureExecuted', (scene) => ({
    executedOn: scene.day(),
    evidenceSha256: DIGEST,
    executionKind: 'removal_effective',
  })),
  further('sanction', 'measureId', 'AppealFiled', (scene) => ({
    filedBy: somebody(scene),
    filedOn: scene.day(),
    docSha256: DIGEST,
  })),
  further('sanction', 'measureId', 'AppealDecided', (scene) => ({
    outcome: scene.random.pick(['upheld', 'changed']),
    decidedOn: scene.day(),
    docNo: doc(scene),
  })),
  further('sanction', 'measureId', 'SanctionVaried', (scene) => ({
    newMeasureCode: scene.random.pick(['ORG_ADJUSTMENT', 'SERIOUS_WARNING', 'SERIOUS_DEMERIT']),
    reason: '示例理由',
    variedOn: scene.day(),
    effectiveFrom: scene.day(),
    docNo: doc(scene),
  })),
  further('sanction', 'measureId', 'SanctionRevoked', (scene) => ({
    reason: '示例理由',
    revokedOn: scene.day(),
    effectiveFrom: 'from_beginning',
    docNo: doc(scene),
  })),
];

const files: readonly Happening[] = [
  (scene) => {
    const personId = somebody(scene);
    const custodianOrgId = scene.random.chance(70) ? DISCIPLINE : COMMITTEE;
    const data = { personId, custodianOrgId, openedOn: scene.day(), scope: 'managed_leading_cadre' };
    return { type: 'IntegrityFileOpened', stream: `integrity-${personId}`, data };
  },
  further('integrity', 'personId', 'IntegrityFileEntryMade', (scene) => ({
    entryId: `en${String(scene.next())}`,
    entryKind: scene.random.pick(['assessment_result', 'reward', 'other']),
    sourceEventId: scene.fact(),
    enteredOn: scene.day(),
    sectionCode: scene.random.pick(['F-04', 'F-08', 'annual', 'F-99']),
  })),
  further('integrity', 'personId', 'IntegrityFileUsedInDecision', (scene) => ({
    decisionKind: 'selection',
    decidedOn: scene.day(),
    docNo: doc(scene),
    entryIds: [],
  })),
];

const amount = ({ random }: Scene): string => String(random.below(9) * 50 * (random.chance(2) ? 10 ** 12 : 1));

const penalties: readonly Happening[] = [
  opening('penalty', 'penaltyId', 'PenaltyImposed', (scene) => ({
    orgId: scene.random.pick(BUREAUX),
    imposedOn: scene.day(),
    amount: amount(scene),
    article: scene.random.pick(['第九十条', '157', 'A|B']),
  })),
  further('penalty', 'penaltyId', 'PenaltyNoticeSent', (scene) => ({ sentOn: scene.day(), expense: amount(scene) })),
  further('penalty', 'penaltyId', 'PenaltyServed', (scene) => ({ servedOn: scene.day() })),
  further('penalty', 'penaltyId', 'PenaltyIncreased', (scene) => ({
    increasedOn: scene.day(),
    amount: amount(scene),
  })),
  further('penalty', 'penaltyId', 'PenaltyPaid', (scene) => ({
    paidOn: scene.day(),
    amount: amount(scene),
    ...(scene.random.chance(60) ? { recordedTotal: amount(scene) } : {}),
  })),
  further('penalty', 'penaltyId', 'ReconsiderationRequested', (scene) => ({ requestedOn: scene.day() })),
  further('penalty', 'penaltyId', 'LitigationFiled', (scene) => ({ filedOn: scene.day() })),
  further('penalty', 'penaltyId', 'CompulsoryEnforcementRequested', (scene) => ({ requestedOn: scene.day() })),
];

/** Groups of happenings, one as likely as another. */
export const happenings: readonly (readonly Happening[])[] = [offices, judgements, measures, files, penalties];
