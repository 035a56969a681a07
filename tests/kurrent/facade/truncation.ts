/** What a stream's metadata hides of it: readers see nothing but a later first revision. */
import type { LoggedEvent } from './event';

export interface Truncation {
  readonly isDeleted: boolean;
  /** Whether a reader of the stream is shown the event. */
  readonly shows: (event: LoggedEvent) => boolean;
}

const DELETED_BEFORE = 2 ** 63;

/** @param metadata the last event of the stream's metastream */
export function truncationOf(events: readonly LoggedEvent[], metadata: LoggedEvent | undefined): Truncation {
  const said = metadata === undefined ? {} : membersOf(metadata.data);
  const { $tb, $maxCount, $maxAge } = said;
  const isDeleted = typeof $tb === 'number' && $tb >= DELETED_BEFORE;
  const before = isDeleted ? countUpTo(events, metadata) : typeof $tb === 'number' ? $tb : 0;
  const counted = typeof $maxCount === 'number' ? events.length - $maxCount : 0;
  const first = BigInt(Math.max(before, counted, 0));
  const since = typeof $maxAge === 'number' ? Date.now() - $maxAge * 1_000 : -Infinity;
  return {
    isDeleted: isDeleted && before === events.length,
    shows: ({ revision, created }) => revision >= first && created >= since,
  };
}

/** A deletion hides what was there when it was written; later events go on from it. */
function countUpTo(events: readonly LoggedEvent[], metadata: LoggedEvent | undefined): number {
  return events.filter(({ position }) => metadata !== undefined && position < metadata.position).length;
}

function membersOf(data: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(data).toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
