/**
 * Imports somebody else's event log. Each trace becomes one stream and is recorded whole or not at all; the log's own
 * local date is the legal day of each fact, the import is its recorded time.
 */
import type { Digest } from '../../integrity/digest';
import type { Actor, RecordOutcome, RecordRequest, Submission } from '../recording';
import type { Mapping } from './mapping';
import { Tally, type ImportRefusal, type ImportReport } from './report';
import { SourceUnreadable, type ImportTrace, type TraceSource } from './trace-source';
import { Translator, type Part } from './translate';

export interface ImportDeps {
  /** The recorder, or a rehearsal of it (rehearsal.ts). A throw means that the outcome is unknown: the import ends. */
  record(request: RecordRequest): Promise<RecordOutcome>;
  /** Currency of the ledger; a mapping in another one is not imported. */
  readonly currency: string;
  readonly sha256: Digest;
}

export interface ImportOptions {
  /** SHA-256 of the file, lower-case hex. With the place of a trace it makes the idempotency key. */
  readonly digest: string;
  /** `record` is a rehearsal, which takes one request at a time. */
  readonly dryRun?: boolean;
  /** Requests offered at once, default 256: as many as share a commit. */
  readonly inFlight?: number;
  /** Public part of the key that the records name, default `import`. */
  readonly keyId?: string;
  /** Called each thousand traces and at the end. */
  readonly progress?: (progress: Progress) => void;
  /** Stops between two traces; whatever is in flight is awaited. */
  readonly signal?: AbortSignal;
}

export interface Progress {
  readonly traces: number;
  readonly events: number;
  readonly recorded: number;
  readonly already: number;
  readonly refused: number;
  /** Bytes of the file read so far. */
  readonly bytes: number;
}

const PROGRESS_TRACES = 1000;
const IN_FLIGHT = 256;

/** Refusals that say nothing about the trace: the ledger cannot record anything now. */
const HALTING: ReadonlySet<string> = new Set<ImportRefusal>(['clock-untrusted', 'read-only']);

/** Refusals of an organ's registration that mean it is there already. */
const KNOWN: ReadonlySet<string> = new Set<ImportRefusal>([
  'revision-conflict',
  'duplicate-fact',
  'out-of-order',
  'idempotency-key-reused',
]);

/**
 * Runs an import, or with a rehearsing `record` a dry run. Running it again with the same file and mapping goes on where
 * a stopped one ended: what is on record answers as `already`. Rejects only with what `record` threw.
 */
export async function importLog(
  deps: ImportDeps,
  source: TraceSource,
  mapping: Mapping,
  options: ImportOptions,
): Promise<ImportReport> {
  return new Import(deps, source, mapping, options).run();
}

type Ending = Pick<ImportReport, 'ended' | 'fault'>;

class Import {
  private readonly tally = new Tally();
  private readonly names = new Set<string>();
  private readonly translator: Translator;
  private readonly actor: Actor;
  private readonly about: NonNullable<Submission['about']>;
  private readonly window: Window;
  private organ: ImportReport['organ'] = 'not-asked';
  private halt: Ending | undefined;

  constructor(
    private readonly deps: ImportDeps,
    private readonly source: TraceSource,
    private readonly mapping: Mapping,
    private readonly options: ImportOptions,
  ) {
    this.actor = { role: mapping.role, organ: mapping.organ.id, keyId: options.keyId ?? 'import' };
    this.about = { ...mapping.about, correlation: correlationOf(options.digest) };
    this.translator = new Translator(mapping, { about: this.about, sha256: deps.sha256 });
    this.window = new Window(options.dryRun ? 1 : (options.inFlight ?? IN_FLIGHT));
  }

  async run(): Promise<ImportReport> {
    let ending: Ending = { ended: 'complete' };
    if (this.mapping.money.currency !== this.deps.currency) {
      const detail = `the mapping's amounts are ${this.mapping.money.currency}, the ledger's ${this.deps.currency}`;
      return this.report({ ended: 'halted', fault: { where: 'money / currency', detail } });
    }
    await this.registerOrgan();
    try {
      if (!this.halt) ending = await this.read();
    } catch (error) {
      if (!(error instanceof SourceUnreadable)) throw error;
      ending = { ended: 'unreadable', fault: { where: error.where, detail: error.message } };
    } finally {
      await this.window.drained();
    }
    this.window.rethrow();
    this.showProgress();
    return this.report(this.halt ?? ending);
  }

  private async read(): Promise<Ending> {
    let ordinal = 0;
    for await (const trace of this.source.traces()) {
      if (this.options.signal?.aborted) return { ended: 'stopped' };
      if (this.halt || this.window.failed) break;
      ordinal += 1;
      const at = ordinal;
      await this.window.enter(() => this.settle(trace, at));
      if (ordinal % PROGRESS_TRACES === 0) this.showProgress();
    }
    return { ended: 'complete' };
  }

  private async registerOrgan(): Promise<void> {
    const { id, register } = this.mapping.organ;
    if (register === undefined) return;
    const fact = { stream: `org-${id}`, type: 'OrganisationRegistered', about: this.about, data: register };
    const outcome = await this.deps.record({
      actor: { role: 'registrar', keyId: this.actor.keyId },
      idempotencyKey: `import-organ-${id}`,
      expected: 'no-stream',
      facts: [fact],
    });
    if (outcome.outcome === 'recorded') this.organ = outcome.replayed ? 'known' : 'registered';
    else if (KNOWN.has(outcome.code)) this.organ = 'known';
    else this.halt = { ended: 'halted', fault: { where: 'organ / register', detail: describe(outcome) } };
  }

  /** One trace to its end. Undefined when it was settled at once, so that the window need not wait. */
  private settle(trace: ImportTrace, ordinal: number): Promise<void> | undefined {
    const name = trace.name ?? '';
    if (trace.name !== undefined && this.names.size === this.names.add(copied(name)).size) {
      this.refuse(trace, ordinal, { reason: 'repeated-trace', detail: 'an earlier trace has this name' });
      return undefined;
    }
    const translation = this.translator.translate(trace);
    if ('reason' in translation) {
      this.refuse(trace, ordinal, translation);
      return undefined;
    }
    return this.recordParts(trace, ordinal, translation.parts);
  }

  private async recordParts(trace: ImportTrace, ordinal: number, parts: readonly Part[]): Promise<void> {
    let [facts, fresh] = [0, 0];
    for (const [place, part] of parts.entries()) {
      const outcome = await this.deps.record({
        actor: this.actor,
        idempotencyKey: `import-${this.options.digest.slice(0, 32)}-${ordinal}-${place}`,
        expected: facts === 0 ? 'no-stream' : facts - 1,
        facts: part.facts,
      });
      if (outcome.outcome === 'refused') {
        if (HALTING.has(outcome.code)) {
          this.halt ??= { ended: 'halted', fault: { where: `trace ${ordinal}`, detail: describe(outcome) } };
          return;
        }
        const event = outcome.item === undefined ? {} : { event: facts + outcome.item };
        this.refuse(trace, ordinal, { reason: outcome.code, detail: describe(outcome), ...event }, parts.slice(place));
        return;
      }
      facts += part.facts.length;
      if (!outcome.replayed) fresh += part.facts.length;
      this.accept(part, outcome.receipts.at(-1)?.index);
    }
    if (fresh > 0) this.tally.add('recorded', fresh);
    else this.tally.add('already', facts);
  }

  private accept({ facts, mapped, kept }: Part, index: number | undefined): void {
    this.tally.accept(
      facts.map(({ type }) => type),
      mapped,
      kept,
    );
    if (index !== undefined && index > (this.tally.lastIndex ?? -1)) this.tally.lastIndex = index;
  }

  private refuse(
    trace: ImportTrace,
    ordinal: number,
    fault: { readonly reason: ImportRefusal; readonly event?: number; readonly detail: string },
    rest?: readonly Part[],
  ): void {
    const events = rest ? sum(rest, (part) => part.facts.length) : trace.events.length;
    const attributes = rest ? sum(rest, (part) => part.mapped + part.kept) : attributesOf(trace);
    const event = fault.event === undefined ? {} : { event: fault.event + 1 };
    const example = { ordinal, trace: (trace.name ?? '').slice(0, 100), ...event, detail: fault.detail };
    this.tally.refuse(fault.reason, events, attributes, example);
  }

  private showProgress(): void {
    const { traces, events, bytes } = this.source.seen;
    const { recorded, already, refused } = this.tally;
    this.options.progress?.({
      traces,
      events,
      recorded: recorded.facts,
      already: already.facts,
      refused: refused.facts,
      bytes,
    });
  }

  private report(ending: Ending): ImportReport {
    const { tally } = this;
    const { traces, events, attributes, log } = this.source.seen;
    const unaccounted = attributes - tally.mapped - tally.kept - tally.attributesRefused;
    return {
      ...ending,
      dryRun: this.options.dryRun ?? false,
      mapping: this.mapping.name,
      digest: this.options.digest,
      organ: this.organ,
      read: { traces, events, attributes },
      recorded: tally.recorded,
      already: tally.already,
      refused: tally.refused,
      refusals: tally.refusalCounts(),
      facts: tally.factCounts(),
      attributes: {
        read: attributes,
        mapped: tally.mapped,
        kept: tally.kept,
        refused: tally.attributesRefused,
        unaccounted,
      },
      log,
      ...(tally.lastIndex === undefined ? {} : { lastIndex: tally.lastIndex }),
    };
  }
}

/** At most so many tasks at once; remembers the first one that failed. */
class Window {
  private running = 0;
  private wake: (() => void) | undefined;
  private failure: { readonly error: unknown } | undefined;

  constructor(private readonly size: number) {}

  get failed(): boolean {
    return this.failure !== undefined;
  }

  /** Starts a task as soon as there is room; does not wait for its end. */
  async enter(task: () => Promise<void> | undefined): Promise<void> {
    while (this.running >= this.size) await this.change();
    const promise = task();
    if (!promise) return;
    this.running += 1;
    void promise.catch((error: unknown) => (this.failure ??= { error })).finally(() => this.leave());
  }

  async drained(): Promise<void> {
    while (this.running > 0) await this.change();
  }

  rethrow(): void {
    if (this.failure) throw this.failure.error;
  }

  private change(): Promise<void> {
    return new Promise((resolve) => (this.wake = resolve));
  }

  private leave(): void {
    this.running -= 1;
    this.wake?.();
  }
}

/** The UUIDv8 (RFC 9562) that all facts of one file share: the beginning of its digest. */
const correlationOf = (digest: string): string =>
  [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `8${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');

/** A name that is kept must not be a slice of the piece of file it was read from, or every piece would stay in memory. */
const copied = (name: string): string => Buffer.from(name, 'utf16le').toString('utf16le');

const sum = (parts: readonly Part[], of: (part: Part) => number): number =>
  parts.reduce((total, part) => total + of(part), 0);

/** Attributes of a trace as its reader counted them, its name included. */
const attributesOf = ({ name, attributes, events }: ImportTrace): number =>
  events.reduce((total, event) => total + event.attributes.length, attributes.length + (name === undefined ? 0 : 1));

function describe({ detail, faults, cites = [] }: Extract<RecordOutcome, { outcome: 'refused' }>): string {
  const first = faults?.[0];
  const told = first ? `${first.pointer} ${first.code}: ${first.detail}` : detail;
  return cites.length > 0 ? `${told} (${cites.join(', ')})` : told;
}
