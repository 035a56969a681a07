/** The shape of a declared fact, and of a fact as it stands in the ledger. */
import type { Cite, Static, TObject, TProperties } from './fields';
import { group } from './fields';
import type { LegalDay } from './legal-day';
import type { Recorder } from './roles';
import type { Refusal } from './refusal';

/**
 * One kind of fact, declared once. From this value come its TypeScript type, its validation, the OpenAPI schema and the
 * reference page.
 */
export interface Declaration<T extends string = string, P extends TProperties = TProperties> {
  /** PascalCase, past tense, unique in the ledger, for ever. */
  readonly type: T;
  /** Version of the shape; a changed shape is a new version, old ones stay readable. */
  readonly version: number;
  readonly zh: string;
  readonly cites: readonly Cite[];
  /** True when no article asks for the kind: the ledger needs it (identity, appeals, corrections). */
  readonly extra?: boolean;
  /** Who may record it. */
  readonly recordedBy: readonly Recorder[];
  /** The data field that is the legal day of the fact. */
  readonly occurredOn: Extract<keyof P, string>;
  /**
   * Fields that name the fact in the outside world. With `documentNumber` a second record is refused (409
   * duplicate-fact); without it a second one is accepted and shown as a possible duplicate.
   */
  readonly naturalKey?: readonly Extract<keyof P, string>[];
  readonly documentNumber?: boolean;
  readonly schema: TObject<P>;
  /** Coherence of the fields among themselves; pure. Lawfulness is judged later, never here. */
  check?(data: Static<TObject<P>>): Refusal | undefined;
}

/** Declares a kind of fact. Version 1 and no extra keys unless stated. */
export function define<const T extends string, P extends TProperties>(
  declaration: Omit<Declaration<T, P>, 'schema' | 'version'> & { readonly version?: number; readonly fields: P },
): Declaration<T, P> {
  const { fields, ...rest } = declaration;
  return { version: 1, ...rest, schema: group(fields) };
}

/** The data of a declared fact. */
export type DataOf<D> = D extends Declaration<string, infer P> ? Static<TObject<P>> : never;

/** A document that supports a fact; the document itself is kept elsewhere, its digest here. */
export interface Evidence {
  readonly docNo: string;
  readonly title?: string;
  readonly issuedBy?: string;
  readonly issuedOn?: LegalDay;
  readonly sha256?: string;
}

/** What is said about every fact beside its data. Members are stored in this order. */
export interface About {
  /** The organ whose competence was checked: that of the key. Absent for the two roles without one. */
  readonly organ?: string;
  /** The organ whose act is recorded when a clerk of another enters it. */
  readonly onBehalfOf?: string;
  /** CN, CN-62, CN-14 …: selects the layer of rules. */
  readonly jurisdiction: string;
  /** Articles relied on. */
  readonly basis: readonly Cite[];
  readonly evidence: readonly Evidence[];
  readonly classification: 'public' | 'internal' | 'restricted';
  readonly correlation?: string;
  readonly causation?: string;
  /** Set by the ledger: how much of the log the decision to accept the fact had seen. */
  readonly knownSize: number;
}

/** A fact as recorded, decoded from its bytes; `data` is what was recorded, untouched by later corrections. */
export interface Fact<T extends string = string, Data = Readonly<Record<string, unknown>>> {
  /** Place in the log, 0 is the genesis record. */
  readonly index: number;
  /** UUIDv8, derived from who sent it and under which idempotency key. */
  readonly id: string;
  readonly type: T;
  readonly version: number;
  readonly stream: string;
  /** Place in its stream, 0 is the opening fact. */
  readonly revision: number;
  /** UTC, milliseconds; set by the ledger. */
  readonly recordedAt: string;
  /** `role/organ/key` of the recorder. */
  readonly actor: string;
  /** Legal day: the value of the data field that the declaration names. */
  readonly occurredOn: LegalDay;
  readonly about: About;
  readonly data: Data;
  /** Index of the correction whose data this is, when the fact stands corrected at the moment asked about. */
  readonly correctedBy?: number;
}

/** The fact of one declaration. */
export type FactOf<D> = D extends Declaration<infer T, infer P> ? Fact<T, Static<TObject<P>>> : never;

/** Kind and id of a stream: `evaluation-7` is kind `evaluation`, id `7`; cut at the first dash. */
export const STREAM_PATTERN = /^[a-z][a-z0-9_]{0,31}-[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;

export const streamKind = (stream: string): string => stream.slice(0, stream.indexOf('-'));
export const streamId = (stream: string): string => stream.slice(stream.indexOf('-') + 1);
