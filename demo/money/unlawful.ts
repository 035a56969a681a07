/**
 * What is wrong with the province's money on purpose: a share of revenue that is not reached, payments for projects
 * outside the library, disclosures that came late or never.
 */
import { projectId } from './campaign';

/** Special budgets below the share that is asked for, as `body year`. */
export const shortBudgets = ['liting-government 2018', 'huanze-c4-government 2019'] as const;

/** Paid a month before it was entered into the library. */
export const paidBeforeEntry = { county: 'shuangjia-c2', project: projectId('shuangjia-c2', 2018, 1) } as const;

/** Taken out of the library in August and paid in autumn. */
export const paidAfterRemoval = { county: 'liaobo-c3', project: projectId('liaobo-c3', 2017, 2) } as const;

/** Disclosed in summer, after it was entered in February. */
export const disclosedLate = { county: 'huanze-c7', project: projectId('huanze-c7', 2019, 3) } as const;

/** Money from the centre that no notice names. */
export const neverDisclosed = { county: 'yanchi', allocation: 'central-2020-yanchi' } as const;
