/**
 * Whether an append goes ahead, is a repetition of one that has, or conflicts. Bodies are never compared: the ids alone
 * make a repetition.
 */
import type { LoggedEvent, Proposal } from './event';

/** A stream as an append finds it. */
export interface Found {
  /** All its events, hidden ones too; without the mark of a tombstone. */
  readonly events: readonly LoggedEvent[];
  /** The event last stored under an id since the facade was opened: what `any` is compared with. */
  readonly recent: ReadonlyMap<string, LoggedEvent>;
  readonly hasMetadata: boolean;
  readonly isDeleted: boolean;
  readonly hasTombstone: boolean;
}

export type Decision =
  | { readonly decision: 'append' | 'conflict' | 'deleted' }
  | { readonly decision: 'repeat'; readonly last: LoggedEvent };

const APPEND = { decision: 'append' } as const;
const CONFLICT = { decision: 'conflict' } as const;
const DELETED = { decision: 'deleted' } as const;

export function decide(found: Found, { expected, events }: Proposal): Decision {
  if (found.hasTombstone) return DELETED;
  const current = BigInt(found.events.length) - 1n;
  if (expected === 'stream-exists') {
    if (found.isDeleted) return DELETED;
    if (current < 0n && !found.hasMetadata) return CONFLICT;
  }
  if (expected === 'any' || expected === 'stream-exists') {
    return repeated(events.map(({ id }) => found.recent.get(id))) ?? APPEND;
  }
  const revision = expected === 'no-stream' ? -1n : expected;
  if (revision === current) return APPEND;
  if (revision > current || events.length === 0) return CONFLICT;
  const there = events.map(({ id }, index) => {
    const event = found.events[Number(revision) + 1 + index];
    return event?.id === id ? event : undefined;
  });
  return repeated(there) ?? (expected === 'no-stream' && found.isDeleted ? APPEND : CONFLICT);
}

/** Undefined when the first is not there: nothing is repeated. When a later one is not, the append is at odds with itself. */
function repeated(there: readonly (LoggedEvent | undefined)[]): Decision | undefined {
  if (there[0] === undefined) return undefined;
  const last = there.at(-1);
  return last === undefined || there.includes(undefined) ? CONFLICT : { decision: 'repeat', last };
}
