/** Whether read models are what the records give: folded again from nothing, then compared entry by entry. */
import type { Projection, SomeRowProjection } from '../../projections/projection';
import type { Cryptography } from './cryptography';
import type { EventStore } from './event-store';
import { indexSpaces } from './fact-index';
import { readGenesis } from './genesis';
import { Log } from './log';
import { MeasureViews } from './measure-views';
import { RowViews } from './row-views';
import { behind, type RowStore, type RowValue } from './row-store';
import { tileSpaces } from './tree-tiles';
import { readViewStates, spacesOf, versionOf } from './view-state';

export interface ViewsCompared {
  readonly size: number;
  readonly rows: number;
  /** The first entry that differs, by space and key. */
  readonly differs?: string;
}

const PAGE = 1_000;

/**
 * Folds everything into `anew` (an empty row store) up to the size that `rows` has, and compares. Of the projections
 * handed over, those that `rows` is still building or has retired are left out: nothing is answered from them.
 */
export async function compareViews(
  store: EventStore,
  rows: RowStore,
  anew: RowStore,
  known: readonly Projection[],
  cryptography: Cryptography,
  onProgress?: (size: number) => void,
): Promise<ViewsCompared> {
  const genesis = await readGenesis(store);
  if (!genesis) return { size: 0, rows: 0 };
  const kept = new Log(store, rows, genesis.origin, cryptography);
  const states = readViewStates(rows);
  const projections = known.filter((each) => {
    const status = states.get(versionOf(each))?.status;
    return states.size === 0 || status === 'serving' || status === 'followed';
  });
  const log = new Log(store, anew, genesis.origin, cryptography, onProgress);
  log.followedBy([
    new RowViews(
      anew,
      log.streams,
      projections.filter((p): p is SomeRowProjection => p.kind === 'rows'),
    ),
    new MeasureViews(
      anew,
      log.streams,
      projections.filter((p) => p.kind === 'measures'),
    ),
  ]);
  await log.advance(kept.size);
  let count = 0;
  for (const space of [...projections.flatMap(spacesOf), ...indexSpaces, ...tileSpaces(log.size)]) {
    const difference = firstDifference(rows, anew, space);
    count += difference.rows;
    if (difference.differs !== undefined) return { size: log.size, rows: count, differs: difference.differs };
  }
  return { size: log.size, rows: count };
}

function firstDifference(a: RowStore, b: RowStore, space: string): { rows: number; differs?: string } {
  let rows = 0;
  for (let from: string | undefined; ;) {
    const range = { limit: PAGE, ...(from === undefined ? {} : { from }) };
    const [left, right] = [a.scan(space, range), b.scan(space, range)];
    for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
      const [l, r] = [left[i], right[i]];
      if (!l || !r || l[0] !== r[0] || !sameValue(l[1], r[1]))
        return { rows, differs: `${space} ${(l ?? r)?.[0] ?? ''}` };
      rows += 1;
    }
    const last = left.at(-1);
    if (!last || left.length < PAGE) return { rows };
    from = behind(last[0]);
  }
}

const sameValue = (a: RowValue, b: RowValue): boolean =>
  typeof a === 'string' || typeof b === 'string' ? a === b : Buffer.compare(a, b) === 0;
