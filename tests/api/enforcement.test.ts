/** The enforcement figures over time, and the payments that do not add up: the same as the summary, at both clocks. */
import { AUDIT, BUREAU, ORGANISATION, organ, organs, penaltyImposed, type Item } from './facts';
import { Service, slugOf, type Answer } from './service';

const OTHER = 'county-market';
const about = { jurisdiction: 'CN-629999' };

let service: Service;
const token: Record<string, string> = {};
const id: Record<string, string> = {};
const size: Record<string, number> = {};

async function record(step: string, as: string, item: Item): Promise<void> {
  const answer = await service.append(token[as] ?? '', `${item.stream} ${step}`, item);
  if (answer.status !== 201) throw new Error(answer.text);
  id[step] = String(answer.json['id']);
  size[step] = service.ledger.log.size;
}

const paid = (
  penaltyId: string,
  expectedRevision: number,
  paidOn: string,
  amount: string,
  recordedTotal: string,
): Item => ({
  stream: `penalty-${penaltyId}`,
  type: 'PenaltyPaid',
  expectedRevision,
  about,
  data: { penaltyId, paidOn, amount, recordedTotal },
});

beforeAll(async () => {
  service = await Service.start();
  token['registrar'] = service.token('registrar');
  token['bureau'] = service.token('law-enforcement-organ', BUREAU, 'CN-62');
  token['other'] = service.token('law-enforcement-organ', OTHER, 'CN-62');
  token['auditor'] = service.token('auditor', AUDIT, 'CN-62');
  token['organisation'] = service.token('organisation-department', ORGANISATION, 'CN-62');
  for (const each of [...organs, organ(OTHER, '虚县市场监管执法队', 'law_enforcement_organ')])
    await record(each.stream, 'registrar', each);
  await record('p1', 'bureau', penaltyImposed('p1', { article: '第九|十条' }));
  await record('p1 first', 'bureau', paid('p1', 0, '2023-06-01', '5000', '5000'));
  await record('p1 second', 'bureau', paid('p1', 1, '2023-07-10', '5000', '9000'));
  await record('p1 third', 'bureau', paid('p1', 2, '2024-01-10', '1', '10002'));
  await record('p2', 'bureau', penaltyImposed('p2', { imposedOn: '2024-02-29', amount: '7' }));
  await record('p2 paid', 'bureau', paid('p2', 0, '2024-02-29', '7', '7'));
  await record('q1', 'other', penaltyImposed('q1', { orgId: OTHER, imposedOn: '2022-12-31', amount: '300' }));
  await record('q1 paid', 'other', paid('q1', 0, '2023-01-01', '300', '30'));
  await record('q1 corrected', 'other', {
    stream: 'penalty-q1',
    type: 'EventCorrected',
    expectedRevision: 1,
    about,
    data: {
      targetEventId: id['q1 paid'],
      correctedPayload: paid('q1', 0, '2023-02-01', '300', '300').data,
      reason: 'clerical',
      approvedByOrgId: OTHER,
      docNo: '虚市更〔2024〕1号',
      correctedOn: '2024-03-01',
    },
  });
  await record('p2 voided', 'bureau', {
    stream: 'penalty-p2',
    type: 'EventVoided',
    expectedRevision: 1,
    about,
    data: { targetEventId: id['p2'], reason: 'recorded_in_error', approvedByOrgId: BUREAU, voidedOn: '2024-03-02' },
  });
  await service.ledger.sealer.sealNow();
});
afterAll(() => service.stop());

type Row = Readonly<Record<string, string | number>>;
const get = (path: string, as = 'auditor'): Promise<Answer> => service.get(path, token[as]);
const itemsOf = ({ json }: Answer): readonly Row[] => json['items'] as readonly Row[];
const COUNTS = ['penalties', 'served', 'increased', 'payments'];
const MORE = ['reconsiderations', 'litigations', 'enforcementRequests', 'discrepancies'];
const AMOUNTS = ['imposed', 'expenses', 'paid'];

/** What the periods come to, member by member, in the form of the summary. */
function addedUp(items: readonly Row[]): Row {
  const sum = (name: string): bigint => items.reduce((total, item) => total + BigInt(item[name] ?? NaN), 0n);
  return Object.fromEntries<string | number>([
    ...[...COUNTS, ...MORE].map((name) => [name, Number(sum(name))] as const),
    ...AMOUNTS.map((name) => [name, String(sum(name))] as const),
  ]);
}

describe('the series', () => {
  test('has the figures of each month in which something happened, in order', async () => {
    const answer = await get(`/v1/enforcement/series?by=month&organ=${BUREAU}&knownAt=${String(size['p2 paid'])}`);
    expect(answer.json).toMatchObject({ currency: 'CNY', by: 'month', basis: { projection: 'enforcement-summary@1' } });
    expect(itemsOf(answer).map(({ period }) => period)).toEqual([
      '2023-05',
      '2023-06',
      '2023-07',
      '2024-01',
      '2024-02',
    ]);
    expect(itemsOf(answer)[0]).toEqual({
      period: '2023-05',
      ...Object.fromEntries([...COUNTS, ...MORE].map((name) => [name, name === 'penalties' ? 1 : 0])),
      imposed: '20000',
      expenses: '0',
      paid: '0',
    });
    expect(itemsOf(answer)[2]).toMatchObject({ payments: 1, paid: '5000', discrepancies: 1 });
  });

  test('is by year when nothing else is said, and ends with the day asked about', async () => {
    const years = async (query: string): Promise<unknown> =>
      itemsOf(await get(`/v1/enforcement/series?${query}`)).map(({ period, penalties, paid: sum }) => [
        period,
        penalties,
        sum,
      ]);
    expect(await years('effectiveOn=2030-01-01')).toEqual([
      ['2022', 1, '0'],
      ['2023', 1, '10300'],
      ['2024', 0, '8'],
    ]);
    expect(await years('effectiveOn=2023-06-30')).toEqual([
      ['2022', 1, '0'],
      ['2023', 1, '5300'],
    ]);
    expect(await years('effectiveOn=2022-12-30')).toEqual([]);
  });

  test('moves a corrected payment to its day, from the correction on', async () => {
    const months = async (step: string): Promise<unknown> =>
      itemsOf(await get(`/v1/enforcement/series?by=month&organ=${OTHER}&knownAt=${String(size[step])}`)).map(
        ({ period, paid: sum, discrepancies }) => [period, sum, discrepancies],
      );
    expect(await months('q1 paid')).toEqual([
      ['2022-12', '0', 0],
      ['2023-01', '300', 1],
    ]);
    expect(await months('q1 corrected')).toEqual([
      ['2022-12', '0', 0],
      ['2023-02', '300', 0],
    ]);
  });

  test('adds up to the summary, and so do the discrepancies, at any clocks, for each organ and for all', async () => {
    let compared = 0;
    for (const organId of [undefined, BUREAU, OTHER, 'nobody']) {
      for (const known of [1, ...Object.values(size).filter((each) => each > 8)]) {
        for (const on of ['2022-12-31', '2023-07-10', '2030-01-01']) {
          const query = `effectiveOn=${on}&knownAt=${String(known)}${organId ? `&organ=${organId}` : ''}`;
          const { json } = await get(`/v1/enforcement/summary?${query}`);
          for (const by of ['year', 'month']) {
            const series = await get(`/v1/enforcement/series?by=${by}&${query}`);
            expect([query, json]).toMatchObject([query, addedUp(itemsOf(series))]);
          }
          const listed = itemsOf(await get(`/v1/enforcement/discrepancies?${query}`));
          expect([query, listed.length]).toEqual([query, json['discrepancies']]);
          compared += listed.length;
        }
      }
    }
    expect(compared).toBeGreaterThan(20);
  }, 60_000);
});

describe('the discrepancies', () => {
  const payments = (): readonly unknown[] => [id['p1 first'], id['p1 second'], id['p1 third']];

  test('name the payment, both totals, and every payment of the penalty', async () => {
    const answer = await get('/v1/enforcement/discrepancies');
    expect(answer.json).toMatchObject({
      currency: 'CNY',
      next: null,
      basis: { projection: 'enforcement-discrepancies@1' },
    });
    const penalty = {
      penaltyId: 'p1',
      stream: 'penalty-p1',
      organ: BUREAU,
      article: '第九|十条',
      payments: payments(),
    };
    expect(itemsOf(answer)).toEqual([
      {
        ...penalty,
        factId: id['p1 second'],
        paidOn: '2023-07-10',
        amount: '5000',
        statedTotal: '9000',
        computedTotal: '10000',
        difference: '-1000',
      },
      {
        ...penalty,
        factId: id['p1 third'],
        paidOn: '2024-01-10',
        amount: '1',
        statedTotal: '10002',
        computedTotal: '10001',
        difference: '1',
      },
    ]);
  });

  test('are gone once a correction makes the totals agree, and still there for what was known before', async () => {
    const before = await get(`/v1/enforcement/discrepancies?knownAt=${String(size['q1 paid'])}&organ=${OTHER}`);
    expect(itemsOf(before)).toMatchObject([{ penaltyId: 'q1', difference: '-270', paidOn: '2023-01-01' }]);
    expect(itemsOf(await get(`/v1/enforcement/discrepancies?organ=${OTHER}`))).toEqual([]);
  });

  test('of a penalty whose decision is voided have no organ, and are shown to those who see all', async () => {
    await record('p3', 'bureau', penaltyImposed('p3'));
    await record('p3 paid', 'bureau', paid('p3', 0, '2023-05-05', '1', '2'));
    await record('p3 voided', 'bureau', {
      stream: 'penalty-p3',
      type: 'EventVoided',
      expectedRevision: 1,
      about,
      data: { targetEventId: id['p3'], reason: 'recorded_in_error', approvedByOrgId: BUREAU, voidedOn: '2024-03-02' },
    });
    const ofP3 = async (as: string): Promise<readonly Row[]> =>
      itemsOf(await get('/v1/enforcement/discrepancies', as)).filter(({ penaltyId }) => penaltyId === 'p3');
    expect(await ofP3('auditor')).toMatchObject([{ organ: null, article: null, difference: '1' }]);
    expect(await ofP3('bureau')).toEqual([]);
  });

  test('go on within a penalty where a page ended, at the clocks it began with', async () => {
    const known = `knownAt=${String(size['q1 paid'])}`;
    const all = itemsOf(await get(`/v1/enforcement/discrepancies?${known}`));
    expect(all).toHaveLength(3);
    const paged: Row[] = [];
    let after = '';
    for (let pages = 0; pages < 3; pages += 1) {
      const page = await get(`/v1/enforcement/discrepancies?${known}&limit=1${after}`);
      paged.push(...itemsOf(page));
      expect(page.json['next'] === null).toBe(pages === 2);
      after = `&after=${String(page.json['next'])}`;
      if (pages > 0) continue;
      const other = await get(`/v1/enforcement/discrepancies?limit=1${after}`);
      const ofOrgan = await get(`/v1/enforcement/discrepancies?${known}&organ=${BUREAU}${after}`);
      for (const each of [other, ofOrgan]) expect([each.status, slugOf(each)]).toEqual([400, 'invalid-cursor']);
    }
    expect(paged).toEqual(all);
  });
});

describe.each(['series', 'discrepancies'])('%s', (route) => {
  const path = `/v1/enforcement/${route}`;

  test('shows an enforcement organ its own part, and refuses that of another', async () => {
    const known = `knownAt=${String(size['q1 paid'])}`;
    const own = await get(`${path}?${known}`, 'bureau');
    expect(itemsOf(own).length).toBeGreaterThan(0);
    expect(own.json).toEqual((await get(`${path}?${known}&organ=${BUREAU}`)).json);
    expect((await get(`${path}?${known}&organ=${BUREAU}`, 'bureau')).json).toEqual(own.json);
    const refused = await get(`${path}?organ=${OTHER}`, 'bureau');
    expect([refused.status, slugOf(refused)]).toEqual([403, 'not-permitted']);
  });

  test('may be kept when both clocks are pinned', async () => {
    await service.ledger.sealer.sealNow();
    const pinned = await get(`${path}?effectiveOn=2024-01-01&knownAt=9`);
    expect(pinned.headers['cache-control']).toBe('private, max-age=86400, immutable');
    expect((await get(path)).headers['cache-control']).toBe('private, no-cache');
  });

  test.each([
    ['without a key', '', undefined, 401, 'unauthenticated'],
    ['by a role that does not read it', '', 'organisation', 403, 'not-permitted'],
    ['with a member that is not known', '?article=1', 'auditor', 422, 'invalid-query'],
    ['with what is no organ', '?organ=%7C', 'auditor', 422, 'invalid-query'],
    ['with what is no day', '?effectiveOn=2024', 'auditor', 422, 'invalid-query'],
    ['known in the future', '?knownAt=2200-01-01T00:00:00Z', 'auditor', 400, 'known-in-future'],
    ['known too soon', '?knownAt=999999', 'auditor', 503, 'not-yet-applied'],
  ])('is refused %s', async (_, query, as, status, slug) => {
    const answer = await service.get(`${path}${query}`, as === undefined ? undefined : token[as]);
    expect([answer.status, slugOf(answer)]).toEqual([status, slug]);
  });
});

test.each([
  ['series?by=day', 422, 'invalid-query'],
  ['series?by=', 422, 'invalid-query'],
  ['series?limit=3', 422, 'invalid-query'],
  ['discrepancies?limit=501', 422, 'invalid-query'],
  ['discrepancies?after=nowhere', 400, 'invalid-cursor'],
])('%s is refused', async (asked, status, slug) => {
  const answer = await get(`/v1/enforcement/${asked}`);
  expect([answer.status, slugOf(answer)]).toEqual([status, slug]);
});
