/** 追责处理台账: what is on record about one subject, list by list. */
import { annulmentMembers, countMembers } from './evaluations';
import { cgScope } from './organisations';
import { item } from './recorded';
import { count, day, group, list, oneOf, optional, shape, text, texts, uuid, year, yesNo } from './terms';

const axes = {
  collectiveOrIndividual: text('集体责任 or 个人责任.'),
  leadership: text('主要 or 重要领导责任.'),
  directness: text('直接责任 or not.'),
};
const caseId = text('Case.');
const measureId = text('Measure.');
const evaluationId = text('Evaluation.');
const postId = text('Post.');

const result = item('EvaluationResult', 'A count on record, with what its opening says of it.', {
  evaluationId,
  cycleYear: year('Year that it counts for.'),
  purpose: text('What was evaluated.'),
  subjectKind: text('team or leading_cadre.'),
  organiserOrgId: text('Organ that organised it.'),
  markedAnnual: optional(yesNo('Of several in a year, the one that counts as the year’s own.')),
  ...countMembers,
  denominatorPolicyId: text('P-DENOM as it stood for this evaluation.'),
});

const conclusion = item('Conclusion', '调查结论.', {
  caseId,
  concludedOn: day('Legal day.'),
  grounds: texts('Grounds found.'),
  severity: text('情节.'),
  outcome: text('What came of it.'),
  fault: text('Fault.'),
  badEffect: optional(yesNo('造成恶劣影响.')),
  responsibility: optional(group(axes, 'What was found about this subject on the axes of GS-CG-16.')),
});

const classification = item('Classification', '责任认定 on the axes of GS-CG-16.', {
  caseId,
  ...axes,
  basisDivisionRef: optional(text('Division of duties that it rests on.')),
  occurredOn: day('Legal day.'),
  note: optional(text('Remark.')),
});

const imposed = item('ImposedMeasure', 'A measure as imposed, of whichever of the five kinds.', {
  measureId,
  kind: text('Kind of fact, PartyDisciplineImposed.'),
  codes: texts('Codes of the ladder; several only for a team.'),
  ground: optional(text('Ground; absent for a team’s measure and for barred honours.')),
  groundArticle: optional(text('Only for a team’s measure: the article that was not kept.')),
  severity: optional(text('情节.')),
  responsibleRole: optional(text('Responsibility as found.')),
  caseId: optional(text('Case in which it was decided.')),
  imposedOn: day('Legal day of the decision.'),
  takesEffectOn: day('Legal day from which it has effect.'),
  decidedByOrgId: optional(text('Deciding organ; absent where the kind names none.')),
  recordingOrgan: optional(text('Organ whose act is recorded.')),
  proposalId: optional(text('Proposal that it follows.')),
  parallelTo: optional(text('Party sanction that it goes with.')),
  needsAdmin: optional(yesNo('Whether an administrative sanction must follow.')),
  leavingOfficeAuditNeeded: optional(yesNo('Whether an audit on leaving office is needed.')),
  titles: optional(texts('Barred honours.')),
  year: optional(year('Year of the barred honours.')),
  docNo: text('Document number.'),
});

const postTaken = item('PostTaken', '任职.', {
  postId,
  orgId: optional(text('Organ; absent, like the next two, when the establishment does not stand.')),
  isLeadingCadre: optional(yesNo('Whether the holder is a leading cadre.')),
  rankOrdinal: optional(count('Only compared, to tell a promotion.')),
  assumedOn: day('First day in the post.'),
  isPromotion: yesNo('Whether it was a promotion.'),
  decidedByOrgId: text('Organ that decided.'),
});

const assessmentResult = item('AssessmentResult', '考核结果 as determined.', {
  assessmentId: text('Assessment.'),
  assessmentKind: optional(text('Kind; absent, like the next, when the launch does not stand.')),
  cycleYear: optional(year('Year that it counts for.')),
  grade: text('Grade.'),
  dutyNotPerformed: optional(yesNo('不履行责任制.')),
  severity: optional(text('情节.')),
  determinedOn: day('Legal day.'),
});

const registration = item('Registration', '机构登记.', {
  orgKind: text('Kind of body.'),
  level: text('Level.'),
  cgScope: cgScope(),
  effectiveFrom: day('Legal day from which it is registered.'),
});

const mark = item('Mark', '更正 or 撤销登记 of a fact that is, or was, filed here.', {
  type: oneOf(['EventCorrected', 'EventVoided'], 'Kind of fact.'),
  targetEventId: uuid('Fact that it speaks of.'),
  stream: text('Stream of that fact.'),
  reason: text('Why.'),
});

const steps = {
  annulments: list(item('Annulment', '民主测评撤销.', { evaluationId, ...annulmentMembers }), 'Evaluations annulled.'),
  cases: list(
    item('AccountabilityCase', '追责立案.', { caseId, ground: text('Ground charged.'), openedOn: day('Legal day.') }),
    'Cases opened.',
  ),
  proposals: list(
    item('Proposal', '处理建议 of the discipline organ (GS-CG-17).', {
      caseId,
      proposalId: text('Proposal.'),
      toOrgId: text('Organ that it is made to.'),
      measureCode: text('Measure proposed.'),
      proposedOn: day('Legal day.'),
    }),
    'Measures proposed.',
  ),
  transfers: list(
    item('Transfer', '移送司法机关.', { caseId, toOrgId: text('Organ of justice.'), transferredOn: day('Legal day.') }),
    'Cases handed to justice.',
  ),
  executions: list(
    item('Execution', '处理执行.', {
      measureId,
      executedOn: day('Legal day.'),
      executionKind: text('How it was carried out.'),
    }),
    'Measures carried out.',
  ),
  appeals: list(item('Appeal', '申诉.', { measureId, filedOn: day('Legal day.') }), 'Appeals filed.'),
  appealDecisions: list(
    item('AppealDecision', '申诉决定.', {
      measureId,
      outcome: text('upheld, varied or revoked.'),
      decidedOn: day('Legal day.'),
      newMeasureId: optional(text('Measure that takes its place.')),
    }),
    'Appeals decided.',
  ),
  variations: list(
    item('Variation', '处理变更: another measure from a day on.', {
      measureId,
      newMeasureCode: text('Measure from then on.'),
      variedOn: day('Legal day of the decision.'),
      effectiveFrom: day('Legal day from which it holds.'),
    }),
    'Measures varied.',
  ),
  revocations: list(
    item('Revocation', '处理撤销.', {
      measureId,
      revokedOn: day('Legal day of the decision.'),
      effectiveFrom: oneOf(['from_beginning', 'from_date'], 'From when it is taken back.'),
      fromDate: optional(day('With from_date: that legal day.')),
    }),
    'Measures taken back.',
  ),
  postsLeft: list(
    item('PostLeft', '离任.', {
      postId,
      vacatedOn: day('Last day in the post.'),
      reason: text('Why.'),
      measureId: optional(text('Measure that the leaving carries out.')),
    }),
    'Posts left.',
  ),
  fileEntries: list(
    item('FileEntryMade', '廉政档案记入.', {
      entryId: text('Entry.'),
      entryKind: text('Kind of entry.'),
      sourceEventId: uuid('Fact that was entered.'),
      sectionCode: text('Section of the file.'),
      enteredOn: day('Legal day.'),
    }),
    'Entries made in the clean-governance file.',
  ),
};

export const docketRow = shape('DocketRow', '追责处理台账: all on record about one subject; lists in legal order.', {
  subject: text('`person-<id>` or `org-<id>`.'),
  registration: optional(registration),
  results: list(result, 'Counts on record.'),
  conclusions: list(conclusion, 'Investigations concluded.'),
  classifications: list(classification, 'Responsibility found.'),
  imposed: list(imposed, 'Measures imposed.'),
  postsTaken: list(postTaken, 'Posts taken up.'),
  assessmentResults: list(assessmentResult, 'Assessments determined.'),
  marks: list(mark, 'Corrections and voids.'),
  ...steps,
});
