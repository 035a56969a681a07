/** From a stored record's bytes to a fact, and from a stream's facts to how they stand at a log prefix. */
import { declarationOf } from '../domain/catalogue';
import { isCorrection } from '../domain/corrections/correction';
import type { About, Fact } from '../domain/fact';
import { decodeRecord, skimRecord, type DecodedRecord } from '../integrity/record';
import type { EventStore, StoredRecord } from './event-store';

/** A record whose bytes are sound but whose content this program cannot read. Outcome: stop, never skip. */
export class UnreadableFact extends Error {}

interface Payload {
  readonly about: About;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The payload as parsed JSON. The bytes are what counts; this is only their reading. */
export const payloadOf = (decoded: Pick<DecodedRecord, 'payload'>): Payload => {
  const { payload } = decoded;
  return JSON.parse(Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength).toString('utf8')) as Payload;
};

/** The fact that a record holds, at its place in the log. */
export function factOf(decoded: DecodedRecord, index: number): Fact {
  const { header } = decoded;
  const { about, data } = payloadOf(decoded);
  return {
    index,
    id: header.id,
    type: header.type,
    version: header.version,
    stream: header.stream,
    revision: header.revision,
    recordedAt: header.recordedAt,
    actor: header.actor,
    occurredOn: legalDayIn(header.type, data),
    about,
    data,
  };
}

export const factFrom = (record: StoredRecord, index: number): Fact => factOf(decodeRecord(record.bytes), index);

/** The fact of a record that was decoded strictly before, at its place in the log or, where that is all that matters, in its stream. */
export function skimmedFact({ id, stream, revision, bytes }: StoredRecord, index = revision): Fact {
  const skimmed = skimRecord(bytes);
  const { type, version, recordedAt, actor } = skimmed;
  const { about, data } = payloadOf(skimmed);
  const occurredOn = legalDayIn(type, data);
  return { index, id, type, version, stream, revision, recordedAt, actor, occurredOn, about, data };
}

function legalDayIn(type: string, data: Readonly<Record<string, unknown>>): string {
  const declaration = declarationOf(type);
  const day = declaration && data[declaration.occurredOn];
  if (typeof day !== 'string') throw new UnreadableFact(`${type} is not in this catalogue, or has no legal day`);
  return day;
}

/**
 * The facts of one whole stream (in log order, corrections among them) as they stand in the log prefix of `size`: the
 * latest correction's data in the place of the target, voided facts left out. Corrections and voids apply whatever
 * their own legal day; they stand in the result themselves, as facts about the record.
 */
export function standing(stream: readonly Fact[], size: number): readonly Fact[] {
  const known = prefix(stream, size);
  if (!known.some((fact) => isCorrection(fact.type))) return known;
  const corrections = new Map<string, Fact>();
  const voided = new Set<string>();
  for (const fact of known) {
    const target = fact.data['targetEventId'] as string;
    if (fact.type === 'EventCorrected') corrections.set(target, fact);
    else if (fact.type === 'EventVoided') voided.add(target);
  }
  return known.filter((fact) => !voided.has(fact.id)).map((fact) => corrected(fact, corrections.get(fact.id)));
}

function prefix(stream: readonly Fact[], size: number): readonly Fact[] {
  const last = stream.at(-1);
  return last === undefined || last.index < size ? stream : stream.filter((fact) => fact.index < size);
}

/** The fact with the data of its correction; its place in the log stays its own. */
export function corrected(fact: Fact, correction: Fact | undefined): Fact {
  if (!correction) return fact;
  const data = correction.data['correctedPayload'] as Readonly<Record<string, unknown>>;
  return { ...fact, data, occurredOn: legalDayIn(fact.type, data), correctedBy: correction.index };
}

/** A whole stream as it stands at the store's end, without a log: places in the stream stand for places in the log. */
export async function standingStream(store: EventStore, stream: string): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  for await (const record of store.readStream(stream)) facts.push(factFrom(record, record.revision));
  return standing(facts, Number.MAX_SAFE_INTEGER);
}
