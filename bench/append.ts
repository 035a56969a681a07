/**
 * Durable appends over HTTP, one fact a request, next to a bare echo of the same bodies and to a plain synced file.
 *
 *   node -r ./tests/support/typescript-hook.cjs bench/append.ts [rounds, default 5]
 *
 * Each round measures, one after the other: the synced file, then at 1, 32 and 128 connections the echo and the service,
 * each server in its own process and both driven by the same client process. Every ratio is taken within a round.
 * `disk flushes` are all flush requests of the disk in that time, whoever issued them (Linux). BENCH_DIR names another
 * directory than the system's temporary one; BENCH_PROFILE a directory for a processor profile of the service.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Child } from './child';
import type { Driven, Driving } from './append/client';
import { ORGAN, organRegistered } from './append/cases';
import type { ServiceHello } from './append/service';
import { syncedAppends } from './append/synced-file';
import type { Usage } from './append/usage';
import { circumstances, median, quantile, report, spread } from './figures';
import { flushCounter } from './store-layout/flushes';

const CONNECTIONS = [1, 32, 128] as const;
const SLICE_MS = 1_500;
const WARM_UP_MS = 2_000;
const PROBE_MS = 500;

interface Server {
  readonly child: Child;
  readonly port: number;
  readonly token: string;
}

/** One server at one number of connections in one round. */
interface Sample {
  /** Requests answered a second. */
  readonly rate: number;
  readonly latencies: readonly number[];
  /** Microseconds of the server's processor time a request. */
  readonly cpuUs: number;
  /** For each fact: commits of the event store, and flush requests that the disk had. */
  readonly flushes: number;
  readonly diskFlushes: number;
}

interface Round {
  readonly connections: number;
  /** Records a second into the synced file. */
  readonly synced: number;
  readonly echo: Sample;
  readonly service: Sample;
}

async function drive(client: Child, { port, token }: Server, connections: number, milliseconds: number) {
  const driven = await client.ask<Driven>({ port, token, connections, milliseconds } satisfies Driving);
  if (Object.keys(driven.others).length > 0) throw new Error(`not recorded: ${JSON.stringify(driven.others)}`);
  return driven;
}

async function sample(client: Child, server: Server, connections: number, disk?: () => number): Promise<Sample> {
  const before = await server.child.ask<Usage>({});
  const diskBefore = disk?.() ?? NaN;
  const { recorded, seconds, latencies } = await drive(client, server, connections, SLICE_MS);
  const diskFlushes = ((disk?.() ?? NaN) - diskBefore) / recorded;
  const after = await server.child.ask<Usage>({});
  return {
    rate: recorded / seconds,
    latencies,
    cpuUs: (after.cpuUs - before.cpuUs) / recorded,
    flushes: (after.flushes - before.flushes) / recorded,
    diskFlushes,
  };
}

async function startServers(directory: string): Promise<{ echo: Server; service: Server }> {
  const profile = process.env['BENCH_PROFILE'];
  const { child, hello } = await Child.start<ServiceHello>('append/service.ts', {
    args: [join(directory, 'data'), ORGAN],
    log: join(directory, 'service.log'),
    node: profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`],
  });
  const bare = await Child.start<{ port: number }>('append/echo.ts');
  await fetch(`http://127.0.0.1:${hello.port}/v1/events`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${hello.registrar}`,
      'content-type': 'application/json',
      'idempotency-key': 'organ',
    },
    body: JSON.stringify(organRegistered),
  });
  const token = hello.enforcement;
  return { service: { child, port: hello.port, token }, echo: { child: bare.child, port: bare.hello.port, token } };
}

async function measure(directory: string, rounds: number): Promise<readonly Round[]> {
  const { echo, service } = await startServers(directory);
  const { child: client } = await Child.start('append/client.ts');
  const disk = flushCounter(directory);
  const taken: Round[] = [];
  for (const server of [echo, service]) await drive(client, server, 32, WARM_UP_MS);
  for (let round = 0; round < rounds; round += 1) {
    const synced = syncedAppends(directory, PROBE_MS);
    for (const connections of CONNECTIONS) {
      const echoed = await sample(client, echo, connections);
      taken.push({ connections, synced, echo: echoed, service: await sample(client, service, connections, disk) });
    }
  }
  for (const child of [client, echo.child, service.child]) await child.stop();
  return taken;
}

function row(connections: number, rounds: readonly Round[]): string {
  const figure = (pick: (round: Round) => number, digits: number): string => median(rounds.map(pick)).toFixed(digits);
  const latencies = rounds.flatMap(({ service }) => service.latencies);
  return [
    String(connections).padStart(11),
    figure(({ service }) => service.rate, 0).padStart(8),
    figure(({ echo }) => echo.rate, 0).padStart(8),
    figure(({ synced }) => synced, 0).padStart(8),
    spread(rounds.map(({ service, echo }) => service.rate / echo.rate)).padStart(20),
    spread(rounds.map(({ service, synced }) => service.rate / synced)).padStart(20),
    figure(({ service }) => service.cpuUs, 0).padStart(7),
    figure(({ echo }) => echo.cpuUs, 0).padStart(6),
    quantile(latencies, 0.5).toFixed(1).padStart(7),
    quantile(latencies, 0.99).toFixed(1).padStart(7),
    figure(({ service }) => service.flushes, 3).padStart(8),
    figure(({ service }) => service.diskFlushes, 3).padStart(8),
  ].join('');
}

async function main(): Promise<void> {
  const rounds = Number(process.argv[2] ?? 5);
  console.log(`appends over HTTP, ${rounds} alternated rounds; ${circumstances()}`);
  const directory = mkdtempSync(join(process.env['BENCH_DIR'] ?? tmpdir(), 'shilu-append-'));
  const taken = await measure(directory, rounds).finally(() => rmSync(directory, { recursive: true }));
  console.log(
    '                requests/s or records/s              ratio                  cpu us       latency ms   flushes/fact',
  );
  console.log(
    'connections service    echo  synced        service / echo    service / synced  service  echo    p50    p99   store    disk',
  );
  for (const connections of CONNECTIONS)
    console.log(
      row(
        connections,
        taken.filter((each) => each.connections === connections),
      ),
    );
  const busiest = taken.filter(({ connections }) => connections === 128);
  const ratios = busiest.map(({ service, echo }) => service.rate / echo.rate);
  const flushes = busiest.map(({ service }) => service.flushes);
  report([
    {
      name: 'appends at 128 connections / echo',
      figure: spread(ratios),
      goal: '>= 0.25',
      met: median(ratios) >= 0.25,
    },
    {
      name: 'flushes a fact at 128 connections',
      figure: spread(flushes, 3),
      goal: '<= 0.1',
      met: median(flushes) <= 0.1,
    },
  ]);
}

void main();
