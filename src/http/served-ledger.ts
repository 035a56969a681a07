/** Everything that this interface serves, handed over once by the composition root. */
import type { Basis, Question, Unanswerable } from '../ledger/asking';
import type { Fact } from '../domain/fact';
import type { KeyRing } from '../ledger/key-ring';
import type { Actor, RecordOutcome, RecordRequest } from '../ledger/recording';
import type { LogReader } from './log-reader';

/** A finding as a rule states it; passed on as it is. */
export interface ShownFinding {
  readonly rule: string;
  readonly status: string;
  readonly code: string;
  readonly subject: string;
}

export interface ShownRow {
  readonly key: string;
  readonly row: unknown;
  /** What the rulebook derives from the row beside findings: the docket's matters with their steps and ages. */
  readonly entries?: readonly unknown[];
  readonly findings: readonly ShownFinding[];
}

export interface ListFilter {
  readonly organ?: string;
  readonly year?: number;
  /** Key behind which the list goes on. */
  readonly after?: string;
  /** 1 to 500. */
  readonly limit?: number;
}

/** Questions about the past. A projection is asked for by its name; an unknown name is `not-found`. */
export interface ViewReader {
  basis(question: Question, projection: string): Promise<Basis | Unanswerable>;
  row(
    projection: string,
    key: string,
    question: Question,
  ): Promise<(ShownRow & { readonly basis: Basis }) | Unanswerable>;
  /** The rows of these keys, in their order, each once; a key that nothing is filed under is left out. */
  rows(
    projection: string,
    keys: readonly string[],
    question: Question,
  ): Promise<{ readonly basis: Basis; readonly items: readonly ShownRow[] } | Unanswerable>;
  list(
    projection: string,
    filter: ListFilter,
    question: Question,
  ): Promise<
    { readonly basis: Basis; readonly items: readonly ShownRow[]; readonly next: string | null } | Unanswerable
  >;
  /** The facts that are or were filed under a key, in log order, whatever their legal day. */
  history(
    projection: string,
    key: string,
    question: Question,
  ): Promise<{ readonly basis: Basis; readonly items: readonly FiledFact[] } | Unanswerable>;
  sums(
    projection: string,
    question: Question,
  ): Promise<{ readonly basis: Basis; readonly sums: ReadonlyMap<string, ReadonlyMap<string, bigint>> } | Unanswerable>;
  /** Sums by period (`2003`, `2003-05`), then by measure, over the groups that count. */
  series(
    projection: string,
    by: 'year' | 'month',
    counts: (group: string) => boolean,
    question: Question,
  ): Promise<
    { readonly basis: Basis; readonly periods: ReadonlyMap<string, ReadonlyMap<string, bigint>> } | Unanswerable
  >;
  /** The facts of one stream in log order, as they stand in the log prefix of `size`. */
  stream(name: string, size: number): Promise<readonly Fact[]>;
}

/** A fact that is or was filed under a key, and what became of it. */
export interface FiledFact {
  /** With its data as it stands; of a voided fact, as it stood last. */
  readonly fact: Fact;
  /** The fact that opens its stream. */
  readonly opening: Fact;
  readonly state: 'stands' | 'corrected' | 'voided';
  /** False for what was filed under the key and is no longer. */
  readonly filed: boolean;
  /** Its corrections and its void, in log order. */
  readonly changedBy: readonly Fact[];
}

/** Opening a clean-governance file is itself a fact: it is recorded before anything is shown. */
export interface Consultations {
  /** A throw, or a refusal as value, keeps the file closed. */
  consult(actor: Actor, personId: string, purpose: string, question: Question): Promise<ConsultOutcome>;
}

export type ConsultOutcome =
  | { readonly outcome: 'recorded' }
  | { readonly outcome: 'refused'; readonly code: string; readonly detail: string; readonly pointer?: string };

/** One rule as the rulebook states it. */
export interface ShownRule {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly cites: readonly string[];
  readonly reading: string;
  readonly parameters: readonly string[];
  readonly examples: Readonly<Record<number, string>>;
  readonly pending?: Readonly<Record<number, string>>;
}

/** An article, or a part of one, in the words in which it was printed. */
export interface ShownArticle {
  readonly cite: string;
  readonly regulation: { readonly code: string; readonly title: string };
  readonly text: string;
  /** Digest of the source that the text is cut from, lower-case hex. */
  readonly sourceSha256: string;
}

/** What the running ledger knows about itself, counted from its start. */
export interface LedgerFigures {
  /** Facts in the log, those from before the start among them. */
  readonly size: number;
  /** Requests to record, by how they ended; facts that they put on record. */
  readonly recording: {
    readonly facts: number;
    readonly recorded: number;
    readonly replayed: number;
    readonly refused: number;
    readonly unknown: number;
  };
  /** Durable commits; undefined where the store does not count them. */
  readonly flushes: number | undefined;
}

export interface Health {
  readonly ready: boolean;
  /** One line for each part that was looked at: `up`, or what is wrong with it. */
  readonly parts: Readonly<Record<string, string>>;
}

/** One flow of public money; see the fund-flows projection. */
export interface FundFlow {
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly sourceKind: string;
  readonly fiscalYear: number;
  readonly amount: bigint;
}

/** Nodes and links of flows; see the fund-flows projection. */
export interface FundFlowGraph {
  /** `source:…`, `budget:…`, `organ:…`, `payee:…`, `returned:…`, `allocation:…`. */
  readonly nodes: readonly { readonly id: string }[];
  readonly links: readonly object[];
}

/** Implemented by the composition root; the token under which Nest injects it. */
export abstract class ServedLedger {
  abstract readonly origin: string;
  abstract readonly currency: string;
  /** C2SP verifier key of the log. */
  abstract readonly verifierKey: string;
  abstract readonly recorder: { record(request: RecordRequest): Promise<RecordOutcome> };
  abstract readonly reader: ViewReader;
  abstract readonly log: LogReader;
  abstract readonly consultations: Consultations;
  abstract readonly keys: KeyRing;
  abstract readonly rulebook: { readonly version: string; readonly rules: readonly ShownRule[] };
  /** What stands at a cite; undefined for what is not printed. */
  abstract article(cite: string): ShownArticle | undefined;
  /** The sections of a clean-governance file, from the row of its projection; undefined stands for no row. */
  abstract sectionsOf(row: unknown): readonly object[];
  /** Codes of the sections of a person's file that a fact makes an entry in; none for one that makes none. */
  abstract sectionCodesOf(fact: Fact, personId: string, opening: Fact): readonly string[];
  /** The enforcement summary from its sums, of one organ or of all. */
  abstract enforcementSummary(sums: ReadonlyMap<string, ReadonlyMap<string, bigint>>, organ?: string): object;
  /** Which groups of the enforcement figures are of an organ; without one, all are. */
  abstract enforcementGroups(organ?: string): (group: string) => boolean;
  /** The enforcement figures of each period, in order. */
  abstract enforcementSeries(periods: ReadonlyMap<string, ReadonlyMap<string, bigint>>): readonly object[];
  /** Streams of the penalties with a payment whose running total disagrees, sorted; of one organ or of all. */
  abstract discrepantPenalties(
    sums: ReadonlyMap<string, ReadonlyMap<string, bigint>>,
    organ?: string,
  ): readonly string[];
  /** Those payments of one penalty, made by a legal day, from the facts of its stream as they stand. */
  abstract discrepanciesOf(facts: readonly Fact[], on: string): readonly object[];
  /** The flows of public money from their sums. */
  abstract flows(sums: ReadonlyMap<string, ReadonlyMap<string, bigint>>): readonly FundFlow[];
  /** Nodes and links of these flows, for a Sankey diagram; `named` says what an organ or allocation goes by. */
  abstract flowGraph(flows: readonly FundFlow[], named: (sort: string, id: string) => string): FundFlowGraph;
  /** Whether these flows balance: {in, out, held, residue}, of all organs together or of one. */
  abstract flowConservation(flows: readonly FundFlow[], organ?: string): object;
  /**
   * 资金全程: the life of one allocation, everything at one basis. What a view tells that `mayRead` denies is null.
   * `not-found`, with the clocks, for an allocation that is not known there.
   */
  abstract fundLife(
    allocationId: string,
    question: Question,
    mayRead: (view: 'audits' | 'irregularities') => boolean,
  ): Promise<{ readonly basis: Basis } | Unanswerable>;
  /** The same by level of the organ, source and year. */
  abstract fundSummary(flows: readonly FundFlow[], levelOf: (orgId: string) => string | undefined): readonly object[];
  /** Names of the projections whose rows the rules judge, in the order in which their findings are listed. */
  abstract readonly judged: readonly string[];
  /** Names of the projections, as `GET /v1/views/{name}/{key}` takes them. */
  abstract readonly projections: readonly { readonly name: string; readonly version: number; readonly zh: string }[];
  abstract health(): Promise<Health>;
  abstract figures(): LedgerFigures;
  /** How far the views are behind the store: what is not in them yet, and the age of the oldest of it. */
  abstract lag(): Promise<{ readonly facts: number; readonly seconds: number }>;
  /** Requests that ended in a problem, by its slug. */
  abstract readonly refusals: ReadonlyMap<string, number>;
}
