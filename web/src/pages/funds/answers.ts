/** What the routes of public money answer, as far as these pages read it. Amounts: minor units, decimal strings. */
import type { UseQueryResult } from '@tanstack/react-query';
import type { GetPath } from '../../api/client';
import { useAnswer, type Asked } from '../../api/use-answer';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];

export type FlowsAnswer = Schemas['FlowGraph'] & {
  readonly conservation: { readonly in: string; readonly out: string; readonly held: string; readonly residue: string };
  readonly names: Readonly<Record<string, string>>;
};

export type SummaryLine = Schemas['FundSummaryLine'];

interface Recorded {
  readonly factId: string;
  readonly index: number;
  readonly day: string;
  /** Index of the fact that corrected it. */
  readonly correctedBy?: number;
}

export type FundItem = Schemas['ListedFund'];

export type FundsAnswer = Schemas['FundList'] & { readonly names?: Readonly<Record<string, string>> };

/** A finding in a list of several views: the view and the key of its row beside it. */
export type ListedFinding = Schemas['ListedFinding'];

export interface Step {
  readonly kind: 'budget' | 'allocation';
  readonly id: string;
  readonly budgetKind?: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly amount: string | null;
  readonly docNo: string | null;
  readonly factId: string | null;
  readonly day: string | null;
}

export interface Move extends Recorded {
  readonly type: string;
  readonly change: string;
  readonly balance: string;
  readonly counterpart?: {
    readonly kind: 'budget' | 'allocation' | 'organ' | 'payee' | 'plan';
    readonly id: string;
    readonly budgetKind?: string;
  };
  readonly projectId?: string;
  readonly claimId?: string;
  readonly via?: string;
  readonly voucherNo?: string;
  readonly docNo?: string;
}

export interface ProjectItem {
  readonly key: string;
  readonly row: Schemas['ProjectRow'];
}

export interface AuditItem {
  readonly key: string;
  /** How it concerns the allocation. */
  readonly concerns: readonly string[];
  readonly row: {
    readonly opening?: Recorded & { readonly kind: string; readonly docNo: string };
    readonly reports: readonly (Recorded & {
      readonly opinionZh: string;
      readonly audited: string;
      readonly docNo: string;
    })[];
    readonly findings: readonly {
      readonly findingId: string;
      readonly raised?: Recorded & {
        readonly misuseType: string;
        readonly amount?: string;
        readonly orgId: string;
        readonly description: string;
      };
      readonly rectification?: Recorded & { readonly measure: string; readonly amount?: string };
    }[];
  };
}

export type IrregularityItem = Schemas['ListedIrregularity'] & { readonly concerns: readonly string[] };

export interface FundConservation {
  readonly received: string;
  readonly passedOn: string;
  readonly paid: string;
  readonly withdrawn: string;
  readonly reallocated: string;
  readonly integrated: string;
  readonly balance: string;
  readonly residue: string;
  readonly overdrawn: boolean;
}

export interface LifeAnswer {
  readonly id: string;
  readonly allocation: Schemas['Allocation'] | null;
  readonly path: readonly Step[];
  readonly parts: readonly (Step & { readonly balance: string })[];
  readonly moves: readonly Move[];
  readonly projects: readonly ProjectItem[];
  /** Null for a key that may not read them, as are the next. */
  readonly audits: readonly AuditItem[] | null;
  readonly irregularities: readonly IrregularityItem[] | null;
  readonly conservation: FundConservation;
  readonly reports: Schemas['FundRow']['reports'];
  readonly entries: Schemas['FundRow']['entries'];
  readonly findings: readonly ListedFinding[];
  readonly names: Readonly<Record<string, string>>;
  readonly truncated: readonly string[];
}

interface Answers {
  readonly '/v1/funds/flows': FlowsAnswer;
  readonly '/v1/funds/summary': Schemas['FundSummary'];
  readonly '/v1/funds': FundsAnswer;
  readonly '/v1/funds/{id}': LifeAnswer;
  readonly '/v1/findings': Schemas['FindingList'];
}

/** The answer of a route of public money. */
export const useFundsAnswer = <P extends keyof Answers & GetPath>(path: P, asked: Asked): UseQueryResult<Answers[P]> =>
  useAnswer(path, asked) as unknown as UseQueryResult<Answers[P]>;
