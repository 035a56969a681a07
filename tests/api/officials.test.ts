/** Officials are found with one box: by name, by post, by the beginning of their id. */
import { COMMITTEE, ORGANISATION, organs, person, type Item } from './facts';
import { Service, slugOf, type Answer } from './service';

const [JIA, YI, BING] = ['a', 'b', 'c'].map((letter) => `${letter}f0e8b5a-2c4d-4e6f-8a1b-9c0d1e2f3a4b`) as [
  string,
  string,
  string,
];
const about = { jurisdiction: 'CN-629999' };

let service: Service;
let token: string;

const post = (postId: string, titleZh: string): Item => ({
  stream: `post-${postId}`,
  type: 'PostEstablished',
  expectedRevision: 'no-stream',
  about,
  data: {
    postId,
    orgId: COMMITTEE,
    titleZh,
    leadershipRole: 'team_member',
    rankOrdinal: 5,
    appointingOrgId: COMMITTEE,
    isLeadingCadre: true,
    occurredOn: '2019-01-01',
  },
});
const assumed = (postId: string, personId: string, expectedRevision: number, assumedOn: string): Item => ({
  stream: `post-${postId}`,
  type: 'PostAssumed',
  expectedRevision,
  about,
  data: {
    postId,
    personId,
    assumedOn,
    decidedByOrgId: COMMITTEE,
    decisionDocNo: `虚任〔${assumedOn}〕1号`,
    isPromotion: false,
  },
});

beforeAll(async () => {
  service = await Service.start();
  token = service.token('organisation-department', ORGANISATION, 'CN-62');
  const registrar = service.token('registrar');
  const items: readonly Item[] = [
    ...organs,
    person(JIA, '虚名·甲'),
    person(YI, '虚名·乙%'),
    person(BING, '丙·县长'),
    post('magistrate', '县长'),
    post('clerk', '办事员(综合科)'),
    assumed('magistrate', JIA, 0, '2021-03-01'),
    assumed('clerk', YI, 0, '2020-05-01'),
  ];
  for (const item of items) {
    const as = item.type === 'OrganisationRegistered' ? registrar : token;
    const answer = await service.append(as, `${item.stream} ${item.type}`, item);
    if (answer.status !== 201) throw new Error(answer.text);
  }
  await service.ledger.sealer.sealNow();
});
afterAll(() => service.stop());

const asked = (query: Readonly<Record<string, string>>): Promise<Answer> =>
  service.get(`/v1/officials?${String(new URLSearchParams(query))}`, token);
const found = async (query: Readonly<Record<string, string>>): Promise<readonly unknown[]> =>
  ((await asked(query)).json['items'] as readonly { readonly key: string }[]).map(({ key }) => key);

test.each([
  ['part of a name', { q: '名·' }, [JIA, YI]],
  ['part of the title of a post, and a name alike', { q: '县长' }, [JIA, BING]],
  ['part of a title with its brackets', { q: '(综合' }, [YI]],
  ['the beginning of an id', { q: 'cf0e8b5a-2c' }, [BING]],
  ['a letter that an id begins with', { q: 'b' }, [YI]],
  ['what an id only holds', { q: 'f0e8b5a' }, []],
  ['a sign that others take for anything', { q: '%' }, [YI]],
  ['a pattern', { q: '虚.*' }, []],
  ['an empty box', { q: '' }, [JIA, YI, BING]],
  ['the box and a name', { q: '名·', name: '甲' }, [JIA]],
  ['the box and a post', { q: '名·', post: 'clerk' }, [YI]],
  ['the box and an organ without them', { q: '名·', organ: 'another' }, []],
  ['a post on a day before it was assumed', { q: '县长', effectiveOn: '2021-02-28' }, [BING]],
  ['a post on the day it was assumed', { q: '县长', effectiveOn: '2021-03-01' }, [JIA, BING]],
])('%s', async (_, query, keys) => {
  expect(await found(query as Record<string, string>)).toEqual(keys);
});

test('goes on page by page, and a cursor belongs to its box', async () => {
  const first = await asked({ q: '名·', limit: '1' });
  expect((first.json['items'] as { key: string }[]).map(({ key }) => key)).toEqual([JIA]);
  const after = String(first.json['next']);
  expect(await found({ q: '名·', limit: '1', after })).toEqual([YI]);
  for (const query of [{ q: '县长' }, { name: '名·' }, {}]) {
    const answer = await asked({ ...query, after });
    expect([answer.status, slugOf(answer)]).toEqual([400, 'invalid-cursor']);
  }
});

test('a box that is filled too far is refused, and so is a second one', async () => {
  const long = await asked({ q: '名'.repeat(129) });
  expect([long.status, slugOf(long), long.json['errors']]).toMatchObject([422, 'invalid-query', [{ pointer: '/q' }]]);
  const twice = await service.get('/v1/officials?q=a&q=b', token);
  expect([twice.status, slugOf(twice)]).toEqual([422, 'invalid-query']);
});
