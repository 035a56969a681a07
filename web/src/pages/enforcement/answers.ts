/** What the interface answers about penalties. */
import type { components } from '../../api/schema';

export type Summary = components['schemas']['EnforcementSummary'];
export type ArticleFigures = Summary['byArticle'][number];

/** Figures as the summary holds them; amounts are decimal strings in the minor unit. */
export type Figures = Omit<Summary, 'basis' | 'currency' | 'byArticle'>;

export interface PeriodFigures extends Figures {
  /** `2003` or `2003-05`. */
  readonly period: string;
}

export interface Discrepancy {
  readonly penaltyId: string;
  readonly stream: string;
  /** null, like the article, when the decision does not stand. */
  readonly organ: string | null;
  readonly article: string | null;
  readonly factId: string;
  readonly paidOn: string;
  readonly amount: string;
  readonly statedTotal: string;
  readonly computedTotal: string;
  readonly difference: string;
  readonly payments: readonly string[];
}

export interface Series {
  readonly currency: string;
  readonly by: 'year' | 'month';
  /** In order; periods without any figure are left out. */
  readonly items: readonly PeriodFigures[];
  readonly basis: Summary['basis'];
}

export interface DiscrepancyPage {
  readonly currency: string;
  readonly items: readonly Discrepancy[];
  readonly next: string | null;
  readonly basis: Summary['basis'];
}
