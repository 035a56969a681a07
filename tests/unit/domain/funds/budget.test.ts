import { budget } from '../../../../src/domain/funds/budget';
import { integration } from '../../../../src/domain/funds/integration';
import { funds } from '../../../support/examples/funds';
import { told } from '../../../support/examples/example';
import { spec } from '../../../support/spec';

const adopted = told(funds, 'BudgetAdopted', { amount: '100' });
const adjusted = (delta: string, newAmount: string) => told(funds, 'BudgetAdjusted', { delta, newAmount });
const allocated = told(funds, 'FundAllocated', { amount: '80' });

describe('a budget', () => {
  it('adopts each figure once; a change of it is an adjustment that adds up', () => {
    spec(budget).given().when(adopted).accepted();
    spec(budget).given(adopted).when(adopted).refused('out-of-order', '/budgetKind');
    spec(budget)
      .given(adopted)
      .when(told(funds, 'BudgetAdopted', { budgetKind: 'fiscal_poverty_total' }))
      .accepted();
    spec(budget).given(adopted).when(adjusted('-10', '90')).accepted();
    spec(budget).given(adopted).when(adjusted('-10', '91')).refused('unbalanced', '/newAmount');
    spec(budget).given(adopted, adjusted('-10', '90')).when(adjusted('5', '95')).accepted();
    spec(budget).given().when(adjusted('1', '1')).refused('out-of-order', '/budgetKind');
  });

  it('is not lowered below what is allocated from it', () => {
    spec(budget).given(adopted, allocated).when(adjusted('-20', '80')).accepted();
    spec(budget).given(adopted, allocated).when(adjusted('-21', '79')).refused('insufficient-balance', '/delta');
  });

  it('stands in the stream of its organ and year', () => {
    for (const type of ['LocalFiscalRevenueReported', 'BudgetAdopted', 'BudgetAdjusted'] as const) {
      spec(budget)
        .given()
        .when(told(funds, type, { fiscalYear: 2017 }))
        .refused('incoherent-fact', '/fiscalYear');
    }
  });

  it('has revenue of more than nothing beside it', () => {
    spec(budget).given().when(told(funds, 'LocalFiscalRevenueReported')).accepted();
    spec(budget)
      .given()
      .when(told(funds, 'LocalFiscalRevenueReported', { amount: '0' }))
      .refused('invalid-fact', '/amount');
  });
});

describe('an integration plan', () => {
  const plan = told(funds, 'IntegrationPlanAdopted');

  it('is the sum of its sources, and adopted once', () => {
    spec(integration).given().when(plan).accepted();
    spec(integration).given(plan).when(plan).refused('out-of-order');
    spec(integration)
      .given()
      .when(told(funds, 'IntegrationPlanAdopted', { planned: '4999999' }))
      .refused('unbalanced', '/planned');
  });

  it('takes money of allocations in, as far as they have it', () => {
    const integrated = (amount: string) => told(funds, 'FundIntegrated', { amount });
    spec(integration).given(adopted, allocated).when(integrated('1')).refused('out-of-order');
    spec(integration).given(adopted, allocated, plan).when(integrated('80')).accepted();
    spec(integration).given(adopted, allocated, plan).when(integrated('81')).refused('insufficient-balance', '/amount');
  });
});
