/** 帮扶措施 and 村民意见征求: whom a measure is for, and that somebody was asked. */
import { household } from '../../../../src/domain/funds/household';
import { village } from '../../../../src/domain/funds/village';
import { told, without } from '../../../support/examples/example';
import { designations, support } from '../../../support/examples/funds-records';
import { spec } from '../../../support/spec';

describe('a measure', () => {
  const measure = told(support, 'SupportMeasureRecorded');

  it('is for a household or for a village, one of them', () => {
    spec(household).given().when(measure).accepted();
    const both = told(support, 'SupportMeasureRecorded', { villageCode: 'v' });
    spec(household).given().when(both).refused('incoherent-fact', '/villageCode');
    spec(household).given().when(without(measure, 'householdId')).refused('incoherent-fact', '/householdId');
    spec(household).given().when(without(both, 'householdId')).accepted();
  });

  it('may end before its start is on record', () => {
    spec(household).given().when(told(support, 'SupportMeasureEnded')).accepted();
  });
});

describe('a result', () => {
  const value = (figure: string) => told(support, 'SupportResultRecorded', { value: figure });

  it('is 0 or more', () => {
    for (const figure of ['0', '0.5', '5200']) spec(household).given().when(value(figure)).accepted();
    for (const figure of ['-1', '-0.5']) {
      spec(household).given().when(value(figure)).refused('incoherent-fact', '/value');
    }
    spec(household)
      .given()
      .when(without(told(support, 'SupportResultRecorded'), 'value', 'unit'))
      .accepted();
  });
});

describe('a consultation', () => {
  it('is held with somebody', () => {
    const asked = (participants: number) => told(designations, 'VillageConsultationHeld', { participants });
    spec(village).given().when(asked(1)).accepted();
    spec(village).given().when(asked(0)).refused('incoherent-fact', '/participants');
  });
});
