/** What an import did, counted so that nothing can be lost unseen. */
import type { RecordOutcome } from '../recording';
import type { Untranslatable } from './translate';
import type { Attribute } from './trace-source';

/** Why traces were not recorded: words of the translation, of the recorder, or a trace's second coming. */
export type ImportRefusal = Untranslatable | 'repeated-trace' | Extract<RecordOutcome, { outcome: 'refused' }>['code'];

export interface Example {
  /** Place of the trace in the file, 1-based. */
  readonly ordinal: number;
  readonly trace: string;
  /** Place of the event in its trace, 1-based. */
  readonly event?: number;
  readonly detail: string;
}

export interface RefusalCount {
  readonly reason: ImportRefusal;
  readonly traces: number;
  readonly events: number;
  /** The first few, in file order. */
  readonly examples: readonly Example[];
}

export interface Count {
  readonly traces: number;
  readonly facts: number;
}

export interface ImportReport {
  /**
   * - `complete`: the whole log was read.
   * - `stopped`: it was asked to stop; run it again to go on.
   * - `unreadable`: the log broke off or is not well-formed; what was read before stands.
   * - `halted`: the ledger cannot record now, or not this; `fault` says why.
   */
  readonly ended: 'complete' | 'stopped' | 'unreadable' | 'halted';
  readonly fault?: { readonly where: string; readonly detail: string };
  readonly dryRun: boolean;
  /** Mapping's name and the file's SHA-256: together they name the import. */
  readonly mapping: string;
  readonly digest: string;
  /** Whether the organ of the mapping had to be registered first. */
  readonly organ: 'registered' | 'known' | 'not-asked';
  /** Counted by the reader. */
  readonly read: { readonly traces: number; readonly events: number; readonly attributes: number };
  /** New on record; in a dry run, what would be. */
  readonly recorded: Count;
  /** On record from an earlier run of the same file. */
  readonly already: Count;
  readonly refused: Count;
  readonly refusals: readonly RefusalCount[];
  /** Facts recorded, would-be recorded and already there, by kind. */
  readonly facts: Readonly<Record<string, number>>;
  /** `unaccounted` is what `read` exceeds the others by: 0 whenever `ended` is `complete`. */
  readonly attributes: {
    readonly read: number;
    readonly mapped: number;
    readonly kept: number;
    readonly refused: number;
    readonly unaccounted: number;
  };
  /** What the log says of itself. It describes the log and not what happened, so it is reported and not recorded. */
  readonly log: readonly Attribute[];
  /** The highest index among the receipts; the import is done when the ledger is sealed and projected beyond it. */
  readonly lastIndex?: number;
}

const EXAMPLES = 5;

/** Collects a report while traces settle in any order. */
export class Tally {
  recorded: Count = { traces: 0, facts: 0 };
  already: Count = { traces: 0, facts: 0 };
  refused: Count = { traces: 0, facts: 0 };
  mapped = 0;
  kept = 0;
  attributesRefused = 0;
  lastIndex: number | undefined;
  private readonly facts = new Map<string, number>();
  private readonly refusals = new Map<ImportRefusal, { traces: number; events: number; examples: Example[] }>();

  /** Facts on record, in part or whole. */
  accept(types: Iterable<string>, mapped: number, kept: number): void {
    for (const type of types) this.facts.set(type, (this.facts.get(type) ?? 0) + 1);
    this.mapped += mapped;
    this.kept += kept;
  }

  add(to: 'recorded' | 'already', facts: number): void {
    this[to] = { traces: this[to].traces + 1, facts: this[to].facts + facts };
  }

  refuse(reason: ImportRefusal, events: number, attributes: number, example: Example): void {
    this.refused = { traces: this.refused.traces + 1, facts: this.refused.facts + events };
    this.attributesRefused += attributes;
    const known = this.refusals.get(reason) ?? { traces: 0, events: 0, examples: [] };
    known.traces += 1;
    known.events += events;
    known.examples.push(example);
    known.examples.sort((a, b) => a.ordinal - b.ordinal).splice(EXAMPLES);
    this.refusals.set(reason, known);
  }

  factCounts(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.facts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Most frequent first. */
  refusalCounts(): readonly RefusalCount[] {
    return [...this.refusals]
      .map(([reason, counts]) => ({ reason, ...counts }))
      .sort((a, b) => b.traces - a.traces || (a.reason < b.reason ? -1 : 1));
  }
}
