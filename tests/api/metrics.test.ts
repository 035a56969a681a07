/** `GET /metrics`: its figures are those of what was done. */
import { connect } from 'node:net';
import { AUDIT, BUREAU, organs, penaltyImposed } from './facts';
import { FeedReader } from './feed-reader';
import { Service } from './service';

let service: Service;
let [administrator, registrar, bureau, auditor] = ['', '', '', ''];
beforeAll(async () => {
  service = await Service.start();
  administrator = service.token('administrator');
  registrar = service.token('registrar');
  bureau = service.token('law-enforcement-organ', BUREAU, 'CN-62');
  auditor = service.token('auditor', AUDIT, 'CN-62');
});
afterAll(() => service.stop());

/** Samples by their name with its labels; of this program alone unless the default ones are wanted. */
async function scraped(prefix = 'shilu_'): Promise<Readonly<Record<string, number>>> {
  const { status, text } = await service.get('/metrics', administrator);
  expect(status).toBe(200);
  const samples = text.split('\n').filter((line) => line.startsWith(prefix));
  return Object.fromEntries(samples.map((line) => [line.split(' ')[0] as string, Number(line.split(' ')[1])]));
}

test('counts what was recorded, answered again and refused, exactly', async () => {
  const before = await scraped();
  for (const each of organs) await service.append(registrar, each.stream, each);
  const two = [penaltyImposed('two'), { ...penaltyImposed('two'), type: 'PenaltyNoticeSent' }].map((item, i) => {
    const { expectedRevision, ...rest } = item;
    if (i === 0) return { ...rest, expectedRevision };
    return { ...rest, data: { penaltyId: 'two', sentOn: '2023-06-01', expense: '1000' } };
  });
  expect((await service.append(bureau, 'two', two)).status).toBe(201);
  expect((await service.append(bureau, 'two', two)).headers['idempotent-replayed']).toBe('true');
  expect((await service.append(bureau, 'again', penaltyImposed('two'))).status).toBe(409);
  expect((await service.append(bureau, 'bad', penaltyImposed('bad', { amount: '1.00' }))).status).toBe(422);
  expect((await service.append(bureau, 'cut', '{"stream":')).status).toBe(400);
  expect((await service.get('/v1/nothing', auditor)).status).toBe(404);
  expect(await service.raw('NO HTTP\r\n\r\n')).toContain('400 Bad Request');

  const after = await scraped();
  const facts = organs.length + 2;
  const grown = Object.fromEntries(
    Object.entries(after).flatMap(([name, value]) => {
      const more = value - (before[name] ?? 0);
      return more === 0 ? [] : [[name, more]];
    }),
  );
  expect(grown).toEqual({
    'shilu_appends_total{outcome="recorded"}': organs.length + 1,
    'shilu_appends_total{outcome="replayed"}': 1,
    'shilu_appends_total{outcome="refused"}': 2,
    shilu_facts_recorded_total: facts,
    shilu_log_facts: facts,
    // Each waited for the one before it.
    shilu_flushes_total: organs.length + 1,
    'shilu_problems_total{problem="revision-conflict"}': 1,
    'shilu_problems_total{problem="invalid-money"}': 1,
    'shilu_problems_total{problem="malformed-json"}': 1,
    'shilu_problems_total{problem="not-found"}': 1,
    'shilu_problems_total{problem="malformed-request"}': 1,
  });
  expect(after).toMatchObject({
    shilu_log_facts: service.ledger.log.size,
    shilu_views_lag_facts: 0,
    shilu_views_lag_seconds: 0,
  });
});

test('counts the feeds that are open', async () => {
  expect(await scraped('shilu_feeds')).toEqual({ shilu_feeds_open: 0 });
  const open = (): Promise<FeedReader> => FeedReader.open({ port: service.port, token: auditor });
  const readers = [await open(), await open()];
  expect(await scraped('shilu_feeds')).toEqual({ shilu_feeds_open: 2 });
  for (const reader of readers) reader.kill();
  const deadline = Date.now() + 5_000;
  while ((await scraped('shilu_feeds'))['shilu_feeds_open'] !== 0 && Date.now() < deadline);
  expect(await scraped('shilu_feeds')).toEqual({ shilu_feeds_open: 0 });
});

test('counts no feed of a caller who was gone before it began', async () => {
  const head = `GET /v1/feed HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${auditor}\r\n\r\n`;
  for (let i = 0; i < 100; i++) {
    const socket = connect(service.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(head, () => socket.resetAndDestroy());
    if (i % 10 === 0) await new Promise((resolve) => setTimeout(resolve, i / 10));
  }
  const deadline = Date.now() + 5_000;
  await new Promise((resolve) => setTimeout(resolve, 200));
  while ((await scraped('shilu_feeds'))['shilu_feeds_open'] !== 0 && Date.now() < deadline);
  expect(await scraped('shilu_feeds')).toEqual({ shilu_feeds_open: 0 });
});

test('has the figures of the process beside its own, in the type that is read by Prometheus', async () => {
  expect(await scraped('process_resident')).toEqual({ process_resident_memory_bytes: expect.any(Number) as number });
  const { headers } = await service.get('/metrics', administrator, {
    accept: 'text/plain;version=0.0.4;q=0.5,*/*;q=0.1',
  });
  expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(headers['cache-control']).toBe('no-store');
});

test('is for the administrator alone', async () => {
  for (const token of [auditor, registrar, bureau]) expect((await service.get('/metrics', token)).status).toBe(403);
  expect((await service.get('/metrics')).status).toBe(401);
});
