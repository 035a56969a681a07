import { budgets, type BudgetsRow } from '../../../projections/budgets';
import type { Finding, Moment, Rule } from '../rule';
import { amountText } from './amounts';
import { GANSU, isBody, putIn, yearsOf } from './growth';

/** The share that is asked for, if one is set. */
function shareAsked(moment: Moment): { readonly num: bigint; readonly den: bigint } | undefined {
  const value = moment.parameter('P-LOCAL-REV-SHARE');
  if (typeof value !== 'string') return undefined;
  const [num = '0', den = '1'] = value.split('/');
  return { num: BigInt(num), den: BigInt(den) };
}

/** The least whole number of minor units that makes up what is missing, `missing` being that times `den`. */
function leastMakingUp(missing: bigint, den: bigint): bigint {
  let [low, high] = [0n, missing];
  while (low < high) {
    const middle = (low + high) >> 1n;
    if (middle * den >= missing) high = middle;
    else low = middle + 1n;
  }
  return low;
}

/** 扶贫专项预算占地方财政收入的一定比例 (GS-PA-21). */
export const r32ShareOfRevenue: Rule<BudgetsRow> = {
  id: 'R-32',
  zh: '扶贫专项预算占地方财政收入比例',
  en: 'Special budget as a share of local revenue',
  cites: ['GS-PA-21'],
  reading:
    'The special poverty budget of a city or county in Gansu against its local revenue of the same year. The text gives ' +
    'neither the share nor what counts as revenue: without P-LOCAL-REV-SHARE the share is shown and nothing is judged. ' +
    'Of several reports of one year’s revenue the last one counts.',
  parameters: ['P-LOCAL-REV-SHARE'],
  breaches: ['REVENUE_SHARE_SHORT'],
  examples: {
    1: '1,000,000 of 40,000,000, no share set: shown, no judgement',
    2: 'the same with 2/100: fulfilled',
    3: 'the same with 3/100: short by 200,000',
  },
  reads: budgets,
  check(row, _, moment): readonly Finding[] {
    if (!isBody(row, ['city', 'county'], GANSU)) return [];
    return yearsOf(row, 'special_poverty_budget').flatMap((year): readonly Finding[] => {
      const put = putIn(row, year, 'special_poverty_budget');
      const revenue = row.revenues.findLast(({ fiscalYear }) => fiscalYear === year);
      if (!put || !revenue) return [];
      const all = BigInt(revenue.amount);
      const asked = shareAsked(moment);
      const base = {
        rule: 'R-32',
        subject: `org-${row.orgId}`,
        cites: ['GS-PA-21'],
        facts: [revenue.factId, ...put.facts],
      };
      if (!asked) {
        return [
          {
            ...base,
            status: 'info',
            code: 'REVENUE_SHARE',
            arithmetic: `${amountText(put.amount)} / ${amountText(all)}`,
            zh: `${year}年度扶贫专项预算${amountText(put.amount)}元,地方财政收入${amountText(all)}元;比例未规定,不作判断。`,
            en: `the special budget of ${year} is ${amountText(put.amount)} of ${amountText(all)} yuan of revenue; no share is set, so nothing is judged.`,
          },
        ];
      }
      const [have, need] = [put.amount * asked.den, all * asked.num];
      const short = have >= need ? 0n : leastMakingUp(need - have, asked.den);
      return [
        {
          ...base,
          status: short === 0n ? 'fulfilled' : 'breach',
          code: short === 0n ? 'REVENUE_SHARE_MET' : 'REVENUE_SHARE_SHORT',
          arithmetic:
            `${amountText(put.amount)} x ${asked.den} = ${amountText(have)} ${short === 0n ? '>=' : '<'} ` +
            `${amountText(all)} x ${asked.num} = ${amountText(need)}`,
          zh: `${year}年度扶贫专项预算${short === 0n ? '达到应占比例' : `比应占比例少${amountText(short)}元`}(${asked.num}/${asked.den})。`,
          en: `the special budget of ${year} ${short === 0n ? 'reaches' : `is short by ${amountText(short)} yuan of`} ${asked.num}/${asked.den} of revenue.`,
        },
      ];
    });
  },
};
