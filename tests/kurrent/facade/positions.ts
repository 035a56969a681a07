/** The place on the log that a client names by a position. */
import type { EventLog } from './log';
import { unexpectedResult } from './refusals';

/**
 * The ordinal of the first event at the position.
 *
 * @throws Refusal for a position that is no event's
 */
export function ordinalAt(log: EventLog, position: bigint): number {
  const ordinal = log.ordinalOf(position);
  if (ordinal === undefined) throw unexpectedResult('Unexpected ReadAllResult: InvalidPosition');
  return ordinal;
}
