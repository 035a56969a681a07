/** Streams, kinds, revisions, idempotency keys, arrays, competence. */
import { evaluationOpened, evaluationHeld, penaltyImposed, PERSON } from '../facts';
import type { Vector } from './vector';

const item = evaluationOpened('bad-append');
const send = (more: object): string => JSON.stringify({ ...item, ...more });

const streams: readonly Vector[] = [
  ...[
    '$all',
    '$ce-x',
    '$$evaluation-1',
    '$streams',
    'evaluation',
    'evaluation-',
    '-1',
    'evaluation-a,b',
    'evaluation-%24',
    'Evaluation-1',
    'evaluation-😀',
    `evaluation-${'a'.repeat(1000)}`,
    '',
    'evaluation-../x',
    'evaluation- 1',
    'evaluation-1\n',
  ].map((stream): Vector => ({
    id: 'B-035',
    title: `the stream ${JSON.stringify(stream).slice(0, 30)}`,
    body: send({ stream }),
    status: 422,
    problem: 'invalid-stream',
    pointer: '/stream',
  })),
  {
    id: 'B-035',
    title: 'a kind of stream that is not declared',
    body: send({ stream: 'letter-x-y' }),
    status: 422,
    problem: 'wrong-stream-kind',
    pointer: '/stream',
  },
  {
    id: 'B-035',
    title: 'a stream of another kind',
    body: send({ stream: 'penalty-1' }),
    status: 422,
    problem: 'wrong-stream-kind',
    pointer: '/stream',
  },
  {
    id: 'B-035',
    title: 'a number for the stream',
    body: send({ stream: 1 }),
    status: 422,
    problem: 'invalid-field',
    pointer: '/stream',
  },
  ...['$metadata', '$>', '$streamDeleted', 'Nothing', 'constructor', '__proto__'].map((type): Vector => ({
    id: 'B-036',
    title: `the kind ${type}`,
    body: send({ type }),
    status: 422,
    problem: 'unknown-type',
    pointer: '/type',
  })),
  {
    id: 'B-036',
    title: 'another version',
    body: send({ version: 999 }),
    status: 422,
    problem: 'unknown-type',
    pointer: '/type',
  },
  ...[0, -1, 1_000_000_000, '1', null].map((version): Vector => ({
    id: 'B-036',
    title: `the version ${JSON.stringify(version)}`,
    body: send({ version }),
    status: 422,
    problem: 'invalid-field',
    pointer: '/version',
  })),
];

const header = (headers: Vector['headers'], title: string, status: number, problem: string): Vector => ({
  id: 'B-049',
  title,
  headers: headers ?? {},
  body: send({ expectedRevision: undefined }),
  status,
  problem,
});

const revisions: readonly Vector[] = [
  {
    id: 'B-048',
    title: 'no revision for a stream with a life',
    body: send({ expectedRevision: undefined }),
    status: 428,
    problem: 'revision-required',
  },
  ...['any', 'ANY', '*', '0', '', ' 1', '１', '1e1', -1, -2, true, null, [0], {}].map((expectedRevision): Vector => ({
    id: 'B-049',
    title: `the revision ${JSON.stringify(expectedRevision)}`,
    body: send({ expectedRevision }),
    status: 422,
    problem: 'invalid-revision',
    pointer: '/expectedRevision',
  })),
  {
    id: 'B-049',
    title: 'a revision beyond exact integers',
    body: send({}).replace('"no-stream"', '9223372036854775808'),
    status: 422,
    problem: 'out-of-range',
  },
  {
    id: 'B-049',
    title: 'a revision that the stream has not reached',
    body: send({ expectedRevision: 5 }),
    status: 409,
    problem: 'revision-conflict',
  },
  {
    id: 'B-049',
    title: 'no-stream for a stream that exists',
    as: 'organisation',
    body: JSON.stringify({ ...evaluationOpened('exists'), expectedRevision: 'no-stream' }),
    status: 409,
    problem: 'revision-conflict',
  },
  header({ 'if-match': '"5"' }, 'If-Match ahead of the stream', 412, 'precondition-failed'),
  header({ 'if-match': 'W/"0"' }, 'a weak If-Match', 422, 'invalid-revision'),
  header({ 'if-match': '*' }, 'If-Match: *', 422, 'invalid-revision'),
  header({ 'if-match': '0' }, 'If-Match without quotes', 422, 'invalid-revision'),
  header({ 'if-match': '"0", "1"' }, 'a list in If-Match', 422, 'invalid-revision'),
  header({ 'if-match': '"1e1"' }, 'If-Match with an exponent', 422, 'invalid-revision'),
  header({ 'if-match': '" 1"' }, 'If-Match with a space', 422, 'invalid-revision'),
  header({ 'if-match': '"0"', 'if-none-match': '*' }, 'both preconditions', 422, 'invalid-revision'),
  header({ 'if-none-match': '"0"' }, 'If-None-Match with a revision', 422, 'invalid-revision'),
  {
    id: 'B-049',
    title: 'a header and a body that disagree',
    headers: { 'if-match': '"3"' },
    body: send({}),
    status: 422,
    problem: 'invalid-revision',
  },
];

const keys: readonly Vector[] = [
  {
    id: 'B-051',
    title: 'no key',
    headers: { 'idempotency-key': null },
    body: send({}),
    status: 400,
    problem: 'idempotency-key-required',
  },
  {
    id: 'B-054',
    title: 'an empty key',
    headers: { 'idempotency-key': '' },
    body: send({}),
    status: 400,
    problem: 'invalid-idempotency-key',
  },
  {
    id: 'B-054',
    title: 'a key of 256 characters',
    headers: { 'idempotency-key': 'k'.repeat(256) },
    body: send({}),
    status: 400,
    problem: 'invalid-idempotency-key',
  },
  {
    id: 'B-054',
    title: 'a key beyond ASCII',
    headers: { 'idempotency-key': 'caf\u00e9' },
    body: send({}),
    status: 400,
    problem: 'invalid-idempotency-key',
  },
  {
    id: 'B-054',
    title: 'two keys',
    headers: { 'idempotency-key': ['one', 'two'] },
    body: send({}),
    status: 400,
    problem: 'invalid-idempotency-key',
  },
  {
    id: 'B-052',
    title: 'a key used for another fact of the stream',
    headers: { 'idempotency-key': 'used' },
    body: JSON.stringify(evaluationHeld('exists', { ballotsIssued: 111 })),
    status: 422,
    problem: 'idempotency-key-reused',
  },
];

const arrays: readonly Vector[] = [
  { id: 'B-080', title: '1,001 items', body: JSON.stringify(Array(1001).fill({})), status: 422, problem: 'batch-size' },
  {
    id: 'B-080',
    title: 'facts of two streams',
    body: JSON.stringify([item, { ...evaluationOpened('bad-other'), expectedRevision: undefined }]),
    status: 422,
    problem: 'batch-of-many-streams',
    pointer: '/1',
  },
  {
    id: 'B-080',
    title: 'one bad fact of two',
    body: JSON.stringify([
      item,
      { ...evaluationHeld('bad-append', { eligibleVoters: -1 }), expectedRevision: undefined },
    ]),
    status: 422,
    problem: 'invalid-field',
    pointer: '/1/data/eligibleVoters',
  },
  {
    id: 'B-080',
    title: 'one fact out of order',
    body: JSON.stringify([item, { ...item, expectedRevision: undefined }]),
    status: 422,
    problem: 'out-of-order',
    pointer: '/1',
  },
  {
    id: 'B-080',
    title: 'a revision behind the first fact',
    body: JSON.stringify([item, evaluationHeld('bad-append')]),
    status: 422,
    problem: 'invalid-revision',
    pointer: '/1/expectedRevision',
  },
];

const competence: readonly Vector[] = [
  {
    id: 'B-073',
    title: 'a penalty by an organisation department',
    body: JSON.stringify(penaltyImposed('bad-append')),
    status: 403,
    problem: 'not-competent',
  },
  {
    id: 'B-073',
    title: 'any fact by an administrator',
    as: 'administrator',
    body: send({}),
    status: 403,
    problem: 'not-competent',
  },
  {
    id: 'B-073',
    title: 'bytes that are no JSON by an administrator',
    as: 'administrator',
    body: '{',
    status: 403,
    problem: 'not-competent',
  },
  {
    id: 'B-073',
    title: 'a consultation, which the ledger alone records',
    body: JSON.stringify({
      stream: `consultation-${PERSON}`,
      type: 'IntegrityFileConsulted',
      about: { jurisdiction: 'CN' },
      data: {},
    }),
    status: 403,
    problem: 'not-competent',
  },
  {
    id: 'B-073',
    title: 'a fact outside the area of the key',
    body: send({ about: { jurisdiction: 'CN-14' } }),
    status: 403,
    problem: 'jurisdiction',
    pointer: '/about/jurisdiction',
  },
  {
    id: 'B-089',
    title: 'a result for an evaluation that was never opened',
    body: JSON.stringify(evaluationHeld('never', {})).replace('"expectedRevision":0', '"expectedRevision":"no-stream"'),
    status: 422,
    problem: 'out-of-order',
  },
];

export const appendVectors: readonly Vector[] = [...streams, ...revisions, ...keys, ...arrays, ...competence];
