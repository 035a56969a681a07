/**
 * How the event store should lie in its file: layouts compared in one alternated run.
 *
 *   node -r ./tests/support/typescript-hook.cjs bench/store-layout.ts [records per layout and group, default 20000]
 *
 * Prints a row per layout and group size over alternated rounds: records appended a second (median, and the ratio to
 * layout (a) of the same round), then processor time in microseconds, the least of the rounds, as that hardly depends
 * on who else uses the machine: a record appended, a record read in order, a point read by position, one by id.
 * `flushes` counts the flush requests of the disk that holds the file, for each commit (Linux), so that "durable" means
 * that a flush was issued. BENCH_DIR names another directory than the system's temporary one; in memory (/dev/shm) it
 * takes the disk out of the comparison.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { flushCounter } from './store-layout/flushes';
import { LAYOUTS, type Layout, type LayoutRecord } from './store-layout/layouts';

const GROUPS = [1, 16, 64, 256, 1_000] as const;
const ROUNDS = 5;
const STREAMS = 5_000;
const HEADER_BYTES = 550;
const PAYLOAD_BYTES = 350;
const POINT_READS = 2_000;
/** Small groups are as slow as the disk: they need not be as many. */
const COMMITS_MAX = 100;

interface Cost {
  readonly seconds: number;
  /** Processor time of the whole process, microseconds. */
  readonly cpuUs: number;
}

interface Sample {
  readonly append: Cost;
  readonly read: Cost;
  readonly byPosition: Cost;
  readonly byId: Cost;
  readonly bytes: number;
  readonly flushes: number | undefined;
}

/** A small generator with a fixed seed: every layout gets the same records. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** Records of streams of very different length; in commits of 1,000 they come by fours of a stream, else one by one. */
function corpus(count: number, group: number): LayoutRecord[] {
  const draw = random(20_191_101);
  const digits = (): string => Math.floor(draw() * 65_536).toString(16).padStart(4, '0'); // prettier-ignore
  const heads = new Map<number, number>();
  const records: LayoutRecord[] = [];
  const run = group === 1_000 ? 4 : 1;
  while (records.length < count) {
    const stream = Math.floor(STREAMS * draw() ** 3);
    for (let n = 0; n < run; n++) {
      const revision = heads.get(stream) ?? 0;
      heads.set(stream, revision + 1);
      const [a, b, c, d, e, f, g, h] = Array.from({ length: 8 }, digits);
      const id = `${a}${b}-${c}-${d}-${e}-${f}${g}${h}`;
      records.push({ stream: `letter-${stream}`, revision, id, bytes: Buffer.alloc(HEADER_BYTES + PAYLOAD_BYTES, id) });
    }
  }
  return records;
}

function cost(work: () => void): Cost {
  const cpu = process.cpuUsage();
  const start = process.hrtime.bigint();
  work();
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const { user, system } = process.cpuUsage(cpu);
  return { seconds, cpuUs: user + system };
}

function sample(open: (path: string) => Layout, records: readonly LayoutRecord[], group: number): Sample {
  const directory = mkdtempSync(join(process.env['BENCH_DIR'] ?? tmpdir(), 'shilu-layout-'));
  const layout = open(join(directory, 'events.db'));
  const flushes = flushCounter(directory);
  const before = flushes?.();
  const append = cost(() => {
    for (let at = 0; at < records.length; at += group) layout.append(records.slice(at, at + group));
  });
  const after = flushes?.();
  const read = cost(() => readThrough(layout, records.length));
  const draw = random(7);
  const chosen = Array.from({ length: POINT_READS }, () => Math.floor(draw() * records.length));
  const byPosition = cost(() => {
    for (const index of chosen) expectSame(layout.at(index + 1), records[index]);
  });
  const byId = cost(() => {
    for (const index of chosen) {
      const wanted = records[index];
      if (wanted !== undefined) expectSame(layout.find(wanted.stream, wanted.id), wanted);
    }
  });
  const bytes = layout.close() / records.length;
  rmSync(directory, { recursive: true });
  const commits = Math.ceil(records.length / group);
  const issued = before === undefined || after === undefined ? undefined : (after - before) / commits;
  return { append, read, byPosition, byId, bytes, flushes: issued };
}

function readThrough(layout: Layout, count: number): void {
  let seen = 0;
  for (const record of layout.readAll()) seen += record.bytes.length > 0 ? 1 : 0;
  if (seen !== count) throw new Error(`${seen} of ${count} records read`);
}

function expectSame(found: LayoutRecord | undefined, wanted: LayoutRecord | undefined): void {
  const isSame = found?.id === wanted?.id && found?.stream === wanted?.stream;
  if (!isSame) throw new Error('a point read found another record');
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function main(): void {
  const count = Number(process.argv[2] ?? 20_000);
  console.log(`node ${process.version}, ${HEADER_BYTES + PAYLOAD_BYTES} B a record, ${ROUNDS} alternated rounds`);
  console.log('                                        append         processor us');
  console.log('group layout                                rec/s  x(a)  append   read    at  find  B/rec  flushes');
  for (const group of GROUPS) {
    const records = corpus(Math.min(count, group * COMMITS_MAX), group);
    const samples = new Map<string, Sample[]>(LAYOUTS.map(({ name }) => [name, []]));
    for (let round = 0; round < ROUNDS; round++) {
      for (const { name, open } of LAYOUTS) samples.get(name)?.push(sample(open, records, group));
    }
    const reference = samples.get(LAYOUTS[0]?.name ?? '') ?? [];
    for (const [name, taken] of samples) console.log(row(group, name, records.length, taken, reference));
  }
}

function row(
  group: number,
  name: string,
  records: number,
  taken: readonly Sample[],
  reference: readonly Sample[],
): string {
  const least = (pick: (one: Sample) => Cost, count: number): number =>
    Math.min(...taken.map((one) => pick(one).cpuUs)) / count;
  const ratios = taken.map((one, round) => (reference[round] ?? one).append.seconds / one.append.seconds);
  const flushes = taken.flatMap((one) => one.flushes ?? []);
  const cells: readonly (readonly [value: number, digits: number, width: number])[] = [
    [records / median(taken.map(({ append }) => append.seconds)), 0, 9],
    [median(ratios), 2, 5],
    [least(({ append }) => append, records), 2, 7],
    [least(({ read }) => read, records), 2, 6],
    [least(({ byPosition }) => byPosition, POINT_READS), 1, 5],
    [least(({ byId }) => byId, POINT_READS), 1, 5],
    [median(taken.map(({ bytes }) => bytes)), 0, 6],
  ];
  const figures = cells.map(([value, digits, width]) => value.toFixed(digits).padStart(width));
  const flushed = (flushes.length > 0 ? median(flushes).toFixed(2) : '-').padStart(8);
  return [String(group).padStart(5), name.padEnd(34), ...figures, flushed].join(' ');
}

main();
