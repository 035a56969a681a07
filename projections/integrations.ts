/** 资金整合台账: each county's integration plan, and the money of which allocations went into it (SX-PA-34). */
import { streamId } from '../src/domain/fact';
import type { SourceKind } from '../src/domain/funds/money';
import type { LegalDay } from '../src/domain/legal-day';
import { only, recorded, type Recorded } from './recorded';
import type { RowProjection } from './projection';

export interface IntegrationPlan extends Recorded {
  readonly countyOrgId: string;
  readonly fiscalYear: number;
  readonly planned: string;
  readonly sources: readonly { readonly sourceKind: SourceKind; readonly amount: string }[];
  readonly projectIds: readonly string[];
  readonly adoptedOn: LegalDay;
  readonly docNo: string;
}

export interface IntegratedMoney extends Recorded {
  readonly allocationId: string;
  readonly amount: string;
  readonly sectorOrgId: string;
}

export interface IntegrationRow {
  readonly planId: string;
  /** Absent when the plan does not stand on the day asked about. */
  readonly plan?: IntegrationPlan;
  /** In legal order. */
  readonly money: readonly IntegratedMoney[];
  /** Sum of it, minor units. */
  readonly integrated: string;
}

const rowOf = (row: IntegrationRow | undefined, planId: string): IntegrationRow =>
  row ?? { planId, money: [], integrated: '0' };

export const integrations: RowProjection<IntegrationRow> = {
  kind: 'rows',
  name: 'integrations',
  version: 1,
  zh: '资金整合台账',
  keys: (fact) => (fact.type in integrations.on ? [streamId(fact.stream)] : []),
  on: {
    IntegrationPlanAdopted: (row, fact, planId) => ({
      ...rowOf(row, planId),
      plan: recorded(
        fact,
        only(fact.data, ['countyOrgId', 'fiscalYear', 'planned', 'sources', 'projectIds', 'adoptedOn', 'docNo']),
      ),
    }),
    FundIntegrated: (row, fact, planId) => {
      const before = rowOf(row, planId);
      const { amount } = fact.data;
      return {
        ...before,
        money: [...before.money, recorded(fact, only(fact.data, ['allocationId', 'amount', 'sectorOrgId']))],
        integrated: (BigInt(before.integrated) + BigInt(amount)).toString(),
      };
    },
  },
  filters: ({ plan }) => ({
    organs: plan ? [plan.countyOrgId] : [],
    years: plan ? [plan.fiscalYear] : [],
  }),
};
