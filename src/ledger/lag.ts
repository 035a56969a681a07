/** How far the views are behind the store. */
import { skimRecord } from '../integrity/record';
import type { EventStore } from './event-store';
import type { Log } from './log';

/** What stands behind the log is counted one by one; more than this is told as this. */
export const LAG_MAX = 10_000;

export interface Lag {
  /** Records that the store holds and the log has not taken in, at most LAG_MAX. */
  readonly facts: number;
  /** Age of the oldest of them by its recorded time; 0 when there is none. */
  readonly seconds: number;
}

/** @param now milliseconds since 1970 */
export async function lagOf(store: EventStore, log: Pick<Log, 'position'>, now: number): Promise<Lag> {
  const { position } = log;
  let facts = 0;
  let oldest = now;
  for await (const record of store.readAll(position)) {
    if (record.position === position) continue;
    if (facts === 0) oldest = Date.parse(skimRecord(record.bytes).recordedAt);
    facts += 1;
    if (facts === LAG_MAX) break;
  }
  return { facts, seconds: Math.max(0, now - oldest) / 1000 };
}
