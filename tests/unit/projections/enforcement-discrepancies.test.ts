import {
  discrepanciesOf,
  discrepantPenalties,
  enforcementDiscrepancies,
} from '../../../projections/enforcement-discrepancies';
import { standing } from '../../../src/ledger/decoding';
import { BUREAU, COMMITTEE } from '../../support/county';
import { recordedFacts, say } from '../../support/facts';
import { idOf, type Told } from '../../support/spec';

const penaltyId = 'A1';
const stream = 'penalty-A1';
const imposed: Told = say('PenaltyImposed', stream, {
  penaltyId,
  orgId: BUREAU,
  imposedOn: '2024-01-10',
  amount: '100',
  article: '7|1',
});
const paid = (amount: string, paidOn: string, recordedTotal?: string): Told =>
  say('PenaltyPaid', stream, { penaltyId, paidOn, amount, ...(recordedTotal === undefined ? {} : { recordedTotal }) });
const told: readonly Told[] = [
  imposed,
  paid('60', '2024-05-03', '60'),
  paid('30', '2024-05-01', '80'),
  paid('5', '2024-05-04'),
  paid('1', '2024-05-06', '97'),
];
const voided = say('EventVoided', stream, {
  targetEventId: idOf(0),
  reason: 'recorded_in_error',
  approvedByOrgId: COMMITTEE,
  voidedOn: '2025-01-01',
});

describe('the enforcement discrepancies', () => {
  const facts = recordedFacts(told);

  it('count each payment that disagrees under its penalty, on its day', () => {
    const group = `${BUREAU}|7|1|A1`;
    expect(enforcementDiscrepancies.measures(facts)).toEqual([
      { measure: 'discrepancies', group, day: '2024-05-01', n: 1 },
      { measure: 'discrepancies', group, day: '2024-05-06', n: 1 },
    ]);
    expect(enforcementDiscrepancies.measures(facts.slice(0, 2))).toEqual([]);
  });

  it('name the payments made by a day, adding up in the order recorded', () => {
    const penalty = { penaltyId, stream, organ: BUREAU, article: '7|1', payments: [1, 2, 3, 4].map(idOf) };
    const second = { ...penalty, factId: idOf(2), paidOn: '2024-05-01', amount: '30' };
    expect(discrepanciesOf(facts, '2024-05-05')).toEqual([
      { ...second, statedTotal: '80', computedTotal: '90', difference: '-10' },
    ]);
    expect(discrepanciesOf(facts, '2024-05-06')).toHaveLength(2);
    expect(discrepanciesOf(facts, '2024-04-30')).toEqual([]);
  });

  it('stay when the decision is voided, without an organ', () => {
    const stands = standing(recordedFacts([...told, voided]), told.length + 1);
    expect(enforcementDiscrepancies.measures(stands).map(({ group }) => group)).toEqual(['||A1', '||A1']);
    expect(discrepanciesOf(stands, '2024-05-06')[0]).toMatchObject({ organ: null, article: null, penaltyId });
  });

  it('lead to the streams of an organ, never to those of one whose id only begins alike', () => {
    const sums = new Map([
      [
        'discrepancies',
        new Map([
          ['org-b|9|B', 1n],
          ['org-a|7|1|A.2', 2n],
          ['org-a|9|gone', 0n],
          ['org-ab|9|C', 1n],
          ['||D', 1n],
        ]),
      ],
    ]);
    expect(discrepantPenalties(sums)).toEqual(['penalty-A.2', 'penalty-B', 'penalty-C', 'penalty-D']);
    expect(discrepantPenalties(sums, 'org-a')).toEqual(['penalty-A.2']);
    expect(discrepantPenalties(new Map(), 'org-a')).toEqual([]);
  });
});
