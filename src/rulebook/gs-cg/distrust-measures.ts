/** Measures on the ground of the distrust vote (CG-14-i2), and whether each still has a trigger to rest on. */
import { daysBetween, type LegalDay } from '../../domain/legal-day';
import { measuresOf, type MeasureCourse } from '../../../projections/docket-joins';
import type { DocketRow } from '../../../projections/docket-row';
import type { Moment } from '../rule';
import { codeOn, revokedFromBeginning } from './measure-history';
import { weightOf } from './terms';
import { triggersOf, type Trigger } from './triggers';

const GROUND = 'CG-14-i2';

/** Organisational measures on this ground, in the order decided. */
export const distrustMeasuresOf = (row: DocketRow): readonly MeasureCourse[] =>
  measuresOf(row)
    .filter(({ measure }) => measure.kind === 'OrganisationalMeasureImposed' && measure.ground === GROUND)
    .sort((a, b) => {
      const [one, other] = [a.measure, b.measure];
      const days = daysBetween(other.imposedOn, one.imposedOn);
      return days !== 0 ? days : one.measureId < other.measureId ? -1 : 1;
    });

/** A measure that the ballots, as they stand on record now, do not carry. */
export interface BasisAlert {
  /**
   * - `BASIS_CHANGED`: there was a trigger, or there may have been, before an evaluation was annulled, corrected or voided.
   * - `NO_TRIGGER`: nothing on record ever carried the measure.
   */
  readonly code: 'BASIS_CHANGED' | 'NO_TRIGGER';
  readonly course: MeasureCourse;
  /** What the measure is on the day asked about. */
  readonly measureCode: string;
  /** The heaviest measure that the evaluations before the decision still make due; absent when there is none. */
  readonly stillDue?: Trigger;
  /** The annulments, corrections and voids that took the trigger away; none for NO_TRIGGER. */
  readonly touchedBy: readonly string[];
  readonly since: LegalDay;
}

const carries = (trigger: Trigger, code: string, imposedOn: LegalDay): boolean =>
  trigger.since <= imposedOn && weightOf(trigger.measure) >= weightOf(code);

/** Of the triggers by that day, the heaviest, and of those the latest. */
const heaviestBy = (triggers: readonly Trigger[], day: LegalDay): Trigger | undefined =>
  triggers
    .filter(({ since }) => since <= day)
    .reduce<Trigger | undefined>(
      (best, each) => (best && weightOf(best.measure) > weightOf(each.measure) ? best : each),
      undefined,
    );

/** Corrections and voids of evaluations that came after the decision, on either clock. */
const changesSince = (row: DocketRow, { measure }: MeasureCourse): readonly { factId: string; day: LegalDay }[] =>
  row.marks.filter(
    ({ stream, index, day }) => stream.startsWith('evaluation-') && (index > measure.index || day >= measure.imposedOn),
  );

/**
 * A correction is filed from its own legal day on, but the corrected result is there on every day: its mark may be out of
 * sight while the result says that it was corrected.
 */
const correctedSince = (row: DocketRow, { measure }: MeasureCourse): readonly { factId: string; day: LegalDay }[] =>
  row.results.filter(({ correctedBy }) => correctedBy !== undefined && correctedBy > measure.index);

function alertOf(
  row: DocketRow,
  course: MeasureCourse,
  stands: readonly Trigger[],
  stood: readonly Trigger[],
  moment: Moment,
): BasisAlert | undefined {
  const { imposedOn } = course.measure;
  const measureCode = codeOn(course, moment.effectiveOn);
  if (revokedFromBeginning(course) || stands.some((each) => carries(each, measureCode, imposedOn))) return undefined;
  const still = heaviestBy(stands, imposedOn);
  const annulled = new Set(
    stood
      .filter((each) => carries(each, measureCode, imposedOn))
      .flatMap(({ results }) => results.map(({ evaluationId }) => evaluationId)),
  );
  const annulments = row.annulments.filter(({ evaluationId }) => annulled.has(evaluationId));
  const marks = changesSince(row, course);
  const touched = [...annulments, ...(marks.length > 0 ? marks : correctedSince(row, course))];
  return {
    code: touched.length > 0 ? 'BASIS_CHANGED' : 'NO_TRIGGER',
    course,
    measureCode,
    ...(still ? { stillDue: still } : {}),
    touchedBy: touched.map(({ factId }) => factId),
    since: touched.map(({ day }) => day).reduce((a, b) => (a > b ? a : b), imposedOn),
  };
}

/** One alert for each measure without a basis, in the order decided; none for a measure revoked from the beginning. */
export function basisAlertsOf(row: DocketRow, moment: Moment): readonly BasisAlert[] {
  const [stands, stood] = [triggersOf(row, moment), triggersOf(row, moment, true)];
  return distrustMeasuresOf(row).flatMap((course) => alertOf(row, course, stands, stood, moment) ?? []);
}
