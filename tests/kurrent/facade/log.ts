/** The facade's log: everything in memory, and every append in the journal before it is answered or shown. */
import { TOMBSTONE_REVISION, TOMBSTONE_TYPE, metastreamOf } from './event';
import type { LoggedEvent, Outcome, Proposal, Proposed } from './event';
import { decide, type Decision, type Found } from './expectation';
import { Journal, type Frame } from './journal';
import { truncationOf } from './truncation';

interface Stream {
  readonly events: LoggedEvent[];
  readonly recent: Map<string, LoggedEvent>;
  tombstone: LoggedEvent | undefined;
}

/** A stream as its readers see it. */
export interface ShownStream {
  /** What its metadata hides is left out. */
  readonly events: readonly LoggedEvent[];
  /** Whether anything was ever appended to it and it is not deleted. */
  readonly exists: boolean;
  readonly tombstone: LoggedEvent | undefined;
}

const FIRST_POSITION = 1_000n;
/** What an event takes up beside its own bytes. */
const EVENT_OVERHEAD = 64n;
const NOTHING: Stream = { events: [], recent: new Map(), tombstone: undefined };

export class EventLog {
  private readonly all: LoggedEvent[] = [];
  private readonly streams = new Map<string, Stream>();
  /** Of every position that was ever answered, the first ordinal at it or behind it. */
  private readonly ordinals = new Map<bigint, number>();
  private next = FIRST_POSITION;
  /** How many events are durable: what lies behind is not shown yet. */
  private durable = 0;
  private readonly waiting = new Set<() => void>();

  private constructor(private readonly journal: Journal) {}

  static async open(directory: string): Promise<EventLog> {
    const log = new EventLog(Journal.open(directory));
    for await (const frame of log.journal.frames()) log.apply(frame);
    log.durable = log.all.length;
    // What `any` is compared with is a memory of this process.
    for (const { recent } of log.streams.values()) recent.clear();
    return log;
  }

  /** How many events readers see. */
  get length(): number {
    return this.durable;
  }

  at(ordinal: number): LoggedEvent | undefined {
    return ordinal < this.durable ? this.all[ordinal] : undefined;
  }

  /** The first ordinal at or behind a position that was answered once; the end for one beyond it; else undefined. */
  ordinalOf(position: bigint): number | undefined {
    if (position === 0n) return 0;
    return position >= this.next ? this.durable : this.ordinals.get(position);
  }

  async append(proposal: Proposal): Promise<Outcome> {
    let outcome: Outcome | undefined;
    let length = 0;
    const frame = { stream: proposal.stream, created: Date.now(), events: proposal.events };
    await this.journal.write(frame, () => {
      const found = this.found(proposal.stream);
      const decision = decide(found, proposal);
      if (decision.decision === 'append') this.apply(frame);
      length = this.all.length;
      outcome = this.outcomeOf(decision, proposal, found);
      return decision.decision === 'append';
    });
    if (outcome === undefined) throw new Error('the journal wrote a frame without a decision');
    if (length > this.durable) this.show(length);
    return outcome;
  }

  /** What the append would answer; nothing is stored. */
  foresee(proposal: Proposal): Outcome {
    const found = this.found(proposal.stream);
    const decision = decide(found, proposal);
    if (decision.decision !== 'append') return this.outcomeOf(decision, proposal, found);
    const before = proposal.events.slice(0, -1).reduce((at, event) => at + extent(event), this.next);
    const revision = BigInt(found.events.length + proposal.events.length - 1);
    return { outcome: 'appended', revision, position: before };
  }

  stream(name: string): ShownStream {
    const { events, tombstone } = this.streams.get(name) ?? NOTHING;
    const durable = events.filter(({ ordinal }) => ordinal < this.durable);
    const { isDeleted, shows } = truncationOf(durable, this.metadataOf(name));
    return { events: durable.filter(shows), exists: durable.length > 0 && !isDeleted, tombstone };
  }

  /** The stream as an append finds it. */
  found(name: string): Found {
    const { events, recent, tombstone } = this.streams.get(name) ?? NOTHING;
    const metadata = this.metadataOf(name);
    return {
      events,
      recent,
      hasMetadata: metadata !== undefined,
      isDeleted: truncationOf(events, metadata).isDeleted,
      hasTombstone: tombstone !== undefined,
    };
  }

  /** Resolves when the log is longer than that, or the signal aborts. */
  async grown(beyond: number, signal: AbortSignal): Promise<void> {
    if (this.durable > beyond || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const settle = (): void => {
        this.waiting.delete(settle);
        signal.removeEventListener('abort', settle);
        resolve();
      };
      this.waiting.add(settle);
      signal.addEventListener('abort', settle);
    });
  }

  close(): Promise<void> {
    return this.journal.close();
  }

  private show(length: number): void {
    this.durable = length;
    for (const settle of [...this.waiting]) settle();
  }

  private metadataOf(name: string): LoggedEvent | undefined {
    return this.streams.get(metastreamOf(name))?.events.at(-1);
  }

  private outcomeOf(decision: Decision, { stream, events }: Proposal, found: Found): Outcome {
    if (decision.decision === 'deleted') return { outcome: 'deleted' };
    if (decision.decision === 'repeat') return { outcome: 'appended', ...placeOf(decision.last) };
    if (decision.decision === 'conflict') {
      return { outcome: 'conflict', actual: found.events.at(-1)?.revision };
    }
    const last = this.all.at(-1);
    if (events.length > 0 && last?.stream === stream) return { outcome: 'appended', ...placeOf(last) };
    // Nothing was asked for: a place between two events that no read shows.
    return { outcome: 'appended', revision: found.events.at(-1)?.revision ?? 0n, position: this.next - EVENT_OVERHEAD };
  }

  private apply({ stream: name, created, events }: Frame): void {
    const stream: Stream = this.streams.get(name) ?? { events: [], recent: new Map(), tombstone: undefined };
    this.streams.set(name, stream);
    for (const proposed of events) {
      const place = { stream: name, created, position: this.next, ordinal: this.all.length };
      if (isTombstone(proposed)) {
        stream.tombstone = { ...proposed, ...place, revision: TOMBSTONE_REVISION };
        this.push(stream.tombstone);
      } else {
        const event: LoggedEvent = { ...proposed, ...place, revision: BigInt(stream.events.length) };
        stream.events.push(event);
        stream.recent.set(event.id, event);
        this.push(event);
      }
    }
    if (events.length > 0) return;
    this.ordinals.set(this.next, this.all.length);
    this.next += EVENT_OVERHEAD;
  }

  private push(event: LoggedEvent): void {
    this.ordinals.set(event.position, event.ordinal);
    this.all.push(event);
    this.next += extent(event);
  }
}

function placeOf({ revision, position }: LoggedEvent): { readonly revision: bigint; readonly position: bigint } {
  return { revision, position };
}

function extent({ type, metadata, data }: Proposed): bigint {
  return EVENT_OVERHEAD + BigInt(data.length + metadata.length + 2 * type.length);
}

/** Clients always say a content type; the mark of a tombstone has none. */
function isTombstone({ type, contentType }: Proposed): boolean {
  return type === TOMBSTONE_TYPE && contentType === '';
}
