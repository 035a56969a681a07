/** What the reference says of settings, routes and access is what the running program does. */
import type { ProblemSlug } from '../../src/http/problems';
import { problems } from '../../src/http/problems';
import { roles, type Role } from '../../src/domain/roles';
import { projectFiles, read } from './checkout';
import { access, openByPolicy, restPage, routesOf, type Route } from './reference/rest-page';
import { settings, settingsInCode } from './reference/settings-page';
import { readersOf } from './reference/views-page';
import { serve, type Served } from './served';

describe('the settings', () => {
  it('on the page are those that the program reads, and the other way round', () => {
    expect(settingsInCode()).toEqual(Object.keys(settings).sort());
  });

  it('named anywhere in the documents are those of the page, of the tests, or of work on the pages', () => {
    const named = projectFiles()
      .filter((file) => file.endsWith('.md'))
      .flatMap((file) => (read(file).match(/SHILU_[A-Z_]+/g) ?? []).map((name) => `${file}: ${name}`));
    const ofTests = ['SHILU_ROAD_FINES', 'SHILU_FEED', 'SHILU_WRITE_GOLDEN', 'SHILU_CHROMIUM'];
    // Read while pages are written, by Vite alone.
    const ofPages = ['SHILU_URL'];
    const known = new Set([...Object.keys(settings), ...ofTests, ...ofPages]);
    expect(named.filter((each) => !known.has(each.split(': ')[1] ?? ''))).toEqual([]);
    expect(named.length).toBeGreaterThan(10);
  });
});

describe('the REST page', () => {
  let service: Served;
  let routes: readonly Route[];
  const tokens = new Map<string, string>();
  const everybody = [...(Object.keys(roles) as Role[]), 'administrator' as const];
  beforeAll(async () => {
    service = await serve();
    routes = routesOf(service.document);
    for (const role of everybody) tokens.set(role, service.token(role));
  });
  afterAll(() => service.stop());

  const example: Readonly<Record<string, string>> = {
    '{id}': '3f0e8b5a-2c4d-4e6f-8a1b-9c0d1e2f3a4b',
    '{stream}': 'org-none',
    '{name}': 'docket',
    '{key}': 'org-none',
    '{level}': '0',
    '{path}': '000.p/1',
    '{slug}': 'not-found',
  };
  const statusOf = async (path: string, role?: string): Promise<number> => {
    const filled = path.replaceAll(/\{\w+\}/g, (name) => example[name] ?? name);
    const asked = /\/file(\/diff)?$/.test(path) ? `${filled}?purpose=audit` : filled;
    const headers = role === undefined ? {} : { authorization: `Bearer ${tokens.get(role) ?? ''}` };
    return (await fetch(`${service.url}${asked}`, { headers })).status;
  };

  it('names every route that asks for no key as such, and no other', async () => {
    for (const { method, path } of routes.filter((route) => route.method === 'GET')) {
      const isOpen = access[`${method} ${path}`] === 'open';
      expect([path, (await statusOf(path)) !== 401]).toEqual([path, isOpen]);
      expect([path, openByPolicy(path)]).toEqual([path, isOpen]);
    }
  });

  it('names the roles that a route lets in, and no other', async () => {
    for (const { method, path } of routes) {
      const who = access[`${method} ${path}`];
      // A stream's own organ may read it, so that these say "not found" to everybody else.
      if (method === 'POST' || typeof who !== 'object' || who.kind === 'facts') continue;
      const wanted = path.startsWith('/v1/views/') ? ({ kind: 'projection', name: 'docket' } as const) : who;
      const letIn: string[] = [];
      for (const role of everybody) if ((await statusOf(path, role)) !== 403) letIn.push(role);
      expect([path, letIn]).toEqual([path, readersOf(wanted)]);
    }
  }, 30_000);

  it('leaves no problem out', () => {
    const page = restPage(service.document);
    const missing = (Object.keys(problems) as ProblemSlug[]).filter((slug) => !page.includes(`(problems/${slug}.md)`));
    expect(missing).toEqual([]);
  });
});
