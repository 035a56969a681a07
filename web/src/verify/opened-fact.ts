/** Everything that can be checked of one fact: its bytes, what is shown of it, and its place under a signed checkpoint. */
import { fromHex, toHex } from '../../../src/integrity/hex';
import { verifyInclusion } from '../../../src/integrity/proof';
import { decodeRecord, payloadMatches, RecordFault, type DecodedRecord } from '../../../src/integrity/record';
import { leafHash } from '../../../src/integrity/tree';
import { sha256 } from './cryptography';
import { Broken, NotNow, type Fault } from './faults';
import type { SignedCheckpoint } from './signed-checkpoint';

/** `GET /v1/events/{id}`. */
export interface ShownFact {
  readonly index: number;
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly stream: string;
  readonly revision: number;
  readonly recordedAt: string;
  readonly actor: string;
  readonly occurredOn: string;
  readonly about: Readonly<Record<string, unknown>>;
  readonly data: Readonly<Record<string, unknown>>;
}

/** `GET /v1/events/{id}/proof`; hashes in hex. */
export interface InclusionProof {
  readonly index: number;
  readonly size: number;
  readonly leafHash: string;
  /** Siblings from the leaf up. */
  readonly path: readonly string[];
  /** Signed note. */
  readonly checkpoint: string;
}

export interface OpenedFact {
  /** The fact that was asked for. */
  readonly id: string;
  readonly shown: ShownFact;
  /** `GET /v1/events/{id}/record`, as it came. */
  readonly record: Uint8Array;
  /** Undefined while no checkpoint holds the fact. */
  readonly proof: InclusionProof | undefined;
  /** Member of the data that is the legal day, as the catalogue says. */
  readonly dayMember: string | undefined;
}

/** In the order in which they are made. */
export const factChecks = ['record', 'payload', 'shown', 'leaf', 'signature', 'inclusion', 'log'] as const;
export type FactCheck = (typeof factChecks)[number];

/** `unproven`: it could not be made, because what it needs is not there or failed itself. */
export type Verdict = 'passed' | 'failed' | 'unproven';

export interface FactVerdict {
  readonly checks: Readonly<Record<FactCheck, Verdict>>;
  readonly faults: readonly Fault[];
  /** The worst of the checks. */
  readonly verdict: Verdict;
}

/** What the checks need to know of the log. Both throw Broken. */
export interface LogChecks {
  readonly origin: string;
  readonly open: (note: string) => SignedCheckpoint;
  /** Whether a signed checkpoint belongs to the log that this browser watches. */
  readonly relate: (checkpoint: SignedCheckpoint) => Promise<void>;
}

/** Makes every check that can be made. A fault of one does not hide those of the others. */
export async function verifyFact(opened: OpenedFact, log: LogChecks): Promise<FactVerdict> {
  const run = new Run();
  const { proof } = opened;
  const decoded = await run.check('record', () => recordOf(opened, log.origin));
  if (decoded) {
    await run.check('payload', () => assertPayload(opened.id, decoded));
    await run.check('shown', () => assertShown(opened, decoded));
  }
  if (decoded && proof) await run.check('leaf', () => assertLeaf(opened, decoded, proof));
  if (proof) {
    const checkpoint = await run.check('signature', () => checkpointOf(opened.id, proof, log));
    if (checkpoint && decoded) await run.check('inclusion', () => assertIncluded(opened, decoded, proof, checkpoint));
    if (checkpoint) await run.check('log', () => log.relate(checkpoint));
  }
  return run.verdict();
}

class Run {
  private readonly done = new Map<FactCheck, Verdict>();
  private readonly faults: Fault[] = [];

  /** What the check gave; undefined when it failed or could not be made. */
  async check<T>(name: FactCheck, made: () => T | Promise<T>): Promise<T | undefined> {
    try {
      const result = await made();
      this.done.set(name, 'passed');
      return result;
    } catch (error) {
      if (error instanceof NotNow) return undefined;
      if (!(error instanceof Broken)) throw error;
      this.done.set(name, 'failed');
      this.faults.push(error.fault);
      return undefined;
    }
  }

  verdict(): FactVerdict {
    const checks = Object.fromEntries(factChecks.map((name) => [name, this.done.get(name) ?? 'unproven']));
    const verdicts = Object.values(checks);
    const verdict = (['failed', 'unproven'] as const).find((each) => verdicts.includes(each)) ?? 'passed';
    return { checks: checks as Record<FactCheck, Verdict>, faults: this.faults, verdict };
  }
}

function recordOf({ id, record }: OpenedFact, origin: string): DecodedRecord {
  let decoded: DecodedRecord;
  try {
    decoded = decodeRecord(record);
  } catch (error) {
    if (error instanceof RecordFault) throw new Broken('malformed-record', { id, what: error.reason });
    throw error;
  }
  if (decoded.header.id !== id || decoded.header.origin !== origin) throw new Broken('other-fact', { id });
  return decoded;
}

function assertPayload(id: string, decoded: DecodedRecord): void {
  if (!payloadMatches(decoded, sha256)) throw new Broken('wrong-payload', { id });
}

function assertShown({ id, shown, dayMember }: OpenedFact, { header, payload }: DecodedRecord): void {
  const stored = payloadIn(id, payload);
  const { type, version, stream, revision, recordedAt, actor } = header;
  const expected = { id: header.id, type, version, stream, revision, recordedAt, actor, ...stored };
  for (const [member, value] of Object.entries(expected)) {
    if (!isSameJson(shown[member as keyof ShownFact], value)) throw new Broken('json-differs', { id, member });
  }
  const days = dayMember === undefined ? Object.values(stored.data) : [stored.data[dayMember]];
  if (!days.includes(shown.occurredOn)) throw new Broken('json-differs', { id, member: 'occurredOn' });
}

interface Payload {
  readonly about: Readonly<Record<string, unknown>>;
  readonly data: Readonly<Record<string, unknown>>;
}

function payloadIn(id: string, bytes: Uint8Array): Payload {
  try {
    const { about, data } = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Partial<Payload>;
    if (about && data) return { about, data };
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
  }
  throw new Broken('malformed-record', { id, what: 'payload' });
}

/** Members in any order. */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && isSameJson(left[name], right[name]))
  );
}

const leafIn = ({ headerBytes }: DecodedRecord): Uint8Array => leafHash(headerBytes, sha256);

function assertLeaf({ id, shown }: OpenedFact, decoded: DecodedRecord, proof: InclusionProof): void {
  if (toHex(leafIn(decoded)) !== proof.leafHash || shown.index !== proof.index) throw new Broken('wrong-leaf', { id });
}

function checkpointOf(id: string, proof: InclusionProof, log: LogChecks): SignedCheckpoint {
  // Whatever the answer holds there: what is no text is no note.
  const note: unknown = proof.checkpoint;
  const checkpoint = log.open(typeof note === 'string' ? note : '');
  if (checkpoint.size !== proof.size) {
    throw new Broken('not-covering', { id, size: checkpoint.size, said: proof.size }, [proof.checkpoint]);
  }
  return checkpoint;
}

/** From the record's own bytes to the signed root, at the index that is shown: nothing that came along is believed. */
function assertIncluded(
  { id, shown }: OpenedFact,
  decoded: DecodedRecord,
  { path }: InclusionProof,
  { size, root, note }: SignedCheckpoint,
): void {
  const hashes = hashesIn(path);
  if (!hashes || !verifyInclusion(shown.index, size, leafIn(decoded), hashes, root, sha256)) {
    throw new Broken('not-included', { id, size }, [note]);
  }
}

function hashesIn(path: readonly string[]): readonly Uint8Array[] | undefined {
  try {
    return path.map((hash) => fromHex(hash));
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}
