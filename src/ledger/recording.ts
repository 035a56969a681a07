/** What it takes to record facts, and what comes back. */
import type { About } from '../domain/fact';
import type { RefusalCode } from '../domain/decider';
import type { Role } from '../domain/roles';
import type { FieldFault } from '../domain/validation';

/** Who records: taken from the key, never from the request. */
export interface Actor {
  readonly role: Role;
  /** Absent for the roles that stand for no organ. */
  readonly organ?: string;
  /** Public part of the key, `[a-z0-9]{4,32}`. */
  readonly keyId: string;
  /** The area the key is good for; absent means all. */
  readonly jurisdiction?: string;
}

/** Who records, the ledger itself included: it writes the genesis record and consultations, and nothing else. */
export type RecorderActor = Actor | (Omit<Actor, 'role'> & { readonly role: 'ledger' });

/** One fact as a client sends it, parsed and nothing more. */
export interface Submission {
  readonly stream: string;
  readonly type: string;
  /** Absent: the newest version. */
  readonly version?: number;
  readonly about?: Partial<Omit<About, 'organ' | 'knownSize'>>;
  readonly data: unknown;
}

export interface RecordRequest {
  readonly actor: RecorderActor;
  /** Printable ASCII, 1 to 255 characters. Its scope is organ, role and stream. */
  readonly idempotencyKey: string;
  /**
   * Revision of the stream that the recorder has seen; `no-stream` for an opening fact. May be left out only for
   * streams declared without a lifecycle.
   */
  readonly expected?: number | 'no-stream';
  /** 1 to 1,000 facts of one stream: all are recorded, or none. */
  readonly facts: readonly Submission[];
}

/** Proof that a fact is on record: a pure function of the log, so that any replica gives the same bytes, for ever. */
export interface Receipt {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: number;
  readonly index: number;
  readonly recordedAt: string;
  /** RFC 6962 leaf hash, lower-case hex. */
  readonly leafHash: string;
}

/** Refusals that no decider knows: form, place and time of the request. */
export type RecorderRefusal =
  | 'invalid-fact'
  | 'invalid-stream'
  | 'unknown-type'
  | 'wrong-stream-kind'
  | 'revision-required'
  | 'revision-conflict'
  | 'idempotency-key-reused'
  | 'idempotency-in-progress'
  | 'batch-of-many-streams'
  | 'batch-size'
  | 'batch-too-large'
  | 'jurisdiction'
  | 'clock-untrusted'
  | 'read-only';

/** Nothing was recorded, and why. */
export interface Refused {
  readonly outcome: 'refused';
  readonly code: RefusalCode | RecorderRefusal;
  readonly detail: string;
  /** Which fact of an array, 0-based. */
  readonly item?: number;
  /** Field by field; pointers are RFC 6901, into `data` or `about` of the item. */
  readonly faults?: readonly FieldFault[];
  readonly pointer?: string;
  readonly cites?: readonly string[];
  /** duplicate-fact: the fact already on record. */
  readonly existing?: string;
  /** not-competent: the roles that could. */
  readonly competent?: readonly string[];
  /** revision-conflict: the revision of the stream, null when it does not exist. */
  readonly actual?: number | null;
}

export type RecordOutcome =
  { readonly outcome: 'recorded'; readonly receipts: readonly Receipt[]; readonly replayed: boolean } | Refused;
