/** What touches a clean-governance file, as the timeline of the file tells it, and how each of it is marked. */

/** Whose file is read, and what for. */
export interface FileReading {
  readonly personId: string;
  readonly purpose: string;
}

/** A fact that is or was in the file. */
export interface TimelineItem {
  readonly factId: string;
  /** Place in the log. */
  readonly index: number;
  readonly type: string;
  readonly zh: string;
  /** When the ledger learned of it: an instant. */
  readonly recordedAt: string;
  /** Its legal day. */
  readonly occurredOn: string;
  readonly state: 'stands' | 'corrected' | 'voided';
  /** Ids of its corrections and of its void, in log order. */
  readonly changedBy: readonly string[];
  /** The fact that a correction or a void speaks of. */
  readonly targets?: string;
}

export interface Timeline {
  /** In log order. */
  readonly items: readonly TimelineItem[];
}

/** Kinds that change what was there before: each has a shape and a word of its own on the bar. */
export const changes = ['EventCorrected', 'EventVoided', 'SanctionRevoked', 'AppealDecided'] as const;
export type Change = (typeof changes)[number];

/** Undefined for a fact that only adds. */
export const changeOf = (type: string): Change | undefined => changes.find((change) => change === type);

/** A fact's state with only the changes that are among those known. */
export function stateAmong(item: TimelineItem, known: ReadonlyMap<string, TimelineItem>): TimelineItem['state'] {
  const by = item.changedBy.flatMap((id) => known.get(id) ?? []);
  if (by.length === item.changedBy.length) return item.state;
  if (by.some(({ type }) => type === 'EventVoided')) return 'voided';
  return by.length > 0 ? 'corrected' : 'stands';
}

/** From a correction or a void to what it speaks of, where both are on the bar. */
export function changeLinks(items: readonly TimelineItem[]): readonly (readonly [TimelineItem, TimelineItem])[] {
  const byId = new Map(items.map((item) => [item.factId, item]));
  return items.flatMap((item) => {
    const target = item.targets === undefined ? undefined : byId.get(item.targets);
    return target === undefined ? [] : [[item, target] as const];
  });
}
