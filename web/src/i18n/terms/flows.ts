/** Figures and flows: what a link and a node of the flows of money are, columns of the summary, enforcement figures. */
import type { Terms } from './term';

/** How money came to an organ, or left it. */
export const flowTerms: Terms = {
  'from-budget': { zh: '预算下达', en: 'From a budget' },
  'from-allocation': { zh: '上级资金分配', en: 'From an allocation' },
  'from-outside': { zh: '账外来源', en: 'From outside the ledger' },
  paid: { zh: '拨付', en: 'Paid' },
  withdrawn: { zh: '收回', en: 'Withdrawn' },
  reallocated: { zh: '调剂', en: 'Reallocated' },
};

/** What stands before the colon of a node's id. */
export const flowNodeTerms: Terms = {
  source: { zh: '资金来源', en: 'Source' },
  budget: { zh: '预算', en: 'Budget' },
  organ: { zh: '机构', en: 'Organ' },
  payee: { zh: '收款单位', en: 'Payee' },
  returned: { zh: '收回至', en: 'Returned to' },
  allocation: { zh: '调入资金', en: 'Allocation' },
};

/** Columns of the summary by level, source and year. */
export const fundColumnTerms: Terms = {
  received: { zh: '收到', en: 'Received' },
  passedOn: { zh: '向下分配', en: 'Passed on' },
  paid: { zh: '拨付', en: 'Paid' },
  withdrawn: { zh: '收回', en: 'Withdrawn' },
  reallocated: { zh: '调剂', en: 'Reallocated' },
};

/** Figures of an organ's penalties. */
export const enforcementFigureTerms: Terms = {
  penalties: { zh: '处罚件数', en: 'Penalties' },
  served: { zh: '送达件数', en: 'Served' },
  increased: { zh: '加处件数', en: 'Increased' },
  payments: { zh: '缴纳次数', en: 'Payments' },
  imposed: { zh: '罚款金额', en: 'Amount imposed' },
  expenses: { zh: '送达费用', en: 'Cost of sending' },
  paid: { zh: '缴纳金额', en: 'Amount paid' },
  reconsiderations: { zh: '行政复议件数', en: 'Reconsiderations' },
  litigations: { zh: '行政诉讼件数', en: 'Litigations' },
  enforcementRequests: { zh: '申请强制执行件数', en: 'Compulsory enforcement requested' },
  discrepancies: { zh: '与原登记累计不符的缴纳', en: 'Payments that disagree with the register' },
};
