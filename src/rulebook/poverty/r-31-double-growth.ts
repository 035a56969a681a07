import { budgets, type BudgetsRow } from '../../../projections/budgets';
import type { Finding, Moment, Rule } from '../rule';
import { amountText, productText } from './amounts';
import { isBody, putIn, SHANXI, yearsOf, type Put } from './growth';

/** Whether what must grow beside the total has grown, with its arithmetic; undefined when it cannot be told. */
type Reading = (years: readonly [Put | undefined, Put, Put], row: BudgetsRow) => Compared | undefined;

interface Compared {
  readonly grew: boolean;
  readonly arithmetic: string;
}

const compared = (left: bigint, right: bigint, how: (sign: string) => string): Compared => ({
  grew: left > right,
  arithmetic: how(left > right ? '>' : left === right ? '=' : '<'),
});

/** a2/a1 against a1/a0, multiplied across: both bases are above 0. */
const byRate: Reading = ([first, middle, last]) => {
  if (!first || first.amount <= 0n || middle.amount <= 0n) return undefined;
  const [left, right] = [(last.amount - middle.amount) * first.amount, (middle.amount - first.amount) * middle.amount];
  return compared(
    left,
    right,
    (sign) =>
      `(${amountText(last.amount)} - ${amountText(middle.amount)}) x ${amountText(first.amount)} = ` +
      `${productText(left)} ${sign} ` +
      `(${amountText(middle.amount)} - ${amountText(first.amount)}) x ${amountText(middle.amount)} = ${productText(right)}`,
  );
};

const byAmount: Reading = ([first, middle, last]) => {
  if (!first) return undefined;
  const [left, right] = [last.amount - middle.amount, middle.amount - first.amount];
  return compared(
    left,
    right,
    (sign) =>
      `${amountText(last.amount)} - ${amountText(middle.amount)} = ${amountText(left)} ${sign} ` +
      `${amountText(middle.amount)} - ${amountText(first.amount)} = ${amountText(right)}`,
  );
};

/** Growth against that of local revenue in the same years. */
const byRevenue: Reading = ([, middle, last], { revenues }) => {
  const revenueOf = (year: number): bigint | undefined => {
    const found = revenues.findLast(({ fiscalYear }) => fiscalYear === year);
    return found && BigInt(found.amount);
  };
  const [before, now] = [revenueOf(middle.year), revenueOf(last.year)];
  if (before === undefined || now === undefined || middle.amount <= 0n) return undefined;
  const [left, right] = [(last.amount - middle.amount) * before, (now - before) * middle.amount];
  return compared(
    left,
    right,
    (sign) =>
      `(${amountText(last.amount)} - ${amountText(middle.amount)}) x ${amountText(before)} = ` +
      `${productText(left)} ${sign} ` +
      `(${amountText(now)} - ${amountText(before)}) x ${amountText(middle.amount)} = ${productText(right)}`,
  );
};

const readings: Readonly<Record<string, Reading>> = {
  rate: byRate,
  amount: byAmount,
  faster_than_revenue: byRevenue,
};

const CODES = { both: 'DOUBLE_GROWTH', total: 'FAIL_TOTAL', rate: 'FAIL_RATE', neither: 'FAIL_BOTH' } as const;

function yearFinding(row: BudgetsRow, years: readonly [Put | undefined, Put, Put], moment: Moment): Finding {
  const [first, middle, last] = years;
  const reading = readings[String(moment.parameter('P-DOUBLE-READING'))] ?? byRate;
  const second = reading(years, row);
  const grown = last.amount > middle.amount;
  const base = {
    rule: 'R-31',
    subject: `org-${row.orgId}`,
    cites: ['SX-PA-5', 'SX-PA-19'],
    facts: [...(first?.facts ?? []), ...middle.facts, ...last.facts],
    arithmetic: [
      `${amountText(last.amount)} ${grown ? '>' : '<='} ${amountText(middle.amount)}`,
      ...(second ? [second.arithmetic] : []),
    ].join('; '),
  };
  if (!second && grown) {
    return {
      ...base,
      status: 'info',
      code: 'NOT_ASSESSABLE',
      zh: `${last.year}年度扶贫投入总量增长,增幅无从比较。`,
      en: `the total of ${last.year} has grown; its rate cannot be compared.`,
    };
  }
  const rateGrown = second?.grew ?? false;
  const code = grown ? (rateGrown ? CODES.both : CODES.rate) : rateGrown || !second ? CODES.total : CODES.neither;
  return {
    ...base,
    status: code === CODES.both ? 'fulfilled' : 'breach',
    code,
    zh: `${last.year}年度扶贫投入总量${grown ? '增长' : '未增长'}${second ? `,增幅${rateGrown ? '扩大' : '未扩大'}` : ''}。`,
    en: `in ${last.year} the total has ${grown ? '' : 'not '}grown${second ? `, and the rate has ${rateGrown ? '' : 'not '}` : ''}.`,
  };
}

/** 总量和增幅“双增长” (SX-PA-5 of the province, SX-PA-19 of cities). */
export const r31DoubleGrowth: Rule<BudgetsRow> = {
  id: 'R-31',
  zh: '总量和增幅“双增长”',
  en: 'Double growth',
  cites: ['SX-PA-5', 'SX-PA-19'],
  reading:
    'The fiscal poverty total of Shanxi’s province and cities grows, and so does its rate of growth; counties are not ' +
    'bound. 增幅 could also mean the increase, or growth faster than that of revenue: P-DOUBLE-READING says which. ' +
    'Compared by cross multiplication. Without a third year, or on a base of nothing, the rate is not assessable.',
  parameters: ['P-DOUBLE-READING'],
  breaches: [CODES.total, CODES.rate, CODES.neither],
  examples: {
    1: '100, 110, 122: both grow',
    2: '100, 110, 121: the rate stays at 10 of 100, and has not grown',
    3: '100, 110, 120: the rate falls',
    4: '100, 110, 105: neither grows',
    5: 'the first unknown, then 100, 120: not assessable, the total grew',
    6: 'the budget of a county: not bound',
  },
  reads: budgets,
  check(row, _, moment): readonly Finding[] {
    if (!isBody(row, ['province', 'city'], SHANXI)) return [];
    return yearsOf(row, 'fiscal_poverty_total').flatMap((year) => {
      const [first, middle, last] = [year - 2, year - 1, year].map((each) => putIn(row, each, 'fiscal_poverty_total'));
      return middle && last ? [yearFinding(row, [first, middle, last], moment)] : [];
    });
  },
};
