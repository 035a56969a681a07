/** The responsibility matrix over the real service: five cities and ten years, against a table written by hand. */
import { body, gov, left, party, personOf, postOf, signed, succeeded, took } from '../support/letters';
import { say } from '../support/facts';
import type { Told } from '../support/spec';
import { Service, slugOf, type Answer } from './service';

const CITIES = ['anyuan', 'beichuan', 'changlin', 'dongshan', 'erlong'] as const;
type City = (typeof CITIES)[number];
const YEARS = ['2016', '2017', '2018', '2019', '2020', '2021', '2022', '2023', '2024', '2025'] as const;

/**
 * For each city what the committee's and the government's holders have: S signed, S! signed but nobody in the post since,
 * M missing since that day; two holders in one year are joined by +; a dash before the regulation was in force.
 */
const TABLE: Readonly<Record<City, readonly string[]>> = {
  // Both principals signed every year.
  anyuan: ['- -', 'S S', 'S S', 'S S', 'S S', 'S S', 'S S', 'S S', 'S S', 'S S'],
  // The party principal signed alone.
  beichuan: [
    '- -',
    'S M2017-03-09',
    'S M2018-01-01',
    'S M2019-01-01',
    'S M2020-01-01',
    'S M2021-01-01',
    'S M2022-01-01',
    'S M2023-01-01',
    'S M2024-01-01',
    'S M2025-01-01',
  ],
  // Nobody signed any more from 2020 on.
  changlin: [
    '- -',
    'S S',
    'S S',
    'S S',
    'M2020-01-01 M2020-01-01',
    'M2021-01-01 M2021-01-01',
    'M2022-01-01 M2022-01-01',
    'M2023-01-01 M2023-01-01',
    'M2024-01-01 M2024-01-01',
    'M2025-01-01 M2025-01-01',
  ],
  // The mayor changed on 2019-09-01; the new one signed from 2020 on.
  dongshan: ['- -', 'S S', 'S S', 'S S!2019-09-01+M2019-09-01', 'S S', 'S S', 'S S', 'S S', 'S S', 'S S'],
  // The secretary left on 2021-04-01, the letter was taken over on 2021-04-20; no letter for 2025.
  erlong: ['- -', 'S S', 'S S', 'S S', 'S S', 'S+S S', 'S S', 'S S', 'S S', 'M2025-01-01 M2025-01-01'],
};

let person = 0;
const newPerson = (): string => personOf((person += 1));

/** A city's committee and government, with who held their first posts. */
class CityStory {
  readonly secretary = newPerson();
  readonly mayor = newPerson();
  readonly next = newPerson();
  readonly opening: readonly Told[];

  constructor(readonly city: City) {
    const { secretary, mayor, next } = this;
    this.opening = [
      body(`${city}-committee`, 'city', 'party_committee', '629900'),
      body(`${city}-government`, 'city', 'government', '629900'),
      ...[secretary, mayor, next].map((personId) =>
        say('PersonRegistered', `person-${personId}`, {
          personId,
          nameZh: '示例人',
          partyMember: true,
          cadreManagementOrgId: 'group',
          occurredOn: '2015-01-01',
        }),
      ),
      postOf(`${city}-committee`, `${city}-secretary`, 'principal_party'),
      postOf(`${city}-government`, `${city}-mayor`, 'principal_gov'),
      took(`${city}-secretary`, secretary, '2015-06-01', 'group'),
      took(`${city}-mayor`, mayor, '2015-06-01', 'group'),
    ];
  }

  readonly asSecretary = (who = this.secretary) => party(`${this.city}-committee`, `${this.city}-secretary`, who);
  readonly asMayor = (who = this.mayor) => gov(`${this.city}-government`, `${this.city}-mayor`, who);

  signedIn(year: number, ...who: Parameters<typeof signed>[3]): Told {
    return signed(`${this.city}-${year}`, 'LT-04', `${year}-03-20`, who, { recipientOrgId: 'province' });
  }
}

const between = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

const a = new CityStory('anyuan');
const b = new CityStory('beichuan');
const c = new CityStory('changlin');
const d = new CityStory('dongshan');
const e = new CityStory('erlong');

const story: readonly Told[] = [
  ...[a, b, c, d, e].flatMap(({ opening }) => opening),
  ...between(2017, 2025).map((year) => a.signedIn(year, a.asSecretary(), a.asMayor())),
  ...between(2017, 2025).map((year) => b.signedIn(year, b.asSecretary())),
  ...between(2017, 2019).map((year) => d.signedIn(year, d.asSecretary(), d.asMayor())),
  left('dongshan-mayor', d.mayor, '2019-09-01'),
  took('dongshan-mayor', d.next, '2019-09-01', 'group'),
  ...between(2020, 2025).map((year) => d.signedIn(year, d.asSecretary(), d.asMayor(d.next))),
  ...between(2017, 2021).map((year) => e.signedIn(year, e.asSecretary(), e.asMayor())),
  left('erlong-secretary', e.secretary, '2021-04-01'),
  took('erlong-secretary', e.next, '2021-04-10', 'group'),
  succeeded('erlong-2021', e.asSecretary(), e.asSecretary(e.next), '2021-04-20'),
  ...between(2022, 2024).map((year) => e.signedIn(year, e.asSecretary(e.next), e.asMayor())),
];
/** Recorded last, so that a smaller log does not know of them. */
const late = between(2017, 2019).map((year) => c.signedIn(year, c.asSecretary(), c.asMayor()));

const recorderOf = (type: string): string => {
  if (type === 'OrganisationRegistered') return 'registrar';
  return type.includes('Letter') || type === 'ParameterSet' ? 'leading-group' : 'organisation-department';
};

let service: Service;
let before = 0;
const token: Record<string, string> = {};
const revisions = new Map<string, number>();

async function record({ stream, type, data }: Told): Promise<Answer> {
  const revision = revisions.get(stream);
  const answer = await service.append(token[recorderOf(type)] ?? '', `${stream} ${type} ${String(revision ?? -1)}`, {
    stream,
    type,
    expectedRevision: revision ?? 'no-stream',
    about: { jurisdiction: 'CN-62' },
    data,
  });
  if (answer.status === 201) revisions.set(stream, (revision ?? -1) + 1);
  return answer;
}

beforeAll(async () => {
  service = await Service.start();
  token['registrar'] = service.token('registrar');
  token['leading-group'] = service.token('leading-group', 'group');
  token['organisation-department'] = service.token('organisation-department', 'department');
  token['auditor'] = service.token('auditor', 'audit');
  const frame = [
    body('group', 'province', 'leading_group', '620000'),
    body('department', 'province', 'organisation_dept', '620000'),
    body('audit', 'province', 'audit_organ', '620000'),
    body('province', 'province', 'party_committee', '620000'),
    say('ParameterSet', 'parameter-P-CAMPAIGN-END', {
      parameterId: 'P-CAMPAIGN-END',
      value: '2025-12-31',
      jurisdiction: 'CN-62',
      effectiveFrom: '2015-01-01',
      authority: '示例省领导小组',
    }),
  ];
  for (const each of [...frame, ...story]) expect([each, (await record(each)).status]).toEqual([each, 201]);
  before = service.ledger.log.size;
  for (const each of late) expect((await record(each)).status).toBe(201);
}, 60_000);
afterAll(() => service.stop());

interface Cell {
  readonly state: 'signed' | 'missing';
  readonly cites: readonly string[];
  readonly uncoveredSince?: string;
  readonly uncovered?: { readonly days: number; readonly endedBy?: string };
}
interface Item {
  readonly key: string;
  readonly cells: readonly Cell[];
  readonly findings: readonly { readonly code: string; readonly cites: readonly string[] }[];
}

const ask = (query: string, as = 'auditor'): Promise<Answer> => service.get(`/v1/letters/matrix?${query}`, token[as]);
const itemsOf = ({ json }: Answer): readonly Item[] => json['items'] as readonly Item[];
const cellText = ({ state, uncoveredSince }: Cell): string =>
  state === 'missing' ? `M${String(uncoveredSince)}` : uncoveredSince === undefined ? 'S' : `S!${uncoveredSince}`;
const bodyText = (items: readonly Item[], org: string): string =>
  items
    .find(({ key }) => key === org)
    ?.cells.map(cellText)
    .join('+') ?? 'no such body';
const rowText = (items: readonly Item[], city: City): string =>
  ['committee', 'government'].map((kind) => bodyText(items, `${city}-${kind}`) || '-').join(' ');

describe('the matrix of five cities and ten years', () => {
  test('is the table', async () => {
    const shown: Record<string, string[]> = Object.fromEntries(CITIES.map((city) => [city, []]));
    for (const year of YEARS) {
      const answer = await ask(`level=city&year=${year}&effectiveOn=2026-06-30`);
      expect([answer.status, answer.json['level'], answer.json['year']]).toEqual([200, 'city', Number(year)]);
      for (const city of CITIES) shown[city]?.push(rowText(itemsOf(answer), city));
    }
    expect(shown).toEqual(TABLE);
  });

  test('cites the article of every gap, in the cell and in what the rules find', async () => {
    for (const year of YEARS) {
      const items = itemsOf(await ask(`level=city&year=${year}&effectiveOn=2026-06-30`));
      const gaps = items.flatMap(({ cells }) => cells).filter(({ uncoveredSince }) => uncoveredSince !== undefined);
      expect(gaps.map(({ cites }) => cites)).toEqual(gaps.map(() => ['GS-PA-5']));
      const found = items.flatMap(({ findings }) => findings).filter(({ code }) => code !== 'LETTER_WAS_UNCOVERED');
      expect(found).toHaveLength(gaps.length);
      expect(found.map(({ cites }) => cites)).toEqual(gaps.map(() => ['GS-PA-5']));
    }
  });

  test('says how long nobody answered for a letter that was taken over', async () => {
    const items = itemsOf(await ask('level=city&year=2021&effectiveOn=2026-06-30'));
    const erlong = items.find(({ key }) => key === 'erlong-committee');
    expect(erlong?.cells[0]?.uncovered).toMatchObject({ days: 19, endedBy: 'succession' });
    expect(erlong?.findings).toMatchObject([{ code: 'LETTER_WAS_UNCOVERED' }]);
  });

  test('is another at other clocks: letters not signed yet, and letters not known yet', async () => {
    const early = itemsOf(await ask('level=city&year=2019&effectiveOn=2019-03-19'));
    expect(CITIES.map((city) => rowText(early, city))).toEqual(CITIES.map(() => 'M2019-01-01 M2019-01-01'));
    const unknown = await ask(`level=city&year=2019&effectiveOn=2026-06-30&knownAt=${before}`);
    expect(rowText(itemsOf(unknown), 'changlin')).toBe('M2019-01-01 M2019-01-01');
    expect(unknown.json['basis']).toMatchObject({ size: before, knownAt: before, projection: 'letter-matrix@1' });
  });

  test('comes page by page, and of other levels has their bodies alone', async () => {
    const keys: string[] = [];
    let after = '';
    do {
      const page = await ask(`level=city&year=2019&effectiveOn=2026-06-30&limit=3${after}`);
      keys.push(...itemsOf(page).map(({ key }) => key));
      const next = page.json['next'] as string | null;
      after = next === null ? '' : `&after=${next}`;
    } while (after !== '');
    expect(keys).toEqual(CITIES.flatMap((city) => [`${city}-committee`, `${city}-government`]));
    expect(itemsOf(await ask('level=province&year=2019')).map(({ key }) => key)).toEqual(['province']);
    expect(itemsOf(await ask('level=village&year=2019'))).toEqual([]);
  });

  test('asks for a level and a year, and for a role that reads it', async () => {
    for (const query of ['level=city', 'year=2019', 'level=street&year=2019', 'level=city&year=19']) {
      expect([query, slugOf(await ask(query))]).toEqual([query, 'invalid-query']);
    }
    expect((await ask('level=city&year=2019', 'leading-group')).status).toBe(200);
    expect((await ask('level=city&year=2019', 'registrar')).status).toBe(403);
  });
});

describe('one letter', () => {
  test('shows who answered for it, and is null where there is none', async () => {
    const { json } = await service.get('/v1/letters/erlong-2021?effectiveOn=2022-01-01', token['auditor']);
    expect(json).toMatchObject({
      key: 'erlong-2021',
      row: {
        state: 'signed',
        signatories: [{ personId: e.secretary, until: '2021-04-20' }, { personId: e.mayor }, { personId: e.next }],
      },
      findings: [],
    });
    expect((await service.get('/v1/letters/none', token['auditor'])).json['row']).toBeNull();
    expect((await service.get('/v1/letters/erlong-2021', token['registrar'])).status).toBe(403);
  });

  test('by somebody unknown, or of an unknown post, is not recorded', async () => {
    const stranger = a.signedIn(2026, a.asSecretary(personOf(999)));
    const nowhere = a.signedIn(2026, { ...a.asSecretary(), postId: 'no-such-post' });
    for (const [told, pointer] of [
      [stranger, '/data/signatories/0/personId'],
      [nowhere, '/data/signatories/0/postId'],
    ] as const) {
      const { status, text } = await record(told);
      expect(status).toBe(422);
      expect(text).toContain(pointer);
    }
  });
});
