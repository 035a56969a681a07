/** The payments of a penalty, added up beside the register's running total, as known at a size of the log. */
import type { components } from '../../../web/src/api/schema';
import { disagrees, paymentLines } from '../../../web/src/pages/enforcement/payments';

type Fact = components['schemas']['Fact'];

const fact = (index: number, type: string, data: Fact['data']): Fact => ({
  index,
  id: `f${index}`,
  type,
  version: 1,
  stream: 'penalty-A1',
  revision: index,
  recordedAt: '2026-01-01T00:00:00.000Z',
  actor: 'law-enforcement-organ/police/key',
  occurredOn: '2003-05-01',
  about: {} as Fact['about'],
  data,
});

const paid = (index: number, amount: string, recordedTotal?: string): Fact =>
  fact(index, 'PenaltyPaid', {
    penaltyId: 'A1',
    paidOn: `2003-05-0${index}`,
    amount,
    ...(recordedTotal === undefined ? {} : { recordedTotal }),
  });

test('each payment stands beside what was paid up to it, exactly', () => {
  const facts = [paid(1, '9007199254740992'), paid(2, '1', '9007199254740993'), paid(3, '5', '6')];
  const lines = paymentLines(['f1', 'f2', 'f3'], facts, 100);
  expect(lines.map(({ computedTotal }) => computedTotal)).toEqual([
    '9007199254740992',
    '9007199254740993',
    '9007199254740998',
  ]);
  // The first states no total, so there is nothing to disagree with.
  expect(lines.map(disagrees)).toEqual([false, false, true]);
  expect(lines[1]).toEqual({
    factId: 'f2',
    paidOn: '2003-05-02',
    amount: '1',
    statedTotal: '9007199254740993',
    computedTotal: '9007199254740993',
    correctedBy: undefined,
  });
});

test('a payment that does not stand any more is not among those named, and is not added up', () => {
  const lines = paymentLines(['f1', 'f3'], [paid(1, '10'), paid(2, '20'), paid(3, '30')], 100);
  expect(lines.map(({ factId, computedTotal }) => [factId, computedTotal])).toEqual([
    ['f1', '10'],
    ['f3', '40'],
  ]);
});

describe('a correction', () => {
  const corrected = (index: number, amount: string): Fact =>
    fact(index, 'EventCorrected', {
      targetEventId: 'f1',
      correctedPayload: { penaltyId: 'A1', paidOn: '2003-04-30', amount, recordedTotal: '35' },
    });
  const facts = [paid(1, '53', '35'), corrected(5, '36'), corrected(8, '35')];

  test('that is known takes the place of what was recorded; the last one stands', () => {
    expect(paymentLines(['f1'], facts, 9)).toEqual([
      {
        factId: 'f1',
        paidOn: '2003-04-30',
        amount: '35',
        statedTotal: '35',
        computedTotal: '35',
        correctedBy: 'f8',
      },
    ]);
  });

  test('that was recorded later is not known yet', () => {
    expect(paymentLines(['f1'], facts, 8)[0]).toMatchObject({ amount: '36', correctedBy: 'f5' });
    const [line] = paymentLines(['f1'], facts, 5);
    expect(line).toMatchObject({ amount: '53', correctedBy: undefined });
    expect(line && disagrees(line)).toBe(true);
  });
});

test('behind a payment that is not among the facts no total is claimed', () => {
  const lines = paymentLines(['f1', 'gone', 'f3'], [paid(1, '10'), paid(3, '30', '999')], 100);
  expect(lines.map(({ amount, computedTotal }) => [amount, computedTotal])).toEqual([
    ['10', '10'],
    [undefined, undefined],
    ['30', undefined],
  ]);
  expect(lines.map(disagrees)).toEqual([false, false, false]);
});
