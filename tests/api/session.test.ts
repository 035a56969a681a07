/** What a key may do, told to whoever holds it; and that it is true. */
import { projections } from '../../projections';
import { roles, type Role } from '../../src/domain/roles';
import { AUDIT, BUREAU, COMMITTEE } from './facts';
import { Service, slugOf } from './service';

let service: Service;
beforeAll(async () => {
  service = await Service.start();
});
afterAll(() => service.stop());

interface Reads {
  readonly file: boolean;
  readonly facts: boolean;
  readonly views: readonly string[];
  readonly ownOrganOnly: readonly string[];
}
const session = async (token: string) => (await service.get('/v1/session', token)).json as { readonly reads: Reads };

const everyRole = [...Object.keys(roles), 'administrator'] as (Role | 'administrator')[];
const tokenOf = (role: Role | 'administrator'): string =>
  service.token(role, role !== 'administrator' && roles[role].needsOrgan ? COMMITTEE : undefined);

test('an auditor reads the file, the facts and every view', async () => {
  const answer = await service.get('/v1/session', service.token('auditor', AUDIT, 'CN-62', 30));
  const { expiresAt, reads, ...rest } = answer.json as Record<string, unknown> & { expiresAt: string; reads: Reads };
  expect(rest).toEqual({
    role: 'auditor',
    organ: AUDIT,
    jurisdiction: 'CN-62',
    origin: service.ledger.genesis.origin,
    currency: 'CNY',
    purposes: ['appraisal', 'reward', 'punishment', 'selection', 'appointment', 'inspection', 'audit'],
  });
  const days = (Date.parse(expiresAt) - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(29.9);
  expect(days).toBeLessThanOrEqual(30);
  const rows = projections.map(({ name }) => name).filter((name) => name !== 'integrity-file');
  expect(reads).toEqual({ file: true, facts: true, views: [...rows, 'findings'].sort(), ownOrganOnly: [] });
});

test('an enforcement organ is told where it sees its own part only', async () => {
  const { reads, ...rest } = await session(service.token('law-enforcement-organ', BUREAU));
  expect(rest).toMatchObject({ organ: BUREAU, jurisdiction: null, expiresAt: null, purposes: [] });
  expect(reads).toEqual({
    file: false,
    facts: false,
    views: ['enforcement-discrepancies', 'enforcement-summary', 'organisations'],
    ownOrganOnly: ['enforcement-discrepancies', 'enforcement-summary'],
  });
});

test('an administrator may ask, and reads nothing', async () => {
  const answer = await service.get('/v1/session', service.token('administrator'));
  expect([answer.status, answer.json]).toMatchObject([
    200,
    {
      role: 'administrator',
      organ: null,
      jurisdiction: null,
      expiresAt: null,
      reads: { file: false, facts: false, views: [], ownOrganOnly: [] },
      purposes: [],
    },
  ]);
});

test('is kept by nobody, and says nothing of the token', async () => {
  const token = service.token('registrar');
  const answer = await service.get('/v1/session', token);
  expect([answer.headers['cache-control'], answer.headers['etag']]).toEqual(['no-store', undefined]);
  const [, keyId = '', secret = ''] = /^shilu_([^_]+)_(.+)$/.exec(token) ?? [];
  expect([keyId.length, secret.length]).toEqual([12, 43]);
  for (const part of [keyId, secret]) expect(answer.text).not.toContain(part);
});

test('without a key, and with one that is none, there is no answer', async () => {
  for (const token of [undefined, `shilu_abcd_${'a'.repeat(43)}`]) {
    const answer = await service.get('/v1/session', token);
    expect([answer.status, slugOf(answer)]).toEqual([401, 'unauthenticated']);
  }
  const asked = await service.get('/v1/session?role=auditor', service.token('public'));
  expect([asked.status, slugOf(asked)]).toEqual([422, 'invalid-query']);
});

/** Doors of the named kinds: open exactly where the session says so. */
const doors: Readonly<Record<string, (reads: Reads) => boolean>> = {
  '/v1/events': ({ facts }) => facts,
  '/v1/officials/none/file?purpose=audit': ({ file }) => file,
  '/v1/organisations': ({ views }) => views.includes('organisations'),
  '/v1/officials': ({ views }) => views.includes('officials'),
  '/v1/evaluations': ({ views }) => views.includes('evaluations'),
  '/v1/docket': ({ views }) => views.includes('docket'),
  '/v1/findings': ({ views }) => views.includes('findings'),
  '/v1/enforcement/summary': ({ views }) => views.includes('enforcement-summary'),
  '/v1/enforcement/series': ({ views }) => views.includes('enforcement-summary'),
  '/v1/enforcement/discrepancies': ({ views }) => views.includes('enforcement-discrepancies'),
  '/v1/funds/summary': ({ views }) => views.includes('fund-flows'),
  '/v1/letters/none': ({ views }) => views.includes('letters'),
  '/v1/views/posts/none': ({ views }) => views.includes('posts'),
  '/v1/views/documents/none': ({ views }) => views.includes('documents'),
  '/v1/views/integrity-file/none': ({ views }) => views.includes('integrity-file'),
};

test.each(everyRole)('what it says is so for every door: %s', async (role) => {
  const token = tokenOf(role);
  const { reads } = await session(token);
  for (const [path, isOpen] of Object.entries(doors)) {
    const { status } = await service.get(path, token);
    expect([path, status !== 403]).toEqual([path, isOpen(reads)]);
  }
});
