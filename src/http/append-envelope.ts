/** What a client sends around a fact, checked against one compiled schema before the ledger sees it. */
import { Type } from '@sinclair/typebox';
import { STREAM_PATTERN } from '../domain/fact';
import { aboutSchema } from '../domain/about';
import { anyObject, group, optional } from '../domain/fields';
import { faultsOf } from '../domain/validation';
import type { Submission } from '../ledger/recording';
import { Problem, type ProblemError } from './problem';

/** One fact as it is sent; `data` is checked against its declaration by the ledger. */
export const appendItem = group({
  stream: Type.String({ 'x-code': 'invalid-field' }),
  type: Type.String({ minLength: 1, maxLength: 64, 'x-code': 'invalid-field' }),
  version: optional(Type.Integer({ minimum: 1, maximum: 1000, 'x-code': 'invalid-field' })),
  expectedRevision: optional(Type.Unknown()),
  about: optional(aboutSchema),
  data: anyObject(),
});

export type Expected = number | 'no-stream';

export interface ReadItem {
  readonly submission: Submission;
  readonly expected?: Expected;
}

/** Name kept free for the commitments of erasable fields: no fact may bring it along. */
const RESERVED = '$commit';

/**
 * One item of a request. `base` is its RFC 6901 pointer in the body, empty when it is the body.
 *
 * @throws Problem for what is no item; the first fault names the problem.
 */
export function readItem(value: unknown, base: string): ReadItem {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw faulty('invalid-request', [{ pointer: base, code: 'invalid-request', detail: 'an object is expected' }]);
  }
  const faults = faultsOf(appendItem, value);
  const first = faults[0];
  if (first)
    throw faulty(
      first.code,
      faults.map((fault) => ({ ...fault, pointer: base + fault.pointer })),
    );
  const item = value as Submission & { readonly expectedRevision?: unknown };
  if (!STREAM_PATTERN.test(item.stream)) {
    const detail = 'the kind of stream, a dash, and the id are expected';
    throw faulty('invalid-stream', [{ pointer: `${base}/stream`, code: 'invalid-stream', detail }]);
  }
  const reserved = pointerTo(item.data, `${base}/data`);
  if (reserved !== undefined) {
    throw faulty('unknown-field', [{ pointer: reserved, code: 'unknown-field', detail: 'the name is reserved' }]);
  }
  const { expectedRevision, ...submission } = item;
  if (expectedRevision === undefined) return { submission };
  if (!isExpected(expectedRevision)) {
    const detail = 'an integer of 0 or more, or "no-stream"';
    throw faulty('invalid-revision', [{ pointer: `${base}/expectedRevision`, code: 'invalid-revision', detail }]);
  }
  return { submission, expected: expectedRevision };
}

const faulty = (slug: Problem['slug'], errors: readonly ProblemError[]): Problem =>
  new Problem(slug, errors[0]?.detail ?? '', { errors });

const isExpected = (value: unknown): value is Expected =>
  value === 'no-stream' || (typeof value === 'number' && Number.isInteger(value) && value >= 0);

function pointerTo(value: unknown, at: string): string | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  for (const [name, each] of Object.entries(value)) {
    const pointer = `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const found = name === RESERVED ? pointer : pointerTo(each, pointer);
    if (found !== undefined) return found;
  }
  return undefined;
}
