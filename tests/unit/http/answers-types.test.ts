/**
 * The declared answers and the types that answers are made of are the same, member by member. The compiler compares them
 * (`npx tsc --noEmit`); at run time only the lists of names are left to compare.
 */
import type { Static } from '@sinclair/typebox';
import { FILE_PROJECTIONS } from '../../../src/access/reading';
import type { Evidence, Fact } from '../../../src/domain/fact';
import type { ParameterDeclaration } from '../../../src/domain/parameters/parameters';
import type { basis, sharedBasis } from '../../../src/http/answers/basis';
import type { docketEntry } from '../../../src/http/answers/docket';
import type { discrepancyList, enforcementSeries, enforcementSummary } from '../../../src/http/answers/enforcement';
import type { fact } from '../../../src/http/answers/fact';
import type { fileTimeline, integrityFile } from '../../../src/http/answers/file';
import type { finding, findingList } from '../../../src/http/answers/finding';
import type { fundLife } from '../../../src/http/answers/fund-life';
import type { flowGraph, fundSummary } from '../../../src/http/answers/funds';
import type { letterAnswer, matrixCell } from '../../../src/http/answers/letters';
import type { checkpointList } from '../../../src/http/answers/log';
import type { officialList } from '../../../src/http/answers/officials';
import type { rowDiff } from '../../../src/http/answers/diff';
import type { rulebook } from '../../../src/http/answers/reference';
import { viewRows } from '../../../src/http/answers/views';
import type { FiledFact, ShownRow, ShownRule } from '../../../src/http/served-ledger';
import type { Basis } from '../../../src/ledger/asking';
import type { FundLife } from '../../../src/ledger/fund-life';
import type { PatchOperation } from '../../../src/ledger/row-diff';
import type { SignedCheckpoint } from '../../../src/ledger/seal';
import { projections } from '../../../projections';
import type { AuditRow } from '../../../projections/audits';
import type { BalanceRow } from '../../../projections/balances';
import type { BudgetsRow } from '../../../projections/budgets';
import type { ClaimRow } from '../../../projections/claims';
import type { DisclosureRow } from '../../../projections/disclosures';
import type { DocketRow } from '../../../projections/docket-row';
import type { DocumentRow } from '../../../projections/documents';
import type { Discrepancy } from '../../../projections/enforcement-discrepancies';
import type { EnforcementPeriod, EnforcementSummary } from '../../../projections/enforcement-summary';
import type { EvaluationRow } from '../../../projections/evaluations';
import type { FlowConservation, FlowGraph, SummaryLine } from '../../../projections/fund-flows';
import type { FundRow } from '../../../projections/funds';
import type { IntegrationRow } from '../../../projections/integrations';
import type { FileSection, IntegrityFileRow } from '../../../projections/integrity-file';
import type { IrregularityRow } from '../../../projections/irregularities';
import type { LetterMatrixRow } from '../../../projections/letter-matrix';
import type { LetterRow } from '../../../projections/letters';
import type { LinkagesRow } from '../../../projections/linkages';
import type { Official } from '../../../projections/officials';
import type { OrganisationRow } from '../../../projections/organisations';
import type { OversightRow } from '../../../projections/oversight';
import type { ParameterRow } from '../../../projections/parameters';
import type { PostRow } from '../../../projections/posts';
import type { ProjectRow } from '../../../projections/projects';
import type { ReimbursementRow } from '../../../projections/reimbursement';
import type { SigningBodiesRow } from '../../../projections/signing-bodies';
import type { DocketEntry } from '../../../src/rulebook/docket-entries';
import type { MatrixCell } from '../../../src/rulebook/poverty/matrix-cells';
import type { Finding } from '../../../src/rulebook/rule';

/** The type with everything writable, all the way down. */
type Writable<T> = T extends object ? { -readonly [K in keyof T]: Writable<T[K]> } : T;
/** The type with nothing left out: two that differ in an optional member alone can be assigned to each other. */
type Whole<T> = T extends object ? { -readonly [K in keyof T]-?: Whole<T[K]> } : T;

type Mutual<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
/** True for types of the same members, optional in the one where they are in the other. */
type Same<A, B> = Mutual<Writable<A>, Writable<B>> extends true ? Mutual<Whole<A>, Whole<B>> : false;

/** Members of a row's schema, by view. */
type RowOf<View extends keyof typeof viewRows> = Static<(typeof viewRows)[View]>;

/** A view without its line here, or with a row of another type, does not compile. */
const rows: {
  readonly [View in keyof typeof viewRows | keyof Rows]: View extends keyof typeof viewRows & keyof Rows
    ? Same<RowOf<View>, Rows[View]>
    : false;
} = {
  organisations: true,
  officials: true,
  posts: true,
  evaluations: true,
  docket: true,
  parameters: true,
  documents: true,
  balances: true,
  budgets: true,
  funds: true,
  integrations: true,
  letters: true,
  'letter-matrix': true,
  'signing-bodies': true,
  linkages: true,
  projects: true,
  claims: true,
  reimbursement: true,
  disclosures: true,
  irregularities: true,
  audits: true,
  oversight: true,
};

interface Rows {
  readonly organisations: OrganisationRow;
  readonly officials: Official;
  readonly posts: PostRow;
  readonly evaluations: EvaluationRow;
  readonly docket: DocketRow;
  readonly parameters: ParameterRow;
  readonly documents: DocumentRow;
  readonly balances: BalanceRow;
  readonly budgets: BudgetsRow;
  readonly funds: FundRow;
  readonly integrations: IntegrationRow;
  readonly letters: LetterRow;
  readonly 'letter-matrix': LetterMatrixRow;
  readonly 'signing-bodies': SigningBodiesRow;
  readonly linkages: LinkagesRow;
  readonly projects: ProjectRow;
  readonly claims: ClaimRow;
  readonly reimbursement: ReimbursementRow;
  readonly disclosures: DisclosureRow;
  readonly irregularities: IrregularityRow;
  readonly audits: AuditRow;
  readonly oversight: OversightRow;
}

type Item<List extends { readonly items: readonly unknown[] }> = List['items'][number];
type Life = Static<typeof fundLife>;
/** Members of an allocation's life that are rows with what the rules say of them: each row is compared as its view's. */
type Overseeing = 'projects' | 'audits' | 'irregularities';
type File = Static<typeof integrityFile>;
/** Absent as a whole when nothing is on record of the person at these clocks. */
type FileHead = Pick<IntegrityFileRow, 'partyMember' | 'cadreManagementOrgId'> &
  Partial<Pick<IntegrityFileRow, 'custody' | 'posts' | 'duties'>>;

/** Answers and parts of them that are made of a type of the ledger. */
const parts: {
  readonly basis: Same<Static<typeof basis>, Basis>;
  readonly sharedBasis: Same<Static<typeof sharedBasis>, Omit<Basis, 'projection'>>;
  readonly finding: Same<Static<typeof finding>, Finding>;
  readonly listedFinding: Same<
    Item<Static<typeof findingList>>,
    Finding & { readonly view: string; readonly key: string }
  >;
  readonly fact: Same<Static<typeof fact>, Omit<Fact, 'correctedBy'>>;
  readonly evidence: Same<Static<typeof fact>['about']['evidence'][number], Evidence>;
  readonly checkpoint: Same<Item<Static<typeof checkpointList>>, Pick<SignedCheckpoint, 'size' | 'note'>>;
  readonly fileHead: Same<Pick<File, keyof FileHead>, FileHead>;
  readonly fileSections: Same<File['sections'], readonly FileSection[]>;
  readonly fileFindings: Same<File['findings'], readonly Finding[]>;
  readonly fileMembers: Same<keyof File, keyof FileHead | 'personId' | 'purpose' | 'sections' | 'findings' | 'basis'>;
  readonly timelineState: Same<Item<Static<typeof fileTimeline>>['state'], FiledFact['state']>;
  readonly timelineMembers: Same<
    keyof Item<Static<typeof fileTimeline>>,
    | keyof Pick<FiledFact, 'state' | 'filed' | 'changedBy'>
    | keyof Pick<Fact, 'index' | 'type' | 'recordedAt' | 'occurredOn'>
    | 'factId'
    | 'zh'
    | 'sections'
    | 'recordingOrgan'
    | 'targets'
  >;
  readonly docketEntry: Same<Static<typeof docketEntry>, DocketEntry>;
  readonly matrixCell: Same<Static<typeof matrixCell>, MatrixCell>;
  readonly letter: Same<Static<typeof letterAnswer>['row'], LetterRow | null>;
  readonly flowGraph: Same<Omit<Static<typeof flowGraph>, 'basis' | 'currency' | 'conservation' | 'names'>, FlowGraph>;
  readonly flowConservation: Same<Static<typeof flowGraph>['conservation'], FlowConservation>;
  readonly fundLife: Same<Omit<Life, Overseeing | 'currency'>, Omit<FundLife, Overseeing>>;
  readonly fundLifeMembers: Same<keyof Life, keyof FundLife | 'currency'>;
  readonly concerns: Same<
    NonNullable<Life['audits' | 'irregularities']>[number]['concerns'],
    NonNullable<FundLife['audits' | 'irregularities']>[number]['concerns']
  >;
  readonly fundSummary: Same<Static<typeof fundSummary>['lines'], readonly SummaryLine[]>;
  readonly enforcementSummary: Same<Omit<Static<typeof enforcementSummary>, 'basis'>, EnforcementSummary>;
  readonly enforcementPeriod: Same<Item<Static<typeof enforcementSeries>>, EnforcementPeriod>;
  readonly discrepancy: Same<Item<Static<typeof discrepancyList>>, Discrepancy>;
  readonly operations: Same<keyof Static<typeof rowDiff>['operations'][number], keyof PatchOperation>;
  readonly rule: Same<keyof Static<typeof rulebook>['rules'][number], keyof ShownRule>;
  readonly parameter: Same<Static<typeof rulebook>['parameters'][string], ParameterDeclaration>;
  readonly listedRow: Same<keyof Item<Static<typeof officialList>>, keyof Omit<ShownRow, 'entries'>>;
} = {
  basis: true,
  sharedBasis: true,
  finding: true,
  listedFinding: true,
  fact: true,
  evidence: true,
  checkpoint: true,
  fileHead: true,
  fileSections: true,
  fileFindings: true,
  fileMembers: true,
  timelineState: true,
  timelineMembers: true,
  docketEntry: true,
  matrixCell: true,
  letter: true,
  flowGraph: true,
  flowConservation: true,
  fundLife: true,
  fundLifeMembers: true,
  concerns: true,
  fundSummary: true,
  enforcementSummary: true,
  enforcementPeriod: true,
  discrepancy: true,
  operations: true,
  rule: true,
  parameter: true,
  listedRow: true,
};

/** The comparison itself says no where it must. */
const told: readonly [
  Same<{ a: string }, { readonly a: string }>,
  Same<{ a: string }, { a?: string }>,
  Same<{ a: string }, { a: string; b?: string }>,
  Same<{ a: 'x' | 'y' }, { a: string }>,
  Same<{ a: { b: number }[] }, { a: readonly { readonly b: number; readonly c?: number }[] }>,
] = [true, false, false, false, false];

it('has the shape of every view, and of no other', () => {
  const views = projections.filter(({ kind, name }) => kind === 'rows' && !FILE_PROJECTIONS.has(name));
  expect(Object.keys(viewRows).sort()).toEqual(views.map(({ name }) => name).sort());
  expect(Object.keys(rows).sort()).toEqual(Object.keys(viewRows).sort());
});

it('is the same to the compiler as what answers are made of', () => {
  expect(Object.values({ ...rows, ...parts })).not.toContain(false);
  expect(told).toEqual([true, false, false, false, false]);
});
