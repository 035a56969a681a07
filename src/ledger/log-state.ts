/** How far the log is followed, as the row store keeps it beside everything that was followed. */
import type { Position } from './event-store';
import type { RowStore } from './row-store';

export interface LogState {
  readonly size: number;
  /** Position of the last record followed; null before the first. */
  readonly position: Position | null;
  /** The tree's right edge, base64 (see Frontier). */
  readonly frontier: readonly string[];
}

export const LOG_STATE_SPACE = 'log/state';
const KEY = 'state';

export function readLogState(rows: RowStore): LogState {
  const stored = rows.get(LOG_STATE_SPACE, KEY);
  return stored === undefined ? { size: 0, position: null, frontier: [] } : (JSON.parse(stored as string) as LogState);
}

export function writeLogState(rows: RowStore, state: LogState): void {
  rows.put(LOG_STATE_SPACE, KEY, JSON.stringify(state));
}
