/** The opened ledger as the HTTP interface asks for it. */
import { cryptography } from './adapters/system/cryptography';
import type { Fact } from './domain/fact';
import { ServedLedger, type Health, type LedgerFigures } from './http/served-ledger';
import type { Question, Unanswerable } from './ledger/asking';
import { lifeOfFund, type FundLife, type OverseeingView } from './ledger/fund-life';
import type { KeyRing } from './ledger/key-ring';
import { lagOf, type Lag } from './ledger/lag';
import type { Ledger } from './ledger/ledger';
import { LogQueries } from './ledger/log-queries';
import { printedArticle, type PrintedArticle } from './rulebook/articles';
import { rules, rulebookVersion } from './rulebook/rulebook';
import { projections } from '../projections';
import { discrepanciesOf, discrepantPenalties, type Discrepancy } from '../projections/enforcement-discrepancies';
import { seriesOf, summaryOf, type EnforcementPeriod, type EnforcementSums } from '../projections/enforcement-summary';
import {
  flowConservationOf,
  flowGraphOf,
  flowsOf,
  fundSummaryOf,
  type Flow,
  type FlowConservation,
  type FlowGraph,
  type FlowSums,
  type SummaryLine,
} from '../projections/fund-flows';
import { groupsOf } from '../projections/penalty';
import { sectionCodesOf, sectionsOf, type IntegrityFileRow } from '../projections/integrity-file';

/** Projections whose rows the rules judge. */
const judged = [...new Set(rules.flatMap((rule) => (rule.reads ? [rule.reads.name] : [])))];

export class Served extends ServedLedger {
  readonly origin: string;
  readonly currency: string;
  readonly verifierKey: string;
  readonly recorder: Ledger['recorder'];
  readonly reader: Ledger['reader'];
  readonly log: LogQueries;
  readonly consultations: Ledger['consultations'];
  readonly rulebook = { version: rulebookVersion, rules };
  readonly judged = judged;
  readonly projections = projections;
  /** Counted by the edge. */
  readonly refusals = new Map<string, number>();
  /** Set when sealing ended with a fault: nothing more is recorded and the process is about to stop. */
  fault: string | undefined;

  constructor(
    private readonly ledger: Ledger,
    readonly keys: KeyRing,
  ) {
    super();
    this.origin = ledger.genesis.origin;
    this.currency = ledger.genesis.currency;
    this.verifierKey = ledger.seal.verifierKey;
    this.recorder = ledger.recorder;
    this.reader = ledger.reader;
    this.log = new LogQueries(ledger.log, ledger.store, ledger.seal, cryptography);
    this.consultations = ledger.consultations;
  }

  article(cite: string): PrintedArticle | undefined {
    return printedArticle(cite);
  }

  sectionsOf(row: unknown): readonly object[] {
    return sectionsOf(row as IntegrityFileRow | undefined);
  }

  sectionCodesOf(fact: Fact, personId: string, opening: Fact): readonly string[] {
    return sectionCodesOf(fact, personId, opening);
  }

  enforcementSummary(sums: EnforcementSums, organ?: string): object {
    return summaryOf(sums, this.currency, organ);
  }

  enforcementGroups(organ?: string): (group: string) => boolean {
    return groupsOf(organ);
  }

  enforcementSeries(periods: EnforcementSums): readonly EnforcementPeriod[] {
    return seriesOf(periods);
  }

  discrepantPenalties(sums: EnforcementSums, organ?: string): readonly string[] {
    return discrepantPenalties(sums, organ);
  }

  discrepanciesOf(facts: readonly Fact[], on: string): readonly Discrepancy[] {
    return discrepanciesOf(facts, on);
  }

  flows(sums: FlowSums): readonly Flow[] {
    return flowsOf(sums);
  }

  flowGraph(flows: readonly Flow[], named: (sort: string, id: string) => string): FlowGraph {
    return flowGraphOf(flows, named);
  }

  flowConservation(flows: readonly Flow[], organ?: string): FlowConservation {
    return flowConservationOf(flows, organ);
  }

  fundSummary(flows: readonly Flow[], levelOf: (orgId: string) => string | undefined): readonly SummaryLine[] {
    return fundSummaryOf(flows, levelOf);
  }

  fundLife(
    allocationId: string,
    question: Question,
    mayRead: (view: OverseeingView) => boolean,
  ): Promise<FundLife | Unanswerable> {
    return lifeOfFund(this.ledger, allocationId, question, mayRead);
  }

  figures(): LedgerFigures {
    const { log, recorder, store } = this.ledger;
    return { size: log.size, recording: recorder.figures, flushes: store.flushes };
  }

  lag(): Promise<Lag> {
    return lagOf(this.ledger.store, this.ledger.log, Date.now());
  }

  health(): Promise<Health> {
    const { warning } = this.ledger;
    const views = this.ledger.projectionSwitch.fault ?? 'up';
    const unavailable = this.ledger.store.unavailable;
    const parts = { store: warning ?? unavailable ?? 'up', sealing: this.fault ?? 'up', views };
    // A version that could not be switched to takes nothing away: what was served before still is.
    const ready = warning === undefined && unavailable === undefined && this.fault === undefined;
    return Promise.resolve({ ready, parts });
  }
}
