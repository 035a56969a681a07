/** 资金管理制度: a body lays something down once it is registered. */
import { organisation } from '../../../../src/domain/organisations/organisation';
import { told } from '../../../support/examples/example';
import { fundRegime } from '../../../support/examples/funds-records';
import { organisations } from '../../../support/examples/organisations';
import { spec } from '../../../support/spec';

const registered = told(organisations, 'OrganisationRegistered');
const kinds = Object.keys(fundRegime) as (keyof typeof fundRegime)[];

describe('what a body lays down about funds', () => {
  it.each(kinds)('%s follows the registration', (type) => {
    spec(organisation).given().when(told(fundRegime, type)).refused('out-of-order');
    spec(organisation).given(registered).when(told(fundRegime, type)).accepted();
  });

  it('leaves the body as it is', () => {
    const all = kinds.map((type) => told(fundRegime, type));
    spec(organisation)
      .given(registered, ...all)
      .when(registered)
      .refused('out-of-order');
  });
});
