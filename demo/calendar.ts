/** Legal days counted on, and the days on which the demo's offices enter what has happened. */
import { dayNumber, type LegalDay } from '../src/domain/legal-day';

const DAY_MS = 86_400_000;

/** The first day on which anything is recorded: the day after GS-CG came into force. */
export const FIRST_DAY: LegalDay = '1999-03-24';

/** The last day of the scripted clock; nothing is recorded behind it before the service runs on the machine's clock. */
export const LAST_DAY: LegalDay = '2026-06-30';

const dayOf = (number: number): LegalDay => new Date(number * DAY_MS).toISOString().slice(0, 10);

/** The day so many days later (earlier, when negative). */
export const daysAfter = (day: LegalDay, days: number): LegalDay => dayOf(dayNumber(day) + days);

export const laterOf = (a: LegalDay, b: LegalDay): LegalDay => (a > b ? a : b);
export const earlierOf = (a: LegalDay, b: LegalDay): LegalDay => (a < b ? a : b);

/** 1970-01-01 was a Thursday. */
const FIRST_WEDNESDAY = 6;
const FORTNIGHT = 14;

/** The day itself when it is an entry day, else the next one: the offices enter every second Wednesday. */
export function entryDayFrom(day: LegalDay): LegalDay {
  const number = dayNumber(day);
  return dayOf(number + ((((FIRST_WEDNESDAY - number) % FORTNIGHT) + FORTNIGHT) % FORTNIGHT));
}

/** Nine in the morning of that day in Asia/Shanghai, in milliseconds since the epoch. */
export const morningOf = (day: LegalDay): number => dayNumber(day) * DAY_MS + 3_600_000;

/** The same as an instant, RFC 3339 in UTC. */
export const morningInstant = (day: LegalDay): string => new Date(morningOf(day)).toISOString();
