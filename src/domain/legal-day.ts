/** Legal days: calendar dates in Asia/Shanghai, written YYYY-MM-DD. They compare as text. */
export type LegalDay = string;

const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS_BEFORE_1970 = 719_528;

/** True for a date of the proleptic Gregorian calendar from 1900-01-01 to 2299-12-31. */
export function isLegalDay(value: string): boolean {
  const match = FORM.exec(value);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1900 && year <= 2299 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export const yearOf = (day: LegalDay): number => Number(day.slice(0, 4));

/** Days since 1970-01-01; exact, so that ages are differences. */
export function dayNumber(day: LegalDay): number {
  const [y, m, d] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  const shifted = m > 2 ? y : y - 1;
  const monthFromMarch = (m + 9) % 12;
  return (
    365 * shifted +
    Math.floor(shifted / 4) -
    Math.floor(shifted / 100) +
    Math.floor(shifted / 400) +
    Math.floor((153 * monthFromMarch + 2) / 5) +
    (d - 1) +
    60 -
    DAYS_BEFORE_1970
  );
}

/** The day that is `number` days after 1970-01-01. */
export const dayNumbered = (number: number): LegalDay => new Date(number * 86_400_000).toISOString().slice(0, 10);

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: LegalDay, to: LegalDay): number => dayNumber(to) - dayNumber(from);

/**
 * The same day `months` later; the last day of the month where it has no such day (P-PERIOD, civil-code style:
 * 2024-02-29 plus 24 months is 2026-02-28).
 */
export function addMonths(day: LegalDay, months: number): LegalDay {
  const total = Number(day.slice(0, 4)) * 12 + (Number(day.slice(5, 7)) - 1) + months;
  const [year, month] = [Math.floor(total / 12), (total % 12) + 1];
  const date = Math.min(Number(day.slice(8, 10)), daysInMonth(year, month));
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

const SHANGHAI_MS = 8 * 3600 * 1000;

/**
 * The legal day of an instant in China Standard Time (UTC+8 all year since 1992; the ledger records no earlier instant).
 */
export const legalDayOf = (epochMs: number): LegalDay => new Date(epochMs + SHANGHAI_MS).toISOString().slice(0, 10);
