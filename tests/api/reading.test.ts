import { createHash } from 'node:crypto';
import {
  evaluationHeld,
  evaluationOpened,
  organs,
  penaltyImposed,
  person,
  AUDIT,
  BUREAU,
  DISCIPLINE,
  ORGANISATION,
  PERSON,
} from './facts';
import { Service, slugOf, type Answer } from './service';

let service: Service;
const token: Record<string, string> = {};
const ids: string[] = [];

beforeAll(async () => {
  service = await Service.start();
  token['registrar'] = service.token('registrar');
  token['organisation'] = service.token('organisation-department', ORGANISATION, 'CN-62');
  token['bureau'] = service.token('law-enforcement-organ', BUREAU, 'CN-62');
  token['auditor'] = service.token('auditor', AUDIT, 'CN-62');
  token['discipline'] = service.token('discipline-commission', DISCIPLINE, 'CN-62');
  token['administrator'] = service.token('administrator');
  const record = async (as: string, item: { stream: string; type: string }): Promise<void> => {
    const answer = await service.append(token[as] ?? '', `${item.stream} ${item.type}`, item);
    if (answer.status !== 201) throw new Error(answer.text);
    ids.push(String(answer.json['id']));
  };
  for (const each of organs) await record('registrar', each);
  await record('organisation', person(PERSON, '虚名·甲'));
  await record('organisation', evaluationOpened('read'));
  await record('organisation', evaluationHeld('read'));
  await record('bureau', penaltyImposed('read'));
  await service.ledger.sealer.sealNow();
});
afterAll(() => service.stop());

const get = (path: string, as = 'auditor', headers: Record<string, string> = {}): Promise<Answer> =>
  service.get(path, token[as], headers);
const items = ({ json }: Answer): readonly Record<string, unknown>[] =>
  json['items'] as readonly Record<string, unknown>[];
const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

describe('the log', () => {
  test('comes in order, page by page', async () => {
    const all = items(await get('/v1/events?limit=500'));
    expect(all.map(({ index }) => index)).toEqual(all.map((_, i) => i));
    expect(all[0]).toMatchObject({ type: 'LedgerCreated', stream: 'ledger-genesis' });
    const paged: unknown[] = [];
    let path: string | undefined = '/v1/events?limit=3';
    while (path !== undefined) {
      const page: Answer = await get(path);
      paged.push(...items(page));
      const next = page.json['next'] as string | null;
      if (next !== null) expect(items(page)).toHaveLength(3);
      path = next === null ? undefined : `/v1/events?limit=3&after=${next}`;
    }
    expect(paged).toEqual(all);
  });

  test('is narrowed by kind and by stream', async () => {
    expect(items(await get('/v1/events?type=OrganisationRegistered'))).toHaveLength(organs.length);
    expect(items(await get('/v1/events?stream=evaluation-read')).map(({ revision }) => revision)).toEqual([0, 1]);
    expect(items(await get('/v1/events?stream=evaluation-read&type=DemocraticEvaluationHeld'))).toHaveLength(1);
    expect(items(await get('/v1/events?stream=evaluation-none'))).toEqual([]);
  });

  test('gives an organ the streams that it opened, and to others they do not exist', async () => {
    expect((await get('/v1/streams/penalty-read', 'bureau')).status).toBe(200);
    expect((await get(`/v1/events/${ids.at(-1) ?? ''}`, 'bureau')).status).toBe(200);
    expect(items(await get('/v1/events?stream=penalty-read', 'bureau'))).toHaveLength(1);
    expect(items(await get('/v1/events?stream=penalty-read', 'organisation'))).toEqual([]);
    const hidden = await get(`/v1/events/${ids.at(-1) ?? ''}`, 'organisation');
    const missing = await get('/v1/events/00000000-0000-4000-8000-000000000000', 'organisation');
    const { instance: _, ...one } = hidden.json;
    const { instance: __, ...other } = missing.json;
    expect([hidden.status, one]).toEqual([missing.status, other]);
  });

  test('a stream has its revision as ETag, and is not sent twice', async () => {
    const stream = await get('/v1/streams/evaluation-read');
    expect(stream.headers['etag']).toBe('"1"');
    expect(stream.json).toMatchObject({ stream: 'evaluation-read', revision: 1, next: null });
    const same = await get('/v1/streams/evaluation-read', 'auditor', { 'if-none-match': '"1"' });
    expect([same.status, same.text]).toEqual([304, '']);
    const rest = await get('/v1/streams/evaluation-read?from=1');
    expect(items(rest).map(({ revision }) => revision)).toEqual([1]);
    expect((await get('/v1/streams/evaluation-read?limit=1')).json['next']).toBe('1');
  });

  test('every fact is proved to be under the signed root by its bytes alone', async () => {
    const { text: note } = await service.get('/checkpoint');
    const [, size, root] = note.split('\n');
    for (const id of ids) {
      const { bytes, headers } = await get(`/v1/events/${id}/record`);
      expect(headers['content-type']).toBe('application/octet-stream');
      const { json } = await get(`/v1/events/${id}/proof`);
      const proof = json as { index: number; size: number; leafHash: string; path: string[]; checkpoint: string };
      expect([String(proof.size), proof.checkpoint]).toEqual([size, note]);
      let hash: Buffer = Buffer.from(proof.leafHash, 'hex');
      const kept = await service.ledger.log.record(proof.index);
      expect(bytes.equals(kept.bytes)).toBe(true);
      // RFC 9162, 2.1.3.2.
      let [at, last] = [proof.index, proof.size - 1];
      for (const step of proof.path.map((text) => Buffer.from(text, 'hex'))) {
        const fromLeft = at % 2 === 1 || at === last;
        hash = fromLeft ? sha256(Buffer.of(1), step, hash) : sha256(Buffer.of(1), hash, step);
        if (fromLeft) while (at % 2 === 0 && at !== 0) [at, last] = [at >> 1, last >> 1];
        [at, last] = [at >> 1, last >> 1];
      }
      expect(hash.toString('base64')).toBe(root);
    }
  });

  test('a fact that is not sealed yet says so, and when to come back', async () => {
    // One checkpoint a second: of a few attempts, some fall between two.
    for (let attempt = 0; attempt < 10; attempt++) {
      const item = evaluationOpened(`unsealed-${attempt}`);
      const recorded = await service.append(token['organisation'] ?? '', item.stream, item);
      const proof = await get(`/v1/events/${String(recorded.json['id'])}/proof`);
      if (proof.status === 200) continue;
      expect([proof.status, slugOf(proof), proof.headers['retry-after']]).toEqual([503, 'not-yet-sealed', '1']);
      return;
    }
    throw new Error('every fact was sealed before its proof was asked for');
  });

  test('hashes are open to all and never change; entries are not open', async () => {
    const tile = await service.get('/tile/0/000.p/8');
    expect([tile.status, tile.bytes.length]).toEqual([200, 8 * 32]);
    expect(tile.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await service.get('/tile/entries/000.p/8')).status).toBe(401);
    const bundle = await get('/tile/entries/000.p/8');
    expect(bundle.status).toBe(200);
    expect(bundle.headers['cache-control']).toContain('private');
    const length = bundle.bytes.readUInt16BE(0);
    expect(sha256(Buffer.of(0), bundle.bytes.subarray(2, 2 + length)).equals(tile.bytes.subarray(0, 32))).toBe(true);
    const checkpoints = await service.get('/v1/checkpoints');
    expect(items(checkpoints).at(-1)?.['note']).toBe((await service.get('/checkpoint')).text);
  });
});

describe('views', () => {
  test.each([
    ['/v1/organisations', 'registrar', organs.length],
    ['/v1/organisations?organ=county-audit', 'auditor', 1],
    ['/v1/officials', 'organisation', 1],
    [`/v1/officials?name=${encodeURIComponent('名·')}`, 'organisation', 1],
    ['/v1/officials?name=%25', 'organisation', 0],
    ['/v1/officials?post=nobody', 'organisation', 0],
    ['/v1/evaluations?organ=county-committee&year=2023&limit=1', 'organisation', 1],
    ['/v1/evaluations?year=1999', 'organisation', 0],
  ])('%s for the %s has %i items and its basis', async (path, as, count) => {
    const answer = await get(path, as);
    expect(answer.status).toBe(200);
    expect(items(answer)).toHaveLength(count);
    expect(Object.keys(answer.json['basis'] as object)).toEqual(
      expect.arrayContaining(['effectiveOn', 'knownAt', 'size', 'checkpoint', 'rulebook']),
    );
  });

  test('the enforcement summary counts in integers and sums in decimal strings of the minor unit', async () => {
    const { json } = await get('/v1/enforcement/summary', 'bureau');
    expect(Object.keys(json)).toEqual([
      ...['basis', 'currency', 'penalties', 'served', 'increased', 'payments', 'imposed', 'expenses', 'paid'],
      ...['reconsiderations', 'litigations', 'enforcementRequests', 'discrepancies', 'byArticle'],
    ]);
    expect(json).toMatchObject({
      currency: 'CNY',
      penalties: 1,
      imposed: '20000',
      byArticle: [{ article: '第九十条', penalties: 1, imposed: '20000' }],
    });
  });

  test('the figures of an organ without penalties are zero', async () => {
    const { json } = await get('/v1/enforcement/summary?organ=another', 'auditor');
    expect(json).toMatchObject({ penalties: 0, imposed: '0', byArticle: [] });
  });

  test('an enforcement organ does not see the figures of another', async () => {
    const answer = await get('/v1/enforcement/summary?organ=another', 'bureau');
    expect([answer.status, slugOf(answer)]).toEqual([403, 'not-permitted']);
  });

  test('any row is found by its key, and a missing one is null', async () => {
    expect((await get('/v1/views/evaluations/read')).json).toMatchObject({
      key: 'read',
      row: { evaluationId: 'read' },
    });
    expect((await get('/v1/views/evaluations/none')).json['row']).toBeNull();
  });

  test('the same question at pinned clocks has the same bytes, and may be kept', async () => {
    const path = '/v1/evaluations?effectiveOn=2024-01-01&knownAt=9';
    const first = await get(path);
    expect(first.headers['cache-control']).toBe('private, max-age=86400, immutable');
    await service.append(token['organisation'] ?? '', 'later', evaluationOpened('later'));
    const second = await get(path);
    expect(second.text).toBe(first.text);
    expect((await get(path, 'auditor', { 'if-none-match': String(first.headers['etag']) })).status).toBe(304);
    expect((await get('/v1/evaluations')).headers['cache-control']).toBe('private, no-cache');
  });

  test('an answer at an instant may be kept only when more is signed behind it', async () => {
    await service.ledger.sealer.sealNow();
    const at = async (instant: string) => get(`/v1/evaluations?effectiveOn=2024-01-01&knownAt=${instant}`);
    const newest = await at(service.ledger.log.recordedAt);
    expect(newest.json).toMatchObject({ basis: { size: service.ledger.log.size } });
    expect(newest.headers['cache-control']).toBe('private, no-cache');
    expect((await at('1990-01-01T00:00:00Z')).headers['cache-control']).toBe('private, max-age=86400, immutable');
  });

  test('before the first fact there is nothing, and that is an answer', async () => {
    const answer = await get('/v1/organisations?knownAt=1990-01-01T00:00:00Z');
    expect(answer.json).toMatchObject({ items: [], next: null, basis: { size: 0 } });
  });

  test('a clock that is not written as one is refused with an example of how it is', async () => {
    const answer = await get('/v1/docket?knownAt=2020-01-01&effectiveOn=June');
    expect(answer.status).toBe(422);
    expect(answer.json['errors']).toEqual([
      {
        pointer: '/effectiveOn',
        code: 'invalid-member',
        detail: 'a calendar day, YYYY-MM-DD, such as 2024-06-30',
      },
      {
        pointer: '/knownAt',
        code: 'invalid-member',
        detail: 'a log size such as 6034, or an instant such as 2024-06-30T16:00:00Z (RFC 3339)',
      },
    ]);
    for (const clock of ['effectiveOn=2024-06-30', 'knownAt=2024-06-30T16:00:00Z', 'knownAt=6']) {
      expect((await get(`/v1/docket?${clock}`)).status).toBe(200);
    }
  });

  test('the docket lists whoever something is on record of, and no organ for being registered alone', async () => {
    const keys = items(await get('/v1/docket')).map(({ key }) => key);
    expect(keys).toEqual([`person-${PERSON}`]);
    const bare = await get(`/v1/views/docket/org-${BUREAU}`);
    expect(bare.json).toMatchObject({ row: { subject: `org-${BUREAU}` }, findings: [] });
  });

  test('an instant is the same question in any zone', async () => {
    const one = await get('/v1/organisations?effectiveOn=2024-01-01&knownAt=2020-01-01T08:00:00%2B08:00');
    const other = await get('/v1/organisations?effectiveOn=2024-01-01&knownAt=2020-01-01T00:00:00Z');
    expect(one.text).toBe(other.text);
  });

  test('a list goes on where its page ended, at the clocks it began with', async () => {
    const seen: unknown[] = [];
    let path = '/v1/organisations?limit=2';
    for (let pages = 0; pages < 10; pages++) {
      const page = await get(path);
      seen.push(...items(page).map(({ key }) => key));
      if (page.json['next'] === null) break;
      path = `/v1/organisations?limit=2&after=${page.json['next'] as string}`;
      if (pages === 0) {
        const late = { ...organs[0], stream: 'org-zz-late', data: { ...organs[0]?.data, orgId: 'zz-late' } };
        expect((await service.append(token['registrar'] ?? '', 'late', late)).status).toBe(201);
      }
    }
    expect(seen).toEqual(organs.map(({ data }) => data['orgId']).sort());
  });

  test('a cursor of one list is none for another', async () => {
    const next = String((await get('/v1/organisations?limit=2')).json['next']);
    for (const path of [
      '/v1/officials?limit=2',
      '/v1/organisations?organ=county-audit',
      '/v1/organisations?effectiveOn=2024-01-01',
    ]) {
      const answer = await get(`${path}&after=${next}`);
      expect([answer.status, slugOf(answer)]).toEqual([400, 'invalid-cursor']);
    }
  });

  test('findings are listed', async () => {
    const answer = await get('/v1/findings?status=due');
    expect(answer.status).toBe(200);
    expect(Array.isArray(answer.json['items'])).toBe(true);
  });
});

describe('a clean-governance file', () => {
  const path = `/v1/officials/${PERSON}/file`;

  test('is read for a purpose, and the reading is on record before it is shown', async () => {
    const size = service.ledger.log.size;
    const answer = await get(`${path}?purpose=selection`, 'organisation');
    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['etag']).toBeUndefined();
    expect((answer.json['sections'] as unknown[]).length).toBeGreaterThan(10);
    expect(service.ledger.log.size).toBe(size + 1);
    expect((answer.json['basis'] as { size: number }).size).toBe(size);
    const [consulted] = items(await get(`/v1/events?type=IntegrityFileConsulted`));
    expect(consulted).toMatchObject({
      stream: `consultation-${PERSON}`,
      data: { personId: PERSON, queriedByOrgId: ORGANISATION, purpose: 'selection', knownAt: String(size) },
    });
  });

  test('is on record once a day for an organ and a purpose, however often it is read', async () => {
    await get(`${path}?purpose=reward`, 'discipline');
    const size = service.ledger.log.size;
    for (const day of ['2023-01-01', '2024-01-01', '2025-01-01']) {
      expect((await get(`${path}?purpose=reward&effectiveOn=${day}`, 'discipline')).status).toBe(200);
    }
    expect(service.ledger.log.size).toBe(size);
    await get(`${path}?purpose=audit`, 'discipline');
    expect(service.ledger.log.size).toBe(size + 1);
  });

  test('is on record when only its head was asked for', async () => {
    const size = service.ledger.log.size;
    const answer = await service.send(`${path}?purpose=inspection`, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${token['auditor'] ?? ''}` },
    });
    expect([answer.status, answer.text]).toEqual([200, '']);
    expect(service.ledger.log.size).toBe(size + 1);
  });

  test('of nobody does not exist', async () => {
    const size = service.ledger.log.size;
    const answer = await get('/v1/officials/00000000-0000-4000-8000-000000000000/file?purpose=audit');
    expect([answer.status, slugOf(answer)]).toEqual([404, 'not-found']);
    expect(service.ledger.log.size).toBe(size);
  });
});

describe('what needs no key', () => {
  test.each([
    '/health/live',
    '/health/ready',
    '/checkpoint',
    '/v1/checkpoints',
    '/docs',
    '/openapi.json',
    '/problems',
    '/problems/not-found',
  ])('%s is open, and HEAD is GET without the body', async (path) => {
    const answer = await service.get(path);
    expect(answer.status).toBe(200);
    const head = await service.send(path, { method: 'HEAD' });
    expect([head.status, head.text, head.headers['etag']]).toEqual([200, '', answer.headers['etag']]);
  });

  test('the catalogue and the rulebook need one, of any organ', async () => {
    for (const path of ['/v1/catalogue', '/v1/rulebook']) {
      expect((await service.get(path)).status).toBe(401);
      expect((await get(path, 'bureau')).status).toBe(200);
      expect((await get(path, 'administrator')).status).toBe(403);
    }
  });
});

describe('the OpenAPI document', () => {
  test('describes every route, every kind of fact, and the problems', async () => {
    const { json } = await service.get('/openapi.json');
    const document = json as {
      openapi: string;
      paths: Record<string, Record<string, unknown>>;
      components: { schemas: Record<string, unknown> };
    };
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths['/v1/events'] ?? {}).sort()).toEqual(['get', 'post']);
    for (const path of ['/v1/events/{id}/proof', '/v1/officials/{id}/file', '/v1/findings', '/v1/views/{name}/{key}']) {
      expect(document.paths).toHaveProperty([path]);
    }
    for (const name of ['PenaltyImposed', 'EventCorrected', 'Append', 'Receipt', 'Problem']) {
      expect(document.components.schemas).toHaveProperty([name]);
    }
    const references = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
    expect(references.filter((name) => !Object.hasOwn(document.components.schemas, name ?? ''))).toEqual([]);
  });
});

test('answers carry strict headers, and the access log names keys but neither queries nor names', async () => {
  const answer = await get('/v1/officials?name=%E8%99%9A', 'organisation');
  expect(answer.headers).toMatchObject({
    'content-security-policy': "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  const line = service.log.findLast(({ path }) => path === '/v1/officials');
  expect(line).toMatchObject({ method: 'GET', status: 200, role: 'organisation-department', organ: ORGANISATION });
  expect(JSON.stringify(service.log)).not.toContain('%E8');
});
