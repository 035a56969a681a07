/** the library, what is disclosed, county reimbursement, and what went wrong with the money. */
import { disclosures } from '../../../../projections/disclosures';
import { irregularities } from '../../../../projections/irregularities';
import { projects } from '../../../../projections/projects';
import { reimbursement } from '../../../../projections/reimbursement';
import { claim } from '../../../../src/domain/funds/claim';
import { irregularity } from '../../../../src/domain/funds/irregularity';
import type { FactNamed } from '../../../../src/domain/catalogue';
import type { Finding } from '../../../../src/rulebook/rule';
import { say } from '../../../support/facts';
import { idOf, spec, type Told } from '../../../support/spec';
import { example, judged, ofRule, voided, type Asked } from './example';

const COUNTY = 'example-county';
const BUREAU = 'example-finance';
const AREA = 'CN-629999';
const SHANXI = 'CN-149999';
const digest = 'd'.repeat(64);

const inArea = (told: Told, jurisdiction: string, correlation?: string): Told => ({
  ...told,
  about: { jurisdiction, ...(correlation === undefined ? {} : { correlation }) },
});

const declared = (villageCodes: readonly string[] = []): Told =>
  say('ProjectDeclared', 'project-p', {
    projectId: 'p',
    declaringOrgId: 'example-township',
    nameZh: '示例项目',
    villageCodes: [...villageCodes],
    category: 'water',
    budget: '100',
    declaredOn: '2018-01-10',
  });

const entered = (enteredOn: string): Told =>
  say('ProjectEnteredLibrary', 'project-p', {
    projectId: 'p',
    libraryOrgId: COUNTY,
    enteredOn,
    libraryYear: 2018,
    docNo: '示例入库',
  });

const removed = (removedOn: string): Told =>
  say('ProjectRemovedFromLibrary', 'project-p', { projectId: 'p', removedOn, reason: '示例' });

const paidOut = (disbursedOn: string, other: Partial<FactNamed<'FundDisbursed'>['data']> = {}): Told =>
  say(
    'FundDisbursed',
    'fund-a',
    {
      disbursementId: `d-${disbursedOn}`,
      allocationId: 'a',
      projectId: 'p',
      payeeOrgId: 'example-builder',
      amount: '90',
      disbursedOn,
      voucherNo: '示例凭证',
      via: 'direct',
      ...other,
    },
    BUREAU,
  );

describe('R-34 项目库', () => {
  const library = (told: readonly Told[], asked: Partial<Asked> = {}): readonly Finding[] =>
    ofRule(judged(projects, told, 'p', { on: '2018-12-31', ...asked }), 'R-34');

  example('R-34/1', 'is kept by a payment after the entry', () => {
    expect(library([declared(), entered('2018-03-01'), paidOut('2018-05-01')])).toEqual([
      {
        rule: 'R-34',
        status: 'fulfilled',
        code: 'PAID_IN_LIBRARY',
        subject: `org-${COUNTY}`,
        cites: ['GS-PA-25', 'CN-PA-19', 'SX-PA-34'],
        facts: [idOf(1), idOf(2)],
        zh: '各笔拨付时项目均在项目库。',
        en: 'the project was in the library whenever money was paid for it.',
        since: '2018-05-01',
      },
    ]);
  });
  example('R-34/2', 'flags a payment before the entry, and notes the entry once it is there', () => {
    const told = [declared(), entered('2018-06-01'), paidOut('2018-05-01')];
    expect(library(told)).toMatchObject([
      {
        status: 'alert',
        code: 'PAID_OUTSIDE_LIBRARY',
        facts: [idOf(2), idOf(1)],
        arithmetic: 'entered 2018-06-01, disbursed 2018-05-01',
        en: 'the project was not in the library on 2018-05-01, when money was paid; it entered on 2018-06-01.',
      },
    ]);
    const [before] = library(told, { on: '2018-05-31' });
    expect(before).toMatchObject({ status: 'alert', facts: [idOf(2)], subject: 'org-example-township' });
    expect(before?.arithmetic).toBeUndefined();
  });
  example('R-34/3', 'flags a payment after the removal', () => {
    const told = [declared(), entered('2018-03-01'), removed('2018-04-01'), paidOut('2018-05-01')];
    expect(library(told)).toMatchObject([
      { status: 'alert', facts: [idOf(2), idOf(3)], en: expect.stringContaining('it had left on 2018-04-01') },
    ]);
    const onTheDay = [declared(), entered('2018-05-01'), removed('2018-05-01'), paidOut('2018-05-01')];
    expect(library(onTheDay)).toMatchObject([{ facts: [idOf(2), idOf(3)] }]);
  });

  it('is broken where the operator says that the library is strict', () => {
    const told = [declared(), paidOut('2018-05-01')];
    expect(library(told, { set: { 'P-LIBRARY-STRICT': true } })).toMatchObject([{ status: 'breach' }]);
    expect(library(told, { set: { 'P-LIBRARY-STRICT': false } })).toMatchObject([{ status: 'alert' }]);
  });

  it('speaks of the payments outside alone, and of none when nothing is paid', () => {
    const told = [declared(), entered('2018-03-01'), paidOut('2018-02-01'), paidOut('2018-05-01')];
    expect(library(told).map(({ since }) => since)).toEqual(['2018-02-01']);
    expect(library([declared(), entered('2018-03-01')])).toEqual([]);
    expect(library([paidOut('2018-02-01')])).toMatchObject([{ subject: 'org-example-builder' }]);
  });
});

const published = (
  publishedOn: string,
  subject: string,
  topic: 'fund_use' | 'project',
  level: 'county' | 'village' = 'county',
): Told =>
  say('DisclosurePublished', `disclosure-${publishedOn}-${level}`, {
    disclosureId: `${publishedOn}-${level}`,
    topic,
    subjectIds: [subject],
    level,
    publishedOn,
    channel: '示例公示栏',
    contentSha256: digest,
  });

describe('R-35 扶贫资金项目信息公开', () => {
  const allocated = say('FundAllocated', 'fund-a', {
    allocationId: 'a',
    fromOrgId: 'example-province',
    toOrgId: COUNTY,
    sourceKind: 'provincial_special',
    amount: '100',
    purposeZh: '示例',
    fiscalYear: 2018,
    allocatedOn: '2018-02-01',
    docNo: '示例下达',
  });
  const soon = published('2018-02-10', 'fund-a', 'fund_use');
  const told = (subject: string, facts: readonly Told[], asked: Partial<Asked> = {}): readonly Finding[] =>
    ofRule(judged(disclosures, facts, subject, { on: '2018-12-31', ...asked }), 'R-35');

  example('R-35/1', 'says after how many days an allocation was disclosed', () => {
    expect(told('fund-a', [allocated, soon])).toEqual([
      {
        rule: 'R-35',
        status: 'fulfilled',
        code: 'DISCLOSED',
        subject: `org-${COUNTY}`,
        cites: ['GS-PA-10', 'GS-PA-25'],
        facts: [idOf(0), idOf(1)],
        arithmetic: '2018-02-10 - 2018-02-01 = 9 days',
        zh: '资金使用于2018-02-10公开,距2018-02-01共9天。',
        en: 'the use of funds was disclosed on 2018-02-10, 9 days from 2018-02-01.',
        since: '2018-02-01',
      },
    ]);
  });
  example('R-35/2', 'says for how many days it is not', () => {
    expect(told('fund-a', [allocated])).toMatchObject([
      { status: 'open', code: 'UNDISCLOSED', arithmetic: '2018-12-31 - 2018-02-01 = 333 days' },
    ]);
    const later = [allocated, published('2019-01-01', 'fund-a', 'fund_use')];
    expect(told('fund-a', later)).toMatchObject([{ status: 'open' }]);
  });
  example('R-35/3', 'asks for a notice in the village for the money of a village of Shanxi', () => {
    const facts = (area: string): readonly Told[] => [
      inArea(declared(['v']), area),
      inArea(paidOut('2018-05-01'), area),
      published('2018-05-05', 'project-p', 'fund_use'),
    ];
    expect(told('project-p', facts(SHANXI))).toMatchObject([
      { status: 'fulfilled', code: 'DISCLOSED', cites: ['SX-PA-34'] },
      { status: 'alert', code: 'VILLAGE_NOT_TOLD', cites: ['SX-PA-42'] },
    ]);
    expect(told('project-p', facts(AREA))).toMatchObject([{ status: 'fulfilled' }]);
    const inVillage = [...facts(SHANXI), published('2018-05-06', 'project-p', 'fund_use', 'village')];
    expect(told('project-p', inVillage).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    const wide = [inArea(declared(), SHANXI), inArea(paidOut('2018-05-01'), SHANXI)];
    expect(told('project-p', wide).map(({ code }) => code)).toEqual(['UNDISCLOSED']);
  });

  it('asks for each topic of a project once, from its first entry and its first payment', () => {
    const facts = [
      declared(),
      entered('2018-03-01'),
      entered('2018-04-01'),
      paidOut('2018-05-01'),
      paidOut('2018-06-01'),
    ];
    expect(told('project-p', facts)).toMatchObject([
      { since: '2018-03-01', facts: [idOf(1)] },
      { since: '2018-05-01', facts: [idOf(3)] },
    ]);
    const one = told('project-p', [...facts, published('2018-03-05', 'project-p', 'project')]);
    expect(one.map(({ code }) => code)).toEqual(['DISCLOSED', 'UNDISCLOSED']);
  });

  it('is broken only beyond days that the operator sets for the level', () => {
    const set = (value: string): Partial<Asked> => ({ set: { 'P-DISCLOSE-DAYS': value } });
    expect(told('fund-a', [allocated, soon], set('county=9'))).toMatchObject([
      { status: 'fulfilled', arithmetic: '2018-02-10 - 2018-02-01 = 9 <= 9 days' },
    ]);
    expect(told('fund-a', [allocated, soon], set('village=1;county=8'))).toMatchObject([
      { status: 'breach', code: 'DISCLOSED_LATE', arithmetic: '2018-02-10 - 2018-02-01 = 9 > 8 days' },
    ]);
    expect(told('fund-a', [allocated], set('county=20'))).toMatchObject([{ status: 'breach', code: 'UNDISCLOSED' }]);
    expect(told('fund-a', [allocated], { ...set('county=20'), on: '2018-02-21' })).toMatchObject([{ status: 'open' }]);
    expect(told('fund-a', [allocated], set('village=1'))).toMatchObject([{ status: 'open' }]);
    expect(told('fund-a', [allocated], set('county=soon'))).toMatchObject([{ status: 'open' }]);
  });

  it('cites the regulation of the area', () => {
    expect(told('fund-a', [inArea(allocated, 'CN-110000')])).toMatchObject([{ cites: ['CN-PA-19'] }]);
  });
});

describe('R-36 县级报账制', () => {
  const CORRELATION = '00000000-0000-4000-8000-00000000000a';
  const claimed = say('ReimbursementClaimed', 'claim-c', {
    claimId: 'c',
    projectId: 'p',
    amount: '100',
    vouchers: [{ voucherNo: '1', issuer: '示例商店', amount: '100' }],
    claimedOn: '2018-04-01',
  });
  const reviewed = say('ReimbursementReviewed', 'claim-c', {
    claimId: 'c',
    reviewedOn: '2018-04-10',
    reviewerOrgId: BUREAU,
    accepted: '90',
    result: 'partly',
  });
  const paid = (amount: string): Told =>
    say('ReimbursementPaid', 'claim-c', { claimId: 'c', paidOn: '2018-04-20', amount, voucherNo: '示例支付' }, BUREAU);
  const system = inArea(
    say('CountyReimbursementDeclared', `org-${COUNTY}`, {
      orgId: COUNTY,
      declaredOn: '2018-03-20',
      takesEffectOn: '2018-04-01',
      docNo: '示例报账制',
    }),
    AREA,
  );
  /** What is said of the area, of the correlation, and of facts that name none. */
  const area = (...facts: readonly Told[]): readonly Finding[] =>
    [AREA, CORRELATION, ...facts.map((_, n) => idOf(n))].flatMap((key) =>
      ofRule(judged(reimbursement, facts, key, { on: '2018-12-31' }), 'R-36'),
    );
  const payment = inArea(paid('90'), AREA, CORRELATION);
  const moved = (amount = '90', correlation: string | undefined = CORRELATION): Told =>
    inArea(paidOut('2018-04-20', { via: 'county_reimbursement', amount }), AREA, correlation);

  example('R-36/1', 'is kept by a payment of what was accepted, moved by one disbursement', () => {
    spec(claim).given(claimed, reviewed).when(paid('90')).accepted();
    expect(area(system, payment, moved())).toEqual([]);
  });
  example('R-36/2', 'refuses to pay more than was accepted', () => {
    spec(claim).given(claimed, reviewed).when(paid('95')).refused('unbalanced', '/amount');
  });
  example('R-36/3', 'flags a direct disbursement once the county declares the system', () => {
    const direct = (day: string): Told => inArea(paidOut(day), AREA);
    expect(area(system, direct('2018-04-01'))).toEqual([
      {
        rule: 'R-36',
        status: 'alert',
        code: 'PAID_DIRECTLY',
        subject: `org-${BUREAU}`,
        cites: ['GS-PA-25'],
        facts: [idOf(0), idOf(1)],
        arithmetic: '2018-04-01 >= 2018-04-01',
        zh: '2018-04-01起实行县级报账制,2018-04-01仍直接拨付。',
        en: 'money was paid directly on 2018-04-01; county reimbursement holds from 2018-04-01.',
        since: '2018-04-01',
      },
    ]);
    expect(area(system, direct('2018-03-31'))).toEqual([]);
    expect(area(direct('2018-04-01'))).toEqual([]);
    expect(area(system, inArea(paidOut('2018-05-01'), 'CN-628888'))).toEqual([]);
    const { projectId: _, ...handedOn } = direct('2018-04-01').data;
    expect(area(system, { ...direct('2018-04-01'), data: handedOn })).toEqual([]);
  });

  it('flags a payment that no disbursement moves', () => {
    const alone = [{ status: 'alert', code: 'PAYMENT_WITHOUT_DISBURSEMENT', arithmetic: 'paid 0.90, disbursed 0.00' }];
    expect(area(payment)).toMatchObject(alone);
    expect(area(payment, inArea(paidOut('2018-04-20'), AREA, CORRELATION))).toMatchObject(alone);
    expect(area(payment, moved(), voided('fund-a', idOf(1), '2018-05-01'))).toMatchObject(alone);
    expect(area(inArea(paid('90'), AREA))).toMatchObject(alone);
  });

  it('flags a disbursement by reimbursement that no claim asks for', () => {
    const alone = [{ status: 'alert', code: 'DISBURSEMENT_WITHOUT_CLAIM', arithmetic: 'paid 0.00, disbursed 0.90' }];
    expect(area(moved())).toMatchObject(alone);
    const uncorrelated = inArea(paidOut('2018-04-20', { via: 'county_reimbursement' }), AREA);
    expect(area(uncorrelated)).toMatchObject(alone);
    expect(area(inArea(paid('90'), AREA), uncorrelated)).toHaveLength(2);
  });

  it('flags two that are not of one amount, and one payment that is moved twice', () => {
    expect(area(payment, moved('89'))).toMatchObject([
      { code: 'PAYMENT_UNEQUAL_TO_DISBURSEMENT', arithmetic: 'paid 0.90, disbursed 0.89' },
    ]);
    expect(area(payment, moved('45'), moved('45'))).toMatchObject([{ code: 'PAYMENT_UNEQUAL_TO_DISBURSEMENT' }]);
    expect(area(payment, moved(), moved())).toMatchObject([{ code: 'PAYMENT_UNEQUAL_TO_DISBURSEMENT' }]);
  });
});

describe('R-37 违规资金与追回', () => {
  const found = (other: Partial<FactNamed<'FundIrregularityFound'>['data']> = {}): Told =>
    say('FundIrregularityFound', 'irregularity-i', {
      irregularityId: 'i',
      misuseType: 'FM-02',
      orgId: COUNTY,
      foundBy: 'audit',
      foundOn: '2019-04-10',
      ...other,
    });
  const recovered = (amount: string): Told =>
    say('FundRecovered', 'irregularity-i', { irregularityId: 'i', amount, recoveredOn: '2019-05-10' });
  const corrected = say('FundIrregularityCorrected', 'irregularity-i', {
    irregularityId: 'i',
    correctedOn: '2019-06-01',
    measure: '示例纠正',
    docNo: '示例纠正文号',
  });
  const board = (facts: readonly Told[], on = '2019-12-31'): readonly Finding[] =>
    ofRule(judged(irregularities, facts, 'i', { on }), 'R-37');

  example('R-37/1', 'closes an irregularity whose money came back and that is corrected', () => {
    const facts = [found({ amount: '10000000' }), recovered('10000000'), corrected];
    expect(board(facts)).toEqual([
      {
        rule: 'R-37',
        status: 'fulfilled',
        code: 'IRREGULARITY_CORRECTED',
        subject: `org-${COUNTY}`,
        cites: ['GS-PA-25', 'GS-PA-10'],
        facts: [idOf(0), idOf(1), idOf(2)],
        arithmetic: 'recovered 100,000.00 of 100,000.00; 2019-06-01 - 2019-04-10 = 52 days',
        zh: '2019-04-10查实的违规已于2019-06-01纠正,历时52天。',
        en: 'the irregularity found on 2019-04-10 was corrected on 2019-06-01, after 52 days.',
        since: '2019-04-10',
      },
    ]);
    expect(board(facts, '2019-05-31')).toMatchObject([
      { status: 'open', code: 'IRREGULARITY_OPEN', arithmetic: expect.stringContaining('= 51 days') },
    ]);
  });
  example('R-37/2', 'counts a delay by its days, not by an amount', () => {
    const delay = board([found({ misuseType: 'FM-08', delayDays: 200 })]);
    expect(delay).toMatchObject([{ status: 'open', arithmetic: expect.stringMatching(/^delayed 200 days; /) }]);
  });
  example('R-37/3', 'refuses to recover more than the amount', () => {
    const of = found({ amount: '10000000' });
    spec(irregularity).given(of).when(recovered('12000000')).refused('unbalanced', '/amount');
  });

  it('says that a delay without days cannot be counted', () => {
    expect(board([found({ misuseType: 'FM-08' })])).toMatchObject([
      { status: 'open', arithmetic: expect.stringMatching(/^no days; /) },
      { status: 'alert', code: 'DELAY_WITHOUT_DAYS' },
    ]);
  });

  it('keeps an estimate and an unknown amount apart from a known one', () => {
    expect(board([found({ amount: '5', amountEstimated: true }), recovered('2')])).toMatchObject([
      { arithmetic: expect.stringMatching(/^recovered 0\.02 of 0\.05 \(estimated\); /) },
    ]);
    expect(board([found()])).toMatchObject([
      { arithmetic: expect.stringMatching(/^recovered 0\.00 of an unknown amount; /) },
    ]);
  });

  it('cites the duty of the area, and names what it is about where no organ is named', () => {
    const { orgId: _, ...data } = found({ projectId: 'p' }).data;
    const ofProject = { ...found(), data };
    expect(board([inArea(ofProject, SHANXI)])).toMatchObject([{ cites: ['SX-PA-6'], subject: 'project-p' }]);
    const ofFund = { ...found(), data: { ...data, projectId: undefined, allocationId: 'a' } };
    expect(board([inArea(JSON.parse(JSON.stringify(ofFund)) as Told, 'CN-110000')])).toMatchObject([
      { cites: ['CN-PA-11'], subject: 'fund-a' },
    ]);
  });

  it('says nothing while the finding does not stand', () => {
    expect(board([found(), recovered('1'), voided('irregularity-i', idOf(0), '2019-07-01')])).toEqual([]);
  });
});
