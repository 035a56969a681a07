/** What an organ put in, year by year, and the words that the growth rules share. */
import type { BudgetKind } from '../../domain/funds/money';
import { amountOf, figureOf, type BudgetsRow, type Figure } from '../../../projections/budgets';

/** The amount of a figure in a year, with the facts that it rests on. */
export interface Put {
  readonly year: number;
  readonly amount: bigint;
  readonly facts: readonly string[];
}

const factsOf = ({ adopted, adjustments }: Figure): readonly string[] => [
  ...(adopted ? [adopted.factId] : []),
  ...adjustments.map(({ factId }) => factId),
];

/** What was put in under a figure in a year; undefined when it is not on record. */
export function putIn(row: BudgetsRow, year: number, kind: BudgetKind): Put | undefined {
  const figure = figureOf(row, year, kind);
  const amount = amountOf(figure);
  return figure && amount !== undefined ? { year, amount, facts: factsOf(figure) } : undefined;
}

/** Years with a figure on record, in order. */
export const yearsOf = (row: BudgetsRow, kind: BudgetKind): readonly number[] =>
  row.figures
    .filter((figure) => figure.budgetKind === kind && figure.adopted)
    .map(({ fiscalYear }) => fiscalYear)
    .sort((a, b) => a - b);

/** Whether the body is of one of these levels, in the region; every region when none is named. */
export const isBody = ({ registration }: BudgetsRow, levels: readonly string[], region = ''): boolean =>
  registration !== undefined && levels.includes(registration.level) && registration.regionCode.startsWith(region);

/** First two digits of the codes of the regions of a province (GB/T 2260). */
export const GANSU = '62';
export const SHANXI = '14';
