/** What the routes of public money answer. Amounts: minor units, decimal strings. */
import type { components } from '../../api/schema';

type Schemas = components['schemas'];

export type FlowsAnswer = Schemas['FlowGraph'];
export type SummaryLine = Schemas['FundSummaryLine'];
export type FundsAnswer = Schemas['FundList'];
export type FundItem = Schemas['ListedFund'];
export type LifeAnswer = Schemas['FundLife'];
export type Step = Schemas['FundStep'];
export type Move = Schemas['BookLine'];
export type ProjectItem = Schemas['ListedProject'];
export type IrregularityItem = Schemas['ConcerningIrregularity'];
export type AuditItem = Schemas['ConcerningAudit'];

/** A finding in a list of several views: the view and the key of its row beside it. */
export type ListedFinding = Schemas['ListedFinding'];
