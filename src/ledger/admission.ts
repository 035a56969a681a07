/** What every event store refuses before it writes, so that the adapters cannot disagree about it. */
import { AppendRefused, type Expected, type NewRecord } from './event-store';

/** Records in one append, at most. */
export const APPEND_RECORDS_MAX = 1_000;

/** Bytes of all records of one append, at most: what the strictest cluster server in use accepts. */
export const APPEND_BYTES_MAX = 1_048_576;

/**
 * `kind-id`, cut at the first dash. A whitelist: servers accept control characters, and reserve names that begin with
 * `$` only when they are told to.
 */
const STREAM = /^[a-z][a-z0-9_]{0,31}-[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const ZERO_UUID = '00000000-0000-0000-0000-000000000000';

/** @throws AppendRefused `invalid-stream` */
export function admitStream(stream: string): void {
  if (!STREAM.test(stream)) {
    throw new AppendRefused('invalid-stream', `${JSON.stringify(stream)} is not a name of the form kind-id`);
  }
}

/** @throws AppendRefused for the first fault found; the append is refused as a whole. */
export function admitRecords(records: readonly NewRecord[]): void {
  if (records.length === 0) throw new AppendRefused('empty', 'an append needs at least one record');
  if (records.length > APPEND_RECORDS_MAX) {
    throw new AppendRefused('too-many', `${records.length} records in one append; ${APPEND_RECORDS_MAX} are allowed`);
  }
  let bytes = 0;
  for (const record of records) {
    if (!UUID.test(record.id) || record.id === ZERO_UUID) {
      throw new AppendRefused('invalid-id', `${JSON.stringify(record.id)} is not a lower-case UUID other than zero`);
    }
    bytes += record.bytes.length;
  }
  if (bytes > APPEND_BYTES_MAX) {
    throw new AppendRefused('too-large', `${bytes} bytes in one append; ${APPEND_BYTES_MAX} are allowed`);
  }
}

/** Whether a stream whose last revision is `actual` (undefined: it does not exist) is where the append expects it. */
export function isAsExpected(expected: Expected, actual: number | undefined): boolean {
  switch (expected) {
    case 'any':
      return true;
    case 'stream-exists':
      return actual !== undefined;
    case 'no-stream':
      return actual === undefined;
    default:
      return actual === expected;
  }
}

/**
 * The revision at which the records of a retry would be found: the stream has moved on from where the append expects
 * it. Undefined when the append cannot have been applied before.
 */
export function retriedFrom(expected: Expected, actual: number | undefined): number | undefined {
  if (actual === undefined) return undefined;
  if (expected === 'no-stream') return 0;
  return typeof expected === 'number' && expected < actual ? expected + 1 : undefined;
}

/** @throws RangeError for anything but a revision that a stream can have. */
export function assertRevision(revision: number): void {
  if (!Number.isSafeInteger(revision) || revision < 0) throw new RangeError(`${revision} is not a revision`);
}
