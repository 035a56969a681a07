import { leadingGroup } from '../../../../src/domain/organisations/leading-group';
import { told, without } from '../../../support/examples/example';
import { letters } from '../../../support/examples/letters';
import { idOf, spec } from '../../../support/spec';

const established = told(letters, 'LeadingGroupEstablished');
const changed = told(letters, 'LeadingGroupMembershipChanged');

describe('a leading group', () => {
  it('is established once, and changes afterwards', () => {
    spec(leadingGroup).given().when(established).accepted();
    spec(leadingGroup).given(established).when(established).refused('out-of-order', '/groupId');
    spec(leadingGroup).given(established).when(changed).accepted();
    spec(leadingGroup).given().when(changed).refused('out-of-order', '/groupId');
  });

  it('can be established anew after the record of it was voided', () => {
    const voided = { type: 'EventVoided', stream: established.stream, data: { targetEventId: idOf(0) } };
    spec(leadingGroup).given(established, voided).when(established).accepted();
  });

  it('with one head or none is recorded (双组长 is found by a rule)', () => {
    spec(leadingGroup)
      .given()
      .when(told(letters, 'LeadingGroupEstablished', { heads: [] }))
      .accepted();
  });

  it('has seats of a person in a post, each with its reason', () => {
    const { heads } = letters.LeadingGroupEstablished.data;
    const seats = heads.map(({ basisRole: _, ...seat }) => seat);
    spec(leadingGroup)
      .given()
      .when(told(letters, 'LeadingGroupEstablished', { heads: seats }))
      .refused('invalid-fact', '/heads/0/basisRole');
    spec(leadingGroup).given().when(without(established, 'docNo')).refused('invalid-fact', '/docNo');
  });
});
