/**
 * One bit of what is stored, flipped behind the ledger's back: the verifier says that something is wrong, and names the
 * record. SHILU_FLIPS_SEED repeats a run.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { SqliteEventStore } from '../../src/adapters/sqlite/event-store';
import { SqliteRowStore } from '../../src/adapters/sqlite/row-store';
import { readCheckpoints } from '../../src/adapters/sqlite/seal';
import { openDatabase, type Database } from '../../src/adapters/sqlite/driver';
import { cryptography, verifyEd25519 } from '../../src/adapters/system/cryptography';
import { eventsPath, sealDir, viewsPath } from '../../src/data-directory';
import { keptLeaves } from '../../src/ledger/tree-tiles';
import { Verifier, type Verdict } from '../../src/ledger/verifier';
import { compareViews } from '../../src/ledger/views-compared';
import { projections } from '../../projections';
import { Random } from '../simulation/random';
import { cleanUp, copyOf, rawEvents, written, type Written } from './written-ledger';

const SEED = Number(process.env['SHILU_FLIPS_SEED'] ?? 20_260_102);
const FACTS = 240;
const FLIPS = 2_000;
/** The record of which every bit is flipped once. */
const WHOLE = 30;
const VIEW_FLIPS = 60;
/** In front of each record in a chunk: revision, length, length of the stream's name, id; then the name. */
const FRAME_BYTES = 25;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Where a record's own bytes lie in a chunk. */
interface Place {
  readonly index: number;
  readonly chunk: number;
  /** Where what the store keeps in front of it begins. */
  readonly frame: number;
  readonly start: number;
  readonly length: number;
}

const bodyOf = (database: Database, chunk: number): Buffer =>
  Buffer.from(database.prepare('SELECT body FROM chunk WHERE first = ?').get(chunk)?.['body'] as Uint8Array);

function placesIn(database: Database): readonly Place[] {
  const places: Place[] = [];
  for (const { first } of database.prepare('SELECT first FROM chunk ORDER BY first').all()) {
    const body = bodyOf(database, first as number);
    for (let at = 0; at < body.length;) {
      const start = at + FRAME_BYTES + body.readUInt8(at + 8);
      const length = body.readUInt32LE(at + 4);
      places.push({ index: places.length, chunk: first as number, frame: at, start, length });
      at = start + length;
    }
  }
  return places;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
/** A closed store gives its descriptors back with its prepared statements, and those go with the garbage. */
const STORES_BETWEEN = 50;
let stores = 0;

async function verdictOn(dataDir: string, { verifierKey }: Written, leaves: Uint8Array): Promise<Verdict> {
  stores += 1;
  if (stores % STORES_BETWEEN === 0) {
    collectGarbage();
    // What is collected is finalised in a turn of its own.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const store = SqliteEventStore.open(eventsPath({ dataDir }), { readOnly: true });
  try {
    return await new Verifier(cryptography, verifyEd25519, verifierKey, leaves).run(
      store,
      readCheckpoints(sealDir({ dataDir })),
    );
  } finally {
    await store.close();
  }
}

function leavesOf(dataDir: string): Uint8Array {
  const rows = SqliteRowStore.open(viewsPath({ dataDir }), { readOnly: true });
  try {
    return keptLeaves(rows);
  } finally {
    rows.close();
  }
}

describe('a bit that is flipped in what is stored', () => {
  let ledger: Written;
  let dataDir: string;
  let events: Database;
  let places: readonly Place[];
  let leaves: Uint8Array;

  beforeAll(async () => {
    ledger = await written(FACTS);
    dataDir = copyOf(ledger);
    events = rawEvents(dataDir);
    events.exec('PRAGMA synchronous = OFF');
    places = placesIn(events);
    leaves = leavesOf(dataDir);
  });

  afterAll(() => {
    events.close();
    cleanUp();
  });

  /** Flips a bit, asks, and puts the chunk back as it was. */
  async function flipped(chunk: number, bit: number, kept = leaves): Promise<Verdict> {
    const before = bodyOf(events, chunk);
    const after = Buffer.from(before);
    after.writeUInt8(after.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    const put = events.prepare('UPDATE chunk SET body = ? WHERE first = ?');
    put.run(after, chunk);
    expect(bodyOf(events, chunk).equals(before)).toBe(false);
    try {
      return await verdictOn(dataDir, ledger, kept);
    } finally {
      put.run(before, chunk);
    }
  }

  it('leaves a verifier content as long as there is none', async () => {
    expect(places).toHaveLength(FACTS);
    const verdict = await verdictOn(dataDir, ledger, leaves);
    expect(verdict).toMatchObject({ sound: true, records: FACTS, sealed: FACTS, located: true });
  });

  it(`is found and its record named, anywhere in any record, ${String(FLIPS)} times`, async () => {
    const random = new Random(SEED);
    const hit = new Set<number>();
    for (let n = 0; n < FLIPS; n += 1) {
      const { index, chunk, start, length } = random.pick(places);
      const bit = start * 8 + random.below(length * 8);
      const { sound, fault, index: named } = await flipped(chunk, bit);
      expect({ n, bit, sound, fault, named }).toEqual({ n, bit, sound: false, fault: 'content', named: index });
      hit.add(index);
    }
    say(
      `${String(FLIPS)} bits flipped in ${String(hit.size)} of ${String(FACTS)} records, seed ${String(SEED)}: all found, all named`,
    );
  }, 180_000);

  it('is found and its record named for every single bit of one record', async () => {
    const { chunk, start, length } = places[WHOLE] as Place;
    for (let bit = 0; bit < length * 8; bit += 1) {
      const { sound, fault, index } = await flipped(chunk, start * 8 + bit);
      expect({ bit, sound, fault, index }).toEqual({ bit, sound: false, fault: 'content', index: WHOLE });
    }
    say(`all ${String(length * 8)} bits of record ${String(WHOLE)} flipped one at a time: all found, all named`);
  }, 180_000);

  it('is found in what the store keeps in front of a record too', async () => {
    const { chunk, frame, start } = places[WHOLE] as Place;
    for (let bit = frame * 8; bit < start * 8; bit += 1) {
      const { sound, index } = await flipped(chunk, bit);
      expect({ bit, sound }).toEqual({ bit, sound: false });
      // A length that does not fit makes the whole page unreadable: what is named is where reading stopped.
      expect(index).toBeLessThanOrEqual(WHOLE);
    }
  }, 60_000);

  it('is found without the kept leaf hashes as well, at the record when it is in the payload', async () => {
    const { chunk, start, length } = places[WHOLE] as Place;
    const { sound, index } = await flipped(chunk, (start + length) * 8 - 12, new Uint8Array(0));
    expect({ sound, index }).toEqual({ sound: false, index: WHOLE });
  });

  it('makes a view fail the comparison, unless nothing that answers rest on was changed', async () => {
    const random = new Random(SEED);
    const copy = copyOf(ledger);
    const views = openDatabase(viewsPath({ dataDir: copy }), false);
    const all = views.prepare('SELECT space, key, CAST(value AS BLOB) AS value, typeof(value) AS kind FROM kv').all();
    const slack: string[] = [];
    const found: string[] = [];
    for (let n = 0; n < VIEW_FLIPS; n += 1) {
      const { space, key, value, kind } = random.pick(all);
      const bytes = Buffer.from(value as Uint8Array);
      if (bytes.length === 0) continue;
      const at = random.below(bytes.length);
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << random.below(8)), at);
      const cast = kind === 'text' ? 'CAST(? AS TEXT)' : '?';
      const put = views.prepare(`UPDATE kv SET value = ${cast} WHERE space = ? AND key = ?`);
      expect(put.run(bytes, space as string, key as string).changes).toBe(1);
      ((await differs(copy)) ? found : slack).push(space as string);
      put.run(value as Uint8Array, space as string, key as string);
    }
    views.close();
    say(
      `${String(found.length)} of ${String(found.length + slack.length)} bits flipped in views found; slack in: ${[...new Set(slack)].join(', ') || 'none'}`,
    );
    // A version whose state cannot be read is not answered from: the next start builds it anew.
    expect(slack.filter((space) => !/^log\/(state|shape|ids-done|views)$/.test(space))).toEqual([]);
    expect(await differs(copy)).toBe(false);
  }, 120_000);
});

/** Whether comparison finds a difference, or cannot even read. */
async function differs(dataDir: string): Promise<boolean> {
  const store = SqliteEventStore.open(eventsPath({ dataDir }), { readOnly: true });
  const rows = SqliteRowStore.open(viewsPath({ dataDir }), { readOnly: true });
  const anew = SqliteRowStore.open(':memory:');
  try {
    return (await compareViews(store, rows, anew, projections, cryptography)).differs !== undefined;
  } catch {
    return true;
  } finally {
    anew.close();
    rows.close();
    await store.close();
  }
}
