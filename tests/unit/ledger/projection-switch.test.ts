import { balances } from '../../../projections/balances';
import { docket } from '../../../projections/docket';
import { documents } from '../../../projections/documents';
import { enforcementSummary } from '../../../projections/enforcement-summary';
import { officials } from '../../../projections/officials';
import { parameterValues } from '../../../projections/parameters';
import type { MeasureProjection, Projection, SomeRowProjection } from '../../../projections/projection';
import type { Ledger } from '../../../src/ledger/ledger';
import { replay } from '../../../src/ledger/replay';
import { rowSpace } from '../../../src/ledger/row-views';
import { readViewStates, VIEW_STATE_SPACE, type ViewState } from '../../../src/ledger/view-state';
import { cleanUp, copyOf, freshDirectory } from '../../faults/written-ledger';
import { tell } from '../../simulation/history';
import { Random } from '../../simulation/random';
import { ScriptedClock } from '../../simulation/scripted-clock';
import { openedWith, penalised, penalties, penaltiesAnew, switched } from '../../support/switching-ledger';
import { mkdirSync } from 'node:fs';

const PENALTIES = 1_200;
const base: readonly Projection[] = [officials, documents, balances, parameterValues];
const first: readonly Projection[] = [...base, docket, enforcementSummary, penalties];
const second: readonly Projection[] = [...base, docket, enforcementSummary, penaltiesAnew];

let dataDir: string;
let ledger: Ledger | undefined;

/** The next program over a directory; the one before it is closed. */
async function opened(directory: string, projections: readonly Projection[], superseded: readonly Projection[] = []) {
  await ledger?.close();
  ledger = undefined;
  return (ledger = await openedWith(directory, projections, superseded));
}

beforeAll(async () => {
  dataDir = freshDirectory();
  mkdirSync(dataDir, { recursive: true });
  const start = await opened(dataDir, first);
  await tell(start, new ScriptedClock('2019-01-04T01:00:00.000Z'), new Random(7), 400);
  await penalised(start, 0, PENALTIES);
  await start.close();
  ledger = undefined;
}, 60_000);
afterEach(async () => {
  await ledger?.close();
  ledger = undefined;
});
afterAll(cleanUp);

const copy = (): string => copyOf({ dataDir, size: 0, verifierKey: '' });
const versionRead = async ({ reader }: Ledger, name: string, key: string): Promise<unknown> => {
  const answer = await reader.row(name, key, {});
  return 'basis' in answer ? answer.basis.projection : answer.code;
};

/** Kept rows, and those that the definition gives. */
async function expectAsDefined({ rowStore, store, log }: Ledger, projection: SomeRowProjection): Promise<void> {
  const kept = rowStore
    .scan(rowSpace(projection), {})
    .map(([key, value]) => [key, (JSON.parse(value as string) as { row?: unknown }).row] as const);
  const { rows, size } = await replay(store, [projection]);
  expect(size).toBe(log.size);
  expect(Object.fromEntries(kept)).toEqual(Object.fromEntries(rows.get(projection) ?? []));
  expect(kept.length).toBeGreaterThan(0);
}

describe('a new version of a projection', () => {
  test('is built beside the old one, which answers until it is switched; facts recorded meanwhile are in it', async () => {
    const directory = copy();
    const next = await opened(directory, second, [penalties]);
    expect(await versionRead(next, 'penalties', 'P1')).toBe('penalties@1');
    const done = switched(next);
    const read = new Set<unknown>();
    let n = PENALTIES;
    for (const end = ended(done); !end(); n += 1) {
      await penalised(next, n, n + 1);
      read.add(await versionRead(next, 'penalties', `P${String(n)}`));
    }
    expect(n).toBeGreaterThan(PENALTIES + 5);
    expect((await done).at(-1)).toMatchObject({ outcome: 'switched', before: 'penalties@1', version: 'penalties@2' });
    const told = (await done).at(-1) as unknown as { compared: { equal: number; differ: number; folded: number } };
    expect(told.compared.differ).toBeGreaterThan(PENALTIES - 1);
    expect(told.compared.folded).toBeGreaterThan(500);
    await penalised(next, n, n + 5);
    expect([...read, await versionRead(next, 'penalties', `P${String(n + 4)}`)]).toEqual(
      expect.arrayContaining(['penalties@1', 'penalties@2']),
    );
    expect(read.size).toBeLessThan(3);
    await expectAsDefined(next, penaltiesAnew);
    expect(next.projectionSwitch.fault).toBeUndefined();

    // The stale rows go with the next start, and nothing is built again.
    const after = await opened(directory, second);
    expect(after.rowStore.scan(rowSpace(penalties), { limit: 1 })).toHaveLength(1);
    after.projectionSwitch.start(() => {
      throw new Error('there is nothing to build');
    });
    while (readViewStates(after.rowStore).has('penalties@1')) await new Promise((resolve) => setImmediate(resolve));
    expect(after.rowStore.scan(rowSpace(penalties), { limit: 1 })).toEqual([]);
    expect(await versionRead(after, 'penalties', 'P1')).toBe('penalties@2');
    await expectAsDefined(after, penaltiesAnew);
  }, 60_000);

  test('goes on where it was when the program ends in the middle', async () => {
    const directory = copy();
    let applied = 0;
    const counting: typeof penaltiesAnew = {
      ...penaltiesAnew,
      on: {
        ...penaltiesAnew.on,
        PenaltyImposed: (_, { data }) => ((applied += 1), { amount: data.amount, paid: false }),
      },
    };
    const next = await opened(directory, [...base, docket, enforcementSummary, counting], [penalties]);
    await startedUntil(next, 'penalties@2', (state) => state.status === 'building' && state.applied >= 1_000);
    expect(readViewStates(next.rowStore).get('penalties@2')).toMatchObject({ status: 'building' });
    expect(await versionRead(next, 'penalties', 'P1')).toBe('penalties@1');
    await penalised(next, PENALTIES, PENALTIES + 20);

    applied = 0;
    const again = await opened(directory, [...base, docket, enforcementSummary, counting], [penalties]);
    const left = await built(again, () => applied);
    expect(left).toBeLessThan(PENALTIES - 200);
    expect(await versionRead(again, 'penalties', `P${String(PENALTIES + 19)}`)).toBe('penalties@2');
    await expectAsDefined(again, counting);
  }, 60_000);

  test('goes on in streams that were begun before, with corrections on both sides of where it was', async () => {
    const directory = copy();
    const anew = { ...docket, version: 2 };
    const next = await opened(directory, [...base, anew, enforcementSummary, penalties], [docket]);
    await startedUntil(next, 'docket@2', (state) => state.status === 'building');
    expect(readViewStates(next.rowStore).get('docket@2')).toEqual({ status: 'building', applied: 250 });
    const again = await opened(directory, [...base, anew, enforcementSummary, penalties], [docket]);
    expect((await switched(again)).at(-1)).toMatchObject({ outcome: 'switched', compared: { differ: 0 } });
    await expectAsDefined(again, anew);
  }, 60_000);

  test('goes on being followed when the program ends between the last fact and the switch', async () => {
    const directory = copy();
    const next = await opened(directory, second, [penalties]);
    await startedUntil(next, 'penalties@2', (state) => state.status === 'followed');
    expect(await versionRead(next, 'penalties', 'P1')).toBe('penalties@1');
    await penalised(next, PENALTIES, PENALTIES + 5);
    const again = await opened(directory, second, [penalties]);
    await penalised(again, PENALTIES + 5, PENALTIES + 10);
    expect((await switched(again)).at(-1)).toMatchObject({ outcome: 'switched', before: 'penalties@1' });
    await expectAsDefined(again, penaltiesAnew);
  }, 60_000);

  test('is built of corrections, voids and figures too, and agrees with an old one that says the same', async () => {
    const docketAnew = { ...docket, version: 2 };
    const summaryAnew: MeasureProjection = { ...enforcementSummary, version: 2 };
    const next = await opened(copy(), [...base, docketAnew, summaryAnew, penalties], [docket, enforcementSummary]);
    const sumsBefore = await next.reader.sums('enforcement-summary', {});
    const told = (await switched(next, 2)).filter(({ outcome }) => outcome === 'switched');
    expect(told.map(({ version }) => version)).toEqual(['docket@2', 'enforcement-summary@2']);
    for (const each of told) {
      if (each.outcome !== 'switched') continue;
      expect([each.compared.differ, each.compared.equal > 3]).toEqual([0, true]);
    }
    await penalised(next, PENALTIES, PENALTIES + 3);
    await expectAsDefined(next, docketAnew);
    const sums = await next.reader.sums('enforcement-summary', {
      knownAt: 'basis' in sumsBefore ? sumsBefore.basis.size : -1,
    });
    if (!('sums' in sums) || !('sums' in sumsBefore)) throw new Error('no sums');
    expect(sums.basis.projection).toBe('enforcement-summary@2');
    expect(sums.sums).toEqual(sumsBefore.sums);
    const { sums: defined } = await replay(next.store, [summaryAnew], '2030-01-01');
    const now = await next.reader.sums('enforcement-summary', { effectiveOn: '2030-01-01' });
    if (!('sums' in now)) throw new Error('no sums');
    for (const [measure, groups] of now.sums)
      for (const [group, n] of groups)
        expect([measure, group, defined.get(summaryAnew)?.get(measure)?.get(group) ?? 0n]).toEqual([measure, group, n]);
  }, 60_000);

  test('does not answer when its fold gives another row each time, and may come again repaired', async () => {
    const directory = copy();
    let count = 0;
    const drawn: typeof penaltiesAnew = {
      ...penaltiesAnew,
      on: { PenaltyImposed: () => ({ amount: String((count += 1)), paid: false }) },
    };
    const next = await opened(directory, [...base, docket, enforcementSummary, drawn], [penalties]);
    const told = await switched(next);
    expect(told.at(-1)).toMatchObject({ outcome: 'refused', version: 'penalties@2', compared: { fault: 'P0' } });
    expect(next.projectionSwitch.fault).toMatch(/penalties@2 is not served/);
    await penalised(next, PENALTIES, PENALTIES + 1);
    expect(await versionRead(next, 'penalties', `P${String(PENALTIES)}`)).toBe('penalties@1');

    const repaired = await opened(directory, second, [penalties]);
    expect((await switched(repaired)).at(-1)).toMatchObject({ outcome: 'switched' });
    await expectAsDefined(repaired, penaltiesAnew);
  }, 60_000);

  test('that throws is told, and the old one goes on', async () => {
    const broken: typeof penaltiesAnew = {
      ...penaltiesAnew,
      on: {
        PenaltyPaid: () => {
          throw new Error('no such member');
        },
      },
    };
    const next = await opened(copy(), [...base, docket, enforcementSummary, broken], [penalties]);
    expect((await switched(next)).at(-1)).toMatchObject({ outcome: 'failed' });
    expect(next.projectionSwitch.fault).toBe('penalties@2 is not built: no such member');
    expect(await versionRead(next, 'penalties', 'P1')).toBe('penalties@1');
  }, 60_000);
});

describe('a projection that the views do not hold', () => {
  test('is not yet applied until it is built; everything else answers', async () => {
    const other = { ...penaltiesAnew, name: 'penalties-served', version: 1 };
    const next = await opened(copy(), [...first, other]);
    expect(await versionRead(next, 'penalties-served', 'P1')).toBe('not-yet-applied');
    expect(await versionRead(next, 'no-such-view', 'P1')).toBe('not-found');
    expect(await versionRead(next, 'penalties', 'P1')).toBe('penalties@1');
    await penalised(next, PENALTIES, PENALTIES + 1);
    expect((await switched(next)).at(-1)).toMatchObject({ outcome: 'switched', before: null });
    expect(await versionRead(next, 'penalties-served', 'P1')).toBe('penalties-served@1');
    await expectAsDefined(next, other);
  }, 60_000);

  test('is built before anything is decided, where decisions read it', async () => {
    const directory = copy();
    await opened(
      directory,
      first.filter((each) => each !== officials),
    );
    const next = await opened(directory, first);
    expect(await versionRead(next, 'officials', 'nobody')).toBe('officials@1');
    await expectAsDefined(next, officials);
  }, 60_000);

  test('has a state that cannot be read, and is built anew, from the first fact', async () => {
    const directory = copy();
    (await opened(directory, first)).rowStore.put(VIEW_STATE_SPACE, 'penalties@1', 'servinf');
    const next = await opened(directory, first);
    expect(await versionRead(next, 'penalties', 'P1')).toBe('not-yet-applied');
    expect((await switched(next)).at(-1)).toMatchObject({ outcome: 'switched', before: null });
    await expectAsDefined(next, penalties);
  }, 60_000);

  test('was left behind by a program without it, and is built anew, from the first fact', async () => {
    const directory = copy();
    const without = await opened(
      directory,
      first.filter((each) => each !== penalties),
    );
    await penalised(without, PENALTIES, PENALTIES + 10);
    const next = await opened(directory, first);
    expect(await versionRead(next, 'penalties', 'P1')).toBe('not-yet-applied');
    expect((await switched(next)).at(-1)).toMatchObject({ outcome: 'switched' });
    await expectAsDefined(next, penalties);
  }, 60_000);
});

/** Starts the switch and ends it as soon as a version has come so far. */
async function startedUntil(next: Ledger, version: string, reached: (state: ViewState) => boolean): Promise<void> {
  next.projectionSwitch.start(() => undefined);
  for (;;) {
    const state = readViewStates(next.rowStore).get(version);
    if (state && reached(state)) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  await next.projectionSwitch.stop();
}

/** Whether a promise is settled by now. */
function ended(promise: Promise<unknown>): () => boolean {
  let is = false;
  void promise.then(() => (is = true));
  return () => is;
}

/** How often something was done until the switch came to its end, comparison and all. */
async function built(next: Ledger, count: () => number): Promise<number> {
  // Rows that are folded again for the comparison are counted as well, so it is looked at when the log takes over.
  let atJoin = 0;
  const done = switched(next);
  const end = ended(done);
  while (!end() && readViewStates(next.rowStore).get('penalties@2')?.status === 'building') {
    atJoin = count();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await done;
  return atJoin;
}
