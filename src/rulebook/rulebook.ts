/** The list of rules, in the order of the regulations' reference, and `judge`. */
import { docket } from '../../projections/docket';
import type { DocketRow } from '../../projections/docket-row';
import { letterMatrix, type LetterMatrixRow } from '../../projections/letter-matrix';
import type { RowProjection } from '../../projections/projection';
import { docketEntriesOf, type DocketEntry } from './docket-entries';
import { r01DistrustAbove40 } from './gs-cg/r-01-distrust-above-40';
import { r02DistrustAbove60 } from './gs-cg/r-02-distrust-above-60';
import { r03TwoYearsAbove50 } from './gs-cg/r-03-two-years-above-50';
import { r04Denominator } from './gs-cg/r-04-denominator';
import { r05EvaluationOnceAYear } from './gs-cg/r-05-evaluation-once-a-year';
import { r15NoPromotionForTwoYears } from './gs-cg/r-15-no-promotion-for-two-years';
import { r22LadderLegality } from './gs-cg/r-22-ladder-legality';
import { r24LetterChain } from './poverty/r-24-letter-chain';
import { r25DualSigning } from './poverty/r-25-dual-signing';
import { r27SigningOrganised } from './poverty/r-27-signing-organised';
import { r30GrowthOfFunds } from './poverty/r-30-growth-of-funds';
import { r31DoubleGrowth } from './poverty/r-31-double-growth';
import { r32ShareOfRevenue } from './poverty/r-32-share-of-revenue';
import { r33MoneyAndItsSource } from './poverty/r-33-money-and-its-source';
import { r34ProjectLibrary } from './poverty/r-34-project-library';
import { r35Disclosure } from './poverty/r-35-disclosure';
import { r36CountyReimbursement } from './poverty/r-36-county-reimbursement';
import { r37MisuseAndRecovery } from './poverty/r-37-misuse-and-recovery';
import { r62ResultsEntered } from './gs-cg/r-62-results-entered';
import { r67Competence } from './gs-cg/r-67-competence';
import { r68SeveralTriggers } from './gs-cg/r-68-several-triggers';
import { r69ChangeOfSignatory } from './poverty/r-69-change-of-signatory';
import { r71ValidBallot } from './gs-cg/r-71-valid-ballot';
import { r72AgeOfADueMeasure } from './gs-cg/r-72-age-of-a-due-measure';
import { r73Corrections } from './gs-cg/r-73-corrections';
import { cellsOf, type MatrixCell } from './poverty/matrix-cells';
import type { Finding, Moment, Rule } from './rule';

/** Version of the rulebook, part of every answer's basis: a changed reading is a new version. */
export const rulebookVersion = 'rulebook@2';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- "some rule": its rows are those of what it reads.
export const rules: readonly Rule<any>[] = [
  r01DistrustAbove40,
  r02DistrustAbove60,
  r03TwoYearsAbove50,
  r04Denominator,
  r05EvaluationOnceAYear,
  r15NoPromotionForTwoYears,
  r22LadderLegality,
  r24LetterChain,
  r25DualSigning,
  r27SigningOrganised,
  r30GrowthOfFunds,
  r31DoubleGrowth,
  r32ShareOfRevenue,
  r33MoneyAndItsSource,
  r34ProjectLibrary,
  r35Disclosure,
  r36CountyReimbursement,
  r37MisuseAndRecovery,
  r62ResultsEntered,
  r67Competence,
  r68SeveralTriggers,
  r69ChangeOfSignatory,
  r71ValidBallot,
  r72AgeOfADueMeasure,
  r73Corrections,
];

/**
 * What all rules that read a projection say of one of its rows. In the order of the rules, and within a rule in the
 * order of what it speaks of; the same row, key and moment give the same findings. A rule reads a projection by its name:
 * an older version that still answers while the newer one is built is judged as well.
 */
export function judge<Row>(projection: RowProjection<Row>, row: Row, key: string, moment: Moment): readonly Finding[] {
  const reading: readonly Rule<Row>[] = rules.filter(({ reads }) => reads?.name === projection.name);
  return reading.flatMap((rule) => rule.check?.(row, key, moment) ?? []);
}

/**
 * What is derived from a row beside findings: the matters of the docket, the cells of the responsibility matrix;
 * undefined for every other projection.
 */
export function entriesOf(
  projection: { readonly name: string },
  row: unknown,
  moment: Moment,
): readonly DocketEntry[] | readonly MatrixCell[] | undefined {
  if (projection.name === docket.name) return docketEntriesOf(row as DocketRow, moment);
  return projection.name === letterMatrix.name ? cellsOf(row as LetterMatrixRow, moment) : undefined;
}
