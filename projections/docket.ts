/**
 * 追责处理台账: what is on record about one person or organ that a measure can be due, decided, carried out or barred by.
 * The entries of the docket are findings of rules over this row; nothing is judged here.
 */
import type { FactNamed } from '../src/domain/catalogue';
import { streamId, type Fact } from '../src/domain/fact';
import { yearOf } from '../src/domain/legal-day';
import {
  emptyDocketRow,
  type Conclusion,
  type DocketRow,
  type EvaluationResult,
  type ImposedMeasure,
  type Mark,
  type PostTaken,
} from './docket-row';
import type { RowProjection } from './projection';
import { only, recorded, type Recorded } from './recorded';
import { subjectsOf } from './subjects';

/** Names of the row's lists, and what each holds. */
type Lists = Omit<DocketRow, 'subject' | 'registration'>;
type Item<K extends keyof Lists> = Lists[K][number];

/** A step that puts what `item` reads from the fact at the end of a list; nothing when it reads nothing. */
const into =
  <F extends Fact, K extends keyof Lists>(
    name: K,
    item: (fact: F, key: string, opening: Fact) => Item<K> | undefined,
  ): ((row: DocketRow | undefined, fact: F, key: string, opening: Fact) => DocketRow | undefined) =>
  (row, fact, key, opening) => {
    const next = item(fact, key, opening);
    if (next === undefined) return row;
    const before = row ?? emptyDocketRow(key);
    return { ...before, [name]: [...before[name], next] };
  };

function resultOf(fact: FactNamed<'DemocraticEvaluationHeld'>, opening: Fact): EvaluationResult | undefined {
  if (opening.type !== 'DemocraticEvaluationOpened') return undefined;
  const opened = opening.data as FactNamed<'DemocraticEvaluationOpened'>['data'];
  return recorded(fact, {
    evaluationId: streamId(fact.stream),
    ...only(opened, ['cycleYear', 'purpose', 'subjectKind', 'organiserOrgId', 'markedAnnual']),
    ...only(fact.data, [
      'heldOn',
      'eligibleVoters',
      'ballotsIssued',
      'ballotsReturned',
      'ballotsInvalid',
      'counts',
      'denominatorPolicyId',
    ]),
  });
}

function conclusionOf(fact: FactNamed<'InvestigationConcluded'>, key: string): Conclusion {
  const found = fact.data.responsibilities.find(({ subjectId }) => subjectId === streamId(key));
  return recorded(fact, {
    caseId: streamId(fact.stream),
    ...only(fact.data, ['concludedOn', 'grounds', 'severity', 'outcome', 'fault', 'badEffect']),
    ...(found ? { responsibility: only(found, ['collectiveOrIndividual', 'leadership', 'directness']) } : {}),
  });
}

type Imposition = FactNamed<
  | 'TeamMeasureImposed'
  | 'OrganisationalMeasureImposed'
  | 'HonourDisqualificationImposed'
  | 'PartyDisciplineImposed'
  | 'AdministrativeDisciplineImposed'
>;

/** The codes that a measure consists of, in the ladder's words. */
function codesOf({ type, data }: Imposition): readonly string[] {
  if (type === 'TeamMeasureImposed') return data.measures;
  if (type === 'OrganisationalMeasureImposed') return [data.measureCode];
  if (type === 'HonourDisqualificationImposed') return ['HONOUR_BAR_TITLES'];
  return [data.sanction];
}

/** The members that some kinds of measure have and others lack. */
type Varying = Omit<ImposedMeasure, 'measureId' | 'kind' | 'codes' | 'takesEffectOn' | 'recordingOrgan'>;
const varying = [
  'ground',
  'groundArticle',
  'severity',
  'responsibleRole',
  'caseId',
  'imposedOn',
  'decidedByOrgId',
  'proposalId',
  'parallelTo',
  'needsAdmin',
  'leavingOfficeAuditNeeded',
  'titles',
  'year',
  'docNo',
] as const;

function measureOf(fact: Imposition): ImposedMeasure {
  const data: Omit<Varying, keyof Recorded> = fact.data;
  const organ = fact.about.onBehalfOf ?? fact.about.organ;
  return recorded(fact, {
    measureId: streamId(fact.stream),
    kind: fact.type,
    codes: codesOf(fact),
    ...only(data, varying),
    takesEffectOn: 'takesEffectOn' in fact.data ? fact.data.takesEffectOn : fact.data.imposedOn,
    ...(organ === undefined ? {} : { recordingOrgan: organ }),
  });
}

function postTakenOf(fact: FactNamed<'PostAssumed'>, opening: Fact): PostTaken {
  const established =
    opening.type === 'PostEstablished' ? (opening.data as FactNamed<'PostEstablished'>['data']) : undefined;
  return recorded(fact, {
    postId: streamId(fact.stream),
    ...(established ? only(established, ['orgId', 'isLeadingCadre', 'rankOrdinal']) : {}),
    ...only(fact.data, ['assumedOn', 'isPromotion', 'decidedByOrgId']),
  });
}

const markOf = (fact: FactNamed<'EventCorrected' | 'EventVoided'>): Mark =>
  recorded(fact, { type: fact.type, stream: fact.stream, ...only(fact.data, ['targetEventId', 'reason']) });

export const docket: RowProjection<DocketRow> = {
  kind: 'rows',
  name: 'docket',
  version: 1,
  zh: '追责处理台账',
  keys: (fact, opening) => {
    if (!(fact.type in docket.on)) return [];
    const { persons, orgs } = subjectsOf(fact, opening);
    return [...persons.map((id) => `person-${id}`), ...orgs.map((id) => `org-${id}`)];
  },
  on: {
    OrganisationRegistered: (row, fact, key) => ({
      ...(row ?? emptyDocketRow(key)),
      registration: recorded(fact, only(fact.data, ['orgKind', 'level', 'cgScope', 'effectiveFrom'])),
    }),
    DemocraticEvaluationHeld: into('results', (fact, _, opening) => resultOf(fact, opening)),
    DemocraticEvaluationAnnulled: into('annulments', (fact) =>
      recorded(fact, {
        evaluationId: streamId(fact.stream),
        ...only(fact.data, ['annulledOn', 'reason', 'remeasured', 'newEvaluationId']),
      }),
    ),
    AccountabilityCaseOpened: into('cases', (fact) =>
      recorded(fact, { caseId: streamId(fact.stream), ...only(fact.data, ['ground', 'openedOn']) }),
    ),
    InvestigationConcluded: into('conclusions', conclusionOf),
    ResponsibilityClassified: into('classifications', (fact) =>
      recorded(fact, {
        caseId: streamId(fact.stream),
        ...only(fact.data, [
          'collectiveOrIndividual',
          'leadership',
          'directness',
          'basisDivisionRef',
          'occurredOn',
          'note',
        ]),
      }),
    ),
    MeasureProposed: into('proposals', (fact) =>
      recorded(fact, {
        caseId: streamId(fact.stream),
        ...only(fact.data, ['proposalId', 'toOrgId', 'measureCode', 'proposedOn']),
      }),
    ),
    CaseTransferredToJudiciary: into('transfers', (fact) =>
      recorded(fact, { caseId: streamId(fact.stream), ...only(fact.data, ['toOrgId', 'transferredOn']) }),
    ),
    TeamMeasureImposed: into('imposed', measureOf),
    OrganisationalMeasureImposed: into('imposed', measureOf),
    HonourDisqualificationImposed: into('imposed', measureOf),
    PartyDisciplineImposed: into('imposed', measureOf),
    AdministrativeDisciplineImposed: into('imposed', measureOf),
    MeasureExecuted: into('executions', (fact) =>
      recorded(fact, { measureId: streamId(fact.stream), ...only(fact.data, ['executedOn', 'executionKind']) }),
    ),
    AppealFiled: into('appeals', (fact) =>
      recorded(fact, { measureId: streamId(fact.stream), ...only(fact.data, ['filedOn']) }),
    ),
    AppealDecided: into('appealDecisions', (fact) =>
      recorded(fact, {
        measureId: streamId(fact.stream),
        ...only(fact.data, ['outcome', 'decidedOn', 'newMeasureId']),
      }),
    ),
    SanctionVaried: into('variations', (fact) =>
      recorded(fact, {
        measureId: streamId(fact.stream),
        ...only(fact.data, ['newMeasureCode', 'variedOn', 'effectiveFrom']),
      }),
    ),
    SanctionRevoked: into('revocations', (fact) =>
      recorded(fact, {
        measureId: streamId(fact.stream),
        ...only(fact.data, ['revokedOn', 'effectiveFrom', 'fromDate']),
      }),
    ),
    PostAssumed: into('postsTaken', (fact, _, opening) => postTakenOf(fact, opening)),
    PostVacated: into('postsLeft', (fact) =>
      recorded(fact, { postId: streamId(fact.stream), ...only(fact.data, ['vacatedOn', 'reason', 'measureId']) }),
    ),
    AssessmentResultDetermined: into('assessmentResults', (fact, _, opening) =>
      recorded(fact, {
        assessmentId: streamId(fact.stream),
        ...launchOf(opening),
        ...only(fact.data, ['grade', 'dutyNotPerformed', 'severity', 'determinedOn']),
      }),
    ),
    IntegrityFileEntryMade: into('fileEntries', (fact) =>
      recorded(fact, only(fact.data, ['entryId', 'entryKind', 'sourceEventId', 'sectionCode', 'enteredOn'])),
    ),
    EventCorrected: into('marks', markOf),
    EventVoided: into('marks', markOf),
  },
  // A registered organ that nothing else was recorded of is no matter of the docket.
  listed: ({ subject: _subject, registration: _registration, marks: _marks, ...matters }) =>
    Object.values(matters).some((list) => list.length > 0),
  filters: (row) => ({
    organs: [...new Set(organsOf(row))],
    years: [
      ...new Set([
        ...row.results.map(({ cycleYear }) => cycleYear),
        ...row.cases.map(({ openedOn }) => yearOf(openedOn)),
        ...row.imposed.map(({ imposedOn }) => yearOf(imposedOn)),
      ]),
    ],
  }),
};

/** What kind of assessment, and of which year. */
function launchOf(opening: Fact): { readonly assessmentKind?: string; readonly cycleYear?: number } {
  if (opening.type !== 'AssessmentLaunched') return {};
  const { kind, cycleYear } = opening.data as FactNamed<'AssessmentLaunched'>['data'];
  return { assessmentKind: kind, cycleYear };
}

/** Organs that have to do with the subject: itself, where it holds posts, who evaluated and who decided. */
const organsOf = (row: DocketRow): readonly string[] => [
  ...(row.subject.startsWith('org-') ? [streamId(row.subject)] : []),
  ...row.postsTaken.flatMap(({ orgId }) => orgId ?? []),
  ...row.results.map(({ organiserOrgId }) => organiserOrgId),
  ...row.imposed.flatMap(({ decidedByOrgId, recordingOrgan }) => decidedByOrgId ?? recordingOrgan ?? []),
];
