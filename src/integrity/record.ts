/**
 * Record v1: how one fact is stored and hashed, byte for byte.
 *
 * A record is a header of 13 lines of ASCII and an empty line, each ended by one LF, and then the payload:
 *
 *     ledger-event/v1
 *     <origin>                         [a-z0-9./-]{1,128}
 *     <stream>                         [a-z][a-z0-9_]{0,31}-[A-Za-z0-9][A-Za-z0-9._-]{0,79}
 *     <revision>                       decimal, 0 for the first record of the stream
 *     <event id>                       UUID, lower case
 *     <type>@<version>                 [A-Z][A-Za-z0-9]{1,63} @ 1 to 9999
 *     <recorded at>                    YYYY-MM-DDTHH:MM:SS.mmmZ
 *     <actor>                          role/organ or dash/key id
 *     sha256
 *     <payload bytes> <SHA-256 of the payload>
 *     <prev>                           leaf hash of the stream's previous record; 64 zeros at revision 0
 *     <blind>                          32 random bytes: without them a reader of hashes could try out likely facts
 *     -                                kept free for the signature of the organ
 *
 * Hashes are lower-case hex. There is exactly one way to write a record, and nothing is ever read back in two ways:
 * what is stored is what was hashed, and no verifier has to serialise anything again.
 */
import { decimal, placeOf } from './characters';
import type { Digest } from './digest';
import { FORMAT, LINES, NO_PREVIOUS, SPACE, SUITE } from './header-grammar';
import type { RecordFaultReason } from './header-grammar';
import { toHex } from './hex';

export interface RecordHeader {
  /** Name of the ledger; also the origin of its checkpoints. */
  readonly origin: string;
  readonly stream: string;
  /** 0 for the first record of a stream, then +1 each. */
  readonly revision: number;
  /** Event id, lower-case UUID. */
  readonly id: string;
  /** Fact type, PascalCase. */
  readonly type: string;
  /** Version of the fact type's schema, from 1. */
  readonly version: number;
  /** UTC, exactly 24 characters. */
  readonly recordedAt: string;
  /** `role/organ/key`, with `-` for the organ of a role that has none. */
  readonly actor: string;
  /** Bytes. */
  readonly payloadLength: number;
  /** SHA-256 of the payload, hex. */
  readonly payloadDigest: string;
  /** Leaf hash of the previous record of the stream, hex; 64 zeros at revision 0, and only there. */
  readonly prev: string;
  /** 32 random bytes, hex. */
  readonly blind: string;
  /** `-`: version 1 of the format carries no signature of the organ. */
  readonly signature: string;
}

export interface DecodedRecord {
  readonly header: RecordHeader;
  /** Through the empty line: the leaf's input. A view of the decoded bytes, as `payload` is. */
  readonly headerBytes: Uint8Array;
  readonly payload: Uint8Array;
}

/** Bytes that are no record, or parts that cannot be written as one. */
export class RecordFault extends Error {
  override readonly name = 'RecordFault';

  constructor(readonly reason: RecordFaultReason) {
    super(`not a version 1 record: ${reason}`);
  }
}

/** Bytes of a header at most; what the grammar allows stays well below. */
export const MAX_HEADER_BYTES = 2048;

const LF = 0x0a;

/**
 * The record of these parts. Length and digest of the payload are computed here, so that they cannot disagree with it.
 * Throws RecordFault when a part does not fit the format.
 */
export function encodeRecord(
  parts: Omit<RecordHeader, 'payloadLength' | 'payloadDigest'>,
  payload: Uint8Array,
  sha256: Digest,
): Uint8Array {
  const lines = [
    FORMAT,
    parts.origin,
    parts.stream,
    parts.revision,
    parts.id,
    `${parts.type}@${parts.version}`,
    parts.recordedAt,
    parts.actor,
    SUITE,
    `${payload.length} ${toHex(sha256(payload))}`,
    parts.prev,
    parts.blind,
    parts.signature,
  ];
  // UTF-8, so that a character outside ASCII stays one and is refused below, instead of being cut to some byte.
  const header = UTF_8.encode(`${lines.join('\n')}\n\n`);
  const bytes = new Uint8Array(header.length + payload.length);
  bytes.set(header);
  bytes.set(payload, header.length);
  // Whatever is written can be read: a line break smuggled into a part moves the lines and is refused here too.
  checkedLineEnds(bytes);
  return bytes;
}

/**
 * The parts of a record, strictly: every deviation, down to a doubled space or an upper-case digit, throws RecordFault.
 * Does not hash: whether the payload is the one the header names is for `payloadMatches` to say.
 */
export function decodeRecord(bytes: Uint8Array): DecodedRecord {
  const ends = checkedLineEnds(bytes);
  const headerLength = end(ends, LINES.length - 1) + 1;
  const headerBytes = bytes.subarray(0, headerLength);
  const text = ASCII.decode(headerBytes);
  const line = (n: number): string => text.slice(end(ends, n - 1) + 1, end(ends, n));

  const typeAndVersion = line(5);
  const at = typeAndVersion.indexOf('@');
  const header: RecordHeader = {
    origin: line(1),
    stream: line(2),
    revision: numberAt(bytes, end(ends, 2) + 1, end(ends, 3)),
    id: line(4),
    type: typeAndVersion.slice(0, at),
    version: numberAt(bytes, end(ends, 4) + at + 2, end(ends, 5)),
    recordedAt: line(6),
    actor: line(7),
    payloadLength: numberAt(bytes, end(ends, 8) + 1, end(ends, 9) - DIGEST_AND_SPACE),
    payloadDigest: text.slice(end(ends, 9) - DIGEST_AND_SPACE + 1, end(ends, 9)),
    prev: line(10),
    blind: line(11),
    signature: line(12),
  };
  if ((header.revision === 0) !== (header.prev === NO_PREVIOUS)) throw new RecordFault('prev');
  if (bytes.length - headerLength !== header.payloadLength) throw new RecordFault('length');
  return { header, headerBytes, payload: bytes.subarray(headerLength) };
}

/** What a reader needs of a record that was decoded strictly before: nothing is checked a second time. */
export interface SkimmedRecord {
  readonly type: string;
  readonly version: number;
  readonly recordedAt: string;
  readonly actor: string;
  readonly payload: Uint8Array;
}

/** Skims a sound record; what it gives for any other bytes is not defined. */
export function skimRecord(bytes: Uint8Array): SkimmedRecord {
  const behind = (mark: number, from: number): number => placeOf(bytes, mark, from, bytes.length) + 1;
  let typeAt = 0;
  for (let line = 0; line < TYPE_LINE; line++) typeAt = behind(LF, typeAt);
  const timeAt = behind(LF, typeAt);
  const digestSuiteAt = behind(LF, timeAt + INSTANT_CHARACTERS + 1);
  const digestAt = behind(SPACE, digestSuiteAt + SUITE.length + 1);
  const signatureAt = digestAt + 3 * (HASH_CHARACTERS + 1);
  const text = ASCII.decode(bytes.subarray(typeAt, digestSuiteAt - 1));
  const at = text.indexOf('@');
  return {
    type: text.slice(0, at),
    version: numberAt(bytes, typeAt + at + 1, timeAt - 1),
    recordedAt: text.slice(timeAt - typeAt, timeAt - typeAt + INSTANT_CHARACTERS),
    actor: text.slice(timeAt - typeAt + INSTANT_CHARACTERS + 1),
    payload: bytes.subarray(behind(LF, signatureAt) + 1),
  };
}

/** True when the payload has the length and the SHA-256 that the header names. */
export function payloadMatches(decoded: DecodedRecord, sha256: Digest): boolean {
  const { header, payload } = decoded;
  return payload.length === header.payloadLength && toHex(sha256(payload)) === header.payloadDigest;
}

const DIGEST_AND_SPACE = 65;
const INSTANT_CHARACTERS = 24;
const HASH_CHARACTERS = 64;
const TYPE_LINE = 5;
const UTF_8 = new TextEncoder();
/** Decodes what the grammar has found to be ASCII; for that, engines are fastest with UTF-8. */
const ASCII = new TextDecoder();

/** Where the LF of each header line stands, the empty last line included, every line checked. */
function checkedLineEnds(bytes: Uint8Array): readonly number[] {
  const limit = Math.min(bytes.length, MAX_HEADER_BYTES);
  const ends: number[] = [];
  let from = 0;
  for (const [fault, isWellFormed] of LINES) {
    const to = placeOf(bytes, LF, from, limit);
    if (to === limit) throw new RecordFault('length');
    if (!isWellFormed(bytes, from, to)) throw new RecordFault(fault);
    ends.push(to);
    from = to + 1;
  }
  return ends;
}

/** The line before the first would end just before the bytes. */
const end = (ends: readonly number[], line: number): number => ends[line] ?? -1;

/** A number that the grammar has found to be one. */
const numberAt = (bytes: Uint8Array, from: number, to: number): number => decimal(bytes, from, to) ?? 0;
