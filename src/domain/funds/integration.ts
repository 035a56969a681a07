/**
 * 资金整合: a county's plan to use agri-related money of several sources together (SX-PA-34, GS-PA-9, GS-PA-21,
 * CN-PA-19), and the allocations whose money goes into it.
 */
import { refuse } from '../decider';
import { stream } from '../dispatch';
import { define } from '../fact';
import { businessDate, fen, group, id, list, positiveFen, ref, text, year } from '../fields';
import { conserved } from './conservation';
import { sourceKind } from './money';

export const IntegrationPlanAdopted = define({
  type: 'IntegrationPlanAdopted',
  zh: '资金整合方案',
  cites: ['SX-PA-34', 'GS-PA-9', 'GS-PA-21', 'CN-PA-19'],
  recordedBy: ['county-authority'],
  occurredOn: 'adoptedOn',
  naturalKey: ['countyOrgId', 'fiscalYear', 'docNo'],
  documentNumber: true,
  fields: {
    planId: id(),
    countyOrgId: ref('org', { from: ['SX-PA-34'] }),
    fiscalYear: year(),
    planned: fen(),
    sources: list(group({ sourceKind: sourceKind(), amount: fen() }), { from: ['GS-PA-21'] }),
    projectIds: list(ref('project'), { from: ['SX-PA-34'], min: 0 }),
    adoptedOn: businessDate(),
    docNo: text({ max: 200 }),
  },
  check({ planned, sources }) {
    const sum = sources.reduce((total, { amount }) => total + BigInt(amount), 0n);
    return sum === BigInt(planned)
      ? undefined
      : refuse('unbalanced', `the sources add up to ${sum.toString()}, not to ${planned}`, { pointer: '/planned' });
  },
});

export const FundIntegrated = define({
  type: 'FundIntegrated',
  zh: '资金纳入整合',
  cites: ['GS-PA-9', 'GS-PA-10', 'GS-PA-21', 'CN-PA-19', 'SX-PA-5', 'SX-PA-19'],
  recordedBy: ['county-authority', 'finance-department'],
  occurredOn: 'integratedOn',
  naturalKey: ['planId', 'allocationId'],
  fields: {
    planId: ref('integration'),
    allocationId: ref('fund'),
    amount: positiveFen(),
    integratedOn: businessDate(),
    sectorOrgId: ref('org', { from: ['GS-PA-10'] }),
  },
});

export interface Integration {
  readonly adopted: boolean;
}

/** IntegrationPlanAdopted -> FundIntegrated* */
export const integration = stream({
  kind: 'integration',
  zh: '资金整合',
  idField: 'planId',
  facts: [IntegrationPlanAdopted, FundIntegrated],
  initial: { adopted: false } as Integration,
  guards: {
    IntegrationPlanAdopted: (_, { adopted }) =>
      adopted ? refuse('out-of-order', 'the plan is already adopted') : undefined,
    FundIntegrated: (fact, { adopted }, known) =>
      adopted
        ? conserved(fact, known, '/amount')
        : refuse('out-of-order', 'no such plan stands', { cites: ['SX-PA-34'] }),
  },
  evolve: { IntegrationPlanAdopted: () => ({ adopted: true }) },
});
