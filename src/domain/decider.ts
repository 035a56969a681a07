/** The shape of a decision: pure, made where the store's writer is, over state folded from facts already recorded. */
import type { About, Declaration, Fact } from './fact';
import type { LegalDay } from './legal-day';
import type { Refusal } from './refusal';

export { refuse, type Refusal, type RefusalCode } from './refusal';

/** A fact about to be recorded: validated, competent, references resolved; without its place in the log yet. */
export type Proposed<T extends string = string, Data = Readonly<Record<string, unknown>>> = Pick<
  Fact<T, Data>,
  'type' | 'stream' | 'occurredOn' | 'data'
> & { readonly about: Omit<About, 'knownSize'> };

/** A post as somebody holds or held it; `vacatedOn` is absent while it is held. */
export interface Holding {
  readonly post: string;
  readonly org: string;
  readonly assumedOn: LegalDay;
  readonly vacatedOn?: LegalDay;
}

/** What an account of money changes by, day by day, in the order of the days, each day once. Minor units. */
export type Changes = readonly (readonly [day: LegalDay, change: bigint])[];

/** What a decision may ask about the rest of the ledger, all at the same log size (stored as `about.knownSize`). */
export interface Known {
  /** The recording day in Asia/Shanghai. */
  readonly today: LegalDay;
  /** Kind and id of a stream: does it have an opening fact that is not voided? */
  exists(kind: string, id: string): boolean;
  /** The folded state of another stream; undefined when it does not exist. */
  state<S>(stream: StreamDeclaration<S>, id: string): S | undefined;
  /** Posts that the person holds or held. */
  holdings(personId: string): readonly Holding[];
  /** The changes of an account of money (funds/accounts.ts), as everything recorded so far stands. */
  changes(account: string): Changes;
  /** The fact with this id as it stands, voided or not; undefined when there is none. */
  fact(id: string): Fact | undefined;
}

/**
 * The life of one kind of stream. `decide` guards coherence only: what is malformed, out of order for the stream, or
 * unbalanced. A fact that breaks a regulation is recorded and found by a rule afterwards.
 */
export interface Lifecycle<S> {
  readonly initial: S;
  decide(fact: Proposed, state: S, known: Known): Refusal | undefined;
  /** Facts come in the order recorded, corrections applied, voided ones left out. */
  evolve(state: S, fact: Fact): S;
}

/** One kind of stream: the facts it can hold and, unless every well-formed fact is accepted, its life. */
export interface StreamDeclaration<S = unknown> {
  readonly kind: string;
  readonly zh: string;
  readonly facts: readonly Declaration[];
  /** Absent: `accept`. A stream with a lifecycle demands the revision that the recorder has seen. */
  readonly lifecycle?: Lifecycle<S>;
  /** The data field of the opening fact that must equal the id in the stream's name. */
  readonly idField?: string;
}
