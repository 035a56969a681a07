/** What this browser finds wrong with the log, in codes; the words for them are in texts.ts. */
import type { NoteFaultReason } from '../../../src/integrity/note';

export type FaultReason =
  | Exclude<NoteFaultReason, 'malformed-key'>
  /** A checkpoint of another log than the key's. */
  | 'other-log'
  /** The newest checkpoint is smaller than one that was seen before. */
  | 'rolled-back'
  /** Two checkpoints of one size with different roots. */
  | 'forked'
  /** The larger checkpoint does not begin with the records of the smaller. */
  | 'not-consistent'
  /** A tile of hashes of another length than its address says. */
  | 'wrong-tile'
  /** An answer names a checkpoint of another size than it says, or too small to hold what it rests on. */
  | 'not-covering'
  /** Bytes that are no record. */
  | 'malformed-record'
  /** The record of another fact or of another log. */
  | 'other-fact'
  /** The payload is not the one that the header names by length and hash. */
  | 'wrong-payload'
  /** The fact as shown says something else than its bytes. */
  | 'json-differs'
  /** The leaf hash or index that came with the proof is not that of the record. */
  | 'wrong-leaf'
  /** The proof does not lead from the record to the signed root. */
  | 'not-included';

/** Plain data: it is kept in the tab until sign-out. */
export interface Fault {
  readonly reason: FaultReason;
  /** For the words: sizes, a fact's id, the member that differs. */
  readonly values: Readonly<Record<string, string | number>>;
  /** Signed notes as they came: two that contradict each other show to anybody that the log was changed. */
  readonly evidence: readonly string[];
}

/** Something that cannot be explained by a service that is honest and merely away. */
export class Broken extends Error {
  override readonly name = 'Broken';
  readonly fault: Fault;

  constructor(reason: FaultReason, values: Fault['values'] = {}, evidence: readonly string[] = []) {
    super(reason);
    this.fault = { reason, values, evidence };
  }
}

/** Cannot be said at the moment: nobody answered, or nothing is sealed yet. */
export class NotNow extends Error {
  override readonly name = 'NotNow';

  constructor(
    readonly why: 'away' | 'not-sealed',
    options?: ErrorOptions,
  ) {
    super(why, options);
  }
}

/** True for the same finding made again, e.g. at the next question. */
export const isSameFault = (a: Fault, b: Fault): boolean =>
  a.reason === b.reason && JSON.stringify(a.values) === JSON.stringify(b.values);
