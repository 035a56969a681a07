/** Every failure that this interface answers with (RFC 9457), in one table. A slug never changes its meaning. */
import type { RefusalCode } from '../domain/decider';
import type { FieldFault } from '../domain/validation';
import type { RecorderRefusal } from '../ledger/recording';
import type { Unanswerable } from '../ledger/asking';
import type { JsonFaultCode } from './strict-json';

/** One kind of failure. The key in the table is the last segment of its `type`. */
export interface ProblemKind {
  readonly status: number;
  readonly zh: string;
  readonly en: string;
  /** What the caller can do about it; shown on the problem's page. */
  readonly remedy: string;
}

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
    remedy: 'Begin again without `after`, and pass on `next` unchanged.',
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
  'invalid-text': {
    status: 422,
    zh: '文本含有不允许的字符',
    en: 'A text holds characters that may not be stored',
    remedy: 'Take out control characters, half surrogates and characters that Unicode has not assigned.',
  },
} as const satisfies Record<JsonFaultCode, ProblemKind>;

/** The first fault of a fact that does not fit its declaration gives the problem its name. */
const ofFields = {
  'invalid-text': ofJson['invalid-text'],
  'unknown-field': {
    status: 422,
    zh: '存在未声明的字段',
    en: 'A field is not declared for this kind of fact',
    remedy: 'Take it out, or see /v1/catalogue for the fields of this kind.',
  },
  'missing-field': {
    status: 422,
    zh: '缺少必填字段',
    en: 'A required field is missing',
    remedy: 'See `errors` for the fields, /v1/catalogue for their form.',
  },
  'invalid-name': {
    status: 422,
    zh: '姓名或名称含有不允许的字符',
    en: 'A name holds characters that could pass for others',
    remedy: '`errors` says which kind. The separator in names is U+00B7.',
  },
  'invalid-id': {
    status: 422,
    zh: '标识格式错误',
    en: 'An identifier does not have its form',
    remedy: 'See /v1/catalogue for the pattern; persons have lower-case UUIDs.',
  },
  'invalid-reference': {
    status: 422,
    zh: '引用格式错误',
    en: 'A reference does not have the form of an identifier',
    remedy: 'Send the id alone, without the kind in front of it.',
  },
  'invalid-time': {
    status: 422,
    zh: '日期无效',
    en: 'A day or an instant does not exist, or is not written as asked',
    remedy: 'Write days as YYYY-MM-DD.',
  },
  'time-out-of-range': {
    status: 422,
    zh: '日期超出允许范围',
    en: 'A day lies later than this field allows',
    remedy: 'What has not happened yet cannot be recorded as having happened.',
  },
  'invalid-money': {
    status: 422,
    zh: '金额格式错误',
    en: 'An amount is not written in the minor unit',
    remedy: 'Send fen (cents) as a string of digits without a point: "1250" for 12.50.',
  },
  'invalid-field': {
    status: 422,
    zh: '字段值无效',
    en: 'A field does not have the value it is declared for',
    remedy: 'See `errors` for the field, /v1/catalogue for what it allows.',
  },
} as const satisfies Record<FieldFault['code'], ProblemKind>;

const ofDecisions = {
  'incoherent-fact': {
    status: 422,
    zh: '事实内容自相矛盾',
    en: 'The fields of the fact contradict each other',
    remedy: '`detail` says which fields; `cites` the provision they come from.',
  },
  'unknown-reference': {
    status: 422,
    zh: '引用的对象不存在',
    en: 'The fact speaks of something that is not on record',
    remedy: 'Record what is referred to first, or correct the reference.',
  },
  'out-of-order': {
    status: 422,
    zh: '不符合办理顺序',
    en: 'The stream is not at the step that this fact continues',
    remedy: 'Read the stream, then record the step that is missing.',
  },
  'duplicate-fact': {
    status: 409,
    zh: '该事实已登记',
    en: 'The same fact is already on record',
    remedy: '`existing` is its id. Record a correction if it is wrong.',
  },
  'not-competent': {
    status: 403,
    zh: '无权登记',
    en: 'This organ may not record this fact',
    remedy: '`competent` names who may.',
  },
  unbalanced: {
    status: 422,
    zh: '数字不平衡',
    en: 'Figures that must add up do not',
    remedy: '`detail` shows the sum.',
  },
} as const satisfies Record<RefusalCode, ProblemKind>;

const ofRecording = {
  'invalid-fact': {
    status: 422,
    zh: '事实格式错误',
    en: 'The fact does not have the form of a fact',
    remedy: 'See `errors`, and /v1/catalogue for the form.',
  },
  'invalid-stream': {
    status: 422,
    zh: '事件流名称无效',
    en: 'The stream has no name of the form kind-id',
    remedy: 'Write the kind of stream, a dash, and the id: evaluation-620000-2019.',
  },
  'unknown-type': {
    status: 422,
    zh: '未知的事实类型或版本',
    en: 'There is no kind of fact of this name and version',
    remedy: '/v1/catalogue lists every kind.',
  },
  'wrong-stream-kind': {
    status: 422,
    zh: '事实与事件流种类不符',
    en: 'This kind of fact does not belong in this kind of stream',
    remedy: '/v1/catalogue shows the stream of every kind.',
  },
  'revision-required': {
    status: 428,
    zh: '须提供已知版本号',
    en: 'This stream asks for the revision that you have seen',
    remedy: 'Send `expectedRevision` (or If-Match), "no-stream" for the first fact of a stream.',
  },
  'revision-conflict': {
    status: 409,
    zh: '版本冲突',
    en: 'The stream is at another revision',
    remedy: '`actual` is the revision, null for none. Read what is new, then decide again.',
  },
  'idempotency-key-reused': {
    status: 422,
    zh: '幂等键已用于其他内容',
    en: 'The Idempotency-Key was used for another fact of this stream',
    remedy: 'Take a new key for a new fact; send the same body again to repeat an old one.',
  },
  'idempotency-in-progress': {
    status: 409,
    zh: '同一幂等键的请求正在处理',
    en: 'A request with this Idempotency-Key is being recorded',
    remedy: 'Wait for the time in Retry-After, then send it again.',
  },
  'batch-of-many-streams': {
    status: 422,
    zh: '一个数组只能写入一个事件流',
    en: 'An array holds facts of one stream',
    remedy: 'Send facts of several streams as application/x-ndjson.',
  },
  'batch-size': {
    status: 422,
    zh: '数组条数超出范围',
    en: 'An array holds 1 to 1,000 facts',
    remedy: 'Send more as application/x-ndjson.',
  },
  'batch-too-large': {
    status: 413,
    zh: '数组过大',
    en: 'The facts of the array exceed 1 MiB together',
    remedy: 'Send fewer facts at once, or application/x-ndjson.',
  },
  jurisdiction: {
    status: 403,
    zh: '超出管辖范围',
    en: 'The key is not good for this area',
    remedy: 'Use a key whose jurisdiction covers the fact.',
  },
  'clock-untrusted': {
    status: 503,
    zh: '系统时钟不可信',
    en: 'The clock of the machine went back; nothing is recorded until a person decides',
    remedy: 'Put the clock right, then send the request again with the same Idempotency-Key.',
  },
  'read-only': {
    status: 503,
    zh: '账本处于只读状态',
    en: 'The ledger is served read-only',
    remedy: 'See the operator. Nothing was recorded.',
  },
} as const satisfies Record<RecorderRefusal, ProblemKind>;

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
