/** What the interface answers about penalties. Amounts: minor units, decimal strings. */
import type { components } from '../../api/schema';

type Schemas = components['schemas'];

export type Summary = Schemas['EnforcementSummary'];
export type ArticleFigures = Summary['byArticle'][number];
export type PeriodFigures = Schemas['EnforcementPeriod'];
export type Discrepancy = Schemas['Discrepancy'];

/** Figures as the summary and every period hold them. */
export type Figures = Omit<PeriodFigures, 'period'>;
