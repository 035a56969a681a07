/**
 * 项目库: each poverty-alleviation project, when it was in the county's library, what was decided and done about it, and
 * the money paid for it (GS-PA-25, CN-PA-19, SX-PA-34). Money is in the minor unit, as exact decimal strings.
 */
import type { FactNamed } from '../src/domain/catalogue';
import { streamId, type Fact } from '../src/domain/fact';
import { yearOf, type LegalDay } from '../src/domain/legal-day';
import { only, recorded, type Recorded } from './recorded';
import type { RowProjection } from './projection';

export interface ProjectDeclaration extends Recorded {
  readonly declaringOrgId: string;
  readonly nameZh: string;
  readonly villageCodes: readonly string[];
  readonly category: string;
  readonly budget: string;
  readonly declaredOn: LegalDay;
  readonly consultationHeldOn?: LegalDay;
}

/** A way into the library or out of it. */
export interface LibraryItem extends Recorded {
  readonly move: 'entered' | 'removed';
  readonly libraryOrgId?: string;
  readonly libraryYear?: number;
  readonly docNo?: string;
  readonly reason?: string;
}

export interface ProjectApproval extends Recorded {
  readonly approvedByOrgId: string;
  readonly approvedOn: LegalDay;
  readonly budget: string;
  readonly crossCounty: boolean;
  readonly docNo: string;
}

export interface ProjectStart extends Recorded {
  readonly startedOn: LegalDay;
  readonly implementingOrgId: string;
}

export interface ProjectCompletion extends Recorded {
  readonly completedOn: LegalDay;
  readonly acceptedOn?: LegalDay;
  readonly acceptedByOrgId?: string;
  readonly actualCost: string;
  readonly effectNote?: string;
}

/** Money paid out of an allocation for the project. */
export interface ProjectDisbursement extends Recorded {
  readonly disbursementId: string;
  readonly allocationId: string;
  readonly payeeOrgId: string;
  readonly amount: string;
  readonly disbursedOn: LegalDay;
  readonly via: 'direct' | 'county_reimbursement';
}

/** A claim for the project that was paid, in full or in part. */
export interface ProjectReimbursement extends Recorded {
  readonly claimId: string;
  readonly amount: string;
  readonly paidOn: LegalDay;
}

export interface ProjectRow {
  readonly projectId: string;
  /** The furthest step on record, whatever the order of the days. */
  readonly state: 'declared' | 'in_library' | 'approved' | 'started' | 'completed';
  /** Whether the last move leads into the library. */
  readonly inLibrary: boolean;
  /** Absent when the declaration does not stand on the day asked about. */
  readonly declaration?: ProjectDeclaration;
  /** Into the library and out of it. In legal order, as are all lists of the row. */
  readonly moves: readonly LibraryItem[];
  readonly approvals: readonly ProjectApproval[];
  readonly starts: readonly ProjectStart[];
  readonly completion?: ProjectCompletion;
  readonly disbursements: readonly ProjectDisbursement[];
  /** Sum of the disbursements. */
  readonly disbursed: string;
  readonly reimbursements: readonly ProjectReimbursement[];
  /** Sum of the reimbursements: they are paid by disbursements, and never added to those. */
  readonly reimbursed: string;
}

type Part = Partial<Omit<ProjectRow, 'projectId' | 'state' | 'inLibrary'>>;

const emptyRow = (projectId: string): ProjectRow => ({
  projectId,
  state: 'declared',
  inLibrary: false,
  moves: [],
  approvals: [],
  starts: [],
  disbursements: [],
  disbursed: '0',
  reimbursements: [],
  reimbursed: '0',
});

function stateOf({ completion, starts, approvals, moves }: ProjectRow): ProjectRow['state'] {
  if (completion) return 'completed';
  if (starts.length > 0) return 'started';
  if (approvals.length > 0) return 'approved';
  return moves.length > 0 ? 'in_library' : 'declared';
}

/** The row with what a fact puts into it; `part` is given the row so far. */
function put(row: ProjectRow | undefined, projectId: string, part: (before: ProjectRow) => Part): ProjectRow {
  const before = row ?? emptyRow(projectId);
  const merged: ProjectRow = Object.assign({}, before, part(before));
  return { ...merged, state: stateOf(merged), inLibrary: merged.moves.at(-1)?.move === 'entered' };
}

const sum = (amount: string, more: string): string => String(BigInt(amount) + BigInt(more));

/** The project of a claim, from the fact that opens the claim. */
const projectOfClaim = (opening: Fact): readonly string[] =>
  opening.type === 'ReimbursementClaimed' ? [opening.data['projectId'] as string] : [];

function keysOf(fact: Fact, opening: Fact): readonly string[] {
  if (fact.type === 'ReimbursementPaid') return projectOfClaim(opening);
  if (fact.type === 'FundDisbursed')
    return fact.data['projectId'] === undefined ? [] : [fact.data['projectId'] as string];
  return fact.type in projects.on ? [streamId(fact.stream)] : [];
}

export const projects: RowProjection<ProjectRow> = {
  kind: 'rows',
  name: 'projects',
  version: 1,
  zh: '项目库',
  keys: keysOf,
  on: {
    ProjectDeclared: (row, fact, key) => put(row, key, () => ({ declaration: declarationOf(fact) })),
    ProjectEnteredLibrary: (row, fact, key) => put(row, key, ({ moves }) => ({ moves: [...moves, enteredOf(fact)] })),
    ProjectRemovedFromLibrary: (row, fact, key) =>
      put(row, key, ({ moves }) => ({ moves: [...moves, removedOf(fact)] })),
    ProjectApproved: (row, fact, key) =>
      put(row, key, ({ approvals }) => ({ approvals: [...approvals, approvalOf(fact)] })),
    ProjectStarted: (row, fact, key) => put(row, key, ({ starts }) => ({ starts: [...starts, startOf(fact)] })),
    ProjectCompleted: (row, fact, key) => put(row, key, () => ({ completion: completionOf(fact) })),
    FundDisbursed: (row, fact, key) =>
      put(row, key, ({ disbursements, disbursed }) => ({
        disbursements: [...disbursements, disbursementOf(fact)],
        disbursed: sum(disbursed, fact.data.amount),
      })),
    ReimbursementPaid: (row, fact, key) =>
      put(row, key, ({ reimbursements, reimbursed }) => ({
        reimbursements: [...reimbursements, reimbursementOf(fact)],
        reimbursed: sum(reimbursed, fact.data.amount),
      })),
  },
  filters: ({ declaration, moves, approvals, starts }) => ({
    organs: [
      ...new Set([
        ...(declaration ? [declaration.declaringOrgId] : []),
        ...moves.flatMap(({ libraryOrgId }) => libraryOrgId ?? []),
        ...approvals.map(({ approvedByOrgId }) => approvedByOrgId),
        ...starts.map(({ implementingOrgId }) => implementingOrgId),
      ]),
    ],
    years: [
      ...new Set([
        ...(declaration ? [yearOf(declaration.declaredOn)] : []),
        ...moves.flatMap(({ libraryYear }) => libraryYear ?? []),
      ]),
    ],
  }),
};

const declarationOf = (fact: FactNamed<'ProjectDeclared'>): ProjectDeclaration =>
  recorded(
    fact,
    only(fact.data, [
      'declaringOrgId',
      'nameZh',
      'villageCodes',
      'category',
      'budget',
      'declaredOn',
      'consultationHeldOn',
    ]),
  );

const enteredOf = (fact: FactNamed<'ProjectEnteredLibrary'>): LibraryItem => {
  const { libraryOrgId, libraryYear, docNo } = fact.data;
  return recorded(fact, { move: 'entered', libraryOrgId, libraryYear, docNo } as const);
};

const removedOf = (fact: FactNamed<'ProjectRemovedFromLibrary'>): LibraryItem =>
  recorded(fact, { move: 'removed', reason: fact.data.reason } as const);

const approvalOf = (fact: FactNamed<'ProjectApproved'>): ProjectApproval =>
  recorded(fact, only(fact.data, ['approvedByOrgId', 'approvedOn', 'budget', 'crossCounty', 'docNo']));

const startOf = (fact: FactNamed<'ProjectStarted'>): ProjectStart =>
  recorded(fact, only(fact.data, ['startedOn', 'implementingOrgId']));

const completionOf = (fact: FactNamed<'ProjectCompleted'>): ProjectCompletion =>
  recorded(fact, only(fact.data, ['completedOn', 'acceptedOn', 'acceptedByOrgId', 'actualCost', 'effectNote']));

const disbursementOf = (fact: FactNamed<'FundDisbursed'>): ProjectDisbursement =>
  recorded(fact, only(fact.data, ['disbursementId', 'allocationId', 'payeeOrgId', 'amount', 'disbursedOn', 'via']));

const reimbursementOf = (fact: FactNamed<'ReimbursementPaid'>): ProjectReimbursement => {
  const { amount, paidOn } = fact.data;
  return recorded(fact, { claimId: streamId(fact.stream), amount, paidOn });
};
