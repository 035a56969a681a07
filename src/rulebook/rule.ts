/** The shape of a rule, of its citation and of a finding. A rule reads one row and one moment, and nothing else. */
import type { Cite } from '../domain/fields';
import type { LegalDay } from '../domain/legal-day';
import type { RowProjection } from '../../projections/projection';
import type { ParameterId, ParameterValue } from '../domain/parameters/parameters';

/**
 * What a finding says about its subject on the day asked about.
 * - `breach`: an article was not kept.
 * - `due`: a measure is due and not decided; the organ decides, no article sets a limit.
 * - `alert`: something needs a person's eye; no article is broken by it (BASIS_CHANGED, a void ballot).
 * - `open`: the period still runs.
 * - `fulfilled`: the duty was met.
 * - `info`: a figure worth showing (an age, a turnout), no judgement.
 */
export type FindingStatus = 'breach' | 'due' | 'alert' | 'open' | 'fulfilled' | 'info';

/** What one rule says about one subject at one moment. */
export interface Finding {
  readonly rule: string;
  readonly status: FindingStatus;
  /** Stable word for what was found, e.g. `REMOVAL_DUE`, `EVALUATION_OVERDUE`, `BASIS_CHANGED`. */
  readonly code: string;
  /** `person-…` or `org-…`: the stream name of whom it concerns. */
  readonly subject: string;
  readonly cites: readonly Cite[];
  /** Ids of the facts it rests on, in legal order. */
  readonly facts: readonly string[];
  /** The calculation in exact figures, e.g. `5 x 61 = 305 > 3 x 100 = 300`. */
  readonly arithmetic?: string;
  /** One sentence in the law's words, and in English. */
  readonly zh: string;
  readonly en: string;
  /** The legal day it dates from; ages count from here. */
  readonly since?: LegalDay;
  /** The measure that is due, decided or barred, where there is one. */
  readonly measure?: string;
}

/** The moment a rule is judged at. Parameters are read at both clocks of the question. */
export interface Moment {
  readonly effectiveOn: LegalDay;
  parameter(id: ParameterId): ParameterValue;
}

/** One rule of the rulebook: one file, one provision, the reading taken, and its worked examples. */
export interface Rule<Row = unknown> {
  readonly id: `R-${string}`;
  readonly zh: string;
  readonly en: string;
  readonly cites: readonly Cite[];
  /** Where the text is open: the reading taken, with the ambiguity's number. */
  readonly reading: string;
  readonly parameters: readonly ParameterId[];
  /** Codes under which it can find a breach; absent for a rule that never does. */
  readonly breaches?: readonly string[];
  /**
   * Worked examples by number. Each has a test named `R-NN/n`; a number in `pending` waits for a kind of fact that is
   * not declared yet, and says which.
   */
  readonly examples: Readonly<Record<number, string>>;
  readonly pending?: Readonly<Record<number, string>>;
  /** The rows it judges. Absent for a rule that is kept when a fact is recorded, not judged afterwards. */
  readonly reads?: RowProjection<Row>;
  check?(row: Row, key: string, moment: Moment): readonly Finding[];
}
