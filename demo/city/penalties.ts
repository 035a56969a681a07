/** 行政处罚: the city's enforcement bureau and its fines, paid, increased, contested. */
import { daysAfter } from '../calendar';
import type { City } from './city';
import { enforcement } from './organs';

const PER_YEAR = 12;
const FIRST_YEAR = 2012;
const LAST_YEAR = 2025;

const provisions = ['示例市容条例第10条', '示例市容条例第14条', '示例占道管理办法第7条'] as const;

/** Money in fen. */
const yuan = (amount: number): string => String(amount * 100);

/** One payment entered twice; the second entry is voided when the books are compared. */
export function voidDuplicatePayment({ script }: City): void {
  const penaltyId = 'duplicate-2016';
  const stream = `penalty-${penaltyId}`;
  const amount = yuan(200);
  script.say(enforcement, 'PenaltyImposed', stream, {
    penaltyId,
    orgId: 'yunqi-enforcement',
    imposedOn: '2016-05-03',
    amount,
    article: provisions[0],
  });
  const paid = { penaltyId, paidOn: '2016-05-09', amount };
  script.say(enforcement, 'PenaltyPaid', stream, paid);
  const twice = script.say(enforcement, 'PenaltyPaid', stream, paid, { delay: 9 });
  script.say(enforcement, 'EventVoided', stream, {
    targetEventId: twice.id,
    reason: 'duplicate',
    approvedByOrgId: 'yunqi-enforcement',
    voidedOn: '2017-01-16',
  });
}

/** A payment entered as 35 yuan that was 350; put right when the bank's list came. */
export function correctPayment({ script, docNo }: City): void {
  const penaltyId = 'amount-2016';
  const stream = `penalty-${penaltyId}`;
  script.say(enforcement, 'PenaltyImposed', stream, {
    penaltyId,
    orgId: 'yunqi-enforcement',
    imposedOn: '2016-07-04',
    amount: yuan(350),
    article: provisions[1],
  });
  const paid = { penaltyId, paidOn: '2016-07-15' };
  const wrong = script.say(enforcement, 'PenaltyPaid', stream, { ...paid, amount: yuan(35) });
  script.say(enforcement, 'EventCorrected', stream, {
    targetEventId: wrong.id,
    correctedPayload: { ...paid, amount: yuan(350) },
    reason: 'wrong_amount',
    approvedByOrgId: 'yunqi-enforcement',
    docNo: docNo('云城更', '2016-11-14'),
    correctedOn: '2016-11-14',
  });
}

/** A year's fines. About half are paid at once; the rest are increased, contested or enforced. */
export function fine(city: City, year: number): void {
  if (year < FIRST_YEAR || year > LAST_YEAR) return;
  for (let n = 1; n <= PER_YEAR; n += 1) oneFine(city, `${year}-${String(n).padStart(3, '0')}`, year, n);
}

function oneFine({ script, chance }: City, penaltyId: string, year: number, n: number): void {
  const stream = `penalty-${penaltyId}`;
  const imposedOn = `${year}-${String(n).padStart(2, '0')}-${String(chance.between(2, 24)).padStart(2, '0')}`;
  const amount = 50 * chance.between(1, 20);
  script.say(enforcement, 'PenaltyImposed', stream, {
    penaltyId,
    orgId: 'yunqi-enforcement',
    imposedOn,
    amount: yuan(amount),
    article: chance.pick(provisions),
  });
  const pay = (paidOn: string, sum: number): void => {
    script.say(enforcement, 'PenaltyPaid', stream, { penaltyId, paidOn, amount: yuan(sum) });
  };
  const fate = chance.between(0, 9);
  if (fate < 5) return pay(daysAfter(imposedOn, chance.between(1, 14)), amount);
  if (fate < 8) {
    const increasedOn = daysAfter(imposedOn, 16);
    script.say(enforcement, 'PenaltyIncreased', stream, { penaltyId, increasedOn, amount: yuan(amount + 30) });
    return pay(daysAfter(imposedOn, 40), amount + 30);
  }
  const requestedOn = daysAfter(imposedOn, chance.between(5, 30));
  if (fate === 8) {
    script.say(enforcement, 'ReconsiderationRequested', stream, { penaltyId, requestedOn });
    const decidedOn = daysAfter(requestedOn, 50);
    script.say(enforcement, 'ReconsiderationDecided', stream, { penaltyId, decidedOn });
    return;
  }
  script.say(enforcement, 'CompulsoryEnforcementRequested', stream, {
    penaltyId,
    requestedOn: daysAfter(imposedOn, 95),
  });
}
