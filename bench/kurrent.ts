/**
 * Appends to a server and the replay of what it holds: the event store on it, next to the client that it stands on.
 *
 *   LEDGER_TEST_ESDB=esdb://… node -r ./tests/support/typescript-hook.cjs bench/kurrent.ts [rounds, default 5]
 *       [records of the replayed ledger, default 50000]
 *
 * Each side runs in a process of its own, asked one after the other; every ratio is taken within a round. The server
 * should hold nothing else: both sides read all of it, so that what is foreign brings them closer together. Everything
 * is written under prefixes of its own, and stays on the server. BENCH_PROFILE names a directory for a processor
 * profile of the adapter's side.
 */
import { NO_STREAM, type BinaryEventType } from '@eventstore/db-client';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../src/adapters/kurrent/connection';
import { RECORD_TYPE } from '../src/adapters/kurrent/naming';
import { Child } from './child';
import { circumstances, median, quantile, report, spread, type Goal } from './figures';
import {
  recordOf,
  type Appended,
  type Asked,
  type Ledger,
  type Path,
  type Replayed,
  type Timed,
} from './kurrent/sides';

const PATHS = ['unary', 'batch'] as const;
const WRITERS = [1, 16, 64] as const;
const SLICE_MS = 2_000;
const WARM_UP_MS = 1_500;
const BATCH = 500;
const STREAMS = 20;
const GOAL = 0.8;

interface Sides {
  readonly adapter: Child;
  readonly bare: Child;
}

interface AppendRound {
  readonly path: Path;
  readonly writers: number;
  readonly adapter: Appended;
  readonly bare: Appended;
}

interface ReplayRound {
  /** `first`: into an empty copy. `second`: the copy is there. Both open the store and read it through. */
  readonly adapter: Replayed<'first' | 'second'>;
  readonly bare: Replayed<'subscribed' | 'read'>;
}

const newPrefix = (): string => `bench-${randomBytes(6).toString('hex')}.`;

async function startSides(url: string, directory: string): Promise<Sides> {
  const profile = process.env['BENCH_PROFILE'];
  const node = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const adapter = await Child.start('kurrent/adapter.ts', { args: [url, newPrefix(), directory], node });
  const bare = await Child.start('kurrent/bare.ts', { args: [url, newPrefix()] });
  return { adapter: adapter.child, bare: bare.child };
}

/** Batches of one stream after the other, in turn. */
async function fill(url: string, records: number): Promise<Ledger> {
  const prefix = newPrefix();
  const client = connect({ url });
  for (let batch = 0; batch * BATCH < records; batch += 1) {
    const earlier = Math.floor(batch / STREAMS) * BATCH;
    const events = Array.from({ length: Math.min(BATCH, records - batch * BATCH) }, () => {
      const id = randomUUID();
      const contentType = 'application/octet-stream' as const;
      return { id, type: RECORD_TYPE, data: recordOf(id), contentType, metadata: undefined };
    });
    await client.appendToStream<BinaryEventType>(`${prefix}replayed-${batch % STREAMS}`, events, {
      expectedRevision: earlier === 0 ? NO_STREAM : BigInt(earlier - 1),
    });
  }
  await client.dispose();
  return { prefix, records };
}

async function measureReplay({ adapter, bare }: Sides, ledger: Ledger, rounds: number): Promise<ReplayRound[]> {
  const asked = { what: 'replay', ledger } satisfies Asked;
  const taken: ReplayRound[] = [];
  for (let round = 0; round < rounds; round += 1)
    taken.push({ bare: await bare.ask(asked), adapter: await adapter.ask(asked) });
  return taken;
}

async function measureAppends({ adapter, bare }: Sides, rounds: number): Promise<AppendRound[]> {
  const taken: AppendRound[] = [];
  for (const path of PATHS)
    for (const side of [bare, adapter])
      await side.ask({ what: 'append', path, writers: 16, milliseconds: WARM_UP_MS } satisfies Asked);
  for (let round = 0; round < rounds; round += 1)
    for (const path of PATHS)
      for (const writers of WRITERS) {
        const asked = { what: 'append', path, writers, milliseconds: SLICE_MS } satisfies Asked;
        taken.push({ path, writers, bare: await bare.ask(asked), adapter: await adapter.ask(asked) });
      }
  return taken;
}

function goal(name: string, ratios: readonly number[]): Goal {
  return { name, figure: spread(ratios), goal: `>= ${GOAL.toFixed(1)}`, met: median(ratios) >= GOAL };
}

function sumUpReplay(rounds: readonly ReplayRound[]): readonly Goal[] {
  const ways: readonly (readonly [name: string, pick: (round: ReplayRound) => Timed])[] = [
    ['bare client, subscribed', ({ bare }) => bare.subscribed],
    ['bare client, read', ({ bare }) => bare.read],
    ['store, into an empty copy', ({ adapter }) => adapter.first],
    ['store, the copy is there', ({ adapter }) => adapter.second],
  ];
  console.log('replay                       records/s  cpu us    / subscribed              / read');
  for (const [name, pick] of ways) {
    const ratios = (to: (round: ReplayRound) => Timed): string =>
      spread(rounds.map((round) => pick(round).rate / to(round).rate)).padStart(21);
    const rate = median(rounds.map((round) => pick(round).rate))
      .toFixed(0)
      .padStart(9);
    const cpu = median(rounds.map((round) => pick(round).cpuUs))
      .toFixed(1)
      .padStart(7);
    const ratiosToBare = ratios(({ bare }) => bare.subscribed) + ratios(({ bare }) => bare.read);
    console.log(`${name.padEnd(28)} ${rate} ${cpu} ${ratiosToBare}`);
  }
  const over = (pick: (round: ReplayRound) => Timed): number[] =>
    rounds.map((round) => round.adapter.first.rate / pick(round).rate);
  return [
    goal(
      'replay into an empty copy / subscribed',
      over(({ bare }) => bare.subscribed),
    ),
    goal(
      'replay into an empty copy / read',
      over(({ bare }) => bare.read),
    ),
  ];
}

function appendRow(path: Path, writers: number, rounds: readonly AppendRound[]): Goal {
  const ratios = rounds.map(({ adapter, bare }) => adapter.rate / bare.rate);
  const figures = (side: 'adapter' | 'bare'): string =>
    [
      median(rounds.map((round) => round[side].rate))
        .toFixed(0)
        .padStart(8),
      median(rounds.map((round) => round[side].cpuUs))
        .toFixed(0)
        .padStart(8),
      ...[0.5, 0.99].map((share) => quantile(rounds.flatMap((round) => round[side].latencies), share).toFixed(1).padStart(7)), // prettier-ignore
    ].join('');
  console.log(
    `${path.padEnd(6)}${String(writers).padStart(8)} ${figures('adapter')} ${figures('bare')} ${spread(ratios)}`,
  );
  return goal(`appends of ${writers} ${writers === 1 ? 'writer' : 'writers'}, ${path}, store / bare client`, ratios);
}

function sumUpAppends(rounds: readonly AppendRound[]): readonly Goal[] {
  const side = '  cpu us    p50    p99';
  console.log(`path   writers  store/s${side}   bare/s${side} store / bare`);
  return PATHS.flatMap((path) =>
    WRITERS.map((writers) =>
      appendRow(
        path,
        writers,
        rounds.filter((round) => round.path === path && round.writers === writers),
      ),
    ),
  );
}

async function main(url: string): Promise<void> {
  const [rounds, records] = [Number(process.argv[2] ?? 5), Number(process.argv[3] ?? 50_000)];
  console.log(`the store on a server, ${rounds} alternated rounds; ${circumstances()}`);
  const directory = mkdtempSync(join(process.env['BENCH_DIR'] ?? tmpdir(), 'shilu-kurrent-'));
  try {
    const ledger = await fill(url, records);
    const sides = await startSides(url, directory);
    const replay = sumUpReplay(await measureReplay(sides, ledger, rounds));
    const appends = sumUpAppends(await measureAppends(sides, rounds));
    for (const side of [sides.adapter, sides.bare]) await side.stop();
    report([...replay, ...appends]);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const url = process.env['LEDGER_TEST_ESDB'];
if (url === undefined || url === '') console.log('the store on a server: not measured, LEDGER_TEST_ESDB names none');
else void main(url);
