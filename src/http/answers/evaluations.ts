/** 民主测评台账: evaluations with their raw counts. */
import { judged, pageOf } from './lists';
import { item } from './recorded';
import { count, day, group, oneOf, optional, shape, text, texts, uuid, year, yesNo } from './terms';

export const ballotCounts = () =>
  group(
    {
      trust: count('信任.'),
      basicallyTrust: count('基本信任.'),
      distrust: count('不信任.'),
      abstain: count('弃权.'),
      blank: count('空白.'),
    },
    'Ballots as counted.',
  );

/** Figures of a count, whichever view shows it. */
export const countMembers = {
  heldOn: day('Legal day of the count.'),
  eligibleVoters: count('Persons who may vote.'),
  ballotsIssued: count('Ballots issued.'),
  ballotsReturned: count('Ballots returned.'),
  ballotsInvalid: count('Of these, invalid.'),
  counts: ballotCounts(),
};

export const annulmentMembers = {
  annulledOn: day('Legal day of the annulment.'),
  reason: text('Why.'),
  remeasured: yesNo('Whether it is held again.'),
  newEvaluationId: optional(text('Evaluation that takes its place.')),
};

const opening = item('EvaluationOpening', '民主测评启动.', {
  cycleYear: year('Year that it counts for.'),
  subjectKind: oneOf(['team', 'leading_cadre'], 'Who is evaluated.'),
  subjectOrgId: optional(text('Team’s organ.')),
  subjectPersonId: optional(uuid('Cadre.')),
  purpose: oneOf(['responsibility_implementation', 'integrity_status'], 'What is evaluated (GS-CG-9).'),
  organiserOrgId: text('Organ that organises it.'),
  combinedWith: text('What it is combined with.'),
  openedOn: day('Legal day of the opening.'),
  markedAnnual: optional(yesNo('Of several in a year, the one that counts as the year’s own.')),
});

const ballot = item('Ballot', '民主测评结果.', {
  ...countMembers,
  opinionNote: optional(text('意见较大 and other remarks.')),
  denominatorPolicyId: oneOf(['VALID_RETURNED', 'RETURNED', 'ISSUED'], 'P-DENOM as it stood for this evaluation.'),
  countedByOrgId: text('Organ that counted.'),
});

export const evaluationRow = shape('EvaluationRow', '民主测评台账: one evaluation. Rules compute the ratios.', {
  evaluationId: text('Evaluation.'),
  state: oneOf(['opened', 'held', 'annulled'], 'The furthest step on record, whatever the order of the days.'),
  opening: optional(opening),
  ballot: optional(ballot),
  annulment: optional(item('EvaluationAnnulment', '民主测评撤销.', annulmentMembers)),
  corrections: texts('Ids of corrections and voids in this evaluation’s stream, in legal order.'),
});

const listedEvaluation = judged('ListedEvaluation', 'An evaluation with what its ballots make due.', evaluationRow);
export const evaluationList = pageOf('EvaluationList', '民主测评台账, a page of it.', listedEvaluation);
