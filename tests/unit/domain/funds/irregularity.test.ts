/** 资金违规: found, recovered up to its amount, corrected once. */
import { irregularity } from '../../../../src/domain/funds/irregularity';
import { told, without } from '../../../support/examples/example';
import { irregularities } from '../../../support/examples/funds-records';
import { spec } from '../../../support/spec';

const found = told(irregularities, 'FundIrregularityFound');
const recovered = told(irregularities, 'FundRecovered');
const corrected = told(irregularities, 'FundIrregularityCorrected');
const recovering = (amount: string) => told(irregularities, 'FundRecovered', { amount });

describe('an irregularity', () => {
  it('is found once', () => {
    spec(irregularity).given().when(found).accepted();
    spec(irregularity).given(found).when(found).refused('out-of-order');
  });

  it('names the allocation, the project or the organ', () => {
    const nowhere = without(found, 'projectId', 'orgId');
    spec(irregularity).given().when(nowhere).refused('incoherent-fact', '/orgId');
    for (const named of [{ allocationId: 'a' }, { projectId: 'p' }, { orgId: 'o' }]) {
      spec(irregularity)
        .given()
        .when({ ...nowhere, data: { ...nowhere.data, ...named } })
        .accepted();
    }
  });

  it('is one of the ten printed kinds', () => {
    const of = (misuseType: string) => told(irregularities, 'FundIrregularityFound', { misuseType });
    for (const kind of ['FM-01', 'FM-10']) spec(irregularity).given().when(of(kind)).accepted();
    for (const kind of ['FM-00', 'FM-11', 'procedural']) {
      spec(irregularity).given().when(of(kind)).refused('invalid-fact', '/misuseType');
    }
  });

  it('may be a delay with days and no amount, or without either: a rule speaks of that', () => {
    const delay = without(told(irregularities, 'FundIrregularityFound', { misuseType: 'FM-08' }), 'amount');
    spec(irregularity).given().when(delay).accepted();
    spec(irregularity)
      .given()
      .when({ ...delay, data: { ...delay.data, delayDays: 200 } })
      .accepted();
  });
});

describe('recovery', () => {
  it('follows the finding and never comes to more than the amount', () => {
    spec(irregularity).given().when(recovered).refused('out-of-order');
    spec(irregularity).given(found).when(recovering('10000000')).accepted();
    spec(irregularity).given(found).when(recovering('10000001')).refused('unbalanced', '/amount');
    spec(irregularity).given(found, recovered).when(recovering('4000000')).accepted();
    spec(irregularity).given(found, recovered).when(recovering('4000001')).refused('unbalanced', '/amount');
  });

  it('is added exactly at the largest amounts', () => {
    const most = told(irregularities, 'FundIrregularityFound', { amount: '999999999999999' });
    spec(irregularity).given(most, recovering('999999999999998')).when(recovering('1')).accepted();
    spec(irregularity)
      .given(most, recovering('999999999999998'))
      .when(recovering('2'))
      .refused('unbalanced', '/amount');
  });

  it('is not limited where no amount is known', () => {
    spec(irregularity).given(without(found, 'amount')).when(recovering('999999999999999')).accepted();
  });

  it('may come after the correction', () => {
    spec(irregularity).given(found, corrected).when(recovered).accepted();
  });
});

describe('correction', () => {
  it('follows the finding, once', () => {
    spec(irregularity).given().when(corrected).refused('out-of-order');
    spec(irregularity).given(found).when(corrected).accepted();
    spec(irregularity).given(found, corrected).when(corrected).refused('out-of-order');
  });
});
