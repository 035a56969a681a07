/** 预算台账: what an organ put into lifting out of poverty year by year, and its local revenue beside it. No ratio: rules compute it. */
import { streamId, type Fact } from '../src/domain/fact';
import type { BudgetKind } from '../src/domain/funds/money';
import type { LegalDay } from '../src/domain/legal-day';
import { only, recorded, type Recorded } from './recorded';
import type { RowProjection } from './projection';

/** Money is a decimal string in the minor unit. */
export interface Revenue extends Recorded {
  readonly fiscalYear: number;
  readonly amount: string;
  readonly revenueDefinition: string;
  readonly docNo: string;
}

/** 预算调整. */
export interface Adjustment extends Recorded {
  readonly delta: string;
  readonly newAmount: string;
  readonly docNo: string;
}

/** A figure as adopted and as adjusted since. */
export interface Figure {
  readonly budgetId: string;
  readonly fiscalYear: number;
  readonly budgetKind: BudgetKind;
  /** Absent when the adoption does not stand on the day asked about. */
  readonly adopted?: Recorded & { readonly amount: string; readonly docNo: string };
  /** In legal order. */
  readonly adjustments: readonly Adjustment[];
}

/** All budgets of one organ; every list in legal order of its first fact. */
export interface BudgetsRow {
  readonly orgId: string;
  /** Absent when the organ's registration does not stand. */
  readonly registration?: { readonly level: string; readonly regionCode: string; readonly effectiveFrom: LegalDay };
  readonly revenues: readonly Revenue[];
  readonly figures: readonly Figure[];
}

const rowOf = (row: BudgetsRow | undefined, orgId: string): BudgetsRow => row ?? { orgId, revenues: [], figures: [] };

/** The row with one figure changed, or begun. */
function withFigure(
  row: BudgetsRow | undefined,
  orgId: string,
  fact: Fact<string, { readonly fiscalYear: number; readonly budgetKind: BudgetKind }>,
  change: (figure: Figure) => Figure,
): BudgetsRow {
  const before = rowOf(row, orgId);
  const { fiscalYear, budgetKind } = fact.data;
  const at = before.figures.findIndex((each) => each.fiscalYear === fiscalYear && each.budgetKind === budgetKind);
  const figure = change(
    before.figures[at] ?? { budgetId: streamId(fact.stream), fiscalYear, budgetKind, adjustments: [] },
  );
  return { ...before, figures: at === -1 ? [...before.figures, figure] : before.figures.with(at, figure) };
}

export const budgets: RowProjection<BudgetsRow> = {
  kind: 'rows',
  name: 'budgets',
  version: 1,
  zh: '预算台账',
  keys: (fact) => (fact.type in budgets.on ? [fact.data['orgId'] as string] : []),
  on: {
    OrganisationRegistered: (row, fact, orgId) => ({
      ...rowOf(row, orgId),
      registration: only(fact.data, ['level', 'regionCode', 'effectiveFrom']),
    }),
    LocalFiscalRevenueReported: (row, fact, orgId) => {
      const before = rowOf(row, orgId);
      const revenue = recorded(fact, only(fact.data, ['fiscalYear', 'amount', 'revenueDefinition', 'docNo']));
      return { ...before, revenues: [...before.revenues, revenue] };
    },
    BudgetAdopted: (row, fact, orgId) =>
      withFigure(row, orgId, fact, (figure) => ({
        ...figure,
        adopted: recorded(fact, only(fact.data, ['amount', 'docNo'])),
      })),
    BudgetAdjusted: (row, fact, orgId) =>
      withFigure(row, orgId, fact, (figure) => ({
        ...figure,
        adjustments: [...figure.adjustments, recorded(fact, only(fact.data, ['delta', 'newAmount', 'docNo']))],
      })),
  },
  listed: ({ revenues, figures }) => revenues.length + figures.length > 0,
  filters: ({ orgId, figures }) => ({ organs: [orgId], years: figures.map(({ fiscalYear }) => fiscalYear) }),
};

/** A figure on the day asked about: as adopted, with its adjustments so far. Undefined before it is adopted. */
export const amountOf = (figure: Figure | undefined): bigint | undefined =>
  figure?.adopted &&
  figure.adjustments.reduce((amount, { delta }) => amount + BigInt(delta), BigInt(figure.adopted.amount));

export const figureOf = (row: BudgetsRow, fiscalYear: number, kind: BudgetKind): Figure | undefined =>
  row.figures.find((each) => each.fiscalYear === fiscalYear && each.budgetKind === kind);
