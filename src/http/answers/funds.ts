/** 资金台账: allocations, and the flows between organs. */
import { Type } from '@sinclair/typebox';
import { basis } from './basis';
import { judged, pageOf } from './lists';
import { item } from './recorded';
import { as, count, currency, day, list, mapOf, money, oneOf, optional, shape, signedMoney, text, year } from './terms';

const kindsOfMoney = [
  'central_special',
  'provincial_special',
  'city_special',
  'county_special',
  'integrated_agri',
  'east_west',
  'counterpart',
  'designated',
  'enterprise',
  'financial',
  'bond',
  'social',
  'other',
] as const;

/** 资金来源. */
export const sourceKind = () => oneOf(kindsOfMoney, '资金来源: of which tier or helper the money is.');

export const allocation = item('Allocation', '资金下达.', {
  fromOrgId: text('Organ that gives.'),
  toOrgId: text('Organ that receives.'),
  sourceKind: sourceKind(),
  amount: money('What was allocated.'),
  purposeZh: text('Purpose.'),
  fiscalYear: year('Fiscal year.'),
  allocatedOn: day('Legal day.'),
  splits: optional(text('Account that it splits, `budget-…~…` or `fund-…`; absent for money from outside the ledger.')),
  docNo: text('Document number.'),
});

const fundMove = item('FundMove', 'A step of the money into the allocation or out of it.', {
  type: text('Kind of fact; FundAllocated for an allocation that splits this one.'),
  change: signedMoney('What it changes the balance by: below 0 for what leaves.'),
  allocationId: optional(text('Allocation on the other side.')),
  planId: optional(text('Integration plan that it went into.')),
  payeeOrgId: optional(text('Payee.')),
  toOrgId: optional(text('Organ that received.')),
  projectId: optional(text('Project that was paid for.')),
  via: optional(text('direct or county_reimbursement.')),
  voucherNo: optional(text('Voucher.')),
  docNo: optional(text('Document number.')),
});

export const executionReport = item('ExecutionReport', '资金执行报告, as reported.', {
  asOf: day('Legal day that it speaks of.'),
  disbursed: money('Paid out by then, as reported.'),
  projectsPlanned: count('Projects planned.'),
  projectsDone: count('Projects done.'),
});

export const dataEntry = item('DataEntry', '资金信息录入.', {
  systemName: text('System that it was entered in.'),
  enteredBy: text('Who entered it.'),
});

export const fundRow = shape('FundRow', '资金台账: an allocation of money and all that became of it.', {
  allocationId: text('Allocation.'),
  allocation: optional(as(allocation, 'Absent when it does not stand on the day asked about.')),
  moves: list(fundMove, 'In legal order.'),
  balance: signedMoney('What is left.'),
  disbursed: signedMoney('Of the allocation what was paid out so far.'),
  reports: list(executionReport, 'In legal order.'),
  entries: list(dataEntry, 'In legal order.'),
});

const listedFund = judged('ListedFund', 'An allocation in its list.', fundRow);
export const fundList = pageOf('FundList', '资金台账, a page of it.', listedFund);

const flowNode = shape('FlowNode', 'A holder of money, or where money comes from or goes to.', {
  id: text('`source:…` outside the ledger, `budget:…`, `organ:…`, `payee:…`, `returned:…`, `allocation:…`.'),
  in: signedMoney('What came in.'),
  out: signedMoney('What went out.'),
});

const flowKinds = ['from-budget', 'from-allocation', 'from-outside', 'paid', 'withdrawn', 'reallocated'] as const;

const flowLink = shape('FlowLink', 'All flows of one kind between two nodes.', {
  kind: oneOf(flowKinds, 'How the money came to an organ, or left it.'),
  source: text('Node that it leaves.'),
  target: text('Node that it comes to.'),
  amount: signedMoney('Sum of the flows.'),
});

const flowConservation = shape('FlowConservation', '资金守恒: `in` = `out` + `held` + `residue`.', {
  in: signedMoney('From budgets and from outside the ledger; around one organ, what came to it from anybody else.'),
  out: signedMoney('Paid or given back; around one organ, whatever left it.'),
  held: signedMoney('What the holders hold of it, money in integration plans included.'),
  residue: signedMoney('`0`, or the figures are wrong.'),
});

export const flowGraph = shape('FlowGraph', '资金流向: nodes and links of a Sankey diagram.', {
  basis: as(basis, 'What the answer depends on.'),
  currency,
  nodes: list(flowNode, 'Sorted by id.'),
  links: list(flowLink, 'By kind, then source and target; both ends are among the nodes.'),
  conservation: as(flowConservation, 'Whether the flows balance, of all organs together or around the one asked for.'),
  names: mapOf(Type.String(), 'Names of the organs among the nodes, by id; empty where nodes are levels.'),
});

const fundSummaryLine = shape('FundSummaryLine', 'What the organs of one level received of one source in one year.', {
  level: text('Level of the organs; unknown where their registration does not stand.'),
  sourceKind: text('资金来源.'),
  fiscalYear: year('Fiscal year.'),
  received: signedMoney('What came in.'),
  passedOn: signedMoney('Split into further allocations.'),
  paid: signedMoney('Paid to payees.'),
  withdrawn: signedMoney('Given back.'),
  reallocated: signedMoney('Moved to other allocations.'),
});

export const fundSummary = shape('FundSummary', '资金汇总.', {
  basis: as(basis, 'What the answer depends on.'),
  currency,
  lines: list(fundSummaryLine, 'By level, source and year.'),
});
