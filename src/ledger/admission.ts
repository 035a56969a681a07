/** What every event store refuses before it writes, so that the adapters cannot disagree about it. */
import {
  AppendRefused,
  type Append,
  type AppendOutcome,
  type Expected,
  type NewRecord,
  type StoredRecord,
  type WriteView,
} from './event-store';

/** Records in one append, at most. */
export const APPEND_RECORDS_MAX = 1_000;

/** Bytes of all records of one append, at most: what the strictest cluster server in use accepts. */
export const APPEND_BYTES_MAX = 1_048_576;

/** What such a server counts for each record beside its bytes, at most: twice the characters of the event's type. */
const RECORD_OVERHEAD_BYTES = 32;

/** What a record takes of an append's bytes. */
export const bytesInAppend = ({ bytes }: Pick<NewRecord, 'bytes'>): number => bytes.length + RECORD_OVERHEAD_BYTES;

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
    bytes += bytesInAppend(record);
  }
  if (bytes > APPEND_BYTES_MAX) {
    throw new AppendRefused(
      'too-large',
      `${bytes} bytes in one append, ${RECORD_OVERHEAD_BYTES} for each record among them; ${APPEND_BYTES_MAX} are allowed`,
    );
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
 * The answer to an append that the stream is not where it expects it: the records of the first time if all of its ids
 * stand where they would then have been put, a conflict otherwise.
 */
export function retriedAppend<R>(append: Append<R>, actual: number | undefined, view: WriteView): AppendOutcome<R> {
  const conflict = { outcome: 'conflict', actual } as const;
  const from = retriedFrom(append.expected, actual);
  if (from === undefined) return conflict;
  let built: ReturnType<Append<R>['build']>;
  try {
    built = append.build(view);
  } catch {
    return conflict; // built on a revision that the append did not expect: what it says of it does not count
  }
  if ('instead' in built || built.length === 0) return conflict;
  const originals: StoredRecord[] = [];
  for (const record of view.read(append.stream, from)) {
    if (built[originals.length]?.id !== record.id) return conflict;
    if (originals.push(record) === built.length) return { outcome: 'appended', records: originals };
  }
  return conflict;
}

/**
 * The revision at which the records of a retry would be found: the stream has moved on from where the append expects
 * it. Undefined when the append cannot have been applied before.
 */
function retriedFrom(expected: Expected, actual: number | undefined): number | undefined {
  if (actual === undefined) return undefined;
  if (expected === 'no-stream') return 0;
  return typeof expected === 'number' && expected < actual ? expected + 1 : undefined;
}

/** @throws RangeError for anything but a revision that a stream can have. */
export function assertRevision(revision: number): void {
  if (!Number.isSafeInteger(revision) || revision < 0) throw new RangeError(`${revision} is not a revision`);
}
