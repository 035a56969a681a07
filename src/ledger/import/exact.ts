/** Texts of a log turned into the ledger's values without rounding: whatever would lose something is refused. */
import { isLegalDay, type LegalDay } from '../../domain/legal-day';

const DECIMAL = /^([+-]?)(?=\.?\d)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/**
 * A decimal figure (`35.0`, `4.248252E8`; XML Schema double and decimal forms) in minor units of `digits` decimals:
 * `35.5` is `3550` for 2. Digit by digit, never through a float. Undefined when it is no figure, or no whole number of
 * minor units.
 */
export function minorUnits(text: string, digits: number): string | undefined {
  const match = DECIMAL.exec(text);
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const figures = whole + fraction;
  const point = whole.length + Number(exponent) + digits;
  if (point < figures.length && /[1-9]/.test(figures.slice(Math.max(point, 0)))) return undefined;
  const units = figures.slice(0, Math.max(point, 0)).padEnd(point, '0').replace(/^0+/, '');
  if (units === '') return '0';
  return sign === '-' ? `-${units}` : units;
}

/** True for `1.1E+17`: printed by a spreadsheet, it has lost figures; in XML Schema it is exact. */
export const hasExponent = (text: string): boolean => /[eE]/.test(text);

const CLOCK_PART = /^(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?$/;
const MIDNIGHT = /^(?:T00:00(?::00(?:\.0+)?)?(?:Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * The day of a timestamp as its own clock prints it: `2006-07-24T00:00:00+02:00` is 2006-07-24, whatever day it was
 * elsewhere. Undefined when the text is not an ISO 8601 date or date-time.
 */
export const localDay = (text: string): LegalDay | undefined => {
  const day = text.slice(0, 10);
  return isLegalDay(day) && CLOCK_PART.test(text.slice(10)) ? day : undefined;
};

/** True when a timestamp says more than its day, so that the day alone would lose something. */
export const saysMoreThanDay = (text: string): boolean => !MIDNIGHT.test(text.slice(10));

/** An integer of 0 or more, also written `2.0`; undefined for anything else. */
export function wholeNumber(text: string): number | undefined {
  const units = minorUnits(text, 0);
  return units !== undefined && units.length <= 15 && !units.startsWith('-') ? Number(units) : undefined;
}

/** XML Schema boolean. */
export const truth = (text: string): boolean | undefined =>
  text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : undefined;
