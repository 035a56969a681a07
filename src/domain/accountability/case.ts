/**
 * 追责案件: one accountability case, from its opening to what is proposed or handed on (GS-PA-33, GS-CG-13 to GS-CG-17,
 * SX-PA-50). What is decided in it stands in streams of its own (sanction.ts): it can be appealed and varied.
 */
import { refuse, type Refusal } from '../refusal';
import { stream } from '../dispatch';
import { define } from '../fact';
import { businessDate, group, id, list, oneOf, optional, ref, text, yesNo } from '../fields';
import { findingCodes, groundCodes, severities } from './grounds';
import { organisationalMeasureCodes } from './measures';

/** Whom a case is about: a person or an organ, never both. */
const subject = group({
  subjectKind: oneOf(['person', 'org']),
  personId: optional(ref('person')),
  orgId: optional(ref('org')),
});

const collectiveOrIndividual = ['collective', 'individual'] as const;
const leadership = ['main', 'important', 'direct_leadership', 'none'] as const;
const directness = ['direct', 'indirect'] as const;

export const AccountabilityCaseOpened = define({
  type: 'AccountabilityCaseOpened',
  zh: '追责立案',
  cites: ['GS-PA-33', 'GS-CG-13', 'GS-CG-14', 'GS-CG-15', 'CN-PA-25', 'SX-PA-50'],
  recordedBy: ['discipline-commission', 'party-committee', 'government'],
  occurredOn: 'openedOn',
  naturalKey: ['docNo'],
  documentNumber: true,
  fields: {
    caseId: id(),
    ground: oneOf(groundCodes, { from: ['GS-PA-33', 'SX-PA-50', 'GS-CG-14'] }),
    subjects: list(subject, { from: ['GS-CG-16'] }),
    openedOn: businessDate(),
    docNo: text({ max: 200 }),
    leadIds: optional(list(ref('case'))),
  },
  check: ({ subjects }) => {
    const at = subjects.findIndex(
      ({ subjectKind, personId, orgId }) =>
        (subjectKind === 'person') !== (personId !== undefined) || (subjectKind === 'org') !== (orgId !== undefined),
    );
    return at === -1
      ? undefined
      : refuse('incoherent-fact', 'a person is named by personId, an organ by orgId, and only so', {
          pointer: `/subjects/${at}`,
          cites: ['GS-CG-16'],
        });
  },
});

export const InvestigationOpened = define({
  type: 'InvestigationOpened',
  zh: '调查(核查)启动',
  cites: ['GS-CG-14-i4', 'GS-LE-22', 'GS-CG-6-i3'],
  recordedBy: ['discipline-commission', 'law-enforcement-organ', 'government'],
  occurredOn: 'openedOn',
  naturalKey: ['caseId', 'docNo'],
  documentNumber: true,
  fields: {
    caseId: ref('case'),
    investigatorOrgId: ref('org', { from: ['GS-LE-21'] }),
    openedOn: businessDate({ from: ['GS-LE-22'] }),
    scope: text(),
    docNo: text({ max: 200 }),
  },
});

export const InvestigationConcluded = define({
  type: 'InvestigationConcluded',
  zh: '调查结论',
  cites: ['GS-CG-14-i4', 'GS-LE-22', 'GS-LE-3'],
  recordedBy: ['discipline-commission', 'law-enforcement-organ', 'government'],
  occurredOn: 'concludedOn',
  naturalKey: ['caseId'],
  fields: {
    caseId: ref('case'),
    concludedOn: businessDate(),
    facts: text(),
    /** Empty when nothing was established. */
    grounds: list(oneOf(findingCodes), { min: 0, from: ['GS-CG-14', 'GS-CG-15', 'GS-LE-11', 'GS-LE-17'] }),
    severity: oneOf(severities, { from: ['GS-CG-13', 'GS-CG-15'] }),
    badEffect: optional(yesNo({ from: ['GS-CG-13-p2', 'GS-CG-15-i2'] })),
    outcome: oneOf(['unfounded', 'verified_below_discipline', 'disciplinable', 'suspected_crime'], {
      from: ['GS-CG-14-i4', 'GS-CG-15-tail'],
    }),
    fault: oneOf(['none', 'intent', 'gross_negligence', 'negligence'], { from: ['GS-LE-3', 'GS-LE-27'] }),
    /** What the investigation found about each subject; the organ's own classification is a fact of its own. */
    responsibilities: list(
      group({
        subjectId: id(),
        collectiveOrIndividual: oneOf(collectiveOrIndividual),
        leadership: oneOf(leadership),
        directness: oneOf(directness),
      }),
      { min: 0, from: ['GS-CG-16'] },
    ),
  },
});

export const ResponsibilityClassified = define({
  type: 'ResponsibilityClassified',
  zh: '责任认定',
  cites: ['GS-CG-16', 'GS-PA-33'],
  recordedBy: ['discipline-commission', 'organisation-department', 'government'],
  occurredOn: 'occurredOn',
  naturalKey: ['caseId', 'subjectId'],
  fields: {
    caseId: ref('case'),
    /** Id of the person or organ, as in the case's subjects. */
    subjectId: id(),
    collectiveOrIndividual: oneOf(collectiveOrIndividual, { from: ['GS-CG-16'] }),
    leadership: oneOf(leadership, { from: ['GS-CG-16', 'GS-CG-4', 'GS-CG-5'] }),
    directness: oneOf(directness, { from: ['GS-CG-16'] }),
    /** The division of duties (分工) that the finding rests on. A missing one is a finding, not a refusal. */
    basisDivisionRef: optional(text({ max: 200, from: ['GS-CG-4-i2'] })),
    occurredOn: businessDate(),
    /** Why, where the text leaves a word undefined: 重要领导责任 stands in article 16 alone. */
    note: optional(text({ from: ['GS-CG-16'] })),
  },
});

export const MeasureProposed = define({
  type: 'MeasureProposed',
  zh: '处理建议',
  cites: ['GS-CG-17'],
  recordedBy: ['discipline-commission'],
  occurredOn: 'proposedOn',
  naturalKey: ['proposalId'],
  fields: {
    caseId: ref('case'),
    proposalId: id(),
    toOrgId: ref('org', { from: ['GS-CG-17'] }),
    measureCode: oneOf(organisationalMeasureCodes, { from: ['GS-CG-17'] }),
    subjectId: id(),
    proposedOn: businessDate(),
  },
});

export const CaseTransferredToJudiciary = define({
  type: 'CaseTransferredToJudiciary',
  zh: '移送司法机关',
  cites: ['GS-CG-14-i5', 'GS-CG-15-tail', 'GS-LE-26', 'GS-PA-11'],
  recordedBy: ['discipline-commission', 'government', 'law-enforcement-organ'],
  occurredOn: 'transferredOn',
  naturalKey: ['caseId', 'toOrgId', 'docNo'],
  documentNumber: true,
  fields: {
    caseId: ref('case'),
    toOrgId: ref('org'),
    transferredOn: businessDate(),
    suspectedCrime: text(),
    docNo: text({ max: 200 }),
  },
});

/**
 * Both are kept apart, so that an opening that is voided and recorded anew finds the investigation where it stood. A case
 * is not investigated before, after, and when it needs no investigation.
 */
type Case = Readonly<{ open: boolean; investigated: boolean }>;
const unopened: Case = { open: false, investigated: false };

const isOpen = ({ open }: Case): Refusal | undefined =>
  open ? undefined : refuse('out-of-order', 'the case is not open');

const isSettled = (state: Case): Refusal | undefined =>
  isOpen(state) ??
  (state.investigated
    ? refuse('out-of-order', 'an investigation of the case still runs', { cites: ['GS-CG-16'] })
    : undefined);

/**
 * AccountabilityCaseOpened -> (InvestigationOpened -> InvestigationConcluded)* -> ResponsibilityClassified* ->
 * MeasureProposed* -> CaseTransferredToJudiciary*. No article asks every case for an investigation (a distrust vote
 * needs none), and a transfer need not wait for one, so neither is a condition.
 */
export const accountabilityCase = stream({
  kind: 'case',
  zh: '追责案件',
  idField: 'caseId',
  facts: [
    AccountabilityCaseOpened,
    InvestigationOpened,
    InvestigationConcluded,
    ResponsibilityClassified,
    MeasureProposed,
    CaseTransferredToJudiciary,
  ],
  initial: unopened,
  guards: {
    AccountabilityCaseOpened: (_, { open }) => (open ? refuse('out-of-order', 'the case is already open') : undefined),
    InvestigationOpened: (_, state) => isOpen(state),
    InvestigationConcluded: (_, state) =>
      isOpen(state) ?? (state.investigated ? undefined : refuse('out-of-order', 'no investigation of the case runs')),
    ResponsibilityClassified: (_, state) => isSettled(state),
    MeasureProposed: (_, state) => isSettled(state),
    CaseTransferredToJudiciary: (_, state) => isOpen(state),
  },
  evolve: {
    AccountabilityCaseOpened: (state): Case => ({ ...state, open: true }),
    InvestigationOpened: (state): Case => ({ ...state, investigated: true }),
    InvestigationConcluded: (state): Case => ({ ...state, investigated: false }),
  },
});
