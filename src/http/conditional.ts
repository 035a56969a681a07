/** Validators and caching of answers. */
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DOCS_POLICY, SECURITY_HEADERS, WINDOW_SECURITY_HEADERS } from './security-headers';

/** Never stored by anybody: every reading of it is recorded. */
export const NEVER_STORED = 'no-store';
/** The question pins both clocks and the answer is signed: it cannot change while this version of the views is served. */
export const PINNED = 'private, max-age=86400, immutable';
/** Part of the log that is complete: the same bytes for ever, for everybody. */
export const COMPLETE = 'public, max-age=31536000, immutable';

/**
 * Gives a whole answer to a GET a strong validator, the hash of its bytes, and turns it into 304 when the caller has it.
 */
export function withValidator(request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
  const type = String(reply.getHeader('content-type') ?? '');
  if (type.startsWith('text/html')) asWindow(reply);
  if ((request.method !== 'GET' && request.method !== 'HEAD') || reply.statusCode !== 200) return payload;
  if (typeof payload !== 'string' && !(payload instanceof Uint8Array)) return payload;
  if (reply.getHeader('cache-control') === NEVER_STORED) return payload;
  if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'private, no-cache');
  if (!reply.hasHeader('etag')) {
    void reply.header('etag', `"${createHash('sha256').update(payload).digest('base64url').slice(0, 22)}"`);
  }
  const wanted = request.headers['if-none-match'];
  const etag = String(reply.getHeader('etag'));
  if (wanted === undefined || !wanted.split(',').some((each) => each.trim() === etag || each.trim() === '*')) {
    return payload;
  }
  void reply.code(304).removeHeader('content-length').removeHeader('content-type');
  return null;
}

/** A document that states no policy of its own is one of /docs. */
function asWindow(reply: FastifyReply): void {
  void reply.headers(WINDOW_SECURITY_HEADERS);
  if (reply.getHeader(POLICY) === SECURITY_HEADERS[POLICY]) void reply.header(POLICY, DOCS_POLICY);
}

const POLICY = 'content-security-policy';
