/** The years of the campaign's money, and amounts as facts hold them. */
import type { FactNamed } from '../../src/domain/catalogue';
import type { Told } from '../script';
import type { County } from '../province/places';

export const FISCAL_YEARS = [2017, 2018, 2019, 2020] as const;

/** From this year on counties pay for projects by reimbursement alone (县级报账制). */
export const REIMBURSED_FROM = 2018;

/** Of 10,000 yuan (万元), in fen. */
export const wan = (n: number): string => (BigInt(n) * 1_000_000n).toString();

/** Money that a county has in a year, of one source. */
export interface Allocation {
  readonly id: string;
  /** 万元. */
  readonly amount: number;
  readonly told: Told;
  /** As it was recorded, for what puts it right. */
  readonly recorded: FactNamed<'FundAllocated'>['data'];
}

/** A project of the county's library in a year, with the allocation that pays it. */
export interface Project {
  readonly id: string;
  readonly county: County;
  readonly year: number;
  /** 万元. */
  readonly cost: number;
  readonly paidFrom: Allocation;
  readonly declared: Told;
}

export const projectId = (county: string, year: number, n: number): string => `${county}-${year}-${n}`;
