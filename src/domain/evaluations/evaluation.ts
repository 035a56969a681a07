/**
 * 民主测评: the democratic evaluation of a leadership team or a leading cadre (GS-CG-9), whose distrust ballots are what
 * article 14 item 2 measures. Raw counts only: a percentage would hide the denominator, which the text does not fix
 * (AMB-01).
 */
import { refuse } from '../decider';
import { stream } from '../dispatch';
import { define } from '../fact';
import { businessDate, count, group, oneOf, optional, ref, sha256, text, id, year, yesNo } from '../fields';
import { parameters } from '../parameters/parameters';

const recordedBy = ['party-committee', 'organisation-department', 'discipline-commission'] as const;

export const DemocraticEvaluationOpened = define({
  type: 'DemocraticEvaluationOpened',
  zh: '民主测评启动',
  cites: ['GS-CG-9'],
  recordedBy,
  occurredOn: 'openedOn',
  naturalKey: ['subjectOrgId', 'subjectPersonId', 'cycleYear', 'purpose', 'organiserOrgId', 'openedOn'],
  fields: {
    evaluationId: id(),
    cycleYear: year({ from: ['GS-CG-9'] }),
    subjectKind: oneOf(['team', 'leading_cadre'], { from: ['GS-CG-9'] }),
    subjectOrgId: optional(ref('org')),
    subjectPersonId: optional(ref('person')),
    purpose: oneOf(['responsibility_implementation', 'integrity_status'], { from: ['GS-CG-9', 'GS-CG-14-i2'] }),
    organiserOrgId: ref('org'),
    combinedWith: oneOf(['none', 'annual_appraisal', 'cadre_assessment', 'style_review'], { from: ['GS-CG-9'] }),
    openedOn: businessDate(),
    /** Of several in a year, the one that counts as the year's own (每年进行1次) when two years are compared. */
    markedAnnual: optional(yesNo({ from: ['GS-CG-9'] })),
  },
  check: ({ subjectKind, subjectOrgId, subjectPersonId }) =>
    (subjectKind === 'team') === (subjectOrgId !== undefined) &&
    (subjectKind === 'leading_cadre') === (subjectPersonId !== undefined)
      ? undefined
      : refuse('incoherent-fact', 'a team is named by subjectOrgId, a leading cadre by subjectPersonId, and only so', {
          pointer: '/subjectKind',
          cites: ['GS-CG-9'],
        }),
});

export const DemocraticEvaluationHeld = define({
  type: 'DemocraticEvaluationHeld',
  zh: '民主测评结果',
  cites: ['GS-CG-9', 'GS-CG-14-i2'],
  recordedBy,
  occurredOn: 'heldOn',
  fields: {
    evaluationId: ref('evaluation'),
    heldOn: businessDate({ from: ['GS-CG-9'] }),
    eligibleVoters: count(),
    ballotsIssued: count(),
    ballotsReturned: count(),
    ballotsInvalid: count(),
    counts: group(
      { trust: count(), basicallyTrust: count(), distrust: count(), abstain: count(), blank: count() },
      { from: ['GS-CG-14-i2'] },
    ),
    opinionNote: optional(text({ from: ['GS-CG-14-i2'] })),
    /** P-DENOM as it stood for this evaluation: frozen here, so that a later choice never re-judges old ballots. */
    denominatorPolicyId: oneOf(parameters['P-DENOM'].values),
    countedByOrgId: ref('org'),
    docSha256: sha256(),
  },
  check: ({ ballotsReturned, ballotsInvalid, counts }) => {
    if (ballotsInvalid > ballotsReturned) {
      return refuse('unbalanced', `${ballotsInvalid} invalid ballots of ${ballotsReturned} returned`, {
        pointer: '/ballotsInvalid',
      });
    }
    const counted = counts.trust + counts.basicallyTrust + counts.distrust + counts.abstain + counts.blank;
    const valid = ballotsReturned - ballotsInvalid;
    return counted === valid
      ? undefined
      : refuse('unbalanced', `the counts add up to ${counted}, but ${valid} ballots are valid`, { pointer: '/counts' });
  },
});

export const DemocraticEvaluationAnnulled = define({
  type: 'DemocraticEvaluationAnnulled',
  zh: '测评作废(重测)',
  cites: ['GS-CG-9'],
  extra: true,
  recordedBy: ['party-committee', 'discipline-commission'],
  occurredOn: 'annulledOn',
  fields: {
    evaluationId: ref('evaluation'),
    annulledOn: businessDate(),
    reason: oneOf(['count_mismatch', 'procedure', 'pressure', 'other']),
    remeasured: yesNo(),
    newEvaluationId: optional(ref('evaluation')),
  },
});

/** What has happened to the evaluation. A result stays when the opening is voided: it may be recorded anew. */
export interface Evaluation {
  readonly opened: boolean;
  readonly held: boolean;
  readonly annulled: boolean;
}

/** DemocraticEvaluationOpened -> Held -> (Annulled -> a new evaluation)? */
export const evaluation = stream({
  kind: 'evaluation',
  zh: '民主测评',
  idField: 'evaluationId',
  facts: [DemocraticEvaluationOpened, DemocraticEvaluationHeld, DemocraticEvaluationAnnulled],
  initial: { opened: false, held: false, annulled: false } as Evaluation,
  guards: {
    DemocraticEvaluationOpened: (_, { opened }) => (opened ? outOfOrder('is already open') : undefined),
    DemocraticEvaluationHeld: (_, { opened, held, annulled }) => {
      if (!opened) return outOfOrder('is not open');
      if (annulled) return outOfOrder('is annulled');
      return held ? outOfOrder('has its result on record') : undefined;
    },
    DemocraticEvaluationAnnulled: (_, { opened, annulled }) => {
      if (!opened) return outOfOrder('is not open');
      return annulled ? outOfOrder('is already annulled') : undefined;
    },
  },
  evolve: {
    DemocraticEvaluationOpened: (before) => ({ ...before, opened: true }),
    DemocraticEvaluationHeld: (before) => ({ ...before, held: true }),
    DemocraticEvaluationAnnulled: (before) => ({ ...before, annulled: true }),
  },
});

const outOfOrder = (why: string) => refuse('out-of-order', `the evaluation ${why}`, { cites: ['GS-CG-9'] });
