/**
 * What a decision sees: the ledger exactly as it is at the moment of the append. Asked only inside the store's write, so
 * nothing can come between the decision and what it rests on.
 */
import { streamDeclarationOf } from '../domain/catalogue';
import { isCorrection } from '../domain/corrections/correction';
import type { Changes, Holding, Known, StreamDeclaration } from '../domain/decider';
import { streamKind, type Fact } from '../domain/fact';
import { movementsOf, movingTypes, type Movement } from '../domain/funds/accounts';
import { withChange } from '../domain/funds/conservation';
import type { LegalDay } from '../domain/legal-day';
import { balances, changesIn } from '../../projections/balances';
import { documents, naturalKeyOf } from '../../projections/documents';
import { officials, type Official } from '../../projections/officials';
import { apply, type RowProjection } from '../../projections/projection';
import { factFrom, standing } from './decoding';
import type { WriteView } from './event-store';
import type { LogView } from './log-view';
import { keptRow, placesOf, type KeptRow } from './row-views';
import type { RowStore } from './row-store';
import { openingOf } from './stream-facts';
import type { Tail } from './tail';
import { correctsMoney, type TailLookups } from './tail-lookups';

/** A stream folded up to a revision. */
export interface Folded {
  readonly revision: number;
  readonly state: unknown;
  readonly opening: Fact | undefined;
  /** Leaf hash of the record at that revision, hex, when it is known. */
  readonly leaf?: string;
}

const FOLDED_MAX = 5_000;

/** Folded streams, kept between decisions; each is checked against the stream's head before it is used. */
export class FoldedStreams {
  private readonly kept = new Map<string, Folded>();

  /** The stream as it stands at its head (`revision`); undefined when it does not exist. */
  at(stream: string, view: WriteView, revision = view.revision(stream)): Folded | undefined {
    if (revision === undefined) return undefined;
    const kept = this.kept.get(stream);
    if (kept?.revision === revision) return kept;
    const folded = continued(stream, kept, view) ?? foldedAnew(stream, factsOf(stream, view), revision);
    this.put(stream, folded);
    return folded;
  }

  /**
   * Keeps what facts left behind that are durable by now. Records never change, so a revision stands for one state, and
   * one that is further on is worth more.
   */
  keep(stream: string, folded: Folded): void {
    if (folded.revision > (this.kept.get(stream)?.revision ?? -1)) this.put(stream, folded);
  }

  private put(stream: string, folded: Folded): void {
    this.kept.delete(stream);
    this.kept.set(stream, folded);
    if (this.kept.size > FOLDED_MAX) this.kept.delete(this.kept.keys().next().value as string);
  }
}

function continued(stream: string, kept: Folded | undefined, view: WriteView): Folded | undefined {
  let folded = kept;
  if (!folded) return undefined;
  for (const record of view.read(stream, folded.revision + 1)) {
    const fact = factFrom(record, record.revision);
    if (isCorrection(fact.type)) return undefined;
    folded = foldedOn(stream, folded, fact);
  }
  return folded;
}

/** A whole stream, places in the stream standing for places in the log: only their order matters here. */
const factsOf = (stream: string, view: WriteView): readonly Fact[] =>
  [...view.read(stream, 0)].map((record) => factFrom(record, record.revision));

/** Folds facts of a stream (corrections among them) as they stand. */
export function foldedAnew(stream: string, facts: readonly Fact[], revision: number): Folded {
  const stands = standing(facts, Number.MAX_SAFE_INTEGER).filter((fact) => !isCorrection(fact.type));
  const state = stands.reduce((folded: unknown, fact) => evolved(stream, folded, fact), lifecycleOf(stream)?.initial);
  return { revision, state, opening: openingOf(stands) };
}

/** The stream with its next fact, which is no correction. */
export function foldedOn(stream: string, before: Folded | undefined, fact: Fact): Folded {
  const state = evolved(stream, before ? before.state : lifecycleOf(stream)?.initial, fact);
  const opening = openingOf(before?.opening ? [before.opening, fact] : [fact]);
  return { revision: fact.revision, state, opening };
}

const lifecycleOf = (stream: string) => streamDeclarationOf(streamKind(stream))?.lifecycle;

function evolved(stream: string, state: unknown, fact: Fact): unknown {
  const lifecycle = lifecycleOf(stream);
  return lifecycle ? lifecycle.evolve(state, fact) : state;
}

/** The ledger at one instant inside one write. */
export class DecisionView implements Known {
  /** Facts of the same request that are decided already: each is decided over what those before it leave. */
  readonly added: Fact[] = [];
  /** Streams read whole; their records stand still for as long as the write lasts. */
  private readonly streams = new Map<string, readonly Fact[]>();
  private readonly tail: Tail;
  private readonly addedKeys = new Map<string, readonly string[]>();
  private addedKeyed = 0;

  constructor(
    readonly today: LegalDay,
    private readonly view: WriteView,
    private readonly log: LogView,
    private readonly lookups: TailLookups,
    private readonly rows: RowStore,
    private readonly folded: FoldedStreams,
  ) {
    this.tail = lookups.tail;
    this.tail.refresh(view);
  }

  /** Facts that this decision can see. */
  get size(): number {
    return this.log.size + this.tail.length;
  }

  /** Id of the newest record, when it stands behind what is followed. */
  get newestId(): string | undefined {
    return this.tail.lastId;
  }

  /** The newest recorded time; empty before the first record. */
  get recordedAt(): string {
    const behind = this.tail.last()?.recordedAt ?? '';
    return behind > this.log.recordedAt ? behind : this.log.recordedAt;
  }

  exists(kind: string, id: string): boolean {
    return this.folded.at(`${kind}-${id}`, this.view)?.opening !== undefined;
  }

  state<S>(stream: StreamDeclaration<S>, id: string): S | undefined {
    return this.folded.at(`${stream.kind}-${id}`, this.view)?.state as S | undefined;
  }

  holdings(personId: string): readonly Holding[] {
    let row: Official | undefined = this.kept(officials, personId)?.row;
    for (const fact of this.tail.facts()) {
      if (!(fact.type in officials.on)) continue;
      const opening = this.folded.at(fact.stream, this.view)?.opening ?? fact;
      if (officials.keys(fact, opening).includes(personId)) row = apply(officials, row, { fact, opening }, personId);
    }
    return (row?.posts ?? []).map(({ postId, orgId, assumedOn, vacatedOn }) => ({
      post: postId,
      org: orgId,
      assumedOn,
      ...(vacatedOn === undefined ? {} : { vacatedOn }),
    }));
  }

  changes(account: string): Changes {
    const corrections = [...this.lookups.moneyCorrections(), ...this.added.filter(correctsMoney)];
    if (corrections.length > 0) return this.changesAnew(account, corrections);
    const kept = changesIn(this.kept(balances, account)?.row);
    const moved = [...this.lookups.movedIn(account), ...this.added.flatMap(movementsOf)];
    return withMoved(kept, moved, account);
  }

  /** From whole streams: a correction that no kept row holds yet may have moved anything in its own. */
  private changesAnew(account: string, corrections: readonly Fact[]): Changes {
    const filed = this.consistent(() => [...placesOf(this.rows, balances, account).values()]);
    const behind = [...this.tail.facts(), ...this.added].filter(({ type }) => movingTypes.includes(type));
    const streams = new Set([...filed, ...[...behind, ...corrections].map(({ stream }) => stream)]);
    const stands = [...streams].flatMap((stream) => standing(this.factsIn(stream), Number.MAX_SAFE_INTEGER));
    return withMoved([], stands.flatMap(movementsOf), account);
  }

  fact(id: string): Fact | undefined {
    const index = this.log.indexOf(id);
    const stream = index === undefined ? this.tail.streamOf(id) : this.log.entry(index).stream;
    return stream === undefined ? undefined : this.standsIn(stream, id).fact;
  }

  /** A fact of a stream as it stands, and whether it is voided. */
  standsIn(stream: string, id: string): { readonly fact: Fact | undefined; readonly voided: boolean } {
    const facts = this.factsIn(stream);
    const stands = standing(facts, Number.MAX_SAFE_INTEGER).find((fact) => fact.id === id);
    return stands ? { fact: stands, voided: false } : voidedOf(facts.find((fact) => fact.id === id));
  }

  /** Ids of facts on record under the same natural key. */
  sameKey(fact: Pick<Fact, 'type' | 'stream' | 'data'>): readonly string[] {
    const key = naturalKeyOf(fact);
    if (key === undefined) return [];
    if (isCorrection(fact.type)) {
      const there = this.factsIn(fact.stream).filter((each) => each.type === fact.type);
      return there.filter((each) => naturalKeyOf(each) === key).map(({ id }) => id);
    }
    const kept = this.kept(documents, key)?.row.facts ?? [];
    return [...kept, ...this.lookups.withKey(key), ...(this.keysOfAdded().get(key) ?? [])];
  }

  /** Ids of the request's own facts by natural key. */
  private keysOfAdded(): ReadonlyMap<string, readonly string[]> {
    for (; this.addedKeyed < this.added.length; this.addedKeyed += 1) {
      const fact = this.added[this.addedKeyed] as Fact;
      const key = naturalKeyOf(fact);
      if (key !== undefined) this.addedKeys.set(key, [...(this.addedKeys.get(key) ?? []), fact.id]);
    }
    return this.addedKeys;
  }

  /** A whole stream as the next fact of the request finds it. */
  factsIn(stream: string): readonly Fact[] {
    let facts = this.streams.get(stream);
    if (!facts) this.streams.set(stream, (facts = factsOf(stream, this.view)));
    return this.added[0]?.stream === stream ? [...facts, ...this.added] : facts;
  }

  /** A kept row and the tail behind it, both of the same moment. */
  private kept<Row>(projection: RowProjection<Row>, key: string): KeptRow<Row> | undefined {
    return this.consistent(() => keptRow(this.rows, projection, key));
  }

  /** What is read of the kept rows, read again if the log moved on in between. */
  private consistent<T>(read: () => T): T {
    for (;;) {
      const { size } = this.log;
      const found = read();
      this.log.refresh();
      if (this.log.size === size) return found;
      this.tail.refresh(this.view);
    }
  }
}

const withMoved = (changes: Changes, moved: readonly Movement[], account: string): Changes =>
  moved.reduce((all, each) => (each.account === account ? withChange(all, each.day, each.change) : all), changes);

const voidedOf = (fact: Fact | undefined) => ({ fact, voided: fact !== undefined });
