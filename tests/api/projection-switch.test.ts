/**
 * The service while it switches to another version of a projection: hundreds of reads a second and appends go on, none of
 * them fails, and each answer is whole, of the one version or of the other.
 */
import 'reflect-metadata';
import { mkdirSync } from 'node:fs';
import { Agent } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createKey, KeyFile } from '../../src/adapters/system/key-file';
import { AppModule } from '../../src/app.module';
import { keysPath } from '../../src/data-directory';
import { createHttpAdapter } from '../../src/http/adapter';
import type { Ledger } from '../../src/ledger/ledger';
import type { SwitchTold } from '../../src/ledger/projection-switch';
import { replay } from '../../src/ledger/replay';
import { Served } from '../../src/served';
import { projections } from '../../projections';
import { cleanUp, freshDirectory } from '../faults/written-ledger';
import { registration } from '../simulation/world';
import { founded, openedWith, penalised, penalties, penaltiesAnew } from '../support/switching-ledger';
import { fetched } from './kept-connections';

const PENALTIES = 8_000;
const READS_A_SECOND = 500;
/** Reads and appends go on for so long before the build starts and behind the switch. */
const AROUND_MS = 1_000;

/** A view that the directory does not hold yet. */
const penaltiesServed = { ...penaltiesAnew, name: 'penalties-served', version: 1 };

const dataDir = freshDirectory();
let ledger: Ledger;
let app: NestFastifyApplication;
let token: string;
let port: number;
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

beforeAll(async () => {
  mkdirSync(dataDir, { recursive: true });
  const before = await openedWith(dataDir, [...projections, penalties]);
  await founded(before, registration('sim-traffic'));
  await penalised(before, 0, PENALTIES);
  await before.close();

  ledger = await openedWith(dataDir, [...projections, penaltiesAnew, penaltiesServed], [penalties]);
  const wanted = { role: 'auditor', organ: 'sim-traffic' } as const;
  token = createKey(keysPath({ dataDir }), wanted, Date.now()).token;
  const keys = new KeyFile(keysPath({ dataDir }), Date.now);
  const adapter = await createHttpAdapter({ keys, accessLog: () => undefined });
  app = await NestFactory.create<NestFastifyApplication>(AppModule.serving(new Served(ledger, keys)), adapter, {
    bodyParser: false,
    forceCloseConnections: true,
    logger: false,
  });
  await app.listen(0, '127.0.0.1');
  port = (app.getHttpServer().address() as AddressInfo).port;
}, 120_000);
afterAll(async () => {
  agent.destroy();
  await app.close();
  await ledger.close();
  cleanUp();
});

interface Read {
  readonly status: number;
  readonly version: string;
  readonly whole: boolean;
  readonly ms: number;
  /** When it was asked. */
  readonly at: number;
}

async function read(n: number): Promise<Read> {
  const started = performance.now();
  const { status, text } = await fetched(agent, port, `/v1/views/penalties/P${String(n)}`, token);
  const { row, basis } = JSON.parse(text) as {
    row?: { amount: string; paid: boolean; served?: string };
    basis?: { projection: string };
  };
  const version = basis?.projection ?? '';
  const served = version === 'penalties@2' ? '2020-02-20' : undefined;
  const whole = row?.amount === String(100 + n) && row.paid === (n % 2 === 0) && row.served === served;
  return { status, version, whole, ms: performance.now() - started, at: started };
}

test('a view that is not built yet says so, and when to ask again; the others answer', async () => {
  const answer = await fetched(agent, port, '/v1/views/penalties-served/P1', token);
  expect([answer.status, answer.retryAfter]).toEqual([503, '1']);
  expect(JSON.parse(answer.text)).toMatchObject({
    type: '/problems/not-yet-applied',
    detail: 'the view penalties-served is being built',
  });
  expect(await read(1)).toMatchObject({ status: 200, version: 'penalties@1', whole: true });
});

test('500 reads a second and appends while a version is built and switched to: none fails', async () => {
  const reads: Promise<Read | Error>[] = [];
  const started = performance.now();
  let [appended, going] = [0, true];
  const reader = setInterval(() => {
    const due = ((performance.now() - started) / 1_000) * READS_A_SECOND;
    while (reads.length < due) reads.push(read(reads.length % PENALTIES).catch((error: unknown) => error as Error));
  }, 2);
  const appends = (async () => {
    for (; going; appended += 1) {
      await penalised(ledger, PENALTIES + appended, PENALTIES + appended + 1);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  await new Promise((resolve) => setTimeout(resolve, AROUND_MS));
  const began = performance.now();
  const told = await new Promise<SwitchTold>((resolve) => {
    ledger.projectionSwitch.start((each) => {
      if (each.outcome !== 'building') resolve(each);
    });
  });
  const ended = performance.now();
  await new Promise((resolve) => setTimeout(resolve, AROUND_MS));
  clearInterval(reader);
  going = false;
  await appends;
  const answers = await Promise.all(reads);
  const all = (performance.now() - started) / 1_000;

  const failed = answers.filter((each) => each instanceof Error || each.status !== 200 || !each.whole);
  const longest = (of: (read: Read) => boolean) =>
    Math.max(...answers.map((each) => (each instanceof Error || !of(each) ? 0 : each.ms))).toFixed(0);
  const meanwhile = ({ at, ms }: Read) => at < ended && at + ms > began;
  const by = (version: string) => answers.filter((each) => !(each instanceof Error) && each.version === version).length;
  process.stdout.write(
    `projection switch: ${String(answers.length)} reads in ${all.toFixed(1)} s (${String(by('penalties@1'))} of version 1, ` +
      `${String(by('penalties@2'))} of version 2), ${String(failed.length)} failed, longest ${longest(meanwhile)} ms meanwhile, ${longest((each) => !meanwhile(each))} ms before and after; ` +
      `${String(appended)} appends; ${String(ledger.log.size)} facts, built, compared and switched in ${((ended - began) / 1_000).toFixed(1)} s\n`,
  );
  expect(failed).toEqual([]);
  expect(told).toMatchObject({ outcome: 'switched', before: 'penalties@1' });
  expect(Math.min(by('penalties@1'), by('penalties@2'), appended)).toBeGreaterThan(10);
  expect(answers.length / all).toBeGreaterThan(READS_A_SECOND * 0.8);
  const { rows } = await replay(ledger.store, [penaltiesAnew]);
  const defined = rows.get(penaltiesAnew) ?? new Map<string, unknown>();
  expect(defined.size).toBe(PENALTIES + appended);
  for (const n of [0, 1, PENALTIES - 1, PENALTIES, PENALTIES + appended - 1]) {
    const answer = await ledger.reader.row('penalties', `P${String(n)}`, {});
    expect(answer).toMatchObject({ row: defined.get(`P${String(n)}`), basis: { projection: 'penalties@2' } });
  }
}, 120_000);

test('what was not built answers behind that; a fault of the switch is said without taking the service away', async () => {
  const built = async () => (await fetched(agent, port, '/v1/views/penalties-served/P1', token)).status;
  while ((await built()) !== 200) await new Promise((resolve) => setTimeout(resolve, 50));
  const ready = async () => JSON.parse((await fetched(agent, port, '/health/ready', token)).text) as object;
  expect(await ready()).toMatchObject({ status: 'ok', details: { views: { status: 'up' } } });
  ledger.projectionSwitch.fault = 'penalties@3 is not served';
  expect(await ready()).toMatchObject({
    status: 'ok',
    details: { views: { status: 'up', message: 'penalties@3 is not served' } },
  });
}, 60_000);
