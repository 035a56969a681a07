/** Fields and ids that the kinds of fund facts share. */
import type { Static } from '@sinclair/typebox';
import { oneOf } from '../fields';

/** 资金来源: of which tier or helper the money is (GS-PA-9, GS-PA-21, GS-PA-31, CN-PA-20); tiers and bond are the ledger's. */
export const sourceKinds = [
  'central_special',
  'provincial_special',
  'city_special',
  'county_special',
  'integrated_agri',
  'east_west',
  'counterpart',
  'designated',
  'enterprise',
  'financial',
  'bond',
  'social',
  'other',
] as const;

export const sourceKind = () => oneOf(sourceKinds, { from: ['GS-PA-9', 'CN-PA-20', 'GS-PA-31'] });

export type SourceKind = Static<ReturnType<typeof sourceKind>>;

/** The figures of a budget: the special poverty budget (GS-PA-21) and the fiscal total (SX-PA-5). */
export const budgetKind = () =>
  oneOf(['special_poverty_budget', 'fiscal_poverty_total'], { from: ['GS-PA-21', 'SX-PA-5'] });

export type BudgetKind = Static<ReturnType<typeof budgetKind>>;
