/** An article is quoted as it was printed, to whoever holds a key for an organ. */
import { articleText, regulations, sourceSha256 } from '../../src/rulebook/articles';
import { BUREAU } from './facts';
import { Service, slugOf } from './service';

let service: Service;
let token: string;
beforeAll(async () => {
  service = await Service.start();
  token = service.token('law-enforcement-organ', BUREAU);
});
afterAll(() => service.stop());

interface Rules {
  readonly rules: readonly { readonly cites: readonly string[] }[];
}

test('an item comes with its regulation and the digest of the source', async () => {
  const answer = await service.get('/v1/articles/GS-CG-14-i2', token);
  expect(answer.json).toEqual({
    cite: 'GS-CG-14-i2',
    regulation: { code: 'GS-CG', title: '甘肃省党风廉政建设责任制实施办法' },
    text: articleText('GS-CG-14-i2'),
    sourceSha256,
  });
  expect(answer.json['text']).toContain('40%');
});

test('whatever a rule cites is there, under the regulation that it names', async () => {
  const { rules } = (await service.get('/v1/rulebook', token)).json as unknown as Rules;
  const cites = [...new Set(rules.flatMap((rule) => rule.cites))];
  expect(cites.length).toBeGreaterThan(20);
  for (const cite of cites) {
    const { status, json } = await service.get(`/v1/articles/${cite}`, token);
    const code = cite.slice(0, 5);
    expect([status, json]).toMatchObject([200, { cite, regulation: { code, title: regulations[code] } }]);
  }
});

test('is sent once to whoever keeps it', async () => {
  const { headers } = await service.get('/v1/articles/GS-LE-27', token);
  expect(headers['cache-control']).toBe('private, no-cache');
  const again = await service.get('/v1/articles/GS-LE-27', token, { 'if-none-match': String(headers['etag']) });
  expect([again.status, again.text]).toEqual([304, '']);
});

test.each([
  'GS-CG',
  'GS-CG-99',
  'GS-CG-14-i6',
  'XX-PA-1',
  'constructor',
  'gs-cg-1',
  '%E7%AC%AC1',
  '..%2F1',
  'x'.repeat(90),
])('%s is not printed', async (cite) => {
  const answer = await service.get(`/v1/articles/${cite}`, token);
  expect([answer.status, slugOf(answer)]).toEqual([404, 'not-found']);
});

test('needs the key of an organ, and takes no query', async () => {
  const path = '/v1/articles/GS-CG-12';
  const [none, administrator, asked] = [
    await service.get(path),
    await service.get(path, service.token('administrator')),
    await service.get(`${path}?lang=zh`, token),
  ];
  expect([none, administrator, asked].map((each) => [each.status, slugOf(each)])).toEqual([
    [401, 'unauthenticated'],
    [403, 'not-permitted'],
    [422, 'invalid-query'],
  ]);
});
