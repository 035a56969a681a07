/**
 * The write path: a request becomes durable facts, or nothing. The decision is made where the store's writer is, in the
 * same transaction as the append, over the ledger exactly as it stands there.
 */
import { isCorrection } from '../domain/corrections/correction';
import { decideCorrection, type ProposedCorrection } from '../domain/corrections/deciding';
import { declarationOf, streamDeclarationOf } from '../domain/catalogue';
import type { Proposed, Refusal } from '../domain/decider';
import { organisation } from '../domain/organisations/organisation';
import { streamKind, type Fact } from '../domain/fact';
import { legalDayOf } from '../domain/legal-day';
import { referencesIn } from '../domain/references';
import { toHex } from '../integrity/hex';
import { decodeRecord, encodeRecord } from '../integrity/record';
import { leafHash } from '../integrity/tree';
import type { Clock } from './clock';
import type { Cryptography } from './cryptography';
import { DecisionView, foldedAnew, foldedOn, FoldedStreams, type Folded } from './decision-view';
import { payloadOf } from './decoding';
import { eventIds } from './event-id';
import { AppendRefused, type EventStore, type NewRecord, type StoredRecord, type WriteView } from './event-store';
import type { LogView } from './log-view';
import { isRefused, propose, refused, type Proposal } from './proposal';
import type { RecordRequest, RecorderActor, Refused } from './recording';
import type { RowStore } from './row-store';
import { TailLookups } from './tail-lookups';

/** What the clock may lag behind the newest record before nothing more is recorded. */
const CLOCK_LAG_MAX_MS = 2_000;
const FACTS_MAX = 1_000;
const FACT_BYTES_MAX = 65_536;
const NO_PREVIOUS = '0'.repeat(64);
const BLIND_BYTES = 32;

/** Facts are durable: `records` in the order of the request, with `replayed` those of the first time. */
export interface Entered {
  readonly outcome: 'entered';
  readonly records: readonly StoredRecord[];
  readonly replayed: boolean;
}

/** What comes out of a decision when nothing is appended. */
type Instead = Refused | { readonly outcome: 'replayed'; readonly records: readonly StoredRecord[] };

/** Ids of a request's facts. A longer request under the same key is another one: the id behind them tells. */
interface RequestIds {
  readonly each: readonly string[];
  readonly behind: () => string;
}

/** What is appended, and the stream as it is then, unless it has to be folded anew. */
interface Decided {
  readonly records: readonly NewRecord[];
  readonly after: Folded | undefined;
}

export interface WriterParts {
  readonly origin: string;
  readonly store: EventStore;
  readonly log: LogView;
  readonly rows: RowStore;
  readonly clock: Clock;
  readonly cryptography: Cryptography;
  /** Set on a ledger that is served for reading only. */
  readonly readOnly?: boolean;
}

export class Writer {
  private readonly folded = new FoldedStreams();
  private readonly tail: TailLookups;
  private readonly inFlight = new Set<string>();
  /** Id and recorded time of the last record built here: usually the newest of the store. */
  private newest = { id: '', recordedAt: '' };

  constructor(private readonly parts: WriterParts) {
    this.tail = new TailLookups(parts.log);
  }

  /**
   * Makes all facts of the request durable, or none; they have no place in the log yet. A throw means that the outcome is
   * unknown: the process must stop; a retry under the same key settles it.
   */
  async enter(request: RecordRequest): Promise<Entered | Refused> {
    const { fault } = this.parts.log;
    if (fault) throw fault;
    if (this.parts.readOnly) return refused('read-only', 'this ledger is served for reading only');
    const proposals = this.proposals(request);
    if (isRefused(proposals)) return proposals;
    const stream = (request.facts[0] as { stream: string }).stream;
    const ids = this.idsOf(request, stream, proposals.length);
    const first = ids.each[0] as string;
    if (this.inFlight.has(first)) {
      return refused('idempotency-in-progress', 'the first request under this key is still being recorded');
    }
    this.inFlight.add(first);
    try {
      return await this.append(request, stream, proposals, ids);
    } finally {
      this.inFlight.delete(first);
    }
  }

  private proposals(request: RecordRequest): readonly Proposal[] | Refused {
    const { facts, actor } = request;
    if (facts.length === 0 || facts.length > FACTS_MAX) {
      return refused('batch-size', `1 to ${String(FACTS_MAX)} facts make a request`);
    }
    const today = legalDayOf(this.parts.clock.now());
    const proposals: Proposal[] = [];
    for (const [item, submission] of facts.entries()) {
      if (submission.stream !== facts[0]?.stream) {
        return refused('batch-of-many-streams', 'all facts of one request belong to one stream', { item });
      }
      const proposal = propose(submission, actor, today);
      if (isRefused(proposal)) return { ...proposal, item };
      if (Buffer.byteLength(proposal.dataText) + Buffer.byteLength(proposal.aboutText) > FACT_BYTES_MAX) {
        return refused('batch-too-large', `a fact has at most ${String(FACT_BYTES_MAX)} bytes`, { item });
      }
      proposals.push(proposal);
    }
    return proposals;
  }

  private idsOf(request: RecordRequest, stream: string, count: number): RequestIds {
    const { actor, idempotencyKey } = request;
    const { origin, cryptography } = this.parts;
    const idOf = eventIds(
      { origin, organ: actor.organ, role: actor.role, stream, idempotencyKey },
      cryptography.sha256,
    );
    return { each: Array.from({ length: count }, (_, item) => idOf(item)), behind: () => idOf(count) };
  }

  private async append(
    request: RecordRequest,
    stream: string,
    proposals: readonly Proposal[],
    ids: RequestIds,
  ): Promise<Entered | Refused> {
    let after: Folded | undefined;
    const build = (view: WriteView): readonly NewRecord[] | { readonly instead: Instead } => {
      const decided = this.decide(view, request, stream, proposals, ids);
      if ('instead' in decided) return decided;
      after = decided.after;
      return decided.records;
    };
    const outcome = await this.parts.store
      .append<Instead>({ stream, expected: 'any', build })
      .catch((error: unknown) => {
        if (error instanceof AppendRefused) return refused('batch-too-large', error.message);
        throw error;
      });
    switch (outcome.outcome) {
      case 'refused':
        return outcome;
      case 'conflict':
        return refused('revision-conflict', 'the stream moved on', { actual: outcome.actual ?? null });
      case 'declined':
        if (outcome.instead.outcome === 'refused') return outcome.instead;
        return { outcome: 'entered', records: outcome.instead.records, replayed: true };
      case 'appended':
        if (after) this.folded.keep(stream, after);
        return { outcome: 'entered', records: outcome.records, replayed: false };
    }
  }

  private decide(
    view: WriteView,
    request: RecordRequest,
    stream: string,
    proposals: readonly Proposal[],
    ids: RequestIds,
  ): Decided | { readonly instead: Instead } {
    const revision = view.revision(stream);
    const earlier = revision === undefined ? undefined : earlierAnswer(view, stream, proposals, ids);
    if (earlier) return { instead: earlier };
    const mismatch = unexpected(request, proposals[0] as Proposal, revision);
    if (mismatch) return { instead: mismatch };
    const { clock, log, rows } = this.parts;
    const now = clock.now();
    const known = new DecisionView(legalDayOf(now), view, log, this.tail, rows, this.folded);
    const newest = known.newestId === this.newest.id ? this.newest.recordedAt : known.recordedAt;
    const recordedAt = this.recordedAt(now, newest);
    if (recordedAt === undefined) {
      return { instead: refused('clock-untrusted', 'the clock of this machine lags behind the newest record') };
    }
    const before = this.folded.at(stream, view, revision);
    const judged = this.judged(known, before, stream, proposals, ids, request.actor, recordedAt);
    if (isRefused(judged)) return { instead: judged };
    this.newest = { id: ids.each[proposals.length - 1] as string, recordedAt };
    const last = revision === undefined || before?.leaf !== undefined ? undefined : view.last(stream);
    const prev = before?.leaf ?? (last ? leafOf(last, this.parts.cryptography.sha256) : NO_PREVIOUS);
    const { records, leaf } = this.records(
      stream,
      revision,
      prev,
      proposals,
      ids,
      request.actor,
      recordedAt,
      known.size,
    );
    return { records, after: judged.after && { ...judged.after, leaf } };
  }

  /** The recorded time never goes back: clamped to the newest record's when the clock is a little behind. */
  private recordedAt(now: number, newest: string): string | undefined {
    const at = new Date(now).toISOString();
    if (newest === '' || at >= newest) return at;
    return Date.parse(newest) - now <= CLOCK_LAG_MAX_MS ? newest : undefined;
  }

  /**
   * Decides fact by fact, each over the state that those before it leave. `after` is the stream as all of them leave it,
   * or undefined when it has to be folded anew.
   */
  private judged(
    known: DecisionView,
    before: Folded | undefined,
    stream: string,
    proposals: readonly Proposal[],
    ids: RequestIds,
    actor: RecorderActor,
    recordedAt: string,
  ): Refused | { readonly after: Folded | undefined } {
    const lifecycle = (proposals[0] as Proposal).stream.lifecycle;
    const first = (before?.revision ?? -1) + 1;
    let after = before;
    for (const [item, { declaration, fact }] of proposals.entries()) {
      const isCorrecting = isCorrection(declaration.type);
      const refusal =
        unresolved(declaration, fact, known) ??
        this.duplicate(declaration, fact, known) ??
        (isCorrecting
          ? decideOnRecord(fact, known, actor, stream)
          : lifecycle?.decide(fact, after ? after.state : lifecycle.initial, known));
      if (refusal) return { outcome: 'refused', ...refusal, ...pointed(refusal), item };
      // What a correction leaves takes the whole stream to tell: only when more is decided over it.
      if (isCorrecting && item === proposals.length - 1) return { after: undefined };
      known.added.push({
        index: first + item,
        id: ids.each[item] as string,
        type: declaration.type,
        version: declaration.version,
        stream,
        revision: first + item,
        recordedAt,
        actor: actorText(actor),
        occurredOn: fact.occurredOn,
        about: { ...fact.about, knownSize: known.size + item },
        data: fact.data,
      });
      after = isCorrecting
        ? foldedAnew(stream, known.factsIn(stream), first + item)
        : foldedOn(stream, after, known.added.at(-1) as Fact);
    }
    return { after };
  }

  private duplicate(declaration: Proposal['declaration'], fact: Proposed, known: DecisionView): Refusal | undefined {
    if (!declaration.documentNumber) return undefined;
    const [existing] = known.sameKey(fact);
    if (existing === undefined) return undefined;
    const fields = (declaration.naturalKey ?? []).join(', ');
    return { code: 'duplicate-fact', detail: `the same ${declaration.type} (${fields}) is on record`, existing };
  }

  /** The records, and the leaf hash of the last of them. */
  private records(
    stream: string,
    last: number | undefined,
    leaf: string,
    proposals: readonly Proposal[],
    ids: RequestIds,
    actor: RecorderActor,
    recordedAt: string,
    size: number,
  ): { readonly records: readonly NewRecord[]; readonly leaf: string } {
    const { origin, cryptography } = this.parts;
    const { sha256 } = cryptography;
    let prev = leaf;
    const records = proposals.map(({ declaration, aboutText, dataText }, item) => {
      const text = `{"about":${aboutText.slice(0, -1)},"knownSize":${String(size + item)}},"data":${dataText}}`;
      const id = ids.each[item] as string;
      const payload = Buffer.from(text);
      const bytes = encodeRecord(
        {
          origin,
          stream,
          revision: (last ?? -1) + 1 + item,
          id,
          type: declaration.type,
          version: declaration.version,
          recordedAt,
          actor: actorText(actor),
          prev,
          blind: toHex(cryptography.random(BLIND_BYTES)),
          signature: '-',
        },
        payload,
        sha256,
      );
      prev = toHex(leafHash(bytes.subarray(0, bytes.length - payload.length), sha256));
      return { id, bytes };
    });
    return { records, leaf: prev };
  }
}

const actorText = ({ role, organ, keyId }: RecorderActor): string => `${role}/${organ ?? '-'}/${keyId}`;

const leafOf = ({ bytes }: Pick<StoredRecord, 'bytes'>, sha256: Cryptography['sha256']): string =>
  toHex(leafHash(decodeRecord(bytes).headerBytes, sha256));

/** The answer that a request under this key got before; undefined when it is new. */
function earlierAnswer(
  view: WriteView,
  stream: string,
  proposals: readonly Proposal[],
  { each: [first = '', ...more], behind }: RequestIds,
): Instead | undefined {
  const found = view.find(stream, first);
  // Requests are recorded whole: where the first fact of one is missing, all of it is.
  if (!found) return undefined;
  const records = [found, ...more.map((id) => view.find(stream, id)).filter((record) => record !== undefined)];
  const same =
    records.length === proposals.length &&
    proposals.every((proposal, item) => holds(records[item] as StoredRecord, proposal)) &&
    view.find(stream, behind()) === undefined;
  if (same) return { outcome: 'replayed', records };
  return refused('idempotency-key-reused', 'the key stands for another request to this stream');
}

/** Whether the record is what this proposal would have become, members set by the ledger aside. */
function holds(record: StoredRecord, { declaration, aboutText, dataText }: Proposal): boolean {
  const decoded = decodeRecord(record.bytes);
  if (decoded.header.type !== declaration.type) return false;
  const { about, data } = payloadOf(decoded);
  const { knownSize: _set, ...sent } = about;
  return JSON.stringify(sent) === aboutText && JSON.stringify(data) === dataText;
}

function unexpected(
  { expected }: RecordRequest,
  { stream }: Proposal,
  actual: number | undefined,
): Refused | undefined {
  if (expected === undefined) {
    return stream.lifecycle
      ? refused('revision-required', 'say which revision of the stream you have seen (expectedRevision or If-Match)')
      : undefined;
  }
  return expected === (actual ?? 'no-stream')
    ? undefined
    : refused('revision-conflict', 'the stream is not at the revision you have seen', { actual: actual ?? null });
}

/** The first reference that leads nowhere. A kind of stream that is not declared yet is checked for form only. */
function unresolved(declaration: Proposal['declaration'], fact: Proposed, known: DecisionView): Refusal | undefined {
  for (const { pointer, kind, id } of referencesIn(declaration.schema, fact.data)) {
    // A correction's target is looked up by its own decision, which says more than that it is missing.
    const here = kind === undefined ? isCorrection(fact.type) : fact.stream === `${kind}-${id}`;
    if (here || (kind !== undefined && !streamDeclarationOf(kind))) continue;
    if (kind === undefined ? known.fact(id) === undefined : !known.exists(kind, id)) {
      return { code: 'unknown-reference', pointer, detail: `no ${kind ?? 'fact'} of that id is on record` };
    }
  }
  const { onBehalfOf } = fact.about;
  if (onBehalfOf === undefined || known.exists('org', onBehalfOf)) return undefined;
  return { code: 'unknown-reference', pointer: '/about/onBehalfOf', detail: 'no org of that id is on record' };
}

function decideOnRecord(
  fact: Proposed,
  known: DecisionView,
  actor: RecorderActor,
  stream: string,
): Refusal | undefined {
  if (actor.role === 'ledger') return { code: 'not-competent', detail: 'the ledger corrects nothing' };
  const target = known.standsIn(stream, fact.data['targetEventId'] as string);
  const { idField } = streamDeclarationOf(streamKind(stream)) ?? {};
  const declaration = target.fact && declarationOf(target.fact.type);
  const refusal = decideCorrection(fact as unknown as ProposedCorrection, {
    target: target.fact,
    voided: target.voided,
    declaration,
    ...(idField === undefined ? {} : { idField }),
    actor: actor as Exclude<RecorderActor, { role: 'ledger' }>,
    today: known.today,
    superiorOf: (organ) => known.state(organisation, organ)?.parent,
  });
  if (refusal || !declaration || fact.type !== 'EventCorrected') return refusal;
  const data = fact.data['correctedPayload'] as Proposed['data'];
  const dangling = unresolved(declaration, { ...fact, type: declaration.type, data }, known);
  return dangling && { ...dangling, pointer: `/correctedPayload${dangling.pointer ?? ''}` };
}

/** Pointers of deciders lead into the data; those of the envelope say so themselves. */
const pointed = ({ pointer }: Refusal) =>
  pointer === undefined ? {} : { pointer: pointer.startsWith('/about') ? pointer : `/data${pointer}` };
