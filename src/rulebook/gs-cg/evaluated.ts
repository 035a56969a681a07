/** Whom an evaluation is about, as a finding names it. */
import type { EvaluationRow } from '../../../projections/evaluations';

/** Undefined while the opening, which alone says it, does not stand. */
export function subjectOf({ opening }: EvaluationRow): string | undefined {
  if (opening?.subjectPersonId !== undefined) return `person-${opening.subjectPersonId}`;
  return opening?.subjectOrgId === undefined ? undefined : `org-${opening.subjectOrgId}`;
}
