import { Service } from './service';

let service: Service;

beforeAll(async () => {
  service = await Service.start();
  await service.ledger.sealer.sealNow();
});
afterAll(() => service.stop());

describe('the address alone', () => {
  test('says without a key where to read on, and each of these places answers', async () => {
    const { status, json, headers } = await service.get('/');
    expect([status, json['origin']]).toEqual([200, 'local/shilu']);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    const places = Object.values(json).filter((value) => String(value).startsWith('/'));
    expect(places).toEqual(['/pages', '/docs', '/openapi.json', '/problems', '/checkpoint', '/health/ready']);
    // The pages have tests of their own: they may not be built here.
    for (const place of places.slice(1)) {
      expect([place, (await service.get(String(place))).status]).toEqual([place, 200]);
    }
  });
});

describe('the page at /docs', () => {
  /** Addresses that the page loads, each with what a browser has to be told that it is. */
  const loadedBy = (page: string): readonly (readonly [string, RegExp])[] =>
    [...page.matchAll(/<(script|link)[^>]*?(?:src|href)="([^"]+)"/g)].map(([, tag, address]) => [
      new URL(String(address), 'http://127.0.0.1/docs').pathname,
      tag === 'script' ? /^(application|text)\/javascript/ : /^(text\/css|image\/png)/,
    ]);

  test('is whole without a key: the page, its styles, its icons and each of its scripts, the routes among them', async () => {
    const page = await service.get('/docs');
    const loaded = loadedBy(page.text);
    expect(loaded.map(([path]) => path)).toContain('/docs/swagger-ui-init.js');
    expect(loaded.length).toBeGreaterThanOrEqual(6);
    for (const [path, type] of loaded) {
      const { status, headers } = await service.get(path);
      expect([path, status, headers['content-type']]).toEqual([path, 200, expect.stringMatching(type)]);
    }
    const { text } = await service.get('/docs/swagger-ui-init.js');
    for (const path of Object.keys((await service.get('/openapi.json')).json['paths'] as object)) {
      expect(text).toContain(`"${path}"`);
    }
  });

  test('may run scripts of this service alone, none written into the page; no other answer may load anything', async () => {
    const page = await service.get('/docs');
    expect(page.text).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>|\son[a-z]+="|="javascript:/);
    expect(String(page.headers['content-security-policy']).split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
    expect((await service.get('/')).headers).toMatchObject({
      'cross-origin-resource-policy': 'same-origin',
      'x-frame-options': 'DENY',
    });
    expect(page.headers).toMatchObject({ 'cross-origin-opener-policy': 'same-origin', 'origin-agent-cluster': '?1' });
    const others = [
      '/',
      '/problems',
      '/problems/not-found',
      '/openapi.json',
      '/v1/catalogue',
      '/docs/absent',
      '/absent',
    ];
    for (const path of [...others, ...loadedBy(page.text).map(([loaded]) => loaded)]) {
      const { headers } = await service.get(path);
      expect([path, headers['content-security-policy']]).toEqual([
        path,
        "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
      ]);
    }
  });
});

describe('the list of problems', () => {
  test('links to pages that answer here', async () => {
    const links = [...(await service.get('/problems')).text.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => String(link));
    expect(links.length).toBeGreaterThan(20);
    for (const link of links) {
      const { pathname } = new URL(link, 'http://127.0.0.1/problems');
      expect([link, (await service.get(pathname)).status]).toEqual([link, 200]);
    }
  });
});

describe('the description of the interface', () => {
  type Described = Readonly<Record<string, { readonly get?: DescribedRead }>>;
  interface DescribedRead {
    readonly responses: Responses;
    readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  }
  type Responses = Readonly<Record<string, { readonly content?: object }>>;

  test('names the one type of each answer, and whoever asks for that type alone is answered in it', async () => {
    const { paths } = (await service.get('/openapi.json')).json as { readonly paths: Described };
    const types = Object.entries(paths).flatMap(([path, { get }]) =>
      get ? [[path, Object.keys(get.responses['200']?.content ?? {})] as const] : [],
    );
    expect(types.length).toBeGreaterThan(20);
    expect(types.filter(([, named]) => named.length !== 1)).toEqual([]);
    const auditor = service.token('auditor', 'example-audit');
    const administrator = service.token('administrator');
    const [genesis] = (await service.get('/v1/events', auditor)).json['items'] as { id: string; stream: string }[];
    const addressed = new Map([
      ['/v1/events/{id}', `/v1/events/${String(genesis?.id)}`],
      ['/v1/events/{id}/record', `/v1/events/${String(genesis?.id)}/record`],
      ['/v1/events/{id}/proof', `/v1/events/${String(genesis?.id)}/proof`],
      ['/v1/streams/{stream}', `/v1/streams/${String(genesis?.stream)}`],
      ['/v1/letters/matrix', '/v1/letters/matrix?level=city&year=2019'],
      ['/tile/{level}/{path}', '/tile/0/000.p/1'],
      ['/tile/entries/{path}', '/tile/entries/000.p/1'],
      ['/problems/{slug}', '/problems/not-found'],
    ]);
    const asked = types.filter(([path]) => addressed.has(path) || !path.includes('{'));
    for (const [path, [accept = '']] of asked) {
      // A feed has no end, so that only its head can be waited for.
      const method = path === '/v1/feed' ? 'HEAD' : 'GET';
      const key = path === '/metrics' ? administrator : auditor;
      const sent = { authorization: `Bearer ${key}`, accept };
      const { status, headers } = await service.send(addressed.get(path) ?? path, { method, headers: sent });
      expect([path, status, headers['content-type']]).toEqual([path, 200, expect.stringContaining(accept)]);
    }
  });

  test('declares the parts of an address that are to be filled in, and no others', async () => {
    const { paths } = (await service.get('/openapi.json')).json as { readonly paths: Described };
    for (const [path, { get }] of Object.entries(paths)) {
      const declared = (get?.parameters ?? []).filter((each) => each.in === 'path').map(({ name }) => name);
      const open = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      if (get) expect([path, declared]).toEqual([path, open]);
    }
  });
});
