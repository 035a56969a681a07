/** Periods in a row: the interface leaves out those in which nothing happened, a time axis must not. */

export const periodLengths = ['year', 'month'] as const;
export type PeriodLength = (typeof periodLengths)[number];

export const periodLengthIn = (text: string | undefined): PeriodLength => (text === 'month' ? 'month' : 'year');

/** More than these are not filled up: a single wrong year would press everything else together. */
const MOST = 600;

/** Months since the year 0, or years. */
function ordinalOf(period: string): number | undefined {
  const match = /^(\d{4})(?:-(\d{2}))?$/.exec(period);
  if (!match) return undefined;
  return match[2] === undefined ? Number(match[1]) : Number(match[1]) * 12 + Number(match[2]) - 1;
}

const periodOf = (ordinal: number, by: PeriodLength): string =>
  by === 'year'
    ? String(ordinal).padStart(4, '0')
    : `${String(Math.floor(ordinal / 12)).padStart(4, '0')}-${String((ordinal % 12) + 1).padStart(2, '0')}`;

/**
 * All periods from the first to the last of those given, which are in order. As given when one is no period, or when they
 * would be too many.
 */
export function allPeriods(given: readonly string[], by: PeriodLength): readonly string[] {
  const [from, to] = [ordinalOf(given[0] ?? ''), ordinalOf(given.at(-1) ?? '')];
  if (from === undefined || to === undefined || to - from >= MOST) return given;
  return Array.from({ length: to - from + 1 }, (_, i) => periodOf(from + i, by));
}
