import { budgets, type BudgetsRow } from '../../../projections/budgets';
import type { Finding, Rule } from '../rule';
import { amountText } from './amounts';
import { isBody, putIn, yearsOf } from './growth';

/** 扶贫资金增长机制 (GS-PA-9, CN-PA-10): the province's total, year on year. */
export const r30GrowthOfFunds: Rule<BudgetsRow> = {
  id: 'R-30',
  zh: '扶贫资金增长机制',
  en: 'Growth of poverty funds',
  cites: ['GS-PA-9', 'CN-PA-10'],
  reading:
    'The fiscal poverty total of a province, year on year. The text sets up a mechanism and no rate, so that the figures ' +
    'are shown and nothing is judged. An equal total has not grown.',
  parameters: [],
  examples: {
    1: '100 and then 110 million: grown by 10 of 100',
    2: '100 and then 100: not grown',
    3: 'only one year known: not assessable',
  },
  reads: budgets,
  check(row): readonly Finding[] {
    if (!isBody(row, ['province'])) return [];
    return yearsOf(row, 'fiscal_poverty_total').flatMap((year) => {
      const now = putIn(row, year, 'fiscal_poverty_total');
      const before = putIn(row, year - 1, 'fiscal_poverty_total');
      if (!now) return [];
      const base = {
        rule: 'R-30',
        status: 'info',
        subject: `org-${row.orgId}`,
        cites: ['GS-PA-9', 'CN-PA-10'],
      } as const;
      if (!before) {
        return [
          {
            ...base,
            code: 'GROWTH_NOT_ASSESSABLE',
            facts: now.facts,
            zh: `${year}年度扶贫投入无上一年度可比。`,
            en: `the total of ${year} has no year before it to compare with.`,
          },
        ];
      }
      const grown = now.amount > before.amount;
      return [
        {
          ...base,
          code: grown ? 'FUNDS_GROWN' : 'FUNDS_NOT_GROWN',
          facts: [...before.facts, ...now.facts],
          arithmetic:
            `${amountText(now.amount)} - ${amountText(before.amount)} = ${amountText(now.amount - before.amount)}, ` +
            `of ${amountText(before.amount)}`,
          zh: `${year}年度扶贫投入${grown ? '比上一年度增长' : '未比上一年度增长'}。`,
          en: `the total of ${year} has ${grown ? '' : 'not '}grown over the year before.`,
        },
      ];
    });
  },
};
