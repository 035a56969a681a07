/**
 * How the event store should lie in its file: layouts compared in one alternated run.
 *
 *   node -r ./tests/support/typescript-hook.cjs bench/store-layout.ts [records per layout and group, default 20000]
 *
 * Prints a row per layout and group size, medians over three rounds, and beside each rate its ratio to layout (a) of
 * the same round. `flushes/commit` counts the flush requests of the disk that holds the file (Linux), so that "durable"
 * means that a flush was issued.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { flushCounter } from './store-layout/flushes';
import { LAYOUTS, type Layout, type LayoutRecord } from './store-layout/layouts';

const GROUPS = [1, 16, 64, 256, 1_000] as const;
const ROUNDS = 3;
const STREAMS = 5_000;
const HEADER_BYTES = 550;
const PAYLOAD_BYTES = 350;
const POINT_READS = 2_000;

interface Sample {
  readonly append: number;
  readonly read: number;
  readonly byPosition: number;
  readonly byId: number;
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

/** Single-record appends to streams of very different length, in commits of a group; 1,000-groups by fours. */
function corpus(count: number, group: number): LayoutRecord[] {
  const draw = random(20_191_101);
  const heads = new Map<number, number>();
  const records: LayoutRecord[] = [];
  const run = group === 1_000 ? 4 : 1;
  while (records.length < count) {
    const stream = Math.floor(STREAMS * draw() ** 3);
    for (let n = 0; n < run; n++) {
      const revision = heads.get(stream) ?? 0;
      heads.set(stream, revision + 1);
      const hex = Array.from({ length: 8 }, () =>
        Math.floor(draw() * 65_536)
          .toString(16)
          .padStart(4, '0'),
      );
      const [a, b, c, d, e, f, g, h] = hex;
      const body = Buffer.alloc(HEADER_BYTES + PAYLOAD_BYTES, hex.join(''));
      records.push({ stream: `letter-${stream}`, revision, id: `${a}${b}-${c}-${d}-${e}-${f}${g}${h}`, bytes: body });
    }
  }
  return records;
}

function seconds(work: () => void): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

function sample(open: (path: string) => Layout, records: readonly LayoutRecord[], group: number): Sample {
  const directory = mkdtempSync(join(process.env['BENCH_DIR'] ?? tmpdir(), 'shilu-layout-'));
  const layout = open(join(directory, 'events.db'));
  const flushes = flushCounter(directory);
  const before = flushes?.();
  const commits = Math.ceil(records.length / group);
  const append = seconds(() => {
    for (let at = 0; at < records.length; at += group) layout.append(records.slice(at, at + group));
  });
  const after = flushes?.();
  const read = seconds(() => {
    let seen = 0;
    for (const record of layout.readAll()) seen += record.bytes.length > 0 ? 1 : 0;
    if (seen !== records.length) throw new Error(`${seen} of ${records.length} records read`);
  });
  const draw = random(7);
  const chosen = Array.from({ length: POINT_READS }, () => Math.floor(draw() * records.length));
  const byPosition = seconds(() => chosen.forEach((index) => expect(layout.at(index + 1), records[index])));
  const byId = seconds(() => {
    for (const index of chosen) {
      const wanted = records[index];
      if (wanted !== undefined) expect(layout.find(wanted.stream, wanted.id), wanted);
    }
  });
  const bytes = layout.close();
  rmSync(directory, { recursive: true });
  return {
    append: records.length / append,
    read: records.length / read,
    byPosition: (byPosition / POINT_READS) * 1e6,
    byId: (byId / POINT_READS) * 1e6,
    bytes: bytes / records.length,
    flushes: before === undefined || after === undefined ? undefined : (after - before) / commits,
  };
}

function expect(found: LayoutRecord | undefined, wanted: LayoutRecord | undefined): void {
  if (found?.id !== wanted?.id || found?.stream !== wanted?.stream)
    throw new Error('a point read found another record');
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function main(): void {
  const count = Number(process.argv[2] ?? 20_000);
  console.log(
    `node ${process.version}, ${HEADER_BYTES + PAYLOAD_BYTES} B a record, ${ROUNDS} alternated rounds, medians`,
  );
  console.log(
    'group layout                                append/s  x(a)  readAll/s  x(a)  at us  find us  B/rec  flushes/commit',
  );
  for (const group of GROUPS) {
    const records = corpus(group === 1 ? Math.min(count, 4_000) : count, group);
    const samples = new Map<string, Sample[]>();
    for (let round = 0; round < ROUNDS; round++) {
      for (const { name, open } of LAYOUTS)
        samples.set(name, [...(samples.get(name) ?? []), sample(open, records, group)]);
    }
    const reference = samples.get(LAYOUTS[0]?.name ?? '') ?? [];
    for (const [name, taken] of samples) print(group, name, taken, reference);
  }
}

function print(group: number, name: string, taken: readonly Sample[], reference: readonly Sample[]): void {
  const of = (pick: (one: Sample) => number): number => median(taken.map(pick));
  const ratio = (pick: (one: Sample) => number): string =>
    median(taken.map((one, round) => pick(one) / pick(reference[round] ?? one))).toFixed(2);
  const flushes = taken.flatMap((one) => one.flushes ?? []);
  const cells = [
    String(group).padStart(5),
    name.padEnd(38),
    of(({ append }) => append)
      .toFixed(0)
      .padStart(8),
    ratio(({ append }) => append).padStart(5),
    of(({ read }) => read)
      .toFixed(0)
      .padStart(10),
    ratio(({ read }) => read).padStart(5),
    of(({ byPosition }) => byPosition)
      .toFixed(1)
      .padStart(6),
    of(({ byId }) => byId)
      .toFixed(1)
      .padStart(8),
    of(({ bytes }) => bytes)
      .toFixed(0)
      .padStart(6),
    (flushes.length > 0 ? median(flushes).toFixed(2) : '-').padStart(8),
  ];
  console.log(cells.join(' '));
}

main();
