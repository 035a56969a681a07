/**
 * What is wrong with the province's money on purpose: a share of revenue that is not reached, payments for projects
 * outside the library, disclosures that came late or never. Then what no article forbids in so many words
 * and an inspector wants to see: an account that a correction overdrew, money past county reimbursement.
 */
import { projectId } from './campaign';

/** Special budgets below the share that is asked for, as `body year`. */
export const shortBudgets = ['liting-government 2018', 'huanze-c4-government 2019'] as const;

/** Adopted above that share and cut below it in autumn, as `body year`. */
export const cutBudget = 'shuangjia-c5-government 2020';

/** Paid a month before it was entered into the library. */
export const paidBeforeEntry = { county: 'shuangjia-c2', project: projectId('shuangjia-c2', 2018, 1) } as const;

/** Taken out of the library in August and paid in autumn. */
export const paidAfterRemoval = { county: 'liaobo-c3', project: projectId('liaobo-c3', 2017, 2) } as const;

/** Declared, approved, built and paid for, and never entered into the library. */
export const neverEntered = { county: 'liting-c6', project: projectId('liting-c6', 2019, 2) } as const;

/** Disclosed in summer, after it was entered in February. */
export const disclosedLate = { county: 'huanze-c7', project: projectId('huanze-c7', 2019, 3) } as const;

/** A project of the library that no notice of projects names; what was paid for it is told. */
export const projectUntold = { county: 'huanze-c2', project: projectId('huanze-c2', 2018, 1) } as const;

/** Paid in May; that it was is told in November. The money is with the city's works company. */
export const useToldLate = { city: 'liaobo', project: projectId('liaobo-c6', 2020, 2) } as const;

/** Money from the centre that no notice names. */
export const neverDisclosed = { county: 'yanchi', allocation: 'central-2020-yanchi' } as const;

/** Recorded with twice the amount of its document; corrected when more than the true amount had been paid. */
export const overdrawn = { county: 'huanze-c5', allocation: 'central-2018-huanze-c5' } as const;

/** A last part paid directly, years after the county had declared county reimbursement. */
export const paidDirectly = { county: 'liting-c3', project: projectId('liting-c3', 2020, 2) } as const;

/** The payment of its claim is on record; no disbursement moves the money. */
export const claimUnmoved = { county: 'shuangjia-c7', project: projectId('shuangjia-c7', 2020, 3) } as const;
