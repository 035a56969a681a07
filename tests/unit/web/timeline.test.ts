import {
  changeLinks,
  changeOf,
  stateAmong,
  type TimelineItem,
} from '../../../web/src/pages/official/time-bar/timeline';

const fact = (factId: string, more: Partial<TimelineItem> = {}): TimelineItem => ({
  factId,
  index: 1,
  type: 'DemocraticEvaluationHeld',
  zh: '民主测评结果',
  occurredOn: '2023-03-15',
  recordedAt: '2023-03-16T01:00:00Z',
  state: 'stands',
  changedBy: [],
  ...more,
});

const held = fact('held', { state: 'voided', changedBy: ['corrected', 'voided'] });
const corrected = fact('corrected', { type: 'EventCorrected', targets: 'held' });
const voided = fact('voided', { type: 'EventVoided', targets: 'held' });

const among = (...items: readonly TimelineItem[]): ReadonlyMap<string, TimelineItem> =>
  new Map(items.map((item) => [item.factId, item]));

describe('the timeline of a file', () => {
  it('tells what changes from what only adds', () => {
    expect(changeOf('SanctionRevoked')).toBe('SanctionRevoked');
    expect(changeOf('PostAssumed')).toBeUndefined();
  });

  it('gives a fact the state that it had for somebody who knew only some of its changes', () => {
    expect(stateAmong(held, among(held))).toBe('stands');
    expect(stateAmong(held, among(held, corrected))).toBe('corrected');
    expect(stateAmong(held, among(held, corrected, voided))).toBe('voided');
    expect(stateAmong(held, among(held, voided))).toBe('voided');
    expect(stateAmong(fact('other'), among())).toBe('stands');
    // Whoever knows all of it has the ledger's own word: a correction may be void itself.
    expect(stateAmong(fact('held', { changedBy: ['corrected'] }), among(corrected))).toBe('stands');
  });

  it('leads from each correction to what it speaks of, where that is there', () => {
    const elsewhere = fact('elsewhere', { type: 'EventCorrected', targets: 'unknown' });
    expect(changeLinks([held, corrected, voided, elsewhere])).toEqual([
      [corrected, held],
      [voided, held],
    ]);
  });
});
