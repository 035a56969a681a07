/**
 * given / when / then for the life of streams. What is given goes through the same folds as in the ledger; what is
 * asked goes through every check of the domain in the ledger's order: shape, days, coherence, then the lifecycle or, for
 * corrections and voids, their own decision.
 */
import { declarationOf, streamDeclarationOf } from '../../src/domain/catalogue';
import { isCorrection } from '../../src/domain/corrections/correction';
import { decideCorrection, type ProposedCorrection } from '../../src/domain/corrections/deciding';
import type { Changes, Holding, Known, Proposed, StreamDeclaration } from '../../src/domain/decider';
import { streamId, streamKind, type About, type Declaration, type Fact } from '../../src/domain/fact';
import { movementsOf } from '../../src/domain/funds/accounts';
import { withChange } from '../../src/domain/funds/conservation';
import type { LegalDay } from '../../src/domain/legal-day';
import { organisation } from '../../src/domain/organisations/organisation';
import { post } from '../../src/domain/organisations/post';
import type { Refusal } from '../../src/domain/refusal';
import type { Role } from '../../src/domain/roles';
import { faultsOf, futureDays } from '../../src/domain/validation';
import { standing } from '../../src/ledger/decoding';

/** A fact as a test writes it down. `organ` and `role` are those of the key that records it. */
export interface Told {
  readonly type: string;
  readonly stream: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly role?: Role;
  readonly organ?: string;
  readonly keyId?: string;
  /** What is said about the fact otherwise than of most. */
  readonly about?: Partial<Pick<About, 'jurisdiction' | 'correlation'>>;
}

/** The id that the n-th given fact has, counted from 0. */
export const idOf = (n: number): string => `00000000-0000-8000-8000-${n.toString(16).padStart(12, '0')}`;

/** The day on which everything is recorded unless a test says otherwise. */
export const RECORDING_DAY = '2026-06-30';

const declared = (type: string): Declaration => {
  const declaration = declarationOf(type);
  if (!declaration) throw new Error(`${type} is not declared`);
  return declaration;
};

function aboutOf({ organ, about }: Told): About {
  const usual = { jurisdiction: 'CN-62', basis: [], evidence: [], classification: 'internal', knownSize: 0 } as const;
  const rest = { ...usual, ...about };
  return organ === undefined ? rest : { organ, ...rest };
}

const dayOf = ({ type, data }: Told): LegalDay => data[declared(type).occurredOn] as LegalDay;

const proposed = (told: Told): Proposed => ({
  type: told.type,
  stream: told.stream,
  occurredOn: dayOf(told),
  about: aboutOf(told),
  data: told.data,
});

const recordedFact = (told: Told, index: number, before: readonly Told[]): Fact => ({
  ...proposed(told),
  about: aboutOf(told),
  index,
  id: idOf(index),
  version: declared(told.type).version,
  revision: before.filter(({ stream }) => stream === told.stream).length,
  recordedAt: `${RECORDING_DAY}T00:00:00.${String(index).padStart(3, '0')}Z`,
  actor: `${told.role ?? 'registrar'}/${told.organ ?? '-'}/${told.keyId ?? 'k001'}`,
});

/** Everything that is on record, as decisions see it. */
export class InMemoryKnown implements Known {
  private readonly facts: readonly Fact[];

  constructor(
    given: readonly Told[],
    readonly today: LegalDay,
    private readonly own: readonly StreamDeclaration[] = [],
  ) {
    this.facts = given.map((told, index) => recordedFact(told, index, given.slice(0, index)));
  }

  exists(kind: string, id: string): boolean {
    return this.standing(`${kind}-${id}`).length > 0;
  }

  state<S>(declaration: StreamDeclaration<S>, id: string): S | undefined {
    return this.exists(declaration.kind, id) ? this.folded(declaration, `${declaration.kind}-${id}`) : undefined;
  }

  holdings(personId: string): readonly Holding[] {
    const posts = new Set(this.facts.map(({ stream }) => stream).filter((stream) => streamKind(stream) === 'post'));
    return [...posts].map(streamId).flatMap((id) => {
      const held = this.state(post, id);
      return (held?.tenures ?? [])
        .filter(({ person }) => person === personId)
        .map(({ assumedOn, vacatedOn }) => ({
          post: id,
          org: held?.org ?? '',
          assumedOn,
          ...(vacatedOn === undefined ? {} : { vacatedOn }),
        }));
    });
  }

  changes(account: string): Changes {
    const streams = new Set(this.facts.map(({ stream }) => stream));
    return [...streams]
      .flatMap((stream) => this.standing(stream))
      .flatMap(movementsOf)
      .filter((movement) => movement.account === account)
      .reduce<Changes>((changes, { day, change }) => withChange(changes, day, change), []);
  }

  fact(id: string): Fact | undefined {
    return this.facts.find((fact) => fact.id === id);
  }

  isVoided(id: string): boolean {
    return this.facts.some(({ type, data }) => type === 'EventVoided' && data['targetEventId'] === id);
  }

  /** The stream's state before the next fact. */
  folded<S>({ lifecycle }: StreamDeclaration<S>, stream: string): S | undefined {
    if (!lifecycle) return undefined;
    return this.standing(stream).reduce((state, fact) => lifecycle.evolve(state, fact), lifecycle.initial);
  }

  declarationOf(kind: string): StreamDeclaration | undefined {
    return this.own.find((each) => each.kind === kind) ?? streamDeclarationOf(kind);
  }

  private standing(stream: string): readonly Fact[] {
    const facts = this.facts.filter((fact) => fact.stream === stream);
    return standing(facts, this.facts.length).filter(({ type }) => !isCorrection(type));
  }
}

/** Why the fact is refused, in the recorder's words: a fault of shape is `invalid-fact`. */
export type Answer = { readonly code: 'invalid-fact'; readonly pointer: string; readonly detail: string } | Refusal;

/** What the domain says to a fact after what is given. */
export function answerTo(told: Told, known: InMemoryKnown): Answer | undefined {
  const declaration = declared(told.type);
  const [fault] = [...faultsOf(declaration.schema, told.data), ...futureDays(declaration, told.data, known.today)];
  if (fault) return { code: 'invalid-fact', pointer: fault.pointer, detail: `${fault.code}: ${fault.detail}` };
  const kind = known.declarationOf(streamKind(told.stream));
  if (!kind) throw new Error(`${told.stream} is of no declared kind`);
  if (isCorrection(told.type)) return correctionAnswer(told, known, kind);
  if (!kind.facts.some(({ type }) => type === told.type)) throw new Error(`${told.type} is no fact of ${kind.kind}`);
  const incoherent = declaration.check?.(told.data);
  if (incoherent || !kind.lifecycle) return incoherent;
  return kind.lifecycle.decide(proposed(told), known.folded(kind, told.stream), known);
}

function correctionAnswer(told: Told, known: InMemoryKnown, kind: StreamDeclaration): Refusal | undefined {
  const target = known.fact(told.data['targetEventId'] as string);
  return decideCorrection(proposed(told) as ProposedCorrection, {
    target,
    voided: target !== undefined && known.isVoided(target.id),
    declaration: target && declarationOf(target.type),
    ...(kind.idField === undefined ? {} : { idField: kind.idField }),
    actor: {
      role: told.role ?? 'registrar',
      keyId: told.keyId ?? 'k001',
      ...(told.organ === undefined ? {} : { organ: told.organ }),
    },
    today: known.today,
    superiorOf: (organ) => known.state(organisation, organ)?.parent,
  });
}

interface Then {
  /** The fact is recorded. */
  accepted(): void;
  /** The fact is refused with this code and, where given, for this field. */
  refused(code: Answer['code'], pointer?: string): void;
}

interface Given {
  /** The day of recording, in place of RECORDING_DAY. */
  on(today: LegalDay): Given;
  when(told: Told): Then;
}

/**
 * The life of one kind of stream, in sentences: `spec(evaluation).given(opened).when(held).accepted()`. What is given may
 * belong to other streams too; it is taken as recorded, without being decided again.
 */
export const spec = <S>(declaration: StreamDeclaration<S>): { given(...facts: readonly Told[]): Given } => ({
  given: (...facts) => givenOn(declaration as StreamDeclaration, facts, RECORDING_DAY),
});

const givenOn = (declaration: StreamDeclaration, facts: readonly Told[], today: LegalDay): Given => ({
  on: (day) => givenOn(declaration, facts, day),
  when: (told) => {
    const answer = answerTo(told, new InMemoryKnown(facts, today, [declaration]));
    return {
      accepted: () => {
        expect(answer).toBeUndefined();
      },
      refused: (code, pointer) => {
        expect(answer).toMatchObject(pointer === undefined ? { code } : { code, pointer });
      },
    };
  },
});
