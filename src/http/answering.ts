/** From what the ledger answers to what goes out. */
import type { FastifyReply } from 'fastify';
import type { Basis, Question, Unanswerable } from '../ledger/asking';
import { PINNED } from './conditional';
import { cursorText, readCursor, type Cursor } from './cursors';
import { Problem } from './problem';

export const isUnanswerable = (answer: object): answer is Unanswerable =>
  'code' in answer && 'detail' in answer && !('basis' in answer);

/** The answer itself. @throws Problem for a question that cannot be answered */
export function answered<T extends object>(answer: T | Unanswerable): T {
  if (!isUnanswerable(answer)) return answer;
  const slug = answer.code === 'invalid-question' ? 'invalid-query' : answer.code;
  throw new Problem(slug, answer.detail, {}, slug === 'not-yet-applied' ? { 'retry-after': '1' } : {});
}

/**
 * Lets an answer be kept when nothing in it can change any more: both clocks pinned, and the prefix signed. An instant is
 * pinned when the signature holds a record behind the prefix: else one more may be recorded at that instant, or before
 * it by a clock that was set back.
 */
export function markPinned(reply: FastifyReply, question: Question, basis: Basis): void {
  markAllPinned(reply, [{ question, basis }]);
}

/** The same for an answer that rests on several questions: it is settled when all of them are. */
export function markAllPinned(
  reply: FastifyReply,
  asked: readonly { readonly question: Question; readonly basis: Basis }[],
): void {
  if (asked.every(({ question, basis }) => isSettled(question, basis))) void reply.header('cache-control', PINNED);
  void reply.header('vary', 'Authorization');
}

function isSettled({ effectiveOn, knownAt }: Question, { checkpoint, size, warning }: Basis): boolean {
  const pinned = effectiveOn !== undefined && knownAt !== undefined && checkpoint !== null && warning === undefined;
  return pinned && (typeof knownAt === 'number' || signedSize(checkpoint) > size);
}

/** The size stands on the second line (C2SP tlog-checkpoint). */
const signedSize = (checkpoint: string): number => Number(checkpoint.split('\n', 2)[1]);

/** A page's place in its list, and the question as its first page was asked. */
export interface Page {
  readonly list: string;
  readonly cursor: Cursor | undefined;
  readonly question: Question;
}

/** @param filters what narrows the list, in a fixed order */
export function pageOf(
  route: string,
  filters: readonly (string | undefined)[],
  after: string | undefined,
  asked: Question,
): Page {
  const list = JSON.stringify([
    route,
    ...filters.map((each) => each ?? null),
    asked.effectiveOn ?? null,
    asked.knownAt ?? null,
  ]);
  if (after === undefined) return { list, cursor: undefined, question: asked };
  const cursor = readCursor(list, after);
  return {
    list,
    cursor,
    question: { effectiveOn: cursor.effectiveOn, knownAt: asked.knownAt ?? cursor.size },
  };
}

/** The cursor behind a key. */
export const nextOf = (page: Page, basis: Basis, key: string | null, given = 0): string | null =>
  key === null ? null : cursorText(page.list, { key, given, effectiveOn: basis.effectiveOn, size: basis.size });
