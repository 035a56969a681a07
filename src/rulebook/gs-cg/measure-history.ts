/** One measure over time: what it was when, from when it held, whether it was carried out or taken back. */
import type { LegalDay } from '../../domain/legal-day';
import type { MeasureCourse } from '../../../projections/docket-joins';

/** What the measure is from a day on. */
export interface MeasureStep {
  readonly code: string;
  /** The day of the decision. */
  readonly decidedOn: LegalDay;
  /** The day from which it holds. */
  readonly holdsFrom: LegalDay;
  readonly factId: string;
}

const byDay =
  <T extends { readonly factId: string }>(day: (item: T) => LegalDay) =>
  (a: T, b: T): number =>
    day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a.factId < b.factId ? -1 : 1;

/** The first of some items by a day, whatever the order in which they were recorded. */
export const earliest = <T extends { readonly factId: string }>(
  items: readonly T[],
  day: (item: T) => LegalDay,
): T | undefined => [...items].sort(byDay(day))[0];

/** What was imposed, then what it was varied to, in the order in which each began to hold. */
export function stepsOf({ measure, variations }: MeasureCourse): readonly MeasureStep[] {
  const { factId, imposedOn, takesEffectOn, codes } = measure;
  const imposed = codes.map((code) => ({ code, decidedOn: imposedOn, holdsFrom: takesEffectOn, factId }));
  const varied = variations.map((each) => ({
    code: each.newMeasureCode,
    decidedOn: each.variedOn,
    holdsFrom: each.effectiveFrom,
    factId: each.factId,
  }));
  return [...imposed, ...varied.sort(byDay((step) => step.holdsFrom))];
}

/** What a measure of one code is on a day: as imposed, also before it takes effect, or as last varied by then. */
export function codeOn(course: MeasureCourse, day: LegalDay): string {
  const [imposed, ...varied] = stepsOf(course);
  return varied.findLast(({ holdsFrom }) => holdsFrom <= day)?.code ?? imposed?.code ?? '';
}

/** 自始撤销: in law the measure was never there. */
export const revokedFromBeginning = ({ revocations }: MeasureCourse) =>
  revocations.find(({ effectiveFrom }) => effectiveFrom === 'from_beginning');

export interface CarriedOut {
  readonly on: LegalDay;
  readonly factId: string;
}

/** The first 处理执行 on record; without one, the first post vacated in carrying the measure out. */
export function carriedOut({ executions, postsVacated }: MeasureCourse): CarriedOut | undefined {
  const executed = earliest(executions, ({ executedOn }) => executedOn);
  if (executed) return { on: executed.executedOn, factId: executed.factId };
  const vacated = earliest(postsVacated, ({ vacatedOn }) => vacatedOn);
  return vacated && { on: vacated.vacatedOn, factId: vacated.factId };
}
