/** The docket's lists joined: a measure with its course, an evaluation with what became of it, a post with its end. */
import type { LegalDay } from '../src/domain/legal-day';
import type {
  Annulment,
  Appeal,
  AppealDecision,
  DocketRow,
  EvaluationResult,
  Execution,
  ImposedMeasure,
  Mark,
  PostLeft,
  PostTaken,
  Revocation,
  Variation,
} from './docket-row';

/** A measure and everything that happened to it, in legal order. */
export interface MeasureCourse {
  readonly measure: ImposedMeasure;
  readonly executions: readonly Execution[];
  readonly appeals: readonly Appeal[];
  readonly appealDecisions: readonly AppealDecision[];
  readonly variations: readonly Variation[];
  readonly revocations: readonly Revocation[];
  /** Posts vacated in carrying it out (离任 naming the measure). */
  readonly postsVacated: readonly PostLeft[];
  /** Corrections of the measure's own facts. */
  readonly marks: readonly Mark[];
}

export interface EvaluationCourse {
  readonly result: EvaluationResult;
  readonly annulment?: Annulment;
  /** Corrections and voids in the evaluation's stream: a trigger that is missing now may have been there before. */
  readonly marks: readonly Mark[];
}

/** A post as held; `left` is absent while it is held. */
export interface Tenure {
  readonly taken: PostTaken;
  readonly left?: PostLeft;
}

/** Measures with their course, in legal order of imposition. A follow-up whose measure does not stand is left out. */
export const measuresOf = (row: DocketRow): readonly MeasureCourse[] =>
  row.imposed.map((measure) => {
    const ofMeasure = (item: { readonly measureId?: string }) => item.measureId === measure.measureId;
    return {
      measure,
      executions: row.executions.filter(ofMeasure),
      appeals: row.appeals.filter(ofMeasure),
      appealDecisions: row.appealDecisions.filter(ofMeasure),
      variations: row.variations.filter(ofMeasure),
      revocations: row.revocations.filter(ofMeasure),
      postsVacated: row.postsLeft.filter(ofMeasure),
      marks: row.marks.filter((mark) => mark.stream === `sanction-${measure.measureId}`),
    };
  });

/** Results with their annulment, in the order held. A voided result is not among them; its mark is in `row.marks`. */
export const evaluationsOf = (row: DocketRow): readonly EvaluationCourse[] =>
  row.results.map((result) => {
    const annulment = row.annulments.find(({ evaluationId }) => evaluationId === result.evaluationId);
    return {
      result,
      ...(annulment ? { annulment } : {}),
      marks: row.marks.filter((mark) => mark.stream === `evaluation-${result.evaluationId}`),
    };
  });

/** True when a result that could have been a basis was corrected, voided or annulled (R-73: BASIS_CHANGED). */
export const basisTouched = (row: DocketRow): boolean =>
  row.annulments.length > 0 || row.marks.some(({ stream }) => stream.startsWith('evaluation-'));

/** Posts as held, in the order assumed. The same post taken twice ends each time at its own vacating. */
export function tenuresOf(row: DocketRow): readonly Tenure[] {
  const used = new Set<PostLeft>();
  return row.postsTaken.map((taken) => {
    const left = row.postsLeft.find(
      (each) => !used.has(each) && each.postId === taken.postId && each.vacatedOn >= taken.assumedOn,
    );
    if (!left) return { taken };
    used.add(left);
    return { taken, left };
  });
}

/** True when the person held a post of a leading cadre on the day, both ends included. */
export const heldLeadingPost = (row: DocketRow, on: LegalDay): boolean =>
  tenuresOf(row).some(
    ({ taken, left }) =>
      taken.isLeadingCadre === true && taken.assumedOn <= on && (left === undefined || on <= left.vacatedOn),
  );
