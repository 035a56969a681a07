import { linkage } from '../../../../src/domain/organisations/linkage';
import { told, without } from '../../../support/examples/example';
import { letters } from '../../../support/examples/letters';
import { DEMO_ORG } from '../../../support/examples/organisations';
import { spec } from '../../../support/spec';

const assigned = told(letters, 'LinkageAssigned');
const planned = told(letters, 'AssistancePlanAdopted');
const ended = told(letters, 'LinkageEnded');

describe('a link', () => {
  it('is assigned once', () => {
    spec(linkage).given().when(assigned).accepted();
    spec(linkage).given(assigned).when(assigned).refused('out-of-order', '/linkageId');
  });

  it('goes out from a person or a body, from exactly one', () => {
    const both = told(letters, 'LinkageAssigned', { fromOrgId: DEMO_ORG });
    spec(linkage).given().when(both).refused('incoherent-fact', '/fromOrgId');
    spec(linkage).given().when(without(both, 'fromPersonId')).accepted();
    spec(linkage).given().when(without(assigned, 'fromPersonId')).refused('incoherent-fact', '/fromPersonId');
  });

  it('ends after it was assigned; a second end is shown, not refused', () => {
    spec(linkage).given(assigned).when(ended).accepted();
    spec(linkage).given().when(ended).refused('out-of-order', '/linkageId');
    spec(linkage).given(assigned, ended).when(ended).accepted();
  });
});

describe('a help plan', () => {
  it('follows from a link that is there, or from none', () => {
    spec(linkage).given(assigned).when(planned).accepted();
    spec(linkage).given().when(planned).refused('out-of-order', '/linkageId');
    spec(linkage).given().when(without(planned, 'linkageId')).accepted();
  });

  it('lacking who, what or until when (责任、内容、完成时限) is recorded as lacking it', () => {
    spec(linkage)
      .given(assigned)
      .when(told(letters, 'AssistancePlanAdopted', { measures: [{ content: '修路' }] }))
      .accepted();
    spec(linkage)
      .given(assigned)
      .when(told(letters, 'AssistancePlanAdopted', { measures: [] }))
      .refused('invalid-fact', '/measures');
  });
});
