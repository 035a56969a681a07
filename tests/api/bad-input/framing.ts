/** What is written to the socket byte by byte: requests that two programs could read in two ways. */

export interface RawVector {
  readonly id: string;
  readonly title: string;
  /** Written as it is; `TOKEN` stands for a valid key. */
  readonly bytes: string;
  readonly status: number;
  readonly problem: string;
}

const post = (headers: string, body: string, version = 'HTTP/1.1'): string =>
  `POST /v1/events ${version}\r\nHost: ledger\r\nAuthorization: Bearer TOKEN\r\nContent-Type: application/json\r\n` +
  `Idempotency-Key: framing\r\n${headers}\r\n\r\n${body}`;

const get = (line: string, headers: string): string => `${line}\r\n${headers}\r\n\r\n`;

/** A second request, hidden behind the first: it must never be answered. */
const HIDDEN = 'GET /health/live HTTP/1.1\r\nHost: ledger\r\n\r\n';

const malformed = (id: string, title: string, bytes: string): RawVector => ({
  id,
  title,
  bytes,
  status: 400,
  problem: 'malformed-request',
});

export const framingVectors: readonly RawVector[] = [
  malformed(
    'B-059',
    'length and chunks',
    post('Content-Length: 5\r\nTransfer-Encoding: chunked', `0\r\n\r\n${HIDDEN}`),
  ),
  malformed('B-059', 'two lengths', post('Content-Length: 2\r\nContent-Length: 3', `{}${HIDDEN}`)),
  malformed('B-059', 'a length that is no number', post('Content-Length: 2x', `{}${HIDDEN}`)),
  malformed('B-059', 'a coding that does not exist', post('Transfer-Encoding: xchunked', `0\r\n\r\n${HIDDEN}`)),
  malformed(
    'B-059',
    'chunked before the last coding',
    post('Transfer-Encoding: chunked, identity', `0\r\n\r\n${HIDDEN}`),
  ),
  malformed('B-059', 'bare line feeds', post('Content-Length: 2', '{}').replaceAll('\r\n', '\n')),
  malformed('B-059', 'a folded header', get('GET /health/live HTTP/1.1', 'Host: ledger\r\nX-A: 1\r\n folded')),
  malformed('B-059', 'a space before the colon', get('GET /health/live HTTP/1.1', 'Host: ledger\r\nX-A : 1')),
  malformed('B-059', 'NUL in a header', get('GET /health/live HTTP/1.1', 'Host: ledger\r\nX-A: a\0b')),
  malformed('B-059', 'a chunk size that is none', post('Transfer-Encoding: chunked', `zz\r\n{}\r\n0\r\n\r\n${HIDDEN}`)),
  malformed('B-060', 'no Host', get('GET /health/live HTTP/1.1', 'Accept: */*')),
  malformed('B-060', 'two Hosts', get('GET /health/live HTTP/1.1', 'Host: ledger\r\nHost: other') + HIDDEN),
  malformed('B-060', 'chunks in HTTP/1.0', post('Transfer-Encoding: chunked', `0\r\n\r\n${HIDDEN}`, 'HTTP/1.0')),
  malformed('B-060', 'an asterisk for a path', get('OPTIONS * HTTP/1.1', 'Host: ledger')),
  {
    id: 'B-060',
    title: 'the address of another server',
    bytes: get('GET http://other.example/health/live HTTP/1.1', 'Host: ledger'),
    status: 421,
    problem: 'misdirected-request',
  },
  {
    id: 'B-060',
    title: 'a tunnel',
    bytes: get('CONNECT other.example:443 HTTP/1.1', 'Host: other.example:443'),
    status: 405,
    problem: 'method-not-allowed',
  },
  {
    id: 'B-063',
    title: 'headers of 17 kB',
    bytes: get('GET /health/live HTTP/1.1', `Host: ledger\r\nX-A: ${'a'.repeat(17_000)}`),
    status: 431,
    problem: 'header-fields-too-large',
  },
  {
    id: 'B-063',
    title: '200 headers',
    bytes: get(
      'GET /health/live HTTP/1.1',
      `Host: ledger\r\n${Array.from({ length: 200 }, (_, i) => `X-${i}: 1`).join('\r\n')}`,
    ),
    status: 431,
    problem: 'header-fields-too-large',
  },
];
