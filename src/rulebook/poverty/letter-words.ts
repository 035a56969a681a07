/** How findings about letters name the cycle and whom they are about. */
import type { LetterMatrixRow } from '../../../projections/letter-matrix';
import type { MatrixCell } from './matrix-cells';

/** A cell speaks of the holder; that of a unit, of the unit. */
export const subjectOfCell = ({ personId }: MatrixCell, { orgId }: LetterMatrixRow): string =>
  personId === undefined ? `org-${orgId}` : `person-${personId}`;

export const cycleWords = ({
  cycle: { year },
}: Pick<MatrixCell, 'cycle'>): { readonly zh: string; readonly en: string } =>
  year === undefined ? { zh: '攻坚期', en: 'the campaign' } : { zh: `${year}年度`, en: String(year) };
