/**
 * Replay: from the disk through decoding to all projections in memory, next to JSON.parse of the same payloads held in
 * memory as one string each.
 *
 *   node -r ./tests/support/typescript-hook.cjs bench/replay.ts [rounds, default 5] [facts, default 100000]
 *
 * Both alternate in one process, and each ratio is taken within a round: the share of JSON.parse's speed that is left
 * when the file is read, headers are checked and all read models are folded too. `reopening` does that and what the
 * opening of a ledger without read models adds: payload hashes, stream hashes, the tree, the index. `processor` compares
 * processor time in place of time, which depends less on who else uses the machine. With SHILU_ROAD_FINES the ledger is
 * that log, else invented facts.
 */
import { join } from 'node:path';
import { projections } from '../projections';
import type { SomeRowProjection } from '../projections/projection';
import { MemoryRowStore } from '../src/adapters/memory/row-store';
import { SqliteEventStore } from '../src/adapters/sqlite/event-store';
import { cryptography } from '../src/adapters/system/cryptography';
import { decodeRecord } from '../src/integrity/record';
import { Log, type LogFollower } from '../src/ledger/log';
import { MeasureViews } from '../src/ledger/measure-views';
import { replay } from '../src/ledger/replay';
import type { RowStore } from '../src/ledger/row-store';
import { RowViews } from '../src/ledger/row-views';
import type { StreamFacts } from '../src/ledger/stream-facts';
import { circumstances, median, report, spread } from './figures';
import { ledgerOf, roadFines, type BenchLedger } from './ledgers';
import { mixed } from './replay/mix';

interface Cost {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

/** The same facts three times. */
interface Round {
  readonly parse: Cost;
  readonly replay: Cost;
  readonly reopen: Cost;
}

async function cost(work: () => void | Promise<void>): Promise<Cost> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { seconds, cpuSeconds: (user + system) / 1e6 };
}

const followersOf = (rows: RowStore, streams: StreamFacts): readonly LogFollower[] => [
  new RowViews(
    rows,
    streams,
    projections.filter((p): p is SomeRowProjection => p.kind === 'rows'),
  ),
  new MeasureViews(
    rows,
    streams,
    projections.filter((p) => p.kind === 'measures'),
  ),
];

/** Records read, decoded and folded into every projection; gives back how many. */
async function replayAll(events: string): Promise<number> {
  const store = SqliteEventStore.open(events, { readOnly: true });
  const { size } = await replay(store, projections);
  await store.close();
  return size;
}

/** What a ledger without read models does when it is opened: the same, every hash and stream checked, tree and index. */
async function reopen(events: string, origin: string): Promise<number> {
  const store = SqliteEventStore.open(events, { readOnly: true });
  const rows = new MemoryRowStore();
  const log = new Log(store, rows, origin, cryptography);
  log.followedBy(followersOf(rows, log.streams));
  await log.advance();
  await store.close();
  return log.size;
}

async function payloads(events: string): Promise<{ readonly texts: readonly string[]; readonly origin: string }> {
  const store = SqliteEventStore.open(events, { readOnly: true });
  const texts: string[] = [];
  let origin = '';
  for await (const { bytes } of store.readAll()) {
    const { header, payload } = decodeRecord(bytes);
    origin = header.origin;
    texts.push(Buffer.from(payload).toString('utf8'));
  }
  await store.close();
  return { texts, origin };
}

function parseAll(texts: readonly string[]): void {
  let parsed = 0;
  for (const text of texts) if (JSON.parse(text) !== null) parsed += 1;
  if (parsed !== texts.length) throw new Error('a payload is no object');
}

async function main(): Promise<void> {
  const [rounds, facts] = [Number(process.argv[2] ?? 5), Number(process.argv[3] ?? 100_000)];
  const ledger: BenchLedger = (await roadFines()) ?? (await ledgerOf(`mixed-${facts}-1`, () => mixed(facts)));
  console.log(`replay, ${rounds} alternated rounds; ${circumstances()}`);
  const events = join(ledger.dataDir, 'events.db');
  const { texts, origin } = await payloads(events);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / texts.length;
  console.log(`${ledger.what}: ${texts.length} facts, ${bytes.toFixed(0)} bytes of payload each`);
  const taken: Round[] = [];
  const whole = (size: number): void => {
    if (size !== texts.length) throw new Error(`${size} of ${texts.length} facts were replayed`);
  };
  for (let round = 0; round < rounds; round += 1) {
    const parse = await cost(() => parseAll(texts));
    const replayed = await cost(async () => whole(await replayAll(events)));
    taken.push({ parse, replay: replayed, reopen: await cost(async () => whole(await reopen(events, origin))) });
  }
  const rate = (of: keyof Round): string =>
    (texts.length / median(taken.map((round) => round[of].seconds))).toFixed(0).padStart(9);
  const line = (name: string, of: keyof Round): string => {
    const times = spread(taken.map((round) => round.parse.seconds / round[of].seconds));
    const processor = spread(taken.map((round) => round.parse.cpuSeconds / round[of].cpuSeconds));
    return `${name.padEnd(11)} ${rate(of)} ${times.padStart(20)} ${processor.padStart(20)}`;
  };
  console.log('              facts/s         / JSON.parse            processor');
  console.log(line('JSON.parse', 'parse'));
  console.log(line('replay', 'replay'));
  console.log(line('reopening', 'reopen'));
  const ratios = taken.map(({ parse, replay: { seconds } }) => parse.seconds / seconds);
  report([{ name: 'replay / JSON.parse', figure: spread(ratios), goal: '>= 0.25', met: median(ratios) >= 0.25 }]);
}

void main();
