/**
 * 资金: one allocation of money from one organ to another, and everything that becomes of it (GS-PA-10, GS-PA-25,
 * CN-PA-11, SX-PA-6). An allocation splits one figure: a line of a budget, or the allocation that its money came by; with
 * neither, it comes from outside the ledger (a central fund, a helper's money). Only FundDisbursed pays money out.
 */
import { refuse, type Known, type Proposed, type Refusal } from '../decider';
import { stream } from '../dispatch';
import { define, type DataOf } from '../fact';
import { businessDate, count, id, oneOf, optional, positiveFen, ref, sha256, text, year, fen } from '../fields';
import type { LegalDay } from '../legal-day';
import { conserved } from './conservation';
import { budgetKind, sourceKind } from './money';

const allocationId = ref('fund');
const docNo = text({ max: 200 });

export const FundAllocated = define({
  type: 'FundAllocated',
  zh: '资金分配(下达)',
  cites: ['GS-PA-4', 'GS-PA-9', 'GS-PA-10', 'CN-PA-11', 'SX-PA-6'],
  recordedBy: ['finance-department', 'leading-group-office', 'sector-department'],
  occurredOn: 'allocatedOn',
  naturalKey: ['docNo', 'toOrgId', 'sourceKind', 'lineNo'],
  documentNumber: true,
  fields: {
    allocationId: id(),
    fromOrgId: ref('org', { from: ['GS-PA-10'] }),
    toOrgId: ref('org', { from: ['GS-PA-10'] }),
    sourceKind: sourceKind(),
    amount: positiveFen({ from: ['GS-PA-4', 'GS-PA-10', 'CN-PA-11', 'SX-PA-6'] }),
    purposeZh: text({ from: ['GS-PA-21'], max: 400 }),
    fiscalYear: year({ from: ['GS-PA-21'] }),
    allocatedOn: businessDate({ from: ['GS-PA-10'] }),
    /** The budget that it splits, with the figure of it. */
    budgetId: optional(ref('budget')),
    budgetKind: optional(budgetKind()),
    /** The allocation that it splits. */
    parentAllocationId: optional(ref('fund')),
    docNo,
    /** Tells lines of one document apart that go to one organ from one source. */
    lineNo: optional(count()),
  },
  check({ budgetId, budgetKind: line, parentAllocationId }) {
    if (budgetId !== undefined && parentAllocationId !== undefined) {
      return refuse('incoherent-fact', 'an allocation splits a budget or an allocation, not both', {
        pointer: '/parentAllocationId',
        cites: ['GS-PA-10'],
      });
    }
    return (budgetId === undefined) === (line === undefined)
      ? undefined
      : refuse('incoherent-fact', 'a budget is named together with the figure of it', { pointer: '/budgetKind' });
  },
});

export const FundReallocated = define({
  type: 'FundReallocated',
  zh: '资金调剂',
  cites: ['GS-PA-10'],
  extra: true,
  recordedBy: ['finance-department'],
  occurredOn: 'reallocatedOn',
  naturalKey: ['docNo', 'allocationId'],
  documentNumber: true,
  fields: {
    allocationId,
    toAllocationId: ref('fund'),
    amount: positiveFen(),
    reallocatedOn: businessDate(),
    docNo,
  },
  check: ({ allocationId: from, toAllocationId: to }) =>
    from === to
      ? refuse('incoherent-fact', 'money is moved to another allocation', { pointer: '/toAllocationId' })
      : undefined,
});

export const FundWithdrawn = define({
  type: 'FundWithdrawn',
  zh: '资金收回',
  cites: ['GS-PA-10'],
  extra: true,
  recordedBy: ['finance-department'],
  occurredOn: 'withdrawnOn',
  naturalKey: ['docNo', 'allocationId'],
  documentNumber: true,
  fields: { allocationId, amount: positiveFen(), withdrawnOn: businessDate(), reason: text(), docNo },
});

export const FundDisbursed = define({
  type: 'FundDisbursed',
  zh: '资金拨付',
  cites: ['GS-PA-10', 'GS-PA-25'],
  recordedBy: ['finance-department', 'county-authority'],
  occurredOn: 'disbursedOn',
  naturalKey: ['voucherNo', 'payeeOrgId', 'amount'],
  fields: {
    disbursementId: id(),
    allocationId,
    projectId: optional(ref('project', { from: ['GS-PA-24', 'GS-PA-25'] })),
    payeeOrgId: ref('org', { from: ['GS-PA-10'] }),
    amount: positiveFen({ from: ['GS-PA-10', 'CN-PA-11', 'SX-PA-6'] }),
    disbursedOn: businessDate({ from: ['GS-PA-25'] }),
    voucherNo: text({ from: ['GS-PA-25'], max: 200 }),
    via: oneOf(['direct', 'county_reimbursement'], { from: ['GS-PA-25'] }),
  },
});

export const FundExecutionReported = define({
  type: 'FundExecutionReported',
  zh: '项目计划和资金执行报告',
  cites: ['GS-PA-24'],
  recordedBy: ['county-authority'],
  occurredOn: 'asOf',
  naturalKey: ['allocationId', 'asOf'],
  fields: {
    allocationId,
    asOf: businessDate({ from: ['GS-PA-24'] }),
    /** As reported; the ledger's own sum stands beside it in the fund's life. */
    disbursed: fen(),
    projectsPlanned: count(),
    projectsDone: count(),
    reportedTo: ref('org', { from: ['GS-PA-24'] }),
  },
});

export const FundDataEntered = define({
  type: 'FundDataEntered',
  zh: '扶贫资金数据录入',
  cites: ['GS-PA-10'],
  recordedBy: ['finance-department', 'sector-department', 'county-authority'],
  occurredOn: 'enteredOn',
  naturalKey: ['allocationId', 'systemName'],
  fields: {
    allocationId,
    systemName: text({ from: ['GS-PA-10'], max: 200 }),
    enteredOn: businessDate({ from: ['GS-PA-10'] }),
    enteredBy: ref('org', { from: ['GS-PA-10'] }),
    fieldsDigest: sha256(),
  },
});

/** Undefined days: the allocation does not stand. */
export interface Fund {
  readonly allocatedOn?: LegalDay;
}

/** FundAllocated once; then money leaves it in any order, as long as there is some on every day. */
export const fund = stream({
  kind: 'fund',
  zh: '资金',
  idField: 'allocationId',
  facts: [FundAllocated, FundReallocated, FundWithdrawn, FundDisbursed, FundExecutionReported, FundDataEntered],
  initial: {} as Fund,
  guards: {
    FundAllocated: (fact, { allocatedOn }, known) => {
      if (allocatedOn !== undefined) return refuse('out-of-order', 'the money is already allocated');
      return laterThanParent(fact, known) ?? conserved(fact, known, '/amount');
    },
    FundReallocated: (fact, state, known) => unallocated(state) ?? conserved(fact, known, '/amount'),
    FundWithdrawn: (fact, state, known) => unallocated(state) ?? conserved(fact, known, '/amount'),
    FundDisbursed: (fact, state, known) => unallocated(state) ?? conserved(fact, known, '/amount'),
    FundExecutionReported: (_, state) => unallocated(state),
    FundDataEntered: (_, state) => unallocated(state),
  },
  evolve: { FundAllocated: (_, { data }) => ({ allocatedOn: data.allocatedOn }) },
});

const unallocated = ({ allocatedOn }: Fund): Refusal | undefined =>
  allocatedOn === undefined ? refuse('out-of-order', 'no such allocation stands', { cites: ['GS-PA-10'] }) : undefined;

/** A split cannot be older than what it splits. */
function laterThanParent({ data }: Proposed<string, DataOf<typeof FundAllocated>>, known: Known): Refusal | undefined {
  const { parentAllocationId, allocatedOn } = data;
  const parent = parentAllocationId === undefined ? undefined : known.state(fund, parentAllocationId);
  return parent?.allocatedOn !== undefined && parent.allocatedOn > allocatedOn
    ? refuse('incoherent-fact', `the allocation that it splits is of ${parent.allocatedOn}`, {
        pointer: '/allocatedOn',
        cites: ['GS-PA-10'],
      })
    : undefined;
}
