/**
 * 追责处理台账, derived: what the distrust votes on record make due, and what became of it.
 * and R-73 all speak of these entries; nothing else works them out.
 */
import { daysBetween, type LegalDay } from '../../domain/legal-day';
import type { MeasureCourse } from '../../../projections/docket-joins';
import type { DocketRow } from '../../../projections/docket-row';
import type { Moment } from '../rule';
import { basisAlertsOf, distrustMeasuresOf, type BasisAlert } from './distrust-measures';
import { carriedOut, codeOn, revokedFromBeginning, stepsOf } from './measure-history';
import { weightOf } from './terms';
import { triggersOf, type Trigger, type TriggerRule } from './triggers';

/**
 * - `due`: the measure is due and not decided.
 * - `crossed`: a threshold is crossed, but P-PURPOSE-14 says that this alone makes nothing due.
 * - `decided`, `executed`: a measure at least as heavy was decided, carried out.
 * - `revoked`: the only such measure was revoked from the beginning; the vote stands.
 * - `basis_voided`: the evaluation was annulled, or the record that carried the measure is gone.
 * - `no_trigger`: a measure on this ground that nothing on record carries.
 */
export type EntryState = 'due' | 'crossed' | 'decided' | 'executed' | 'revoked' | 'basis_voided' | 'no_trigger';

/** `LIGHTER_MEASURE`: decided, but lighter than what is due. `VARIED_BELOW_DUE`: varied later to less than is due. */
export type EntryAlert = 'BASIS_CHANGED' | 'NO_TRIGGER' | 'LIGHTER_MEASURE' | 'VARIED_BELOW_DUE' | 'REVOKED_FROM_DATE';

/** Whole days; R-72. */
export interface EntryAges {
  /** Absent until decided. */
  readonly triggerToDecision?: number;
  /** Absent until carried out. */
  readonly decisionToExecution?: number;
  /** From the trigger to the end: execution, annulment, or the day asked about while neither has come. */
  readonly total: number;
}

/** One line of the docket: one person and one cycle year, or one measure that no year carries. */
export interface EntryFacts {
  readonly subject: string;
  /** Absent where a measure stands alone. */
  readonly cycleYear?: number;
  /** Ids of the evaluations it rests on, in the order held. */
  readonly evaluations: readonly string[];
  readonly rules: readonly TriggerRule[];
  /** Absent where a measure stands alone. */
  readonly measureDue?: 'ADMONITION_TALK' | 'REMOVAL';
  readonly state: EntryState;
  /** The trigger's day; of a measure that stands alone, the day of its decision. */
  readonly since: LegalDay;
  readonly measureId?: string;
  /** What was imposed. */
  readonly measureDecided?: string;
  readonly decidedOn?: LegalDay;
  readonly executedOn?: LegalDay;
  readonly revokedOn?: LegalDay;
  readonly annulledOn?: LegalDay;
  readonly ages: EntryAges;
  readonly alerts: readonly EntryAlert[];
  readonly arithmetic?: string;
  /** Ids of the facts behind it: evaluations, decision, execution, revocation, annulment, in this order. */
  readonly facts: readonly string[];
}

/** A measure that answers a trigger: what it was when it was first as heavy as what is due. */
interface Answer {
  readonly course: MeasureCourse;
  readonly decidedOn: LegalDay;
  readonly code: string;
  readonly factId: string;
}

/** Undefined for a measure imposed before the trigger, or never as heavy as what is due. */
function answerTo({ since, measure }: Trigger, course: MeasureCourse): Answer | undefined {
  if (course.measure.imposedOn < since) return undefined;
  const step = stepsOf(course).find(({ code }) => weightOf(code) >= weightOf(measure));
  return step && { course, decidedOn: step.decidedOn, code: step.code, factId: step.factId };
}

const trigger = ({ cycleYear, results, rules, measure, since, arithmetic }: Trigger) => ({
  cycleYear,
  evaluations: results.map(({ evaluationId }) => evaluationId),
  rules,
  measureDue: measure,
  since,
  arithmetic,
});

const decision = ({ course, decidedOn, code }: Answer) => ({
  measureId: course.measure.measureId,
  measureDecided: code,
  decidedOn,
});

const resultFacts = ({ results }: Trigger): readonly string[] => results.map(({ factId }) => factId);

/** An entry whose measure was decided and not taken back from the beginning. */
function answered(
  row: DocketRow,
  due: Trigger,
  answer: Answer,
  moment: Moment,
  basis: readonly BasisAlert[],
): EntryFacts {
  const { course, decidedOn, factId } = answer;
  const done = carriedOut(course);
  const fromDate = course.revocations.find(({ effectiveFrom }) => effectiveFrom === 'from_date');
  const alerts: EntryAlert[] = basisAlertOn(course, basis);
  if (weightOf(codeOn(course, moment.effectiveOn)) < weightOf(due.measure)) alerts.push('VARIED_BELOW_DUE');
  if (fromDate) alerts.push('REVOKED_FROM_DATE');
  return {
    subject: row.subject,
    ...trigger(due),
    state: done ? 'executed' : 'decided',
    ...decision(answer),
    ...(done ? { executedOn: done.on } : {}),
    ...(fromDate ? { revokedOn: fromDate.revokedOn } : {}),
    ages: {
      triggerToDecision: daysBetween(due.since, decidedOn),
      ...(done ? { decisionToExecution: daysBetween(decidedOn, done.on) } : {}),
      total: daysBetween(due.since, done?.on ?? moment.effectiveOn),
    },
    alerts,
    facts: [...resultFacts(due), factId, ...(done ? [done.factId] : []), ...(fromDate ? [fromDate.factId] : [])],
  };
}

/** An entry that nothing answers: due, or crossed, or its only measure revoked from the beginning. */
function unanswered(
  row: DocketRow,
  due: Trigger,
  revoked: Answer | undefined,
  lighter: readonly MeasureCourse[],
  moment: Moment,
): EntryFacts {
  const revocation = revoked && revokedFromBeginning(revoked.course);
  const total = daysBetween(due.since, moment.effectiveOn);
  const isRevoked = revoked !== undefined && revocation !== undefined;
  return {
    subject: row.subject,
    ...trigger(due),
    state: isRevoked ? 'revoked' : moment.parameter('P-PURPOSE-14') === false ? 'crossed' : 'due',
    ...(isRevoked ? { ...decision(revoked), revokedOn: revocation.revokedOn } : {}),
    ages: { ...(isRevoked ? { triggerToDecision: daysBetween(due.since, revoked.decidedOn) } : {}), total },
    alerts: lighter.length > 0 ? ['LIGHTER_MEASURE'] : [],
    facts: [
      ...resultFacts(due),
      ...(isRevoked ? [revoked.factId, revocation.factId] : []),
      ...lighter.map(({ measure }) => measure.factId),
    ],
  };
}

const basisAlertOn = ({ measure }: MeasureCourse, basis: readonly BasisAlert[]): EntryAlert[] =>
  basis.filter(({ course }) => course.measure.measureId === measure.measureId).map(({ code }) => code);

/** What an annulled evaluation made due until it was annulled; nothing is due any more. */
function annulledEntry(
  row: DocketRow,
  was: Trigger,
  answer: Answer | undefined,
  basis: readonly BasisAlert[],
): EntryFacts {
  const held = new Set(was.results.map(({ evaluationId }) => evaluationId));
  const annulments = row.annulments.filter(({ evaluationId }) => held.has(evaluationId));
  const annulledOn = annulments.map((each) => each.annulledOn).reduce((a, b) => (a < b ? a : b));
  return {
    subject: row.subject,
    ...trigger(was),
    state: 'basis_voided',
    ...(answer ? decision(answer) : {}),
    annulledOn,
    ages: {
      ...(answer ? { triggerToDecision: daysBetween(was.since, answer.decidedOn) } : {}),
      total: daysBetween(was.since, annulledOn),
    },
    alerts: answer ? basisAlertOn(answer.course, basis) : [],
    facts: [...resultFacts(was), ...(answer ? [answer.factId] : []), ...annulments.map(({ factId }) => factId)],
  };
}

function standsAlone({ subject }: DocketRow, alert: BasisAlert, moment: Moment): EntryFacts {
  const { code, course, measureCode, touchedBy } = alert;
  const { measureId, imposedOn, factId } = course.measure;
  const done = carriedOut(course);
  return {
    subject,
    evaluations: [],
    rules: [],
    state: code === 'BASIS_CHANGED' ? 'basis_voided' : 'no_trigger',
    since: imposedOn,
    measureId,
    measureDecided: measureCode,
    decidedOn: imposedOn,
    ...(done ? { executedOn: done.on } : {}),
    ages: {
      ...(done ? { decisionToExecution: daysBetween(imposedOn, done.on) } : {}),
      total: daysBetween(imposedOn, done?.on ?? moment.effectiveOn),
    },
    alerts: [code],
    facts: [factId, ...(done ? [done.factId] : []), ...touchedBy],
  };
}

function entryOf(row: DocketRow, due: Trigger, moment: Moment, basis: readonly BasisAlert[]): EntryFacts {
  const measures = distrustMeasuresOf(row);
  const answers = measures.flatMap((course) => answerTo(due, course) ?? []);
  const standing = answers.find(({ course }) => revokedFromBeginning(course) === undefined);
  if (standing) return answered(row, due, standing, moment, basis);
  const others = triggersOf(row, moment).filter((each) => each.cycleYear !== due.cycleYear);
  const lighter = measures.filter(
    (course) =>
      course.measure.imposedOn >= due.since &&
      revokedFromBeginning(course) === undefined &&
      !others.some((other) => answerTo(other, course)),
  );
  return unanswered(row, due, answers.at(-1), lighter, moment);
}

/** The docket's entries of one person: by cycle year, then the measures that no year carries. None for an organ. */
export function entriesOf(row: DocketRow, moment: Moment): readonly EntryFacts[] {
  const basis = basisAlertsOf(row, moment);
  const stands = triggersOf(row, moment);
  const byYear = stands.map((due) => entryOf(row, due, moment, basis));
  const gone = triggersOf(row, moment, true)
    .filter(({ cycleYear }) => !stands.some((each) => each.cycleYear === cycleYear))
    .map((was) => annulledEntry(row, was, annulledAnswer(row, was), basis));
  const carried = new Set([...byYear, ...gone].flatMap(({ measureId }) => measureId ?? []));
  const alone = basis.filter(({ course }) => !carried.has(course.measure.measureId));
  return [
    ...[...byYear, ...gone].sort((a, b) => (a.cycleYear ?? 0) - (b.cycleYear ?? 0)),
    ...alone.map((alert) => standsAlone(row, alert, moment)),
  ];
}

const annulledAnswer = (row: DocketRow, was: Trigger): Answer | undefined =>
  distrustMeasuresOf(row)
    .filter((course) => revokedFromBeginning(course) === undefined)
    .flatMap((course) => answerTo(was, course) ?? [])[0];
