/** 人员: registration, and the audit of those who leave (GS-CG-17). */
import { person } from '../../../../src/domain/organisations/person';
import { told } from '../../../support/examples/example';
import { organisations } from '../../../support/examples/organisations';
import { idOf, spec } from '../../../support/spec';

const registered = told(organisations, 'PersonRegistered');
const ordered = told(organisations, 'LeavingOfficeAuditOrdered', { orderedOn: '2019-04-01' });
const completed = (completedOn: string) => told(organisations, 'LeavingOfficeAuditCompleted', { completedOn });

describe('registering a person', () => {
  it('refuses a second registration', () => {
    spec(person).given(registered).when(registered).refused('out-of-order');
  });

  it('refuses an id that is not a random UUID, such as the number of an identity card', () => {
    const readable = told(organisations, 'PersonRegistered', { personId: '620102199001011234' });
    spec(person).given().when(readable).refused('invalid-fact', '/personId');
  });

  it('has no field for anything made from the number of an identity card', () => {
    const hashed = told(organisations, 'PersonRegistered', { idHash: 'd'.repeat(64) });
    spec(person).given().when(hashed).refused('invalid-fact', '/idHash');
  });

  it('refuses a day after the day of recording', () => {
    spec(person).given().on('2016-01-31').when(registered).refused('invalid-fact', '/occurredOn');
    spec(person).given().on('2016-02-01').when(registered).accepted();
  });
});

describe('the audit of a person who leaves', () => {
  it('can be ordered for anybody registered, in a post or not: a rule finds where it was not needed', () => {
    spec(person).given(registered).when(ordered).accepted();
    spec(person).given().when(ordered).refused('out-of-order');
  });

  it('can be ordered before the person has left', () => {
    const ahead = told(organisations, 'LeavingOfficeAuditOrdered', { periodTo: '2019-12-31' });
    spec(person).given(registered).on('2019-04-02').when(ahead).accepted();
  });

  it('covers a period that does not end before it begins', () => {
    const reversed = told(organisations, 'LeavingOfficeAuditOrdered', { periodTo: '2016-02-29' });
    spec(person).given(registered).when(reversed).refused('incoherent-fact', '/periodTo');
  });

  it('is completed on the day of its order or later', () => {
    spec(person).given(registered, ordered).when(completed('2019-04-01')).accepted();
    spec(person).given(registered, ordered).when(completed('2019-03-31')).refused('out-of-order', '/completedOn');
  });

  it('is not completed without an order', () => {
    spec(person).given(registered).when(completed('2019-09-30')).refused('out-of-order', '/completedOn');
    spec(person).given().when(completed('2019-09-30')).refused('out-of-order', '/completedOn');
  });

  it('counts an order that was put right by what it should have said', () => {
    const correction = {
      type: 'EventCorrected',
      stream: registered.stream,
      data: {
        targetEventId: idOf(1),
        correctedPayload: { ...ordered.data, orderedOn: '2019-03-01' },
      },
    };
    spec(person).given(registered, ordered, correction).when(completed('2019-03-31')).accepted();
  });

  it('stays ordered when the registration is voided and recorded anew', () => {
    const voided = { type: 'EventVoided', stream: registered.stream, data: { targetEventId: idOf(0) } };
    spec(person).given(registered, ordered, voided, registered).when(completed('2019-09-30')).accepted();
    spec(person).given(registered, ordered, voided).when(ordered).refused('out-of-order');
  });
});
