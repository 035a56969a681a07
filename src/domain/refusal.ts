/** Why a fact is not recorded, as a value. */
import type { Cite } from './fields';

/** Why a fact is not recorded. Slugs are stable; the HTTP edge gives each its status and page. */
export type RefusalCode =
  /** A field, or fields among themselves, do not make a coherent record. */
  | 'incoherent-fact'
  /** A referenced stream or fact does not exist. */
  | 'unknown-reference'
  /** The stream is not at the step that this fact continues. */
  | 'out-of-order'
  /** The same thing is already on record. */
  | 'duplicate-fact'
  /** The organ may not record this kind of fact, or not in this stream. */
  | 'not-competent'
  /** Figures that must balance do not. */
  | 'unbalanced'
  /** An account does not hold the money that would leave it. */
  | 'insufficient-balance';

export interface Refusal {
  readonly code: RefusalCode;
  /** RFC 6901 pointer into the fact's data, where one field is to blame. */
  readonly pointer?: string;
  readonly detail: string;
  readonly cites?: readonly Cite[];
  /** The id of the fact already on record (duplicate-fact). */
  readonly existing?: string;
  /** Who could have recorded it (not-competent). */
  readonly competent?: readonly string[];
}

export const refuse = (code: RefusalCode, detail: string, more: Omit<Refusal, 'code' | 'detail'> = {}): Refusal => ({
  code,
  detail,
  ...more,
});
