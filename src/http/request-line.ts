/**
 * What Node's parser lets through and this service does not: each of these has let two programs read one request in two
 * ways, or reach a route around its guard.
 */
import type { IncomingMessage } from 'node:http';
import { Problem } from './problem';

const MAX_HEADERS = 100;
const MAX_URL = 8192;
const CLOSE = { connection: 'close' } as const;

/** Percent-encodings of what a path may spell out, or must not hold: letters, digits, dot, slash, backslash, NUL. */
const NEEDLESS_ENCODING = /%(?:2[efEF]|5[cC]|00|3[0-9]|4[1-9a-fA-F]|5[0-9aA]|6[1-9a-fA-F]|7[0-9aA])/;
const DOT_SEGMENT = /(?:^|\/)\.{1,2}(?:\/|$)/;
const PRINTABLE = /^[\x21-\x7e]+$/;

/** The path of a request, without its query. */
export const pathOf = (url: string): string => {
  const query = url.indexOf('?');
  return query === -1 ? url : url.slice(0, query);
};

/** Framing, target and size of the header section. @throws Problem; the connection closes after its answer. */
export function checkTransport(request: IncomingMessage): void {
  const { rawHeaders, httpVersion, headers } = request;
  const url = request.url ?? '';
  if (rawHeaders.length > 2 * MAX_HEADERS) {
    throw new Problem('header-fields-too-large', `more than ${MAX_HEADERS} header fields`, {}, CLOSE);
  }
  let hosts = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) if ((rawHeaders[i] as string).toLowerCase() === 'host') hosts++;
  if (hosts === 0 && httpVersion === '1.1') throw new Problem('malformed-request', 'no Host header', {}, CLOSE);
  if (hosts > 1) throw new Problem('malformed-request', 'two Host headers', {}, CLOSE);
  if (httpVersion !== '1.1' && headers['transfer-encoding'] !== undefined) {
    throw new Problem('malformed-request', 'Transfer-Encoding belongs to HTTP/1.1', {}, CLOSE);
  }
  if (url.length > MAX_URL) throw new Problem('uri-too-long', `more than ${MAX_URL} bytes`, {}, CLOSE);
  if (/^[a-z][a-z0-9+.-]*:/i.test(url)) throw new Problem('misdirected-request', 'the target is an address', {}, CLOSE);
  if (!url.startsWith('/') || !PRINTABLE.test(url) || url.includes('#')) {
    throw new Problem('malformed-request', 'the target is no path', {}, CLOSE);
  }
}

/** True for a path in the one form that names a route; any other spelling of it is answered like what does not exist. */
export function isCanonicalPath(path: string): boolean {
  if (path.length > 1 && path.endsWith('/')) return false;
  return !path.includes('//') && !path.includes('\\') && !DOT_SEGMENT.test(path) && !NEEDLESS_ENCODING.test(path);
}
