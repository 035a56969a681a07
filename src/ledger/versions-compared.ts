/** A version that was built beside another: how far their answers agree, and whether its rows are what its fold gives. */
import type { MeasureProjection, Projection, SomeRowProjection } from '../../projections/projection';
import type { MeasureViews } from './measure-views';
import { keptRow, rowSpace, type RowViews } from './row-views';
import { behind, type RowStore } from './row-store';

const PAGE = 100;
const EXAMPLES_MAX = 10;
/** Every row is folded anew up to this many, then one of each page. */
const FOLDED_ALL = 500;
const LAST_DAY = '9999-12-31';

export interface VersionsCompared {
  /** Facts with index < `size` were compared. */
  readonly size: number;
  /** Of the keys (or figures) that both versions have. A new version is made to differ, so this is told, not judged. */
  readonly equal: number;
  readonly differ: number;
  /** The first keys that differ. */
  readonly examples: readonly string[];
  /** Rows that were folded anew from the records and compared with those kept. */
  readonly folded: number;
  /** The first key whose kept row is not what folding its facts anew gives: the version must not answer. */
  readonly fault?: string;
}

export interface ComparedPlace {
  readonly rowStore: RowStore;
  readonly log: { readonly size: number };
  readonly rows: RowViews;
  readonly measures: MeasureViews;
}

/** @param pause called between rows that are folded and between pages; what it throws ends the comparison */
export async function compareVersions(
  place: ComparedPlace,
  old: Projection | undefined,
  projection: Projection,
  pause: () => Promise<void>,
): Promise<VersionsCompared> {
  if (projection.kind === 'rows') return compareRows(place, old?.kind === 'rows' ? old : undefined, projection, pause);
  return compareSums(place, old?.kind === 'measures' ? old : undefined, projection);
}

async function compareRows(
  { rowStore, log, rows }: ComparedPlace,
  old: SomeRowProjection | undefined,
  projection: SomeRowProjection,
  pause: () => Promise<void>,
): Promise<VersionsCompared> {
  const { size } = log;
  const examples: string[] = [];
  let [equal, differ, folded, seen] = [0, 0, 0, 0];
  for (let after: string | undefined; ;) {
    const range = { limit: PAGE, ...(after === undefined ? {} : { from: behind(after) }) };
    const keys = rowStore.scan(rowSpace(projection), range).map(([key]) => key);
    for (const key of keys) {
      if (old && keptRow(rowStore, old, key)) {
        const before: unknown = await rows.at(old, key, LAST_DAY, size);
        if (sameRow(before, await rows.at(projection, key, LAST_DAY, size))) equal += 1;
        else if ((differ += 1) <= EXAMPLES_MAX) examples.push(key);
      }
      if (seen < FOLDED_ALL || seen % PAGE === 0) {
        folded += 1;
        // The kept row as it is now, and what its facts give up to the same size.
        const [now, kept] = [log.size, keptRow(rowStore, projection, key)];
        const anew: unknown = await rows.folded(projection, key, LAST_DAY, now);
        if (!sameRow(kept?.row, anew)) return { size, equal, differ, examples, folded, fault: key };
        await pause();
      }
      seen += 1;
    }
    if (keys.length < PAGE) return { size, equal, differ, examples, folded };
    after = keys.at(-1);
    await pause();
  }
}

const sameRow = (a: unknown, b: unknown): boolean => inOrder(a) === inOrder(b);

/** A kept row has lost members without a value, so those that come later may stand in another order. */
const inOrder = (row: unknown): string | undefined =>
  JSON.stringify(row, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

/** Figures are counted one by one; there is no row of them that could be folded anew. */
function compareSums(
  { log, measures }: ComparedPlace,
  old: MeasureProjection | undefined,
  projection: MeasureProjection,
): VersionsCompared {
  const { size } = log;
  const examples: string[] = [];
  let [equal, differ] = [0, 0];
  const before = old && measures.sums(old, LAST_DAY, size);
  for (const [measure, groups] of before ? measures.sums(projection, LAST_DAY, size) : []) {
    for (const [group, n] of groups) {
      const was = before?.get(measure)?.get(group);
      if (was === undefined) continue;
      if (was === n) equal += 1;
      else if ((differ += 1) <= EXAMPLES_MAX) examples.push(`${measure} ${group}`);
    }
  }
  return { size, equal, differ, examples, folded: 0 };
}
