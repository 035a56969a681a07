/** What the interface says when the ledger behind it fails: faults that a real ledger gives only when its disk does. */
import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpAdapter } from '../../../src/http/adapter';
import { HttpModule } from '../../../src/http/http.module';
import { ServiceLogger } from '../../../src/http/service-logger';
import type { ServedLedger } from '../../../src/http/served-ledger';
import { KeyRing, type Bearer } from '../../../src/ledger/key-ring';
import type { RecordOutcome } from '../../../src/ledger/recording';

class OneKey extends KeyRing {
  damaged = false;

  find(): Bearer {
    if (this.damaged) throw new Error('keys.json is not a key file');
    return { role: 'auditor', organ: 'audit', keyId: 'abcd' };
  }
}

const PERSON = '3f0e8b5a-2c4d-4e6f-8a1b-9c0d1e2f3a4b';
const basis = { effectiveOn: '2024-01-01', knownAt: null, size: 3, checkpoint: null, projection: 'p@1', rulebook: 'r' };
const keys = new OneKey();
const logged: object[] = [];
let record: () => Promise<RecordOutcome>;
let shown = 0;
let app: NestFastifyApplication;
let base: string;

const failing = {
  keys,
  recorder: { record: () => record() },
  consultations: { consult: () => Promise.reject(new Error('disk I/O error at /var/lib')) },
  reader: {
    basis: () => Promise.resolve(basis),
    row: () => {
      shown++;
      return Promise.resolve({ basis, key: PERSON, row: {}, findings: [] });
    },
    history: () => {
      shown++;
      return Promise.resolve({ basis, items: [] });
    },
    list: () => Promise.reject(new Error('SELECT secret FROM rows')),
  },
  health: () => Promise.resolve({ ready: false, parts: { store: 'up', sealing: 'stopped' } }),
} as unknown as ServedLedger;

beforeAll(async () => {
  class Root {}
  Module({ imports: [HttpModule.register({ useFactory: () => failing })] })(Root);
  const log = (members: object): void => void logged.push(members);
  app = await NestFactory.create<NestFastifyApplication>(Root, await createHttpAdapter({ keys }), {
    bodyParser: false,
    forceCloseConnections: true,
    logger: new ServiceLogger({ warn: () => undefined, error: log, fatal: log }),
  });
  await app.listen(0, '127.0.0.1');
  base = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
});
afterAll(() => app.close());
beforeEach(() => {
  keys.damaged = false;
  logged.length = 0;
});

async function ask(
  path: string,
  init: Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<{ response: Response; body: Record<string, unknown> }> {
  const response = await fetch(base + path, { ...init, headers: { authorization: 'Bearer x', ...init.headers } });
  return { response, body: JSON.parse(await response.text()) as Record<string, unknown> };
}

const append = (type = 'application/json') =>
  ask('/v1/events', {
    method: 'POST',
    headers: { 'content-type': type, 'idempotency-key': 'k' },
    body: '{"stream":"evaluation-1","type":"X","data":{}}',
  });

test('a throw of the ledger is an unknown outcome, and says so', async () => {
  record = () => Promise.reject(new Error('fsync failed'));
  const { response, body } = await append();
  expect([response.status, body['type'], body['outcome']]).toEqual([503, '/problems/outcome-unknown', 'unknown']);
  expect(response.headers.get('retry-after')).not.toBeNull();
  expect(logged).toEqual([expect.objectContaining({ instance: body['instance'] })]);
});

test('so it is on a line', async () => {
  record = () => Promise.reject(new Error('fsync failed'));
  const { response, body } = await append('application/x-ndjson');
  expect([response.status, body['status'], body['outcome']]).toEqual([200, 503, 'unknown']);
  expect(logged).toEqual([expect.objectContaining({ instance: body['instance'] })]);
});

test.each(['clock-untrusted', 'read-only'] as const)('%s has applied nothing, and says so', async (code) => {
  record = () => Promise.resolve({ outcome: 'refused', code, detail: 'why' });
  const { response, body } = await append();
  expect([response.status, body['type'], body['outcome']]).toEqual([503, `/problems/${code}`, 'notApplied']);
});

test.each(['file', 'file/timeline'])('a %s stays closed when its reading cannot be recorded', async (path) => {
  const { response, body } = await ask(`/v1/officials/${PERSON}/${path}?purpose=audit`);
  expect([response.status, body['type']]).toEqual([503, '/problems/consultation-not-recordable']);
  expect(shown).toBe(0);
});

test('what nobody foresaw says nothing about itself, and stands in the log under its instance', async () => {
  const { response, body } = await ask('/v1/docket');
  expect([response.status, body['type']]).toEqual([500, '/problems/unexpected']);
  expect(JSON.stringify(body)).not.toMatch(/secret|SELECT|\/src\/|node_modules/);
  expect(logged).toEqual([expect.objectContaining({ instance: body['instance'], err: expect.any(Error) as Error })]);
});

test('keys that cannot be read let nobody in, and what is open stays open', async () => {
  keys.damaged = true;
  const { response, body } = await ask('/v1/docket');
  expect([response.status, body['type']]).toEqual([503, '/problems/unavailable']);
  expect(JSON.stringify(body)).not.toContain('keys.json');
  expect((await ask('/health/live')).response.status).toBe(200);
});

test('a service that is not ready says which part', async () => {
  const { response, body } = await ask('/health/ready');
  expect([response.status, body['type'], body['detail']]).toEqual([503, '/problems/unavailable', 'sealing: stopped']);
});
