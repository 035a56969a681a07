/** What a question about the past says, and what every answer says about itself. */
import type { LegalDay } from '../domain/legal-day';

/** Both clocks of a question, each optional. */
export interface Question {
  /** The legal day asked about; default today in Asia/Shanghai. May lie in the future (what falls due). */
  readonly effectiveOn?: LegalDay;
  /**
   * What the ledger knew: a log size, or an instant (RFC 3339) that stands for the longest prefix recorded by then.
   * Default: the size applied now.
   */
  readonly knownAt?: number | string;
}

/** Everything an answer depends on: the same basis always gives the same bytes. */
export interface Basis {
  readonly effectiveOn: LegalDay;
  /** As asked: an instant, a size, or null when it was left out. */
  readonly knownAt: string | number | null;
  /** The log prefix that was answered from: facts with index < size. */
  readonly size: number;
  /** First signed checkpoint of at least that size, as published; null until there is one. */
  readonly checkpoint: string | null;
  /** `name@version`. */
  readonly projection: string;
  readonly rulebook: string;
  /** Only on a ledger served read-only because it is damaged: what is wrong. */
  readonly warning?: string;
}

export type Unanswerable = {
  readonly code: 'known-in-future' | 'not-yet-applied' | 'invalid-question' | 'not-found';
  readonly detail: string;
};
