/** Which figures of penalties are amounts and which are counts, and sums of them: whole numbers alone. */
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

/** A count or a decimal string as a whole number; 0 for what is neither, which no route sends. */
export const wholeOf = (value: number | string): bigint => (/^-?\d+$/.test(String(value)) ? BigInt(value) : 0n);

/** True when nothing at all is counted: no penalty and no trace of one. */
export const isNothing = (figures: Figures): boolean => figureNames.every((name) => wholeOf(figures[name]) === 0n);

/** The sum of each figure. */
export const totalsOf = (all: readonly Figures[]): Readonly<Record<FigureName, bigint>> =>
  Object.fromEntries(
    figureNames.map((name) => [name, all.reduce((sum, figures) => sum + wholeOf(figures[name]), 0n)]),
  ) as Record<FigureName, bigint>;

/** Names of the figures that do not add up to the whole. */
export const differing = (parts: readonly Figures[], whole: Figures): readonly FigureName[] => {
  const totals = totalsOf(parts);
  return figureNames.filter((name) => totals[name] !== wholeOf(whole[name]));
};

/**
 * Share of a whole in hundredths of a percent, rounded down: 3333 for a third. Undefined where there is no share: the whole
 * is not above 0, or the part is below 0.
 */
export function shareOf(part: bigint, whole: bigint): number | undefined {
  return whole <= 0n || part < 0n ? undefined : Number((part * 10_000n) / whole);
}

/** `33.33%`; what is there but rounds down to nothing is `<0.01%`. */
export function shareText(part: bigint, whole: bigint): string {
  const share = shareOf(part, whole);
  if (share === undefined) return '—';
  if (share === 0 && part > 0n) return '<0.01%';
  return `${Math.floor(share / 100)}.${String(share % 100).padStart(2, '0')}%`;
}
