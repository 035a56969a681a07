/** Every failure that this interface answers with (RFC 9457), in one table. A slug never changes its meaning. */
import type { Unanswerable } from '../ledger/asking';
import type { ProblemKind } from './problem-kind';
import { ofDecisions, ofFields, ofRecording } from './recording-problems';
import type { JsonFaultCode } from './strict-json';

export type { ProblemKind } from './problem-kind';

/** Failures of the request itself, before the ledger is asked. */
const ofTransport = {
  'malformed-request': {
    status: 400,
    zh: '请求报文格式错误',
    en: 'The request is not well-formed HTTP',
    remedy: 'Send one Host header, a path that begins with one slash, and a body framed by one method only.',
  },
  'misdirected-request': {
    status: 421,
    zh: '请求发错了服务器',
    en: 'The request names another server',
    remedy: 'Send the path alone in the request line, and the name of this server in the Host header.',
  },
  'not-found': {
    status: 404,
    zh: '未找到',
    en: 'There is nothing here, or nothing that this key may see',
    remedy: 'Check the address. What a key may not see is answered like what does not exist.',
  },
  'method-not-allowed': {
    status: 405,
    zh: '不支持该请求方法',
    en: 'The address does not know this method',
    remedy: 'Use a method named in the Allow header.',
  },
  'not-acceptable': {
    status: 406,
    zh: '无法提供所要求的格式',
    en: 'The answer does not exist in a form that the Accept header allows',
    remedy: 'Leave the Accept header out, or allow application/json.',
  },
  'request-timeout': {
    status: 408,
    zh: '请求超时',
    en: 'The request did not arrive in time',
    remedy: 'Send it again with the same Idempotency-Key. Nothing of it was recorded.',
  },
  'body-too-large': {
    status: 413,
    zh: '请求体过大',
    en: 'The body is too large',
    remedy: 'A fact may have 64 kB, an array 1 MiB. Send more facts as application/x-ndjson.',
  },
  'uri-too-long': {
    status: 414,
    zh: '请求地址过长',
    en: 'The address is too long',
    remedy: 'Keep the address under 8 kB.',
  },
  'unsupported-media-type': {
    status: 415,
    zh: '不支持的内容类型',
    en: 'The body is in a form that this address does not read',
    remedy: 'Send application/json or application/x-ndjson in UTF-8, without content coding.',
  },
  'expectation-failed': {
    status: 417,
    zh: '无法满足 Expect 要求',
    en: 'The Expect header asks for something unknown',
    remedy: 'Leave the Expect header out.',
  },
  'header-fields-too-large': {
    status: 431,
    zh: '请求头过大',
    en: 'There are too many header fields, or they are too large',
    remedy: 'Send at most 100 header fields with 16 kB together.',
  },
} as const satisfies Record<string, ProblemKind>;

/** Failures of the caller: who, and what may be asked. */
const ofCaller = {
  unauthenticated: {
    status: 401,
    zh: '未通过身份验证',
    en: 'A valid key is required',
    remedy: 'Send `Authorization: Bearer <key>` with a key that has not expired or been revoked.',
  },
  'not-permitted': {
    status: 403,
    zh: '无权查阅',
    en: 'This role may not read this',
    remedy: '`competent` names the roles that may.',
  },
  'purpose-required': {
    status: 422,
    zh: '须说明查阅目的',
    en: 'A clean-governance file is read for a stated purpose',
    remedy: 'Add `purpose=` with one of the purposes named in `detail` (GS-CG-12).',
  },
  'invalid-query': {
    status: 422,
    zh: '查询参数无效',
    en: 'The query has an unknown, repeated or invalid member',
    remedy: 'See `errors`. Each member may be sent once.',
  },
  'invalid-cursor': {
    status: 400,
    zh: '游标无效',
    en: 'The cursor was not given out for this list',
    remedy: 'Begin again without it, and pass on `next`, or the last id of a feed, unchanged.',
  },
} as const satisfies Record<string, ProblemKind>;

const ofJson = {
  'malformed-json': {
    status: 400,
    zh: 'JSON 格式错误',
    en: 'The body is not one JSON document in UTF-8',
    remedy: '`detail` names the byte at which reading stopped.',
  },
  'json-too-deep': {
    status: 400,
    zh: 'JSON 嵌套过深',
    en: 'The body nests more than 16 levels',
    remedy: 'No declared fact nests that deep: see /v1/catalogue.',
  },
  'duplicate-member': {
    status: 400,
    zh: 'JSON 成员重复',
    en: 'An object has the same member twice',
    remedy: 'Send each member once. Two readers could take two different values from it.',
  },
  'out-of-range': {
    status: 422,
    zh: '数值超出范围',
    en: 'A number is no integer, or too large to be exact',
    remedy: 'Send integers of at most 2^53 - 1; money and decimal figures are strings.',
  },
  'invalid-text': ofFields['invalid-text'],
} as const satisfies Record<JsonFaultCode, ProblemKind>;

const ofRequests = {
  'invalid-request': {
    status: 422,
    zh: '请求内容格式错误',
    en: 'The body is neither a fact nor an array of facts',
    remedy: 'Send {stream, type, data} or an array of them.',
  },
  'idempotency-key-required': {
    status: 400,
    zh: '缺少 Idempotency-Key',
    en: 'An Idempotency-Key is required',
    remedy: 'Send one of your own choice, and the same one when you try again.',
  },
  'invalid-idempotency-key': {
    status: 400,
    zh: 'Idempotency-Key 无效',
    en: 'The Idempotency-Key is not 1 to 255 characters of printable ASCII, sent once',
    remedy: 'A UUID does. With application/x-ndjson the key may have 244 characters.',
  },
  'invalid-revision': {
    status: 422,
    zh: '版本号格式错误',
    en: 'The expected revision has no form that is known here',
    remedy: 'Send an integer of 0 or more, "no-stream", If-Match: "<revision>", or If-None-Match: *.',
  },
  'precondition-failed': {
    status: 412,
    zh: '前提条件不成立',
    en: 'The stream is not at the revision of the header',
    remedy: '`actual` is the revision, null for none. Read what is new, then decide again.',
  },
} as const satisfies Record<string, ProblemKind>;

const ofAnswers = {
  'known-in-future': {
    status: 400,
    zh: 'knownAt 晚于当前',
    en: 'Nobody knows yet what the ledger will know then',
    remedy: 'Ask with a `knownAt` that lies in the past, or without one.',
  },
  'not-yet-applied': {
    status: 503,
    zh: '所要求的账本位置尚未应用',
    en: 'The views have not come that far yet',
    remedy: 'Ask again after the time in Retry-After.',
  },
  'not-found': ofTransport['not-found'],
} as const satisfies Record<Exclude<Unanswerable['code'], 'invalid-question'>, ProblemKind>;

const ofService = {
  'not-yet-sealed': {
    status: 503,
    zh: '尚未封签',
    en: 'No signed checkpoint covers this fact yet',
    remedy: 'Ask again after the time in Retry-After: at most one checkpoint a second is signed.',
  },
  'consultation-not-recordable': {
    status: 503,
    zh: '查阅行为无法登记',
    en: 'The consultation cannot be recorded, so the file stays closed',
    remedy: 'Ask again when the ledger records again. A file is never shown without a trace.',
  },
  'outcome-unknown': {
    status: 503,
    zh: '结果未知',
    en: 'Whether the fact was recorded is not known',
    remedy: 'Send it again with the same Idempotency-Key: it is recorded once at most.',
  },
  'store-unavailable': {
    status: 503,
    zh: '事件库暂不可用，未登记',
    en: 'The event store cannot be reached, and nothing was recorded',
    remedy: 'Send it again with the same Idempotency-Key after the time in Retry-After.',
  },
  'too-many-feeds': {
    status: 503,
    zh: '实时订阅已达上限',
    en: 'As many feeds are open as this service keeps open',
    remedy: 'Ask again after the time in Retry-After, or read `GET /v1/events` page by page.',
  },
  unavailable: {
    status: 503,
    zh: '服务不可用',
    en: 'The service is not ready',
    remedy: 'Ask again after the time in Retry-After.',
  },
  unexpected: {
    status: 500,
    zh: '内部错误',
    en: 'The service failed',
    remedy: 'Try again with the same Idempotency-Key, then report `instance` to the operator.',
  },
} as const satisfies Record<string, ProblemKind>;

export const problems = {
  ...ofTransport,
  ...ofCaller,
  ...ofJson,
  ...ofRequests,
  ...ofFields,
  ...ofRecording,
  ...ofDecisions,
  ...ofAnswers,
  ...ofService,
} as const satisfies Record<string, ProblemKind>;

export type ProblemSlug = keyof typeof problems;
