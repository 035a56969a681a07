/** From the bytes of one request to the request of the ledger, and from its outcome to an answer. */
import type { Actor, Receipt, RecordOutcome, RecordRequest } from '../ledger/recording';
import { readItem, type Expected, type ReadItem } from './append-envelope';
import { Problem, refusedProblem } from './problem';
import { parseStrictJson } from './strict-json';

/** Bytes of one fact as sent. */
export const MAX_FACT_BYTES = 64 * 1024;
/** Bytes of a body of application/json. */
export const MAX_BODY_BYTES = 1024 * 1024;
export const MAX_ITEMS = 1000;

export interface ReadAppend {
  readonly items: readonly ReadItem[];
  /** The answer has the form of the question: an array for an array. */
  readonly inArray: boolean;
}

/** @throws Problem for bytes that are no fact and no array of 1 to 1,000 facts. */
export function readAppend(bytes: Uint8Array, arraysAllowed: boolean): ReadAppend {
  const parsed = parseStrictJson(bytes);
  if (!parsed.ok) {
    const { code, offset, detail } = parsed.fault;
    throw new Problem(code, `${detail} (byte ${offset})`);
  }
  const { value } = parsed;
  if (!arraysAllowed || !Array.isArray(value)) {
    if (bytes.length > MAX_FACT_BYTES)
      throw new Problem('body-too-large', `a fact has at most ${MAX_FACT_BYTES} bytes`);
    return { items: [readItem(value, '')], inArray: false };
  }
  if (value.length === 0 || value.length > MAX_ITEMS) {
    throw new Problem('batch-size', `${value.length} facts: 1 to ${MAX_ITEMS} are expected`);
  }
  const items = value.map((each, i) => readItem(each, `/${i}`));
  const late = items.findIndex(({ expected }, i) => i > 0 && expected !== undefined);
  if (late !== -1) {
    const detail = 'only the first fact of an array names the revision';
    throw new Problem('invalid-revision', detail, {
      errors: [{ pointer: `/${late}/expectedRevision`, code: 'invalid-revision', detail }],
    });
  }
  // Only a body beyond one fact's limit can hold a fact beyond it.
  if (bytes.length > MAX_FACT_BYTES) {
    const large = items.findIndex(({ submission }) => Buffer.byteLength(JSON.stringify(submission)) > MAX_FACT_BYTES);
    if (large !== -1) throw new Problem('body-too-large', `fact ${large} has more than ${MAX_FACT_BYTES} bytes`);
  }
  return { items, inArray: true };
}

/** The request to the ledger. @throws Problem when the body and the header name different revisions. */
export function recordRequest(
  { items }: ReadAppend,
  actor: Actor,
  idempotencyKey: string,
  byHeader: Expected | undefined,
): RecordRequest {
  const inBody = items[0]?.expected;
  if (byHeader !== undefined && inBody !== undefined && byHeader !== inBody) {
    throw new Problem('invalid-revision', 'the body and the header name different revisions');
  }
  const expected = inBody ?? byHeader;
  return {
    actor,
    idempotencyKey,
    facts: items.map(({ submission }) => submission),
    ...(expected !== undefined ? { expected } : {}),
  };
}

/** Receipts of a recorded request. @throws Problem when it was refused. */
export function receiptsOf(
  outcome: RecordOutcome,
  byHeader: boolean,
  inArray: boolean,
): { readonly receipts: readonly [Receipt, ...Receipt[]]; readonly replayed: boolean } {
  if (outcome.outcome === 'refused') throw refusedProblem(outcome, byHeader, inArray);
  const [first, ...more] = outcome.receipts;
  if (!first) throw new Error('recorded without a receipt');
  return { receipts: [first, ...more], replayed: outcome.replayed };
}

/** The text of a receipt: its members in one order, so that the first answer and every later one are the same bytes. */
export function receiptJson({ id, type, stream, revision, index, recordedAt, leafHash }: Receipt): string {
  return JSON.stringify({ id, type, stream, revision, index, recordedAt, leafHash });
}
