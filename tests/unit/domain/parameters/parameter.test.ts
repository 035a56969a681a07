/** 参数设定: only declared parameters, each with a value of its form. */
import { parameter } from '../../../../src/domain/parameters/parameter';
import { parameterIds, parameters, type ParameterDeclaration } from '../../../../src/domain/parameters/parameters';
import { told } from '../../../support/examples/example';
import { parameterExamples } from '../../../support/examples/parameters';
import { answerTo, InMemoryKnown, RECORDING_DAY, spec } from '../../../support/spec';

const set = (parameterId: string, value: unknown, other: Readonly<Record<string, unknown>> = {}) => ({
  ...told(parameterExamples, 'ParameterSet', { parameterId, value, ...other }),
  stream: `parameter-${parameterId}`,
});

describe('setting a parameter', () => {
  it('refuses one that is not declared', () => {
    spec(parameter).given().when(set('P-QUORUMS', '1/2')).refused('invalid-fact', '/parameterId');
  });

  it.each([
    ['P-DENOM', 'ISSUED'],
    ['P-QUORUM', '1/2'],
    ['P-QUORUM', '0/1'],
    ['P-QUORUM', '100/100'],
    ['P-PURPOSE-14', false],
    ['P-SX-EFFECTIVE', '2018-05-01'],
    ['P-PENDING-DAYS', 30],
    ['P-PENDING-DAYS', 0],
    ['P-NOTICE-DAYS', 'household=7;village=7;county=5'],
    ['P-CONSTRAINT-ITEMS', '禁止铺张浪费;禁止形式主义'],
    ['P-GS-EXIT-APPROVER', '县级脱贫攻坚领导小组'],
  ])('accepts %s as %p', (id, value) => {
    spec(parameter).given().when(set(id, value)).accepted();
  });

  it.each([
    ['P-DENOM', 'VALID'],
    ['P-DENOM', true],
    ['P-QUORUM', '0.5'],
    ['P-QUORUM', '3/2'],
    ['P-QUORUM', '1/0'],
    ['P-QUORUM', '01/2'],
    ['P-PURPOSE-14', 'true'],
    ['P-SX-EFFECTIVE', '2018-02-30'],
    ['P-PENDING-DAYS', '30'],
    ['P-NOTICE-DAYS', 'household=7;household=8'],
    ['P-NOTICE-DAYS', 'household'],
    ['P-NOTICE-DAYS', 7],
    ['P-CONSTRAINT-ITEMS', '禁止铺张浪费;'],
    ['P-GS-EXIT-APPROVER', 3],
  ])('refuses %s as %p', (id, value) => {
    spec(parameter).given().when(set(id, value)).refused('incoherent-fact', '/value');
  });

  it.each([[7.5], [-1], [null], [{ days: 7 }], [['a', 'b']]])('refuses %p, which no parameter takes', (value) => {
    spec(parameter).given().when(set('P-PENDING-DAYS', value)).refused('invalid-fact', '/value');
  });

  it('accepts a value for days ahead and for days long past, and a second one for the same day', () => {
    const ahead = set('P-DENOM', 'ISSUED', { effectiveFrom: '2030-01-01' });
    spec(parameter).given().when(ahead).accepted();
    spec(parameter).given(ahead).when(ahead).accepted();
    spec(parameter)
      .given()
      .when(set('P-DENOM', 'ISSUED', { effectiveFrom: '1999-03-23' }))
      .accepted();
  });

  it('refuses a value that ends before it begins', () => {
    spec(parameter)
      .given()
      .when(set('P-DENOM', 'ISSUED', { effectiveTo: '2018-12-31' }))
      .refused('incoherent-fact', '/effectiveTo');
  });
});

describe('the declared parameters', () => {
  const declared = Object.entries<ParameterDeclaration>(parameters);

  it('are 34, each with its Chinese name and an article', () => {
    expect(parameterIds).toHaveLength(34);
    for (const [id, { zh, meaning, cites }] of declared) {
      expect([id, zh !== '' && meaning !== '' && cites.length > 0]).toEqual([id, true]);
    }
  });

  it('choose from a list when they are a choice, and only then', () => {
    for (const [id, { form, values }] of declared) expect([id, values !== undefined]).toEqual([id, form === 'choice']);
  });

  it('have no default, or one that could be set', () => {
    const nothing = new InMemoryKnown([], RECORDING_DAY);
    for (const [id, { default: value }] of declared) {
      if (value !== null) expect([id, answerTo(set(id, value), nothing)]).toEqual([id, undefined]);
    }
    expect(parameters['P-SX-EFFECTIVE'].default).toBeNull();
  });
});
