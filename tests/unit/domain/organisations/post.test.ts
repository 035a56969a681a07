/** 职位: who holds a post on which days, however late and in whatever order it is recorded. */
import fc from 'fast-check';
import { post } from '../../../../src/domain/organisations/post';
import { told } from '../../../support/examples/example';
import { DEMO_PERSON, DEMO_POST, organisations } from '../../../support/examples/organisations';
import { idOf, InMemoryKnown, RECORDING_DAY, spec, type Told } from '../../../support/spec';

const SUCCESSOR = '7f3e9d10-2b4c-4d5e-8f60-112233445566';

const established = told(organisations, 'PostEstablished');
const assumed = (assumedOn: string, personId = DEMO_PERSON) =>
  told(organisations, 'PostAssumed', { assumedOn, personId });
const vacated = (vacatedOn: string, personId = DEMO_PERSON) =>
  told(organisations, 'PostVacated', { vacatedOn, personId });
const holdings = (...facts: readonly Told[]) => new InMemoryKnown(facts, RECORDING_DAY).holdings(DEMO_PERSON);

describe('a post', () => {
  it('is established once', () => {
    spec(post).given(established).when(established).refused('out-of-order');
  });

  it('is taken up only when it is established', () => {
    spec(post).given(established).when(assumed('2016-03-01')).accepted();
    spec(post).given().when(assumed('2016-03-01')).refused('out-of-order');
  });

  it('can be taken up while another holds it, without an opinion, by promotion: rules find what was unlawful', () => {
    spec(post).given(established, assumed('2016-03-01')).when(assumed('2017-01-01', SUCCESSOR)).accepted();
  });

  it('is left by the person who holds it', () => {
    spec(post).given(established, assumed('2016-03-01')).when(vacated('2016-03-01')).accepted();
    spec(post).given(established, assumed('2016-03-01')).when(vacated('2019-03-31')).accepted();
  });

  it('is left without a sanction being named for a removal: a rule lists it as unlinked', () => {
    const removed = told(organisations, 'PostVacated', { reason: 'removal_sanction' });
    spec(post).given(established, assumed('2016-03-01')).when(removed).accepted();
  });

  it('is left by organisational adjustment (组织调整), which article 14 prints beside removal', () => {
    const adjusted = told(organisations, 'PostVacated', { reason: 'org_adjustment' });
    spec(post).given(established, assumed('2016-03-01')).when(adjusted).accepted();
  });

  it.each([
    ['before it was taken up', [established, assumed('2016-03-01')], vacated('2016-02-29')],
    ['by somebody else', [established, assumed('2016-03-01')], vacated('2019-03-31', SUCCESSOR)],
    ['twice', [established, assumed('2016-03-01'), vacated('2019-03-31')], vacated('2019-04-30')],
    ['when nobody holds it', [established], vacated('2019-03-31')],
    ['when it is not established', [], vacated('2019-03-31')],
  ])('is not left %s', (_, given, leaving) => {
    spec(post)
      .given(...given)
      .when(leaving)
      .refused('out-of-order', '/personId');
  });

  it('is left in 2019 though a second time in it, from 2021, is already on record', () => {
    const before = [established, assumed('2016-03-01'), assumed('2021-01-01')];
    spec(post)
      .given(...before)
      .when(vacated('2019-03-31'))
      .accepted();
    const held = holdings(...before, vacated('2019-03-31'));
    expect(held).toEqual([
      { post: DEMO_POST, org: established.data['orgId'], assumedOn: '2016-03-01', vacatedOn: '2019-03-31' },
      { post: DEMO_POST, org: established.data['orgId'], assumedOn: '2021-01-01' },
    ]);
  });

  it('is left for the second time by the tenure that began last, though the first was never ended', () => {
    const held = holdings(established, assumed('2016-03-01'), assumed('2021-01-01'), vacated('2022-05-31'));
    expect(held.map(({ assumedOn, vacatedOn }) => [assumedOn, vacatedOn])).toEqual([
      ['2016-03-01', undefined],
      ['2021-01-01', '2022-05-31'],
    ]);
  });

  it('keeps who held it when its establishment is voided and recorded anew', () => {
    const voided = { type: 'EventVoided', stream: established.stream, data: { targetEventId: idOf(0) } };
    const before = [established, assumed('2016-03-01'), voided];
    spec(post)
      .given(...before)
      .when(established)
      .accepted();
    spec(post)
      .given(...before, established)
      .when(vacated('2019-03-31'))
      .accepted();
  });

  it('is held once by a person whose taking up was recorded twice', () => {
    expect(holdings(established, assumed('2016-03-01'), assumed('2016-03-01'))).toHaveLength(1);
  });

  it('comes to the same tenures whether they are recorded forwards or backwards', () => {
    const tenures = fc
      .uniqueArray(fc.integer({ min: 0, max: 3000 }), { minLength: 2, maxLength: 12 })
      .map((days) => [...days].sort((a, b) => a - b).map((day) => day4(day)))
      .map((days) => days.flatMap((from, at) => (at % 2 === 0 && days[at + 1] ? [[from, days[at + 1] ?? '']] : [])));
    fc.assert(
      fc.property(tenures, (periods) => {
        const pairs = periods.map(([from = '', to = '']) => [assumed(from), vacated(to)]);
        const byDay = (held: ReturnType<typeof holdings>) => new Set(held.map((each) => JSON.stringify(each)));
        const forwards = holdings(established, ...pairs.flat());
        const backwards = holdings(established, ...[...pairs].reverse().flat());
        expect(byDay(backwards)).toEqual(byDay(forwards));
        expect(forwards).toHaveLength(pairs.length);
      }),
      { seed: 20190331, numRuns: 100 },
    );
  });
});

/** Day number `n` of a calendar of 28-day months from January 2001. */
const day4 = (n: number): string => {
  const [year, month, day] = [2001 + Math.floor(n / 336), Math.floor((n % 336) / 28) + 1, (n % 28) + 1];
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};
