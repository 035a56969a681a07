/** what was put in year by year, and money against its source. */
import { balances } from '../../../../projections/balances';
import { budgets } from '../../../../projections/budgets';
import { fund } from '../../../../src/domain/funds/fund';
import type { Finding } from '../../../../src/rulebook/rule';
import { told, without } from '../../../support/examples/example';
import { funds } from '../../../support/examples/funds';
import { say } from '../../../support/facts';
import { idOf, spec, type Told } from '../../../support/spec';
import { corrected, example, judged, ofRule, type Asked } from './example';

const BODY = 'example-finance';

const body = (level: 'province' | 'city' | 'county', regionCode: string): Told =>
  say('OrganisationRegistered', `org-${BODY}`, {
    orgId: BODY,
    nameZh: '示例财政机关',
    level,
    orgKind: 'government',
    regionCode,
    cgScope: 'full',
    verticalManagement: false,
    effectiveFrom: '2010-01-01',
  });

type Kind = 'fiscal_poverty_total' | 'special_poverty_budget';

const adopted = (fiscalYear: number, amount: string, budgetKind: Kind = 'fiscal_poverty_total'): Told =>
  say('BudgetAdopted', `budget-${BODY}-${String(fiscalYear)}`, {
    orgId: BODY,
    fiscalYear,
    amount,
    budgetKind,
    adoptedOn: `${String(fiscalYear)}-02-01`,
    docNo: `示例预算-${String(fiscalYear)}`,
  });

const revenue = (fiscalYear: number, amount: string): Told =>
  say('LocalFiscalRevenueReported', `budget-${BODY}-${String(fiscalYear)}`, {
    orgId: BODY,
    fiscalYear,
    amount,
    revenueDefinition: '示例口径',
    reportedOn: `${String(fiscalYear)}-01-20`,
    docNo: `示例收入-${String(fiscalYear)}`,
  });

/** Totals of three years up to 2019; undefined for one that is not on record. */
const totals = (...amounts: readonly (string | undefined)[]): readonly Told[] =>
  amounts.flatMap((amount, i) => (amount === undefined ? [] : [adopted(2019 - amounts.length + 1 + i, amount)]));

const found = (rule: string, facts: readonly Told[], asked: Partial<Asked> = {}): readonly Finding[] =>
  ofRule(judged(budgets, facts, BODY, { on: '2020-01-01', ...asked }), rule);

/** What the rule says of 2019. */
const of2019 = (rule: string, facts: readonly Told[], asked: Partial<Asked> = {}): Finding | undefined =>
  found(rule, facts, asked).at(-1);

describe('R-30 扶贫资金增长机制', () => {
  const province = body('province', '620000');

  example('R-30/1', '100 and then 110 million: grown', () => {
    const facts = [province, ...totals('10000000000', '11000000000')];
    expect(of2019('R-30', facts)).toMatchObject({ status: 'info', code: 'FUNDS_GROWN', facts: [idOf(1), idOf(2)] });
    expect(of2019('R-30', facts)?.arithmetic).toBe(
      '110,000,000.00 - 100,000,000.00 = 10,000,000.00, of 100,000,000.00',
    );
  });

  example('R-30/2', 'the same twice: not grown', () => {
    expect(of2019('R-30', [province, ...totals('100', '100')])?.code).toBe('FUNDS_NOT_GROWN');
  });

  example('R-30/3', 'one year: not assessable', () => {
    expect(of2019('R-30', [province, ...totals('100')])?.code).toBe('GROWTH_NOT_ASSESSABLE');
  });

  it('is asked of provinces alone, and of no year that is not adopted on the day', () => {
    expect(found('R-30', [body('city', '620100'), ...totals('100', '110')])).toEqual([]);
    expect(found('R-30', totals('100', '110'))).toEqual([]);
    expect(found('R-30', [province, ...totals('100', '110')], { on: '2019-01-31' })).toHaveLength(1);
  });

  it('takes a figure as it is adjusted', () => {
    const lowered = say('BudgetAdjusted', `budget-${BODY}-2019`, {
      orgId: BODY,
      fiscalYear: 2019,
      budgetKind: 'fiscal_poverty_total',
      delta: '-10',
      newAmount: '100',
      adjustedOn: '2019-06-01',
      docNo: '示例调整',
    });
    const facts = [province, ...totals('100', '110'), lowered];
    expect(of2019('R-30', facts, { on: '2019-05-31' })?.code).toBe('FUNDS_GROWN');
    expect(of2019('R-30', facts)?.code).toBe('FUNDS_NOT_GROWN');
  });
});

describe('R-31 双增长', () => {
  const province = body('province', '140000');
  const says = (...amounts: readonly (string | undefined)[]) => of2019('R-31', [province, ...totals(...amounts)]);

  example('R-31/1', '100, 110, 122: both grow', () => {
    expect(says('100', '110', '122')).toMatchObject({ status: 'fulfilled', code: 'DOUBLE_GROWTH' });
    expect(says('100', '110', '122')?.arithmetic).toBe(
      '1.22 > 1.10; (1.22 - 1.10) x 1.00 = 0.1200 > (1.10 - 1.00) x 1.10 = 0.1100',
    );
  });

  example('R-31/2', '100, 110, 121: the rate stays', () => {
    expect(says('100', '110', '121')).toMatchObject({ status: 'breach', code: 'FAIL_RATE' });
  });

  example('R-31/3', '100, 110, 120: the rate falls', () => {
    expect(says('100', '110', '120')).toMatchObject({ status: 'breach', code: 'FAIL_RATE' });
  });

  example('R-31/4', '100, 110, 105: neither', () => {
    expect(says('100', '110', '105')).toMatchObject({ status: 'breach', code: 'FAIL_BOTH' });
  });

  example('R-31/5', 'the first unknown: not assessable', () => {
    expect(says(undefined, '100', '120')).toMatchObject({ status: 'info', code: 'NOT_ASSESSABLE' });
  });

  example('R-31/6', 'a county is not bound', () => {
    expect(found('R-31', [body('county', '140221'), ...totals('100', '110', '105')])).toEqual([]);
  });

  it('binds Shanxi alone, its cities included', () => {
    expect(found('R-31', [body('province', '620000'), ...totals('100', '110', '105')])).toEqual([]);
    expect(found('R-31', [body('city', '140200'), ...totals('100', '110', '105')])).toHaveLength(2);
  });

  it('says that the total fell where the rate is better all the same, or is not known', () => {
    expect(says('100', '80', '70')).toMatchObject({ status: 'breach', code: 'FAIL_TOTAL' });
    expect(says(undefined, '80', '70')).toMatchObject({ status: 'breach', code: 'FAIL_TOTAL' });
  });

  it('does not compare a rate on a base of nothing', () => {
    expect(says('0', '110', '122')?.code).toBe('NOT_ASSESSABLE');
  });

  it('reads 增幅 as the increase, or against revenue, where that is set', () => {
    const facts = [province, ...totals('100', '110', '121')];
    const set = (reading: string) => ({ set: { 'P-DOUBLE-READING': reading } });
    expect(of2019('R-31', facts, set('amount'))?.code).toBe('DOUBLE_GROWTH');
    expect(of2019('R-31', facts, set('faster_than_revenue'))?.code).toBe('NOT_ASSESSABLE');
    const withRevenue = [...facts, revenue(2018, '1000'), revenue(2019, '1099')];
    expect(of2019('R-31', withRevenue, set('faster_than_revenue'))?.code).toBe('DOUBLE_GROWTH');
    const faster = [...facts, revenue(2018, '1000'), revenue(2019, '1100')];
    expect(of2019('R-31', faster, set('faster_than_revenue'))?.code).toBe('FAIL_RATE');
  });
});

describe('R-32 占地方财政收入比例', () => {
  const facts = [
    body('county', '620122'),
    revenue(2019, '4000000000'),
    adopted(2019, '100000000', 'special_poverty_budget'),
  ];
  const asked = (share: string) => ({ set: { 'P-LOCAL-REV-SHARE': share } });

  example('R-32/1', 'no share set: shown only', () => {
    expect(of2019('R-32', facts)).toMatchObject({
      status: 'info',
      code: 'REVENUE_SHARE',
      arithmetic: '1,000,000.00 / 40,000,000.00',
      zh: '2019年度扶贫专项预算1,000,000.00元,地方财政收入40,000,000.00元;比例未规定,不作判断。',
    });
  });

  example('R-32/2', 'with 2/100: fulfilled', () => {
    expect(of2019('R-32', facts, asked('2/100'))).toMatchObject({ status: 'fulfilled', code: 'REVENUE_SHARE_MET' });
  });

  example('R-32/3', 'with 3/100: short by 200,000', () => {
    const finding = of2019('R-32', facts, asked('3/100'));
    expect(finding).toMatchObject({ status: 'breach', code: 'REVENUE_SHARE_SHORT' });
    expect(finding?.en).toContain('short by 200,000.00 yuan ');
    expect(finding?.zh).toBe('2019年度扶贫专项预算比应占比例少200,000.00元(3/100)。');
    expect(finding?.arithmetic).toBe('1,000,000.00 x 100 = 100,000,000.00 < 40,000,000.00 x 3 = 120,000,000.00');
  });

  it('rounds up what is missing, and judges nothing outside Gansu or without revenue', () => {
    expect(of2019('R-32', facts, asked('1/39'))?.en).toContain('short by 25,641.03 yuan ');
    expect(found('R-32', [body('county', '140221'), ...facts.slice(1)])).toEqual([]);
    expect(found('R-32', [facts[0] as Told, facts[2] as Told])).toEqual([]);
  });
});

describe('R-33 资金守恒', () => {
  const allocated = (amount: string) => without(told(funds, 'FundAllocated', { amount }), 'budgetId', 'budgetKind');
  const paid = (amount: string, disbursedOn: string) => told(funds, 'FundDisbursed', { amount, disbursedOn });

  example('R-33/1', 'of 100, 60 and then 50: the second is refused', () => {
    const given = spec(fund).given(allocated('100'), paid('60', '2018-05-01'));
    given.when(paid('50', '2018-05-02')).refused('insufficient-balance', '/amount');
    given.when(paid('40', '2018-05-02')).accepted();
  });

  example('R-33/2', 'of 100, 30 integrated and 70 paid: accepted', () => {
    const integrated = told(funds, 'FundIntegrated', { amount: '30' });
    spec(fund).given(allocated('100'), integrated).when(paid('70', '2018-05-01')).accepted();
  });

  example('R-33/3', 'corrected to 80 after 90 were paid: overdrawn by 10', () => {
    const facts = [
      allocated('100'),
      paid('90', '2018-05-01'),
      corrected('fund-demo-2018', idOf(0), allocated('80').data, '2019-01-01'),
    ];
    const on = '2019-12-31';
    expect(ofRule(judged(balances, facts, 'fund-demo-2018', { on }), 'R-33')).toMatchObject([
      {
        status: 'alert',
        code: 'OVERDRAWN',
        since: '2018-05-01',
        arithmetic: '2018-05-01: -0.10',
        zh: '更正后,该账户自2018-05-01起透支0.10元。',
      },
    ]);
    expect(judged(balances, facts, 'fund-demo-2018', { on, knownAt: 2 })).toEqual([]);
    expect(judged(balances, facts, 'fund-demo-2018', { on: '2018-04-30' })).toEqual([]);
  });
});
