/** From what a client sent to a fact that can be decided: shape, place and competence, before anything is looked up. */
import { competentRoles, coversArea, mayRecord } from '../access/recording';
import { aboutSchema } from '../domain/about';
import { belongsIn, declarationOf, streamDeclarationOf } from '../domain/catalogue';
import { isCorrection } from '../domain/corrections/correction';
import type { Proposed, StreamDeclaration } from '../domain/decider';
import { STREAM_PATTERN, streamId, streamKind, type About, type Declaration } from '../domain/fact';
import type { LegalDay } from '../domain/legal-day';
import { faultsOf, futureDays, inDeclaredOrder, type FieldFault } from '../domain/validation';
import { isPrinted } from '../rulebook/articles';
import type { RecorderActor, Refused, Submission } from './recording';

/** A fact that is well formed and whose recorder is competent for its kind. */
export interface Proposal {
  readonly declaration: Declaration;
  readonly stream: StreamDeclaration;
  readonly fact: Proposed;
  /** `about` without its last member, and `data`, as the JSON text that is stored. */
  readonly aboutText: string;
  readonly dataText: string;
}

export const refused = (
  code: Refused['code'],
  detail: string,
  more: Omit<Refused, 'outcome' | 'code' | 'detail'> = {},
): Refused => ({ outcome: 'refused', code, detail, ...more });

export const isRefused = (value: object): value is Refused =>
  'outcome' in value && (value as { outcome: unknown }).outcome === 'refused';

/** The proposal, or the first reason to refuse it. `today` is the recording day. */
export function propose(submission: Submission, actor: RecorderActor, today: LegalDay): Proposal | Refused {
  const placed = placeOf(submission);
  if (isRefused(placed)) return placed;
  const { declaration, stream } = placed;
  const incompetent = competence(declaration, actor);
  if (incompetent) return incompetent;
  const envelope = envelopeOf(submission.about, actor);
  if (isRefused(envelope)) return envelope;
  const { about, text: aboutText } = envelope;
  const faults = dataFaults(declaration, submission.data, today);
  if (faults.length > 0) return invalid(faults.map((fault) => ({ ...fault, pointer: `/data${fault.pointer}` })));
  const data = inDeclaredOrder(declaration.schema, submission.data) as Readonly<Record<string, unknown>>;
  const misplaced = wrongId(stream, submission.stream, data);
  if (misplaced) return misplaced;
  const incoherent = declaration.check?.(data);
  if (incoherent) return { outcome: 'refused', ...incoherent, pointer: `/data${incoherent.pointer ?? ''}` };
  const occurredOn = data[declaration.occurredOn] as LegalDay;
  return {
    declaration,
    stream,
    fact: { type: declaration.type, stream: submission.stream, occurredOn, about, data },
    aboutText,
    dataText: JSON.stringify(data),
  };
}

function placeOf({ stream, type, version }: Submission): Pick<Proposal, 'declaration' | 'stream'> | Refused {
  if (!STREAM_PATTERN.test(stream)) {
    return refused('invalid-stream', 'a stream is named kind-id, e.g. evaluation-2024-07', { pointer: '/stream' });
  }
  const declaration = declarationOf(type);
  if (!declaration || (version !== undefined && version !== declaration.version)) {
    return refused('unknown-type', 'the catalogue has no such kind of fact in that version', { pointer: '/type' });
  }
  const declared = streamDeclarationOf(streamKind(stream));
  if (!declared || !belongsIn(type, declared.kind)) {
    return refused('wrong-stream-kind', `${type} does not belong in a stream of that kind`, { pointer: '/stream' });
  }
  return { declaration, stream: declared };
}

function competence(declaration: Declaration, actor: RecorderActor): Refused | undefined {
  if (actor.role === 'ledger') return undefined;
  // Who may correct depends on who recorded the target: decided once the target is read.
  if (isCorrection(declaration.type) || mayRecord(declaration, actor).allowed) return undefined;
  const competent = competentRoles(declaration);
  const who = competent.length > 0 ? competent.join(', ') : 'the ledger itself';
  return refused('not-competent', `${declaration.type} is recorded by: ${who}`, {
    cites: declaration.cites,
    competent: declaration.recordedBy,
  });
}

interface Envelope {
  readonly actor: RecorderActor;
  /** As it was sent: the value, which an import sends again, and its text, which a client does. */
  readonly sent: Submission['about'];
  readonly sentText: string | undefined;
  readonly about: Proposal['fact']['about'];
  readonly text: string;
}

/** Facts that follow one another mostly come with the same `about`: what was made of the last one is kept. */
let latest: Envelope | undefined;

function envelopeOf(sent: Submission['about'], actor: RecorderActor): Envelope | Refused {
  const last = latest?.actor === actor ? latest : undefined;
  if (last && last.sent === sent) return last;
  const sentText = JSON.stringify(sent);
  if (last && last.sentText === sentText) return last;
  const about = aboutOf(sent, actor);
  if (isRefused(about)) return about;
  latest = { actor, sent, sentText, about, text: JSON.stringify(about) };
  return latest;
}

function aboutOf(sent: Submission['about'], actor: RecorderActor): Proposal['fact']['about'] | Refused {
  const faults = sent === undefined ? [] : faultsOf(aboutSchema, sent);
  if (faults.length > 0) return invalid(faults.map((fault) => ({ ...fault, pointer: `/about${fault.pointer}` })));
  const { onBehalfOf, jurisdiction, basis, evidence, classification, ...links } = (
    sent === undefined ? {} : inDeclaredOrder(aboutSchema, sent)
  ) as Partial<About>;
  const unprinted = (basis ?? []).findIndex((cite) => !isPrinted(cite));
  if (unprinted !== -1) {
    const pointer = `/about/basis/${String(unprinted)}`;
    return invalid([{ pointer, code: 'invalid-reference', detail: 'the rulebook has no such article' }]);
  }
  const area = jurisdiction ?? actor.jurisdiction;
  if (area === undefined) {
    const pointer = '/about/jurisdiction';
    return invalid([{ pointer, code: 'missing-field', detail: 'required with a key that is good for every area' }]);
  }
  if (!coversArea(actor.jurisdiction, area)) {
    return refused('jurisdiction', `the key is good for ${actor.jurisdiction ?? ''} only`, {
      pointer: '/about/jurisdiction',
    });
  }
  return {
    ...(actor.organ === undefined ? {} : { organ: actor.organ }),
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    jurisdiction: area,
    basis: basis ?? [],
    evidence: evidence ?? [],
    classification: classification ?? 'internal',
    ...links,
  };
}

function dataFaults(declaration: Declaration, data: unknown, today: LegalDay): readonly FieldFault[] {
  const faults = faultsOf(declaration.schema, data);
  return faults.length > 0 ? faults : futureDays(declaration, data as object, today);
}

function wrongId(declared: StreamDeclaration, stream: string, data: Readonly<Record<string, unknown>>) {
  const { idField } = declared;
  if (idField === undefined || data[idField] === undefined || data[idField] === streamId(stream)) return undefined;
  return refused('incoherent-fact', `names another ${declared.kind} than the stream does`, {
    pointer: `/data/${idField}`,
  });
}

const invalid = (faults: readonly FieldFault[]): Refused =>
  refused('invalid-fact', 'the fact does not have the declared shape', { faults });
