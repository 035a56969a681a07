/** 预算台账: budgets year by year, and the revenue beside them. */
import { judged, pageOf } from './lists';
import { item } from './recorded';
import { day, group, list, money, oneOf, optional, shape, signedMoney, text, year } from './terms';

const docNo = text('Document number.');

const revenue = item('Revenue', '地方财政收入.', {
  fiscalYear: year('Fiscal year.'),
  amount: money('Revenue.'),
  revenueDefinition: text('What was counted as revenue.'),
  docNo,
});

const adjustment = item('Adjustment', '预算调整.', {
  delta: signedMoney('Change.'),
  newAmount: money('Amount from then on.'),
  docNo,
});

const figure = shape('Figure', 'A figure as adopted, and as adjusted since.', {
  budgetId: text('Budget.'),
  fiscalYear: year('Fiscal year.'),
  budgetKind: oneOf(['special_poverty_budget', 'fiscal_poverty_total'], 'Which figure (GS-PA-21, SX-PA-5).'),
  adopted: optional(item('BudgetInForce', '预算批复.', { amount: money('Amount adopted.'), docNo })),
  adjustments: list(adjustment, 'In legal order.'),
});

export const budgetsRow = shape('BudgetsRow', '预算台账 of one organ. Rules compute the growth.', {
  orgId: text('Organ.'),
  registration: optional(
    group(
      {
        level: text('Level.'),
        regionCode: text('Administrative division.'),
        effectiveFrom: day('Legal day from which it is registered.'),
      },
      'Absent when the registration does not stand.',
    ),
  ),
  revenues: list(revenue, 'In legal order.'),
  figures: list(figure, 'In legal order of the first fact about each.'),
});

const listedBudgets = judged('ListedBudgets', 'An organ’s budgets, with the findings of the growth rules.', budgetsRow);
export const budgetsList = pageOf('BudgetsList', '预算台账, a page of it.', listedBudgets);
