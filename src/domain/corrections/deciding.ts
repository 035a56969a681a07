/**
 * Who may put a record right, and how far a correction reaches. Pure, and the same for every kind of stream: what the
 * recorder looked up comes in as `Question`, a refusal or nothing comes out.
 */
import { refuse, type Known, type Proposed, type Refusal } from '../decider';
import { streamId, streamKind, type DataOf, type Declaration, type Fact } from '../fact';
import type { Role } from '../roles';
import { faultsOf, futureDays } from '../validation';
import { isCorrection, type EventCorrected, type EventVoided } from './correction';

/** A correction or a void about to be recorded. */
export type ProposedCorrection =
  Proposed<'EventCorrected', DataOf<typeof EventCorrected>> | Proposed<'EventVoided', DataOf<typeof EventVoided>>;

/** What the decision rests on. */
export interface Question {
  /** The fact that `targetEventId` names, as it stands, wherever it is recorded; undefined when there is none. */
  readonly target: Fact | undefined;
  /** Is the target voided already? */
  readonly voided: boolean;
  /** Declaration of the target, of the version that the target was recorded in. */
  readonly declaration: Declaration | undefined;
  /** The data field that must carry the stream's id, where the kind of stream has one. */
  readonly idField?: string;
  /** Who asks, taken from the key. `organ` is absent for the roles that stand for no organ. */
  readonly actor: { readonly role: Role; readonly organ?: string; readonly keyId: string };
  readonly today: Known['today'];
  /** The organ directly above (`parentOrgId`); undefined at the top, or when it is not registered. */
  readonly superiorOf: (organ: string) => string | undefined;
}

/** Legal revocations: what they took back is restored in law by another legal act, never by clearing the record. */
const legalRevocations: readonly string[] = ['SanctionRevoked', 'ExitRevoked', 'RewardRevoked'];

/** These two correct anybody's record: they answer for the file (GS-CG-6-i4, GS-CG-12) and for its audit. */
const overseers: readonly Role[] = ['discipline-commission', 'auditor'];

/**
 * Refuses a correction or void of a fact that is not there, not ordinary, voided, or not the actor's to correct; a void
 * of a legal revocation; and a replacement that the target's own declaration would not accept. Accepts everything else:
 * whether a change should have been a legal one is found by a rule afterwards.
 */
export function decideCorrection(fact: ProposedCorrection, question: Question): Refusal | undefined {
  const { target, declaration, voided } = question;
  const pointer = '/targetEventId';
  if (!target || target.stream !== fact.stream) {
    return refuse('unknown-reference', `no such fact in ${fact.stream}`, { pointer });
  }
  if (isCorrection(target.type)) {
    return refuse('incoherent-fact', 'a correction is replaced by a new correction of the same fact', { pointer });
  }
  if (!declaration) return refuse('unknown-reference', `${target.type} is not a declared kind of fact`, { pointer });
  const incompetent = notTheirs(target, declaration, question);
  if (incompetent) return incompetent;
  if (voided) return refuse('out-of-order', 'the fact is voided, and a void is final', { pointer });
  if (fact.type === 'EventCorrected') return unfitReplacement(fact.data.correctedPayload, fact, declaration, question);
  return legalRevocations.includes(target.type)
    ? refuse(
        'incoherent-fact',
        `${target.type} changed the law of the matter: only another legal act changes it back`,
        {
          pointer,
          cites: ['GS-CG-17'],
        },
      )
    : undefined;
}

/** The recorder of the target, any organ above it, or an overseer; nobody for what the ledger itself writes. */
function notTheirs(target: Fact, { recordedBy }: Declaration, question: Question): Refusal | undefined {
  const { actor } = question;
  if (recordedBy.every((recorder) => recorder === 'ledger')) {
    return refuse('not-competent', 'what the ledger itself writes is never corrected', { competent: [] });
  }
  if (overseers.includes(actor.role) || recordedTarget(target, actor) || isAbove(target.about.organ, question)) {
    return undefined;
  }
  return refuse('not-competent', 'neither the organ that recorded the fact nor a superior of it', {
    competent: [...(target.about.organ === undefined ? [] : [`org-${target.about.organ}`]), ...overseers],
  });
}

/** Without an organ: registrars are one office, members of the public are told apart by their key. */
function recordedTarget(target: Fact, { role, organ, keyId }: Question['actor']): boolean {
  if (target.about.organ !== undefined) return organ === target.about.organ;
  const [targetRole, , targetKey] = target.actor.split('/');
  return targetRole === role && (role === 'registrar' || targetKey === keyId);
}

function isAbove(organ: string | undefined, { actor, superiorOf }: Question): boolean {
  if (actor.organ === undefined) return false;
  const passed = new Set<string>();
  for (let at = organ; at !== undefined && !passed.has(at); at = superiorOf(at)) {
    if (passed.size > 0 && at === actor.organ) return true;
    passed.add(at);
  }
  return false;
}

/** The first thing wrong with the data that shall stand instead, pointed at inside `correctedPayload`. */
function unfitReplacement(
  data: Readonly<Record<string, unknown>>,
  { stream }: ProposedCorrection,
  declaration: Declaration,
  { idField, today }: Question,
): Refusal | undefined {
  const within = (pointer: string): string => `/correctedPayload${pointer}`;
  const [fault] = [...faultsOf(declaration.schema, data), ...futureDays(declaration, data, today)];
  if (fault) return refuse('incoherent-fact', `${fault.code}: ${fault.detail}`, { pointer: within(fault.pointer) });
  if (idField !== undefined && idField in data && data[idField] !== streamId(stream)) {
    return refuse('incoherent-fact', `names another ${streamKind(stream)} than the stream`, {
      pointer: within(`/${idField}`),
    });
  }
  const incoherent = declaration.check?.(data);
  return incoherent && { ...incoherent, pointer: within(incoherent.pointer ?? '') };
}
