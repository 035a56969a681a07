/**
 * Replay: from the disk through decoding to all projections in memory, next to JSON.parse of the same payloads held in
 * memory as one string each.
 *
 *   node -r ./tests/support/typescript-hook.cjs bench/replay.ts [rounds, default 5] [facts, default 100000]
 *
 * Both alternate in one process; each ratio is taken within a round, and says which share of the speed of JSON.parse
 * is left when everything else is done too: reading the file, checking each header, hash and stream, the tree, the
 * index and all read models. With SHILU_ROAD_FINES the ledger is that log, else invented facts. `processor` compares
 * processor time in place of time, which depends less on who else uses the machine.
 */
import { join } from 'node:path';
import { projections } from '../projections';
import type { SomeRowProjection } from '../projections/projection';
import { MemoryRowStore } from '../src/adapters/memory/row-store';
import { SqliteEventStore } from '../src/adapters/sqlite/event-store';
import { cryptography } from '../src/adapters/system/cryptography';
import { decodeRecord } from '../src/integrity/record';
import { Log } from '../src/ledger/log';
import { MeasureViews } from '../src/ledger/measure-views';
import { RowViews } from '../src/ledger/row-views';
import { circumstances, median, report, spread } from './figures';
import { ledgerOf, roadFines, type BenchLedger } from './ledgers';
import { mixed } from './replay/mix';

interface Cost {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

async function cost(work: () => void | Promise<void>): Promise<Cost> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { seconds, cpuSeconds: (user + system) / 1e6 };
}

/** The pipeline of an opened ledger, over read models in memory; gives back the size that it reached. */
async function replay(events: string, origin: string): Promise<number> {
  const store = SqliteEventStore.open(events, { readOnly: true });
  const rows = new MemoryRowStore();
  const log = new Log(store, rows, origin, cryptography);
  log.followedBy([
    new RowViews(
      rows,
      log.streams,
      projections.filter((p): p is SomeRowProjection => p.kind === 'rows'),
    ),
    new MeasureViews(
      rows,
      log.streams,
      projections.filter((p) => p.kind === 'measures'),
    ),
  ]);
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
  const taken: { readonly parse: Cost; readonly replay: Cost }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const parse = await cost(() => parseAll(texts));
    const replayed = await cost(async () => {
      const size = await replay(events, origin);
      if (size !== texts.length) throw new Error(`${size} of ${texts.length} facts were replayed`);
    });
    taken.push({ parse, replay: replayed });
  }
  const rate = (pick: (one: (typeof taken)[number]) => Cost): string =>
    (texts.length / median(taken.map((one) => pick(one).seconds))).toFixed(0);
  console.log(`facts/s: replay ${rate((one) => one.replay)}, JSON.parse alone ${rate((one) => one.parse)}`);
  const ratios = taken.map((one) => one.parse.seconds / one.replay.seconds);
  console.log(`processor: ${spread(taken.map((one) => one.parse.cpuSeconds / one.replay.cpuSeconds))}`);
  report([{ name: 'replay / JSON.parse', figure: spread(ratios), goal: '>= 0.25', met: median(ratios) >= 0.25 }]);
}

void main();
