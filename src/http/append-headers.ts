/** The headers of an append: which attempt it is, and which revision the client has seen. */
import type { IncomingMessage } from 'node:http';
import type { Expected } from './append-envelope';
import { Problem } from './problem';

const PRINTABLE = /^[\x20-\x7e]+$/;
const STRONG_REVISION = /^"(0|[1-9]\d{0,14})"$/;

/**
 * The one Idempotency-Key of a request.
 *
 * @throws Problem idempotency-key-required without one, invalid-idempotency-key for two, or more than `max` characters,
 *   or others than printable ASCII.
 */
export function idempotencyKey(request: IncomingMessage, max: number): string {
  const [key, ...more] = valuesOf(request, 'idempotency-key');
  if (key === undefined) throw new Problem('idempotency-key-required', 'send an Idempotency-Key header');
  if (more.length > 0 || key.length > max || !PRINTABLE.test(key)) {
    throw new Problem('invalid-idempotency-key', `one header of 1 to ${max} characters of printable ASCII`);
  }
  return key;
}

/**
 * The revision named by If-Match, or `no-stream` for `If-None-Match: *`; undefined without either.
 *
 * @throws Problem invalid-revision for any other form: weak validators, lists and `If-Match: *` name no one revision.
 */
export function revisionOfHeaders(request: IncomingMessage): Expected | undefined {
  const { headers } = request;
  if (headers['if-match'] === undefined && headers['if-none-match'] === undefined) return undefined;
  const match = valuesOf(request, 'if-match');
  const noneMatch = valuesOf(request, 'if-none-match');
  const [given] = [...match, ...noneMatch];
  if (given === undefined) return undefined;
  if (match.length + noneMatch.length > 1) throw new Problem('invalid-revision', 'one precondition is expected');
  if (noneMatch.length === 1) {
    if (given === '*') return 'no-stream';
    throw new Problem('invalid-revision', 'If-None-Match takes * and nothing else here');
  }
  const revision = STRONG_REVISION.exec(given)?.[1];
  if (revision === undefined) throw new Problem('invalid-revision', 'If-Match takes one revision in double quotes');
  return Number(revision);
}

function valuesOf(request: IncomingMessage, name: string): readonly string[] {
  const values: string[] = [];
  for (let i = 0; i < request.rawHeaders.length; i += 2) {
    if ((request.rawHeaders[i] as string).toLowerCase() === name) values.push(request.rawHeaders[i + 1] as string);
  }
  return values;
}
