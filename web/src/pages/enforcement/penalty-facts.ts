/** Which facts of penalties a key may open: an organ those of the streams that it opened, overseers all. */
import type { Rights } from '../../session/rights';

/** @param organ of the decision, which opens the stream; null when none stands */
export const readsPenalty = (rights: Rights, organ: string | null): boolean =>
  rights.reads.facts || (organ !== null && organ === rights.organ);

/** The organ whose part alone the key is shown; undefined when it is shown all. */
export const ownOrganOf = (rights: Rights, view: string): string | undefined =>
  rights.reads.ownOrganOnly.includes(view) ? (rights.organ ?? undefined) : undefined;
