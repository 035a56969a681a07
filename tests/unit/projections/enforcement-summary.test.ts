import fc from 'fast-check';
import type { Fact } from '../../../src/domain/fact';
import { enforcementSummary, summaryOf, type EnforcementSums } from '../../../projections/enforcement-summary';
import type { Measure } from '../../../projections/projection';
import { BUREAU, COMMITTEE } from '../../support/county';
import { recordedFacts, say } from '../../support/facts';
import { idOf, type Told } from '../../support/spec';
import { standing } from '../../../src/ledger/decoding';

const penaltyId = 'A1';
const stream = 'penalty-A1';
const imposed = (amount: string, imposedOn = '2024-01-10', article = '157'): Told =>
  say('PenaltyImposed', stream, { penaltyId, orgId: BUREAU, imposedOn, amount, article });
const sent = (expense: string, sentOn = '2024-02-01') =>
  say('PenaltyNoticeSent', stream, { penaltyId, sentOn, expense });
const served = (servedOn: string) => say('PenaltyServed', stream, { penaltyId, servedOn });
const increased = (amount: string, increasedOn: string) =>
  say('PenaltyIncreased', stream, { penaltyId, increasedOn, amount });
const paid = (amount: string, paidOn: string, recordedTotal?: string) =>
  say('PenaltyPaid', stream, { penaltyId, paidOn, amount, ...(recordedTotal === undefined ? {} : { recordedTotal }) });
const on = (type: 'ReconsiderationRequested' | 'CompulsoryEnforcementRequested', requestedOn: string) =>
  say(type, stream, { penaltyId, requestedOn });

const measuresOf = (...told: readonly Told[]): readonly Measure[] => enforcementSummary.measures(recordedFacts(told));

/** What the ledger answers: sums over days, by measure and group. */
function sumsOf(measures: readonly Measure[], day = '9999-12-31'): EnforcementSums {
  const sums = new Map<string, Map<string, bigint>>();
  for (const { measure, group, n } of measures.filter((each) => each.day <= day)) {
    const groups = sums.get(measure) ?? new Map<string, bigint>();
    sums.set(measure, groups.set(group, (groups.get(group) ?? 0n) + BigInt(n)));
  }
  return sums;
}
const summary = (measures: readonly Measure[], day?: string) => summaryOf(sumsOf(measures, day), 'EUR');

describe('the enforcement summary', () => {
  it('counts one penalty from the decision to its enforcement', () => {
    const measures = measuresOf(
      imposed('3500'),
      sent('1100'),
      served('2024-02-20'),
      increased('7150', '2024-04-20'),
      paid('3500', '2024-05-02', '3500'),
      on('ReconsiderationRequested', '2024-03-10'),
      say('ReconsiderationDecided', stream, { penaltyId, decidedOn: '2024-06-01' }),
      say('LitigationFiled', stream, { penaltyId, filedOn: '2024-07-01' }),
      on('CompulsoryEnforcementRequested', '2025-03-30'),
    );
    expect(summary(measures)).toEqual({
      currency: 'EUR',
      penalties: 1,
      served: 1,
      increased: 1,
      payments: 1,
      imposed: '7150',
      expenses: '1100',
      paid: '3500',
      reconsiderations: 1,
      litigations: 1,
      enforcementRequests: 1,
      discrepancies: 0,
      byArticle: [{ article: '157', penalties: 1, imposed: '7150' }],
    });
  });

  it('has the amount in force on each day', () => {
    const measures = measuresOf(imposed('3500'), increased('7150', '2024-04-20'), increased('7000', '2024-06-01'));
    const days = ['2024-01-09', '2024-01-10', '2024-04-19', '2024-04-20', '2024-05-31', '2024-06-01'];
    expect(days.map((day) => summary(measures, day).imposed)).toEqual(['0', '3500', '3500', '7150', '7150', '7000']);
  });

  it('orders increases by their day, and those of one day as recorded', () => {
    const measures = measuresOf(
      imposed('100'),
      increased('400', '2024-06-01'),
      increased('200', '2024-03-01'),
      increased('300', '2024-06-01'),
    );
    expect(['2024-03-01', '2024-05-31', '2024-06-01'].map((day) => summary(measures, day).imposed)).toEqual([
      '200',
      '200',
      '300',
    ]);
    expect(summary(measures).increased).toBe(3);
  });

  it('checks the running total in the order recorded and never resets after a disagreement', () => {
    const measures = measuresOf(
      imposed('3500'),
      paid('100', '2024-05-03', '100'),
      paid('50', '2024-05-01', '140'),
      paid('10', '2024-05-04', '150'),
      paid('5', '2024-05-05'),
      paid('1', '2024-05-06', '166'),
    );
    const disagree = measures.filter(({ measure }) => measure === 'discrepancies').map(({ day }) => day);
    expect(disagree).toEqual(['2024-05-01', '2024-05-04']);
    expect(summary(measures)).toMatchObject({ payments: 5, paid: '166', discrepancies: 2 });
  });

  it('finds a disagreement however large the sum has grown', () => {
    const most = '999999999999999';
    const eleven = Array.from({ length: 11 }, (_, n) => paid(most, `2024-05-${String(n + 10)}`));
    expect(summary(measuresOf(imposed('1'), ...eleven))).toMatchObject({ paid: '10999999999999989', discrepancies: 0 });
    expect(summary(measuresOf(imposed('1'), ...eleven, paid('0', '2024-06-01', most))).discrepancies).toBe(1);
    expect(summary(measuresOf(imposed('1'), paid(most, '2024-06-01', most))).discrepancies).toBe(0);
  });

  it('gives every figure in safe integers and none that changes nothing', () => {
    const measures = measuresOf(imposed('0'), sent('0'), increased('0', '2024-02-01'), paid('0', '2024-03-01', '0'));
    expect(measures.every(({ n }) => Number.isSafeInteger(n) && n !== 0)).toBe(true);
    expect(summary(measures)).toMatchObject({ penalties: 1, imposed: '0', paid: '0', payments: 1, increased: 1 });
  });

  it('follows a corrected amount and article', () => {
    const told = [
      imposed('3500'),
      increased('7150', '2024-04-20'),
      say('EventCorrected', stream, {
        targetEventId: idOf(0),
        correctedPayload: imposed('3000', '2024-01-12', '158').data,
        reason: 'wrong_amount',
        approvedByOrgId: COMMITTEE,
        docNo: '示更1号',
        correctedOn: '2025-01-01',
      }),
    ];
    const measures = enforcementSummary.measures(standing(recordedFacts(told), told.length));
    expect(summary(measures, '2024-01-11').imposed).toBe('0');
    expect(summary(measures, '2024-02-01')).toMatchObject({ byArticle: [{ article: '158', imposed: '3000' }] });
    expect(summary(measures).imposed).toBe('7150');
  });

  it('of a voided decision counts no penalty, and keeps the money that came in', () => {
    const told = [
      imposed('3500'),
      sent('1100'),
      increased('7150', '2024-04-20'),
      paid('3500', '2024-05-02', '3500'),
      say('EventVoided', stream, {
        targetEventId: idOf(0),
        reason: 'recorded_in_error',
        approvedByOrgId: COMMITTEE,
        voidedOn: '2025-01-01',
      }),
    ];
    const measures = enforcementSummary.measures(standing(recordedFacts(told), told.length));
    expect(summary(measures)).toMatchObject({
      penalties: 0,
      imposed: '0',
      increased: 1,
      expenses: '1100',
      paid: '3500',
      byArticle: [],
    });
  });

  it('does not depend on the order in which the facts behind the decision were recorded, payments aside', () => {
    const rest = [
      sent('1100'),
      served('2024-02-20'),
      increased('4000', '2024-03-01'),
      increased('7150', '2024-04-20'),
      paid('3500', '2024-05-02'),
      paid('20', '2024-05-03'),
      on('ReconsiderationRequested', '2024-03-10'),
    ];
    const expected = sorted(measuresOf(imposed('3500'), ...rest));
    fc.assert(
      fc.property(fc.shuffledSubarray(rest, { minLength: rest.length }), (shuffled) => {
        expect(sorted(measuresOf(imposed('3500'), ...shuffled))).toEqual(expected);
      }),
      { seed: 20240110, numRuns: 200 },
    );
  });
});

const sorted = (measures: readonly Measure[]): readonly string[] => measures.map((each) => JSON.stringify(each)).sort();

describe('the summary of several organs', () => {
  const group = (orgId: string, article: string, n: number): Fact[] =>
    Array.from({ length: n }, (_, at) => ({
      ...(recordedFacts([imposed('100')])[0] as Fact),
      stream: `penalty-${orgId}-${article}-${String(at)}`,
      data: { penaltyId, orgId, imposedOn: '2024-01-10', amount: '100', article },
    }));
  const sums = sumsOf(
    [
      ...group('org-a', '9', 2),
      ...group('org-a', '157', 1),
      ...group('org-ab', '9', 3),
      ...group('org-ab', '7|1', 1),
    ].flatMap((fact) => enforcementSummary.measures([fact])),
  );

  it('sorts articles as text and adds them up over the organs', () => {
    expect(summaryOf(sums, 'CNY').byArticle).toEqual([
      { article: '157', penalties: 1, imposed: '100' },
      { article: '7|1', penalties: 1, imposed: '100' },
      { article: '9', penalties: 5, imposed: '500' },
    ]);
  });

  it('can be read for one organ, never for one whose id only begins alike', () => {
    expect(summaryOf(sums, 'CNY', 'org-a')).toMatchObject({ penalties: 3, imposed: '300' });
    expect(summaryOf(sums, 'CNY', 'org-b')).toMatchObject({ penalties: 0, byArticle: [] });
  });
});
