/** How far each version of a projection has come, as the row store keeps it beside the rows of that version. */
import { placeSpace, rowSpace } from './row-views';
import type { RowStore } from './row-store';
import type { Projection } from '../../projections/projection';

/**
 * - `building`: rows hold the facts with index < `applied`, and nothing answers from them;
 * - `followed`: complete, and moved forward by the log with each batch; not compared yet, and nothing answers from them;
 * - `serving`: the same, and answers come from them; at most one version of a name;
 * - `retired`: nothing moves them forward any more. They are stale and are thrown away.
 */
export type ViewState =
  { readonly status: 'building'; readonly applied: number } | { readonly status: 'followed' | 'serving' | 'retired' };

export const VIEW_STATE_SPACE = 'log/views';

/** `name@version`: what answers, spaces and states name a version by. */
export const versionOf = ({ name, version }: Projection): string => `${name}@${String(version)}`;

export const readViewStates = (rows: RowStore): ReadonlyMap<string, ViewState> =>
  new Map(rows.scan(VIEW_STATE_SPACE, {}).map(([version, stored]) => [version, stateFrom(String(stored))]));

/** What cannot be read is taken for retired: the version is then thrown away and built anew. */
function stateFrom(stored: string): ViewState {
  const [status, applied = ''] = stored.split(' ');
  if (status === 'building' && /^\d+$/.test(applied)) return { status, applied: Number(applied) };
  return status === 'followed' || status === 'serving' ? { status } : { status: 'retired' };
}

/** Sets, or with `undefined` takes away, a state; belongs into the transaction that moves the rows. */
export function writeViewState(rows: RowStore, version: string, state: ViewState | undefined): void {
  const text = state?.status === 'building' ? `${state.status} ${String(state.applied)}` : state?.status;
  rows.put(VIEW_STATE_SPACE, version, text);
}

/** Where a version keeps its rows or figures, and what questions about the past are answered from beside them. */
export const spacesOf = (projection: Projection): readonly string[] => {
  if (projection.kind === 'rows') return [rowSpace(projection), placeSpace(projection)];
  const space = `measures/${versionOf(projection)}`;
  return [space, `${space}/figures`];
};

/** The same for a version of which nothing but its name is known any more: whatever it could have kept. */
export const spacesNamed = (version: string): readonly string[] => [
  `rows/${version}`,
  `places/${version}`,
  `measures/${version}`,
  `measures/${version}/figures`,
];
