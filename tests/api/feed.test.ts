/** `GET /v1/feed` over real sockets. */
import { FEEDS_MAX } from '../../src/http/feeds';
import { LogQueries } from '../../src/ledger/log-queries';
import { BUREAU, AUDIT, DISCIPLINE, ORGANISATION, organs, penaltyImposed } from './facts';
import { FeedReader } from './feed-reader';
import { Service, slugOf, type Answer } from './service';

let service: Service;
const token: Record<string, string> = {};

beforeAll(async () => {
  service = await Service.start();
  token['registrar'] = service.token('registrar');
  token['bureau'] = service.token('law-enforcement-organ', BUREAU, 'CN-62');
  token['organisation'] = service.token('organisation-department', ORGANISATION, 'CN-62');
  token['auditor'] = service.token('auditor', AUDIT, 'CN-62');
  token['discipline'] = service.token('discipline-commission', DISCIPLINE, 'CN-62');
  for (const each of organs) await record('registrar', each);
});
afterAll(() => service.stop());
afterEach(() => {
  for (const reader of readers.splice(0)) reader.kill();
});

const readers: FeedReader[] = [];

async function record(as: string, item: { readonly stream: string; readonly type: string }): Promise<number> {
  const answer = await service.append(token[as] ?? '', `${item.stream} ${item.type}`, item);
  if (answer.status !== 201) throw new Error(answer.text);
  return Number(answer.json['index']);
}

async function open(query = '', as = 'auditor', lastEventId?: string): Promise<FeedReader> {
  const reader = await FeedReader.open({
    port: service.port,
    token: token[as] ?? '',
    query,
    ...(lastEventId === undefined ? {} : { lastEventId }),
  });
  readers.push(reader);
  return reader;
}

const eventsOf = async (query = ''): Promise<readonly unknown[]> =>
  (await service.get(`/v1/events${query}`, token['auditor'])).json['items'] as unknown[];

test('gives what is on record as the list of events does, and then each fact as it is recorded', async () => {
  const reader = await open();
  expect(reader.response.statusCode).toBe(200);
  expect(reader.response.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const before = service.ledger.log.size;
  await reader.until(() => reader.events.length >= before);
  const index = await record('bureau', penaltyImposed('live'));
  await reader.until(() => reader.events.length > before);
  expect(reader.events.map(({ data }) => data)).toEqual(await eventsOf('?limit=500'));
  expect(reader.events.at(-1)).toMatchObject({ id: index, event: 'PenaltyImposed', data: { index } });
});

test('goes on behind the index that the reader names, and from now on when it names the size', async () => {
  const { size } = service.ledger.log;
  const [byHeader, byQuery, byBoth, fromNow] = await Promise.all([
    open('', 'auditor', '3'),
    open('?after=3'),
    open('?after=3', 'auditor', '3'),
    open(`?after=${size}`),
  ]);
  const index = await record('bureau', penaltyImposed('behind'));
  const expected = Array.from({ length: index - 3 }, (_, i) => i + 4);
  for (const reader of [byHeader, byQuery, byBoth]) {
    await reader.until(() => reader.lastId === String(index));
    expect(reader.indices).toEqual(expected);
  }
  await fromNow.until(() => fromNow.events.length > 0);
  expect(fromNow.indices).toEqual([index]);
});

test('is narrowed by kind and by stream as the list of events is', async () => {
  const [byType, byStream] = await Promise.all([open('?type=PenaltyImposed'), open('?stream=penalty-narrow')]);
  await record('bureau', penaltyImposed('narrow'));
  const index = await record('bureau', penaltyImposed('wide'));
  await byType.until(() => byType.lastId === String(index));
  expect(byType.events.map(({ data }) => data)).toEqual(await eventsOf('?type=PenaltyImposed&limit=500'));
  expect(byStream.events.map(({ data }) => data)).toEqual(await eventsOf('?stream=penalty-narrow'));
  expect(byStream.events).toHaveLength(1);
});

test('shows an organ the streams that it opened, and of others nothing', async () => {
  await record('bureau', penaltyImposed('own'));
  const [own, foreign, none] = await Promise.all([
    open('?stream=penalty-own', 'bureau'),
    open('?stream=penalty-own', 'organisation'),
    open('?stream=penalty-none', 'organisation'),
  ]);
  await own.until(() => own.events.length > 0);
  expect(own.events).toHaveLength(1);
  await record('bureau', penaltyImposed('own-later'));
  expect([foreign.response.statusCode, foreign.events]).toEqual([none.response.statusCode, none.events]);
  expect(foreign.events).toEqual([]);
  expect((await open('', 'discipline')).response.statusCode).toBe(200);
  for (const as of ['bureau', 'organisation']) expect((await open('', as)).response.statusCode).toBe(403);
  expect((await service.get('/v1/feed')).status).toBe(401);
});

describe('a place that is none is refused, naming where it stands', () => {
  const refused = async (query: string, headers: Record<string, string | readonly string[]>): Promise<Answer> =>
    service.get(`/v1/feed${query}`, token['auditor'], headers);

  test.each([
    ['negative', '-1'],
    ['a fraction', '1.5'],
    ['huge', '9'.repeat(40)],
    ['behind the end', '100000000'],
    ['text', 'latest'],
    ['empty', ''],
    ['in another notation', '1e2'],
    ['with a zero before it', '007'],
    ['sent twice', ['2', '2']],
  ])('%s', async (_, sent) => {
    const byHeader = await refused('', { 'last-event-id': sent });
    expect([byHeader.status, slugOf(byHeader)]).toEqual([400, 'invalid-cursor']);
    expect(byHeader.json['detail']).toContain('Last-Event-ID');
    if (typeof sent !== 'string') return;
    const byQuery = await refused(`?after=${sent}`, {});
    expect([byQuery.status, slugOf(byQuery)]).toEqual([400, 'invalid-cursor']);
    expect(byQuery.json['detail']).toMatch(/^after /);
  });

  test('two places', async () => {
    const answer = await refused('?after=2', { 'last-event-id': '3' });
    expect([answer.status, slugOf(answer)]).toEqual([400, 'invalid-cursor']);
    expect(answer.json['detail']).toMatch(/Last-Event-ID.*after/);
    expect((await refused('?after=2&after=2', {})).status).toBe(422);
    expect((await refused('?limit=2', {})).status).toBe(422);
  });
});

test('answers HEAD with its head alone', async () => {
  const headers = { authorization: `Bearer ${token['auditor'] ?? ''}` };
  const answer = await service.send('/v1/feed', { method: 'HEAD', headers });
  expect([answer.status, answer.text]).toEqual([200, '']);
  expect(answer.headers['content-type']).toBe('text/event-stream; charset=utf-8');
});

test('is in the access log from the moment it opens, once', async () => {
  const lines = (): number => service.log.filter(({ path, status }) => path === '/v1/feed' && status === 200).length;
  const before = lines();
  const reader = await open('?after=2');
  expect(lines()).toBe(before + 1);
  expect(service.log.findLast(({ path }) => path === '/v1/feed')).toMatchObject({ role: 'auditor', organ: AUDIT });
  reader.kill();
  await record('bureau', penaltyImposed('logged'));
  expect(lines()).toBe(before + 1);
});

test('a reader that does not read is not read ahead for, and misses nothing when it goes on', async () => {
  // 60 kB each: more than the buffers of two sockets take.
  const source = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [name, '长'.repeat(4_000)]));
  const size = 400;
  for (let i = 0; i < size; i++) await record('bureau', penaltyImposed(`long-${i}`, { source }));
  const read = jest.spyOn(LogQueries.prototype, 'list');
  const handedOut = async (): Promise<number> => {
    const pages = await Promise.all(read.mock.results.map(({ value }) => value as ReturnType<LogQueries['list']>));
    return pages.flat().length;
  };
  try {
    const reader = await open(`?type=PenaltyImposed`);
    reader.response.pause();
    // What the two sockets' buffers take is taken at once; behind that, nothing moves.
    let before = -1;
    while ((await handedOut()) !== before) {
      before = await handedOut();
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect(before).toBeLessThan(size);
    reader.response.resume();
    await reader.until(() => reader.events.at(-1)?.data['stream'] === `penalty-long-${size - 1}`);
    expect(reader.events.map(({ data }) => data['index'])).toEqual([...new Set(reader.indices)].sort((a, b) => a - b));
    expect(reader.events.filter(({ data }) => String(data['stream']).startsWith('penalty-long-'))).toHaveLength(size);
  } finally {
    read.mockRestore();
  }
}, 60_000);

test('no more are open than the service keeps open; a place that is left is free again', async () => {
  const from = `?after=${service.ledger.log.size}`;
  const some = await Promise.all(Array.from({ length: FEEDS_MAX }, () => open(from)));
  expect(new Set(some.map(({ response }) => response.statusCode))).toEqual(new Set([200]));
  const refused = await service.get('/v1/feed', token['auditor']);
  expect([refused.status, slugOf(refused), refused.headers['retry-after']]).toEqual([503, 'too-many-feeds', '10']);
  some[0]?.kill();
  const deadline = Date.now() + 5_000;
  let again = await open(from);
  while (again.response.statusCode !== 200 && Date.now() < deadline) again = await open(from);
  expect(again.response.statusCode).toBe(200);
}, 30_000);

test('ends whole when the service stops, with a reader that reads nothing as well', async () => {
  const other = await Service.start();
  const auditor = other.token('auditor', AUDIT, 'CN-62');
  const [reader, silent] = await Promise.all([0, 1].map(() => FeedReader.open({ port: other.port, token: auditor })));
  silent?.response.pause();
  await reader?.until(() => reader.events.length > 0);
  const began = Date.now();
  await other.stop();
  expect(Date.now() - began).toBeLessThan(3_000);
  await reader?.until(() => false);
  expect([reader?.ended, reader?.indices]).toEqual([true, [0]]);
});
