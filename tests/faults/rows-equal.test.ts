/**
 * The rows of the views are a function of the facts: those kept while recording, those built anew, and those of a log in
 * which facts of different streams and days stand in another order are the same, down to one hash over all of them in the
 * order of their keys. SHILU_ROWS_SEED repeats a run.
 */
import { createHash } from 'node:crypto';
import { MemoryEventStore } from '../../src/adapters/memory/event-store';
import { SqliteEventStore } from '../../src/adapters/sqlite/event-store';
import { SqliteRowStore } from '../../src/adapters/sqlite/row-store';
import { openDatabase } from '../../src/adapters/sqlite/driver';
import { cryptography } from '../../src/adapters/system/cryptography';
import { eventsPath, openDataDirectory, viewsPath } from '../../src/data-directory';
import type { Fact } from '../../src/domain/fact';
import { factFrom, standing } from '../../src/ledger/decoding';
import type { EventStore, StoredRecord } from '../../src/ledger/event-store';
import { Log } from '../../src/ledger/log';
import { MeasureViews } from '../../src/ledger/measure-views';
import { replay } from '../../src/ledger/replay';
import { rowSpace, RowViews } from '../../src/ledger/row-views';
import { projections } from '../../projections';
import type { MeasureProjection, SomeRowProjection } from '../../projections/projection';
import { tell } from '../simulation/history';
import { Random } from '../simulation/random';
import { ScriptedClock } from '../simulation/scripted-clock';
import { cleanUp, freshDirectory } from './written-ledger';

const SEED = Number(process.env['SHILU_ROWS_SEED'] ?? 20_260_103);
const HISTORIES = 6;
const FACTS = 300;

const rowProjections = projections.filter((each): each is SomeRowProjection => each.kind === 'rows');
const measureProjections = projections.filter((each): each is MeasureProjection => each.kind === 'measures');

afterAll(cleanUp);

/** One hash over everything that the file of views holds, in the order of spaces and keys. */
function hashOfFile(dataDir: string): string {
  const views = openDatabase(viewsPath({ dataDir }), true);
  const hash = createHash('sha256');
  let rows = 0;
  for (const { space, key, value } of views.prepare('SELECT space, key, value FROM kv ORDER BY space, key').iterate()) {
    hash.update(`${String(space)}\n${String(key)}\n`).update(value as string | Uint8Array);
    rows += 1;
  }
  views.close();
  expect(rows).toBeGreaterThan(FACTS);
  return hash.digest('hex');
}

async function recordsOf(dataDir: string): Promise<readonly StoredRecord[]> {
  const store = SqliteEventStore.open(eventsPath({ dataDir }), { readOnly: true });
  const records: StoredRecord[] = [];
  for await (const record of store.readAll()) records.push({ ...record, bytes: record.bytes.slice() });
  await store.close();
  return records;
}

/** The legal day of each fact as it stands in the end; of a voided one, the day it had. */
function finalDays(facts: readonly Fact[]): ReadonlyMap<string, string> {
  const days = new Map(facts.map(({ id, occurredOn }) => [id, occurredOn]));
  for (const stream of new Set(facts.map((fact) => fact.stream))) {
    const own = facts.filter((fact) => fact.stream === stream);
    for (const { id, occurredOn } of standing(own, facts.length)) days.set(id, occurredOn);
  }
  return days;
}

/** Another order of the same records: those of one stream keep theirs, and so do those of one day. */
function permuted(records: readonly StoredRecord[], random: Random): readonly StoredRecord[] {
  const days = finalDays(records.map(factFrom));
  const left = [...records];
  const order: StoredRecord[] = [];
  while (left.length > 0) {
    const [streams, taken] = [new Set<string>(), new Set<string>()];
    const free = left.filter(({ stream, id }) => {
      const day = days.get(id) ?? '';
      const first = !streams.has(stream) && !taken.has(day);
      streams.add(stream);
      taken.add(day);
      return first;
    });
    const next = random.pick(free);
    order.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return order;
}

interface Folded {
  readonly rows: ReadonlyMap<string, string>;
  readonly hash: string;
}

/** Where a fact stands in the log: the one thing in rows that another order of the log changes. */
const PLACES: ReadonlySet<string> = new Set(['index', 'correctedBy', 'last']);

const withoutPlaces = (row: string): string =>
  JSON.stringify(JSON.parse(row), (name, value: unknown) => (PLACES.has(name) ? undefined : value));

/** Folds a whole store into views of its own: every row, and every figure at two days of each year. */
async function folded(store: EventStore): Promise<Folded> {
  const kept = SqliteRowStore.open(':memory:');
  const log = new Log(store, kept, 'local/shilu', cryptography);
  const rows = new RowViews(kept, log.streams, rowProjections);
  const measures = new MeasureViews(kept, log.streams, measureProjections);
  log.followedBy([rows, measures]);
  await log.advance();
  const told = new Map<string, string>();
  for (const projection of rowProjections) {
    for (const [key, value] of kept.scan(rowSpace(projection), {})) {
      told.set(`${rowSpace(projection)} ${key}`, withoutPlaces(value as string));
    }
  }
  for (const projection of measureProjections) {
    for (let year = 2013; year < 2060; year += 1) {
      for (const on of [`${String(year)}-02-10`, `${String(year)}-08-10`]) {
        for (const [measure, groups] of measures.sums(projection, on, log.size)) {
          for (const [group, n] of groups) if (n !== 0n) told.set(`${on} ${measure} ${group}`, String(n));
        }
      }
    }
  }
  kept.close();
  const sorted = [...told].sort(([a], [b]) => (a < b ? -1 : 1));
  return { rows: new Map(sorted), hash: createHash('sha256').update(JSON.stringify(sorted)).digest('hex') };
}

/** The kept rows of the views and their figures now, against the same by definition alone: nothing kept, nothing indexed. */
async function expectAsDefined(store: EventStore): Promise<void> {
  const kept = SqliteRowStore.open(':memory:');
  const log = new Log(store, kept, 'local/shilu', cryptography);
  const measures = new MeasureViews(kept, log.streams, measureProjections);
  log.followedBy([new RowViews(kept, log.streams, rowProjections), measures]);
  await log.advance();
  const { rows, sums, size } = await replay(store, projections);
  expect(size).toBe(log.size);
  for (const projection of rowProjections) {
    const stored = kept
      .scan(rowSpace(projection), {})
      .map(([key, value]) => [key, (JSON.parse(value as string) as { row?: unknown }).row] as const);
    const defined = [...(rows.get(projection) ?? [])].filter(([, row]) => row !== undefined);
    expect(Object.fromEntries(defined)).toEqual(Object.fromEntries(stored.filter(([, row]) => row !== undefined)));
  }
  for (const projection of measureProjections) {
    for (const [measure, groups] of measures.sums(projection, '9999-12-31', log.size)) {
      for (const [group, n] of groups)
        expect([measure, group, sums.get(projection)?.get(measure)?.get(group) ?? 0n]).toEqual([measure, group, n]);
    }
  }
  kept.close();
}

async function inMemory(records: readonly StoredRecord[]): Promise<EventStore> {
  const store = new MemoryEventStore();
  for (const { stream, id, bytes } of records) {
    await store.append<never>({ stream, expected: 'any', build: () => [{ id, bytes }] });
  }
  return store;
}

describe('the rows of the views', () => {
  for (let n = 0; n < HISTORIES; n += 1) {
    const seed = SEED + n;
    it(`are the same live, built anew, and of a log in another order (seed ${String(seed)})`, async () => {
      const random = new Random(seed);
      const clock = new ScriptedClock('2019-01-04T01:00:00.000Z');
      const dataDir = freshDirectory();
      const live = await openDataDirectory({ dataDir, clock });
      await tell(live, clock, random, FACTS);
      await live.close();
      const kept = hashOfFile(dataDir);
      await (await openDataDirectory({ dataDir, clock, rebuild: true })).close();
      expect(hashOfFile(dataDir)).toBe(kept);

      const records = await recordsOf(dataDir);
      const other = permuted(records, random);
      const moved = other.filter(({ id }, place) => records[place]?.id !== id).length;
      expect(moved).toBeGreaterThan(FACTS / 2);
      const [straight, mixed] = [await folded(await inMemory(records)), await folded(await inMemory(other))];
      expect(straight.rows.size).toBeGreaterThan(100);
      expect(mixed.rows).toEqual(straight.rows);
      expect(mixed.hash).toBe(straight.hash);
      await expectAsDefined(await inMemory(records));
    }, 60_000);
  }
});
