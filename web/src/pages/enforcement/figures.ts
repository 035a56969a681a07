/** Which figures of penalties are amounts and which are counts, and sums of them: whole numbers alone. */
import { sumOf, wholeOf } from '../../shown/whole';
import type { Figures } from './answers';

export const amountFigures = ['imposed', 'paid', 'expenses'] as const satisfies readonly (keyof Figures)[];

export const countFigures = [
  'penalties',
  'served',
  'increased',
  'payments',
  'reconsiderations',
  'litigations',
  'enforcementRequests',
  'discrepancies',
] as const satisfies readonly (keyof Figures)[];

export const figureNames = [...countFigures.slice(0, 1), ...amountFigures, ...countFigures.slice(1)] as const;

export type FigureName = (typeof figureNames)[number];

export const isAmount = (name: FigureName): boolean => (amountFigures as readonly string[]).includes(name);

/** True when nothing at all is counted: no penalty and no trace of one. */
export const isNothing = (figures: Figures): boolean => figureNames.every((name) => wholeOf(figures[name]) === 0n);

/** The sum of each figure. */
export const totalsOf = (all: readonly Figures[]): Readonly<Record<FigureName, bigint>> =>
  Object.fromEntries(figureNames.map((name) => [name, sumOf(all.map((figures) => figures[name]))])) as Record<
    FigureName,
    bigint
  >;

/** Names of the figures that do not add up to the whole. */
export const differing = (parts: readonly Figures[], whole: Figures): readonly FigureName[] => {
  const totals = totalsOf(parts);
  return figureNames.filter((name) => totals[name] !== wholeOf(whole[name]));
};
