/** Lifecycles written as one function for each kind of fact, typed by the declarations of the stream. */
import type { Known, Lifecycle, Proposed, Refusal, StreamDeclaration } from './decider';
import type { DataOf, Declaration, Fact, FactOf } from './fact';

type TypeOf<D> = D extends Declaration<infer T> ? T : never;
type Named<F, T> = F extends Declaration<infer N> ? (N extends T ? F : never) : never;

/** What refuses a fact, by its type; a type that is left out is always accepted. */
export type Guards<D extends Declaration, S> = {
  readonly [T in TypeOf<D>]?: (fact: Proposed<T, DataOf<Named<D, T>>>, state: S, known: Known) => Refusal | undefined;
};

/** How each type changes the state; a type that is left out leaves it as it is. */
export type Evolutions<D extends Declaration, S> = {
  readonly [T in TypeOf<D>]?: (state: S, fact: FactOf<Named<D, T>>) => S;
};

/**
 * A stream with its facts as declared. `facts` replaces the wider member instead of meeting it: the type of a fact in
 * the intersection of both would have no end.
 */
export type Declared<F extends readonly Declaration[], S> = Omit<StreamDeclaration<S>, 'facts'> & {
  readonly facts: F;
};

/** Declares a kind of stream. The state is no richer than the decisions need. */
export function stream<const F extends readonly Declaration[], S>(declaration: {
  readonly kind: string;
  readonly zh: string;
  readonly facts: F;
  readonly idField?: string;
  readonly initial: S;
  readonly guards: Guards<F[number], NoInfer<S>>;
  readonly evolve: Evolutions<F[number], NoInfer<S>>;
}): Declared<F, S> {
  const { kind, zh, facts, idField, initial } = declaration;
  const guards = declaration.guards as Record<string, (f: Proposed, s: S, k: Known) => Refusal | undefined>;
  const evolutions = declaration.evolve as Record<string, (s: S, f: Fact) => S>;
  const lifecycle: Lifecycle<S> = {
    initial,
    decide: (fact, state, known) => guards[fact.type]?.(fact, state, known),
    evolve: (state, fact) => evolutions[fact.type]?.(state, fact) ?? state,
  };
  return { kind, zh, facts, lifecycle, ...(idField ? { idField } : {}) } as unknown as Declared<F, S>;
}

/** Declares a kind of stream that accepts every well-formed fact, in any order. */
export function acceptingStream<const F extends readonly Declaration[]>(declaration: {
  readonly kind: string;
  readonly zh: string;
  readonly facts: F;
  readonly idField?: string;
}): Declared<F, unknown> {
  return declaration as unknown as Declared<F, unknown>;
}
