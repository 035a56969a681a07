import { allDeclarations } from '../../../src/domain/catalogue';
import { isCorrection } from '../../../src/domain/corrections/correction';
import { documents, naturalKeyOf, repeatedIn } from '../../../projections/documents';
import { COMMITTEE, county, JIA } from '../../support/county';
import { recordedFacts, rowAt, say } from '../../support/facts';
import { idOf, type Told } from '../../support/spec';

const duty = (docNo: string, effectiveFrom = '2021-03-15'): Told =>
  say('DutyDivisionAssigned', `org-${COMMITTEE}`, {
    orgId: COMMITTEE,
    personId: JIA,
    roleInDivision: 'overall',
    coversOrgIds: [],
    coversFields: [],
    effectiveFrom,
    docNo,
  });
const keyOf = (told: Told) => documents.keys(...both(told))[0];
const both = (told: Told) => {
  const [fact] = recordedFacts([told]);
  if (!fact) throw new Error('nothing recorded');
  return [fact, fact] as const;
};
const paid = (paidOn: string, amount: string): Told =>
  say('PenaltyPaid', 'penalty-A1', { penaltyId: 'A1', paidOn, amount });

describe('natural keys', () => {
  it('are the kind and the declared values, in the declared order', () => {
    expect(keyOf(duty('示委办1号'))).toBe(`DutyDivisionAssigned|${COMMITTEE}|${JIA}|2021-03-15|示委办1号`);
  });

  it('never run into each other, whatever a document number holds', () => {
    const keys = ['a|b', 'a\\|b', 'a\\', 'a', 'a|', '|'].map((docNo) => keyOf(duty(docNo)));
    expect(new Set(keys).size).toBe(6);
  });

  it('of every kind with a document number are filed, so that a second record can be refused', () => {
    const numbered = allDeclarations().filter(({ documentNumber, type }) => documentNumber && !isCorrection(type));
    expect(numbered.filter(({ type }) => !(type in documents.on)).map(({ type }) => type)).toEqual([]);
    expect(numbered.length).toBeGreaterThan(5);
  });

  it('that hold the id of their own stream are found in the stream instead', () => {
    expect(keyOf(paid('2024-05-02', '100'))).toBeUndefined();
    const log = recordedFacts([paid('2024-05-02', '100'), paid('2024-05-02', '200'), paid('2024-05-02', '100')]);
    expect([...repeatedIn(log)]).toEqual([[idOf(2), idOf(0)]]);
  });
});

describe('the facts under a natural key', () => {
  const key = keyOf(duty('示委办1号')) ?? '';

  it('are listed in legal order; more than one is a possible duplicate', () => {
    const log = recordedFacts([duty('示委办1号'), duty('示委办2号'), duty('示委办1号')]);
    expect(rowAt(documents, log, key)).toEqual({ facts: [idOf(0), idOf(2)] });
    expect(rowAt(documents, log, key, { size: 2 })).toEqual({ facts: [idOf(0)] });
  });

  it('are one again when the other is voided, or corrected to another number', () => {
    const twice = [duty('示委办1号'), duty('示委办1号')];
    const voided = say('EventVoided', `org-${COMMITTEE}`, {
      targetEventId: idOf(0),
      reason: 'duplicate',
      approvedByOrgId: COMMITTEE,
      voidedOn: '2025-07-01',
    });
    expect(rowAt(documents, recordedFacts([...twice, voided]), key)).toEqual({ facts: [idOf(1)] });
    const corrected = say('EventCorrected', `org-${COMMITTEE}`, {
      targetEventId: idOf(1),
      correctedPayload: duty('示委办7号').data,
      reason: 'clerical',
      approvedByOrgId: COMMITTEE,
      docNo: '示更6号',
      correctedOn: '2025-07-01',
    });
    const log = recordedFacts([...twice, corrected]);
    expect(rowAt(documents, log, key)).toEqual({ facts: [idOf(0)] });
    expect(rowAt(documents, log, keyOf(duty('示委办7号')) ?? '')).toEqual({ facts: [idOf(1)] });
  });

  it('never hold a correction, which is filed where its target is', () => {
    const correction = county.find(({ type }) => type === 'EventCorrected') as Told;
    expect(naturalKeyOf(both(correction)[0])).toBeDefined();
    expect(keyOf(correction)).toBeUndefined();
  });
});
