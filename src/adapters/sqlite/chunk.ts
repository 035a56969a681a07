/**
 * Records as they lie in a chunk, one behind the other, integers little-endian:
 * `u32 revision · u32 length of the bytes · u8 length of the name · id (16 bytes) · name of the stream (ASCII) · bytes`.
 * A chunk names its streams itself, so that the log can be read back in order without any other table.
 */
import type { StoredRecord } from '../../ledger/event-store';

const HEADER_BYTES = 25;

/** Consecutive records as stored: the first has position `first`. */
export interface Chunk {
  readonly first: number;
  readonly body: Uint8Array;
}

const POSITION_DIGITS = 16;
const POSITION = /^[0-9]{16}$/;

/** Positions count from 1; as text they are padded so that they compare as they count. */
export function toPosition(ordinal: number): string {
  return String(ordinal).padStart(POSITION_DIGITS, '0');
}

/** @throws RangeError for a text that no store of this kind gave out. */
export function fromPosition(position: string): number {
  if (!POSITION.test(position)) throw new RangeError(`${JSON.stringify(position)} is not a position`);
  return Number(position);
}

/** Bytes that a record takes in a chunk. */
export function encodedLength(record: StoredRecord): number {
  return HEADER_BYTES + record.stream.length + record.bytes.length;
}

/** Written over with each chunk: a buffer for each costs more, in collecting them, than to fill it. */
let scratch = Buffer.allocUnsafe(65_536);

/** The bytes of a chunk, valid until the next call. */
export function encodeChunk(records: readonly StoredRecord[]): Uint8Array {
  const length = records.reduce((sum, record) => sum + encodedLength(record), 0);
  if (scratch.length < length) scratch = Buffer.allocUnsafe(length);
  const body = scratch.subarray(0, length);
  let at = 0;
  for (const { revision, id, stream, bytes } of records) {
    body.writeUInt32LE(revision, at);
    body.writeUInt32LE(bytes.length, at + 4);
    body.writeUInt8(stream.length, at + 8);
    body.write(id.replaceAll('-', ''), at + 9, 16, 'hex');
    body.write(stream, at + HEADER_BYTES, 'latin1');
    body.set(bytes, at + HEADER_BYTES + stream.length);
    at += HEADER_BYTES + stream.length + bytes.length;
  }
  return body;
}

/** The records of a chunk from a position on, the last one included; their bytes are views of the body. */
export function decodeChunk({ first, body }: Chunk, from: number, last: number): StoredRecord[] {
  const buffer = asBuffer(body);
  const records: StoredRecord[] = [];
  let ordinal = first;
  for (let at = 0; at < buffer.length && ordinal <= last; ordinal++) {
    const end = recordEnd(buffer, at);
    if (ordinal >= from) records.push(decode(buffer, at, end, ordinal));
    at = end;
  }
  return records;
}

/** The one record at a position, with bytes of its own; undefined when the chunk ends before it. */
export function recordOf({ first, body }: Chunk, ordinal: number): StoredRecord | undefined {
  const buffer = asBuffer(body);
  let at = 0;
  for (let passed = first; at < buffer.length; passed++) {
    const end = recordEnd(buffer, at);
    if (passed === ordinal) {
      const record = decode(buffer, at, end, ordinal);
      return { ...record, bytes: record.bytes.slice() };
    }
    at = end;
  }
  return undefined;
}

function asBuffer(body: Uint8Array): Buffer {
  return Buffer.from(body.buffer, body.byteOffset, body.length);
}

function recordEnd(buffer: Buffer, at: number): number {
  const end = at + HEADER_BYTES + buffer.readUInt8(at + 8) + buffer.readUInt32LE(at + 4);
  if (end > buffer.length) throw new Error('a chunk of the event store is damaged: a record runs over its end');
  return end;
}

function decode(buffer: Buffer, at: number, end: number, ordinal: number): StoredRecord {
  const nameEnd = at + HEADER_BYTES + buffer.readUInt8(at + 8);
  const hex = buffer.toString('hex', at + 9, at + HEADER_BYTES);
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return {
    position: toPosition(ordinal),
    stream: buffer.toString('latin1', at + HEADER_BYTES, nameEnd),
    revision: buffer.readUInt32LE(at),
    id,
    bytes: new Uint8Array(buffer.buffer, buffer.byteOffset + nameEnd, end - nameEnd),
  };
}
