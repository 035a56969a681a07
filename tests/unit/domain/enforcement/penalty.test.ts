import fc from 'fast-check';
import { penalty } from '../../../../src/domain/enforcement/penalty';
import { penalties } from '../../../support/examples/enforcement';
import { told, without } from '../../../support/examples/example';
import { answerTo, InMemoryKnown, RECORDING_DAY, spec } from '../../../support/spec';

const given = spec(penalty).given;
const imposed = told(penalties, 'PenaltyImposed');
const later = penalty.facts
  .map(({ type }) => type)
  .filter((type) => type !== 'PenaltyImposed')
  .map((type) => told(penalties, type));

describe('a penalty', () => {
  it('begins with the decision that imposes it, once', () => {
    given().when(imposed).accepted();
    given(imposed).when(imposed).refused('out-of-order');
  });

  it.each(later)('refuses $type before the decision, and takes it after', (fact) => {
    given().when(fact).refused('out-of-order');
    given(imposed).when(fact).accepted();
  });

  it('takes everything after the decision in any order, and as often as it is sent', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...later), { maxLength: 12 }), fc.constantFrom(...later), (before, fact) => {
        const known = new InMemoryKnown([imposed, ...before], RECORDING_DAY, [penalty]);
        expect(answerTo(fact, known)).toBeUndefined();
        expect(answerTo(imposed, known)).toMatchObject({ code: 'out-of-order' });
      }),
      { seed: 20_130_618, numRuns: 300 },
    );
  });

  it('takes days that run against the order of recording: registers are entered late', () => {
    given(imposed)
      .when(told(penalties, 'PenaltyPaid', { paidOn: '2024-01-09' }))
      .accepted();
  });
});

describe('amounts of a penalty', () => {
  it.each([
    ['PenaltyImposed', 'amount'],
    ['PenaltyNoticeSent', 'expense'],
    ['PenaltyIncreased', 'amount'],
    ['PenaltyPaid', 'amount'],
    ['PenaltyPaid', 'recordedTotal'],
  ] as const)('takes zero for the %s %s, and refuses less or a fraction', (type, field) => {
    const before = type === 'PenaltyImposed' ? [] : [imposed];
    given(...before)
      .when(told(penalties, type, { [field]: '0' }))
      .accepted();
    for (const wrong of ['-1', '1.50', '01', '', 1]) {
      given(...before)
        .when(told(penalties, type, { [field]: wrong }))
        .refused('invalid-fact', `/${field}`);
    }
  });

  it('may leave out what the register counted so far', () => {
    given(imposed)
      .when(without(told(penalties, 'PenaltyPaid'), 'recordedTotal'))
      .accepted();
  });
});

describe('what the register said beside the fields', () => {
  it.each([imposed, ...later])('is kept with $type, as text by name', (fact) => {
    const before = fact === imposed ? [] : [imposed];
    given(...before)
      .when({ ...fact, data: { ...fact.data, source: { 'org:resource': '561', dismissal: '' } } })
      .accepted();
    given(...before)
      .when({ ...fact, data: { ...fact.data, source: { points: 2 } } })
      .refused('invalid-fact', '/source/points');
  });

  it('refuses an article of more than 200 characters', () => {
    given()
      .when(told(penalties, 'PenaltyImposed', { article: '条'.repeat(200) }))
      .accepted();
    given()
      .when(told(penalties, 'PenaltyImposed', { article: '条'.repeat(201) }))
      .refused('invalid-fact', '/article');
  });
});
