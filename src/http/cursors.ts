/**
 * Cursors: where a page ended, and the clocks it was read at, so that the next page goes on in the same list even while
 * facts are recorded. Their form is nobody's business; the digest finds what was mutilated or belongs to another list.
 * It keeps no secret: a forged cursor leads to nothing that its bearer could not ask for.
 */
import { createHash } from 'node:crypto';
import { isLegalDay } from '../domain/legal-day';
import { Problem } from './problem';

export interface Cursor {
  readonly key: string;
  /** How many of the findings under the key were given. */
  readonly given: number;
  readonly effectiveOn: string;
  readonly size: number;
}

const FORM = /^[A-Za-z0-9_-]{8,900}$/;
const DIGEST_CHARS = 8;

/** @param list everything that makes the list what it is: its route and its filters */
export function cursorText(list: string, { key, given, effectiveOn, size }: Cursor): string {
  const body = Buffer.from(JSON.stringify([key, given, effectiveOn, size])).toString('base64url');
  return digestOf(list, body) + body;
}

/** @throws Problem invalid-cursor */
export function readCursor(list: string, text: string): Cursor {
  const body = text.slice(DIGEST_CHARS);
  if (!FORM.test(text) || text.slice(0, DIGEST_CHARS) !== digestOf(list, body)) {
    throw new Problem('invalid-cursor', 'not a cursor of this list');
  }
  const [key, given, effectiveOn, size] = membersOf(body);
  const isCursor =
    typeof key === 'string' &&
    isPlace(given) &&
    typeof effectiveOn === 'string' &&
    isLegalDay(effectiveOn) &&
    isPlace(size);
  if (!isCursor) throw new Problem('invalid-cursor', 'not a cursor of this list');
  return { key, given, effectiveOn, size };
}

const isPlace = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** Nothing for what is no list: whoever can make the digest can put anything behind it. */
function membersOf(body: string): readonly unknown[] {
  try {
    const members: unknown = JSON.parse(Buffer.from(body, 'base64url').toString());
    return Array.isArray(members) ? members : [];
  } catch {
    return [];
  }
}

const digestOf = (list: string, body: string): string =>
  createHash('sha256').update(`${list}\n${body}`).digest('base64url').slice(0, DIGEST_CHARS);
