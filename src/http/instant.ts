/** Instants as queries write them (RFC 3339). Date would accept days that do not exist, and read some of them as others. */
import { isLegalDay } from '../domain/legal-day';

const FORM = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?(?:Z|([+-])(\d{2}):(\d{2}))$/;

/**
 * The instant in UTC with milliseconds, `2026-01-31T04:05:06.789Z`; finer fractions are cut off, as the ledger records
 * no finer. Undefined when it is not written as RFC 3339 asks, with capital T and Z, or no such day or time exists
 * (leap seconds included).
 */
export function utcInstant(text: string): string | undefined {
  const match = FORM.exec(text);
  if (!match || !isLegalDay(match[1] as string)) return undefined;
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4])];
  const [zoneHour, zoneMinute] = [Number(match[7] ?? 0), Number(match[8] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59 || zoneHour > 14 || zoneMinute > 59) return undefined;
  const [year, month, day] = (match[1] as string).split('-').map(Number) as [number, number, number];
  const milliseconds = Number((match[5] ?? '').padEnd(3, '0').slice(0, 3));
  const offset = (match[6] === '-' ? -1 : 1) * (zoneHour * 60 + zoneMinute);
  return new Date(Date.UTC(year, month - 1, day, hour, minute - offset, second, milliseconds)).toISOString();
}
