/** Why a fact is not recorded: its fields, the decision of its stream, the form and time of the request. */
import type { RefusalCode } from '../domain/decider';
import type { FieldFault } from '../domain/validation';
import type { RecorderRefusal } from '../ledger/recording';
import type { ProblemKind } from './problem-kind';

/** The first fault of a fact that does not fit its declaration gives the problem its name. */
export const ofFields = {
  'invalid-text': {
    status: 422,
    zh: '文本含有不允许的字符',
    en: 'A text holds characters that may not be stored',
    remedy: 'Take out control characters, half surrogates and characters that Unicode has not assigned.',
  },
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

export const ofDecisions = {
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
  'insufficient-balance': {
    status: 422,
    zh: '余额不足',
    en: 'The account does not hold the money that would leave it',
    remedy: '`detail` names the account, the day and what it holds. Money cannot exceed its source on any day.',
  },
} as const satisfies Record<RefusalCode, ProblemKind>;

export const ofRecording = {
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
