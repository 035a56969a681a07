/** What the routes of public money answer, as far as these pages read it. Amounts: minor units, decimal strings. */
import type { UseQueryResult } from '@tanstack/react-query';
import type { GetPath } from '../../api/client';
import { useAnswer, type Asked } from '../../api/use-answer';
import type { Finding } from '../../shown/findings';
import type { Flows } from './flows';

export interface FlowsAnswer extends Flows {
  readonly conservation: { readonly in: string; readonly out: string; readonly held: string; readonly residue: string };
  readonly names: Readonly<Record<string, string>>;
}

export interface SummaryLine {
  readonly level: string;
  readonly sourceKind: string;
  readonly fiscalYear: number;
  readonly received: string;
  readonly passedOn: string;
  readonly paid: string;
  readonly withdrawn: string;
  readonly reallocated: string;
}

export interface SummaryAnswer {
  readonly lines: readonly SummaryLine[];
}

interface Recorded {
  readonly factId: string;
  readonly index: number;
  readonly day: string;
  /** Index of the fact that corrected it. */
  readonly correctedBy?: number;
}

export interface Allocation extends Recorded {
  readonly fromOrgId: string;
  readonly toOrgId: string;
  readonly sourceKind: string;
  readonly amount: string;
  readonly purposeZh: string;
  readonly fiscalYear: number;
  readonly docNo: string;
}

export interface FundItem {
  readonly key: string;
  readonly row: { readonly allocation?: Allocation; readonly balance: string; readonly disbursed: string };
  readonly findings: readonly Finding[];
}

export interface FundsAnswer {
  readonly items: readonly FundItem[];
  readonly next: string | null;
  readonly names?: Readonly<Record<string, string>>;
}

/** A finding in the list of all of them: the view and the key of its row beside it. */
export type ListedFinding = Finding & { readonly view: string; readonly key: string };

export interface FindingsAnswer {
  readonly items: readonly ListedFinding[];
  readonly next: string | null;
}

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
  readonly row: {
    readonly state: string;
    readonly inLibrary: boolean;
    readonly disbursed: string;
    readonly declaration?: { readonly nameZh: string };
  };
}

export interface AuditItem {
  readonly key: string;
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

export interface IrregularityItem {
  readonly key: string;
  readonly row: {
    readonly state: 'open' | 'closed';
    readonly recovered: string;
    readonly found?: Recorded & {
      readonly misuseType: string;
      readonly amount?: string;
      readonly delayDays?: number;
      readonly orgId?: string;
      readonly foundBy: string;
    };
    readonly recoveries: readonly (Recorded & { readonly amount: string; readonly toAllocationId?: string })[];
    readonly correction?: Recorded & { readonly measure: string; readonly docNo: string };
  };
  readonly findings: readonly Finding[];
  readonly concerns: readonly string[];
}

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

export interface ExecutionReport extends Recorded {
  readonly asOf: string;
  readonly disbursed: string;
  readonly projectsPlanned: number;
  readonly projectsDone: number;
}

export interface LifeAnswer {
  readonly id: string;
  readonly allocation: Allocation | null;
  readonly path: readonly Step[];
  readonly parts: readonly (Step & { readonly balance: string })[];
  readonly moves: readonly Move[];
  readonly projects: readonly ProjectItem[];
  /** Null for a key that may not read them, as are the next. */
  readonly audits: readonly AuditItem[] | null;
  readonly irregularities: readonly IrregularityItem[] | null;
  readonly conservation: FundConservation;
  readonly reports: readonly ExecutionReport[];
  readonly entries: readonly (Recorded & { readonly systemName: string; readonly enteredBy: string })[];
  readonly findings: readonly ListedFinding[];
  readonly names: Readonly<Record<string, string>>;
  readonly truncated: readonly string[];
}

interface Answers {
  readonly '/v1/funds/flows': FlowsAnswer;
  readonly '/v1/funds/summary': SummaryAnswer;
  readonly '/v1/funds': FundsAnswer;
  readonly '/v1/funds/{id}': LifeAnswer;
  readonly '/v1/findings': FindingsAnswer;
}

/** The answer of a route of public money. */
export const useFundsAnswer = <P extends keyof Answers & GetPath>(path: P, asked: Asked): UseQueryResult<Answers[P]> =>
  useAnswer(path, asked) as unknown as UseQueryResult<Answers[P]>;
