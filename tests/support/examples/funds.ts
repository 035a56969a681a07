/** Examples of money on its way: a budget, an allocation that splits it, what leaves the allocation, an integration plan. */
import { DEMO_ORG } from './organisations';
import type { Examples } from './example';

const FISCAL_YEAR = 2018;
const BUDGET = `${DEMO_ORG}-${String(FISCAL_YEAR)}`;

export const funds: Examples<
  | 'LocalFiscalRevenueReported'
  | 'BudgetAdopted'
  | 'BudgetAdjusted'
  | 'FundAllocated'
  | 'FundReallocated'
  | 'FundWithdrawn'
  | 'FundDisbursed'
  | 'FundExecutionReported'
  | 'FundDataEntered'
  | 'IntegrationPlanAdopted'
  | 'FundIntegrated'
> = {
  LocalFiscalRevenueReported: {
    stream: `budget-${BUDGET}`,
    opens: true,
    data: {
      orgId: DEMO_ORG,
      fiscalYear: FISCAL_YEAR,
      amount: '4000000000',
      revenueDefinition: '一般公共预算收入(虚构)',
      reportedOn: '2018-01-31',
      docNo: '虚财〔2018〕1号',
    },
  },
  BudgetAdopted: {
    stream: `budget-${BUDGET}`,
    data: {
      orgId: DEMO_ORG,
      fiscalYear: FISCAL_YEAR,
      amount: '100000000',
      budgetKind: 'special_poverty_budget',
      adoptedOn: '2018-02-10',
      docNo: '虚财〔2018〕2号',
    },
  },
  BudgetAdjusted: {
    stream: `budget-${BUDGET}`,
    data: {
      orgId: DEMO_ORG,
      fiscalYear: FISCAL_YEAR,
      budgetKind: 'special_poverty_budget',
      delta: '5000000',
      newAmount: '105000000',
      adjustedOn: '2018-03-01',
      docNo: '虚财〔2018〕3号',
    },
  },
  FundAllocated: {
    stream: 'fund-demo-2018',
    opens: true,
    data: {
      allocationId: 'demo-2018',
      fromOrgId: DEMO_ORG,
      toOrgId: DEMO_ORG,
      sourceKind: 'city_special',
      amount: '60000000',
      purposeZh: '村道硬化(虚构)',
      fiscalYear: FISCAL_YEAR,
      allocatedOn: '2018-03-05',
      budgetId: BUDGET,
      budgetKind: 'special_poverty_budget',
      docNo: '虚财〔2018〕4号',
      lineNo: 1,
    },
  },
  FundReallocated: {
    stream: 'fund-demo-2018',
    data: {
      allocationId: 'demo-2018',
      toAllocationId: 'demo-2018-b',
      amount: '1000000',
      reallocatedOn: '2018-04-01',
      docNo: '虚财〔2018〕5号',
    },
  },
  FundWithdrawn: {
    stream: 'fund-demo-2018',
    data: {
      allocationId: 'demo-2018',
      amount: '2000000',
      withdrawnOn: '2018-11-01',
      reason: '项目取消(虚构)',
      docNo: '虚财〔2018〕6号',
    },
  },
  FundDisbursed: {
    stream: 'fund-demo-2018',
    data: {
      disbursementId: 'demo-d1',
      allocationId: 'demo-2018',
      payeeOrgId: DEMO_ORG,
      amount: '30000000',
      disbursedOn: '2018-05-01',
      voucherNo: '虚凭2018-0001号',
      via: 'direct',
    },
  },
  FundExecutionReported: {
    stream: 'fund-demo-2018',
    data: {
      allocationId: 'demo-2018',
      asOf: '2018-06-30',
      disbursed: '30000000',
      projectsPlanned: 2,
      projectsDone: 1,
      reportedTo: DEMO_ORG,
    },
  },
  FundDataEntered: {
    stream: 'fund-demo-2018',
    data: {
      allocationId: 'demo-2018',
      systemName: '虚构资金监管系统',
      enteredOn: '2018-03-06',
      enteredBy: DEMO_ORG,
      fieldsDigest: 'c'.repeat(64),
    },
  },
  IntegrationPlanAdopted: {
    stream: 'integration-demo-2018',
    opens: true,
    data: {
      planId: 'demo-2018',
      countyOrgId: DEMO_ORG,
      fiscalYear: FISCAL_YEAR,
      planned: '5000000',
      sources: [{ sourceKind: 'integrated_agri', amount: '5000000' }],
      projectIds: [],
      adoptedOn: '2018-02-20',
      docNo: '虚财〔2018〕7号',
    },
  },
  FundIntegrated: {
    stream: 'integration-demo-2018',
    data: {
      planId: 'demo-2018',
      allocationId: 'demo-2018',
      amount: '5000000',
      integratedOn: '2018-04-10',
      sectorOrgId: DEMO_ORG,
    },
  },
};
