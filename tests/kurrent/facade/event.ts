/** What the facade keeps of an event, and what an append asks of it. */

/** An event as a client proposes it. */
export interface Proposed {
  /** Lower-case UUID. */
  readonly id: string;
  readonly type: string;
  /** `application/json` or `application/octet-stream`; anything else is passed on as it came. */
  readonly contentType: string;
  readonly metadata: Uint8Array;
  readonly data: Uint8Array;
}

/** An event on the log. */
export interface LoggedEvent extends Proposed {
  readonly stream: string;
  /** 0 for the first of a stream, then +1 each; 2^63 − 1 for the mark of a tombstone. */
  readonly revision: bigint;
  /** Commit and prepare position alike: strictly increasing, not contiguous. */
  readonly position: bigint;
  /** Milliseconds since 1970; the same for all events of one append. */
  readonly created: number;
  /** Its index on the log: contiguous, and no part of what clients see. */
  readonly ordinal: number;
}

export type Expected = 'any' | 'no-stream' | 'stream-exists' | bigint;

/** One append as the wire says it, both of its paths. */
export interface Proposal {
  readonly stream: string;
  readonly expected: Expected;
  readonly events: readonly Proposed[];
}

export type Outcome =
  /** `revision` and `position` are those of the last event that the append named, old or new. */
  | { readonly outcome: 'appended'; readonly revision: bigint; readonly position: bigint }
  | { readonly outcome: 'conflict'; readonly actual: bigint | undefined }
  /** The stream has a tombstone. */
  | { readonly outcome: 'deleted' };

/** The revision of a tombstone, and of nothing else. */
export const TOMBSTONE_REVISION = 2n ** 63n - 1n;
export const TOMBSTONE_TYPE = '$streamDeleted';
export const METADATA_TYPE = '$metadata';

/** The stream that holds what is said about another one. */
export function metastreamOf(stream: string): string {
  return `$$${stream}`;
}

/** What an append counts against its limit: a character of the type is two bytes. */
export function sizeOf(events: readonly Proposed[]): number {
  return events.reduce((sum, { type, metadata, data }) => sum + data.length + metadata.length + 2 * type.length, 0);
}
