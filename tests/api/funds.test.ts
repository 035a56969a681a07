/** Money over the interface: no spend passes what is there, whoever comes first, and what a correction leaves is seen at once. */
import type { RecordRequest } from '../../src/ledger/recording';
import { told, without } from '../support/examples/example';
import { funds } from '../support/examples/funds';
import { DEMO_ORG, organisations } from '../support/examples/organisations';
import { Service, slugOf, type Answer } from './service';

const about = { jurisdiction: 'CN-629999' };
const CLIENTS = 1_000;

let service: Service;
let finance: string;

beforeAll(async () => {
  service = await Service.start();
  finance = service.token('finance-department', DEMO_ORG);
  const organ = { ...organisations.OrganisationRegistered, type: 'OrganisationRegistered' };
  await recorded(service.token('registrar'), 'organ', { ...organ, expectedRevision: 'no-stream', opens: undefined });
});
afterAll(() => service.stop());

async function recorded(token: string, key: string, item: object): Promise<Answer> {
  const answer = await service.append(token, key, { about, ...item });
  expect([answer.status, answer.text]).toEqual([201, answer.text]);
  return answer;
}

/** An allocation of money from outside the ledger. */
function allocation(id: string, amount: string, more: Readonly<Record<string, unknown>> = {}) {
  const { type, data } = without(told(funds, 'FundAllocated'), 'budgetId', 'budgetKind');
  const own = { allocationId: id, amount, docNo: `虚财-${id}`, ...more };
  return { stream: `fund-${id}`, type, expectedRevision: 'no-stream', data: { ...data, ...own } };
}

const spend = (id: string, amount: string, number: number, expectedRevision: number) => ({
  stream: `fund-${id}`,
  type: 'FundDisbursed',
  expectedRevision,
  about,
  data: {
    ...told(funds, 'FundDisbursed').data,
    allocationId: id,
    disbursementId: `d-${String(number)}`,
    voucherNo: `虚凭-${id}-${String(number)}`,
    amount,
  },
});

/** Spends as a client does that reads the new revision out of a conflict and tries again. */
async function spent(id: string, number: number): Promise<Answer> {
  for (let revision = 0, tries = 0; ; tries += 1) {
    const answer = await service.append(
      finance,
      `spend ${String(number)} ${String(tries)}`,
      spend(id, '1', number, revision),
    );
    if (slugOf(answer) !== 'revision-conflict') return answer;
    revision = Number(answer.json['actual']);
  }
}

test(`of ${String(CLIENTS)} who spend the last unit at once, one succeeds and the others are told that it is gone`, async () => {
  await recorded(finance, 'last', allocation('last', '1'));
  const answers = await Promise.all(Array.from({ length: CLIENTS }, (_, number) => spent('last', number)));
  const counted: Record<string, number> = {};
  for (const answer of answers) {
    const what = answer.status === 201 ? '201' : `${String(answer.status)} ${slugOf(answer)}`;
    counted[what] = (counted[what] ?? 0) + 1;
  }
  expect(counted).toEqual({ '201': 1, '422 insufficient-balance': CLIENTS - 1 });
  const auditor = service.token('auditor', DEMO_ORG);
  const { json } = await service.get('/v1/views/funds/last', auditor);
  expect(json['row']).toMatchObject({ balance: '0', disbursed: '1', moves: [{ change: '-1', payeeOrgId: DEMO_ORG }] });
  process.stdout.write(`${String(CLIENTS)} parallel spends of the last unit: ${JSON.stringify(counted)}\n`);
}, 60_000);

test('a refusal names the account, the day, what it holds, the field and the article, and stores nothing', async () => {
  await recorded(finance, 'few', allocation('few', '40'));
  const size = service.ledger.log.size;
  const answer = await service.append(finance, 'too much', spend('few', '50', 1, 0));
  expect([answer.status, slugOf(answer)]).toEqual([422, 'insufficient-balance']);
  expect(answer.json).toMatchObject({
    detail: 'fund-few has 40 on 2018-05-01, and 50 would go out',
    errors: [{ pointer: '/data/amount', code: 'insufficient-balance' }],
    cites: ['GS-PA-10'],
  });
  expect(service.ledger.log.size).toBe(size);
});

describe('decided in the same commit as a correction', () => {
  const actor = { role: 'finance-department', organ: DEMO_ORG, keyId: 'bench' } as const;
  let number = 0;

  /** Requests offered in one turn share a commit, and are decided in their order. */
  const together = (...requests: readonly Pick<RecordRequest, 'facts' | 'expected'>[]) =>
    Promise.all(
      requests.map((request) => {
        number += 1;
        return service.ledger.recorder.record({ actor, idempotencyKey: `together ${String(number)}`, ...request });
      }),
    );

  const one = (item: { stream: string; type: string; data: object }, expected: number | 'no-stream') => ({
    expected,
    facts: [{ stream: item.stream, type: item.type, about, data: item.data }],
  });

  const corrected = (stream: string, targetEventId: string, correctedPayload: object) => ({
    stream,
    type: 'EventCorrected',
    data: {
      targetEventId,
      correctedPayload,
      reason: 'clerical',
      approvedByOrgId: DEMO_ORG,
      docNo: `虚更-${stream}`,
      correctedOn: '2019-01-01',
    },
  });

  test('money that the correction takes away is not there any more', async () => {
    const { json } = await recorded(finance, 'p1', allocation('p1', '100'));
    const lowered = corrected('fund-p1', String(json['id']), allocation('p1', '50').data);
    const split = allocation('c1', '80', { parentAllocationId: 'p1' });
    const [first, second] = await together(one(lowered, 0), one(split, 'no-stream'));
    expect(first?.outcome).toBe('recorded');
    expect(second).toMatchObject({ outcome: 'refused', code: 'insufficient-balance' });
  });

  test('money that a void gives back can be spent', async () => {
    const { json: opened } = await recorded(finance, 'p2', allocation('p2', '100'));
    const { json: paid } = await recorded(finance, 'p2 paid', spend('p2', '90', 1, 0));
    expect(opened['index']).toBeLessThan(Number(paid['index']));
    const voided = {
      stream: 'fund-p2',
      type: 'EventVoided',
      data: {
        targetEventId: paid['id'],
        reason: 'recorded_in_error',
        approvedByOrgId: DEMO_ORG,
        voidedOn: '2019-01-01',
      },
    };
    const split = allocation('c2', '100', { parentAllocationId: 'p2' });
    const [, second] = await together(one(voided, 1), one(split, 'no-stream'));
    expect(second?.outcome).toBe('recorded');
  });

  test('money that a correction moves to another allocation counts there', async () => {
    await recorded(finance, 'p3', allocation('p3', '100'));
    await recorded(finance, 'p4', allocation('p4', '100'));
    const { json } = await recorded(finance, 'c3', allocation('c3', '70', { parentAllocationId: 'p3' }));
    const moved = corrected('fund-c3', String(json['id']), allocation('c3', '70', { parentAllocationId: 'p4' }).data);
    const [, fromNew, fromOld] = await together(
      one(moved, 0),
      one(allocation('c4', '40', { parentAllocationId: 'p4' }), 'no-stream'),
      one(allocation('c5', '100', { parentAllocationId: 'p3' }), 'no-stream'),
    );
    expect(fromNew).toMatchObject({ outcome: 'refused', code: 'insufficient-balance' });
    expect(fromOld?.outcome).toBe('recorded');
  });

  test('a split and its spend in one array are decided one over the other', async () => {
    const { stream, type, data } = allocation('a1', '100');
    const pay = (amount: string, n: number) => ({ ...spend('a1', amount, n, 0), expectedRevision: undefined });
    const [both] = await together({
      expected: 'no-stream',
      facts: [{ stream, type, about, data }, pay('60', 1), pay('50', 2)],
    });
    expect(both).toMatchObject({ outcome: 'refused', code: 'insufficient-balance', item: 2 });
    const [fits] = await together({
      expected: 'no-stream',
      facts: [{ stream, type, about, data }, pay('60', 1), pay('40', 2)],
    });
    expect(fits?.outcome).toBe('recorded');
  });
});

describe('the views of public money', () => {
  const [province, county] = ['demo-province', 'demo-county'];
  const name = organisations.OrganisationRegistered.data.nameZh;
  let auditor: string;
  let size: number;

  beforeAll(async () => {
    auditor = service.token('auditor', DEMO_ORG);
    const registrar = service.token('registrar');
    for (const [orgId, level, regionCode] of [
      [province, 'province', '140000'],
      [county, 'county', '140221'],
    ] as const) {
      await recorded(registrar, orgId, {
        stream: `org-${orgId}`,
        type: 'OrganisationRegistered',
        expectedRevision: 'no-stream',
        data: { ...organisations.OrganisationRegistered.data, orgId, level, regionCode, orgKind: 'government' },
      });
    }
    for (const [year, amount] of [
      [2016, '100'],
      [2017, '110'],
      [2018, '121'],
    ] as const) {
      await recorded(finance, `budget ${String(year)}`, {
        stream: `budget-${province}-${String(year)}`,
        type: 'BudgetAdopted',
        expectedRevision: 'no-stream',
        data: {
          ...funds.BudgetAdopted.data,
          orgId: province,
          fiscalYear: year,
          amount,
          budgetKind: 'fiscal_poverty_total',
          adoptedOn: `${String(year)}-02-01`,
        },
      });
    }
    const line = {
      fromOrgId: province,
      toOrgId: county,
      budgetId: `${province}-2018`,
      budgetKind: 'fiscal_poverty_total',
    };
    await recorded(finance, 'line', allocation('line', '100', line));
    await recorded(finance, 'line paid', spend('line', '60', 1, 0));
    size = service.ledger.log.size;
    await recorded(finance, 'line paid more', spend('line', '40', 2, 1));
  });

  const asked = async (path: string, token = auditor) => (await service.get(path, token)).json;

  test('show the flows of a year and an organ, from the budget to the payee, as known and as of a day', async () => {
    const path = `/v1/funds/flows?organ=${county}&year=2018`;
    expect(await asked(path)).toMatchObject({
      currency: 'CNY',
      basis: { projection: 'fund-flows@1' },
      nodes: [
        { id: `budget:${province}`, in: '0', out: '100' },
        { id: `organ:${county}`, in: '100', out: '100' },
        { id: `payee:${DEMO_ORG}`, in: '100', out: '0' },
      ],
      links: [
        { kind: 'from-budget', source: `budget:${province}`, target: `organ:${county}`, amount: '100' },
        { kind: 'paid', source: `organ:${county}`, target: `payee:${DEMO_ORG}`, amount: '100' },
      ],
    });
    expect(await asked(`${path}&knownAt=${String(size)}`)).toMatchObject({
      links: [{ amount: '100' }, { amount: '60' }],
    });
    expect(await asked(`${path}&effectiveOn=2018-04-30`)).toMatchObject({ links: [{ kind: 'from-budget' }] });
    const levels = await asked('/v1/funds/flows?year=2018');
    expect(levels['links']).toEqual(
      expect.arrayContaining([
        { kind: 'from-budget', source: 'budget:province', target: 'organ:county', amount: '100' },
      ]),
    );
    expect(await asked('/v1/funds/flows?year=2011')).toMatchObject({ nodes: [], links: [] });
  });

  test('balance, name their organs, and are drawn organ by organ or level by level as asked', async () => {
    const around = await asked(`/v1/funds/flows?organ=${county}`);
    expect(around).toMatchObject({
      conservation: { in: '100', out: '100', held: '0', residue: '0' },
      names: Object.fromEntries([DEMO_ORG, county, province].map((id) => [id, name])),
    });
    const levels = await asked(`/v1/funds/flows?organ=${county}&group=level`);
    expect(levels).toMatchObject({ nodes: [{ id: 'budget:province' }, { id: 'organ:county' }, {}], names: {} });
    expect(levels['conservation']).toEqual(around['conservation']);

    const whole = await asked('/v1/funds/flows?group=organ');
    expect(whole['nodes']).toContainEqual({ id: `organ:${county}`, in: '100', out: '100' });
    expect(whole['conservation']).toEqual((await asked('/v1/funds/flows'))['conservation']);
    const { items } = await asked('/v1/funds?limit=500');
    const held = (items as readonly { row: { balance: string } }[]).reduce(
      (sum, { row }) => sum + Number(row.balance),
      0,
    );
    expect(whole['conservation']).toMatchObject({ held: String(held), residue: '0' });
    expect(held).not.toBe(0);
  });

  test('are those of one source when one is asked for', async () => {
    await recorded(
      finance,
      'bond',
      allocation('bond', '7', { sourceKind: 'bond', fiscalYear: 2019, toOrgId: county, fromOrgId: province }),
    );
    const path = `/v1/funds/flows?group=organ&source=bond`;
    expect(await asked(path)).toMatchObject({
      links: [{ kind: 'from-outside', source: 'source:bond', target: `organ:${county}`, amount: '7' }],
      conservation: { in: '7', out: '0', held: '7', residue: '0' },
      names: { [county]: name },
    });
    expect(await asked('/v1/funds/summary?source=bond')).toMatchObject({
      lines: [{ sourceKind: 'bond', received: '7' }],
    });
    expect(await asked(`${path}&effectiveOn=2000-01-01`)).toMatchObject({ nodes: [], names: {} });
    for (const query of ['group=payee', 'group=', 'source=lottery', 'level=county']) {
      const refused = await service.get(`/v1/funds/flows?${query}`, auditor);
      expect([query, refused.status, slugOf(refused)]).toEqual([query, 422, 'invalid-query']);
    }
    const elsewhere = await service.get('/v1/funds/summary?group=organ', auditor);
    expect([elsewhere.status, slugOf(elsewhere)]).toEqual([422, 'invalid-query']);
  });

  test('add up by level, source and year', async () => {
    const { lines } = await asked(`/v1/funds/summary?organ=${county}&source=city_special`);
    expect(lines).toEqual([
      {
        level: 'county',
        sourceKind: 'city_special',
        fiscalYear: 2018,
        received: '100',
        passedOn: '0',
        paid: '100',
        withdrawn: '0',
        reallocated: '0',
      },
    ]);
  });

  test('list allocations of an organ and a year, and budgets with what the growth rules say', async () => {
    const list = await asked(`/v1/funds?organ=${county}&year=2018`);
    expect(list['items']).toMatchObject([{ key: 'line', row: { balance: '0', allocation: { toOrgId: county } } }]);
    const growth = await asked(`/v1/funds/growth?organ=${province}&year=2018`);
    const [row] = growth['items'] as readonly { findings: readonly { rule: string; code: string }[] }[];
    expect(row?.findings.map(({ rule, code }) => `${rule} ${code}`)).toEqual([
      'R-30 GROWTH_NOT_ASSESSABLE',
      'R-30 FUNDS_GROWN',
      'R-30 FUNDS_GROWN',
      'R-31 NOT_ASSESSABLE',
      'R-31 FAIL_RATE',
    ]);
  });

  test('are for those who give, use, supervise and audit the money', async () => {
    for (const path of [
      '/v1/funds',
      '/v1/funds/flows',
      '/v1/funds/summary',
      '/v1/funds/growth',
      '/v1/views/funds/line',
    ]) {
      expect([path, (await service.get(path, finance)).status]).toEqual([path, 200]);
      const refused = await service.get(path, service.token('law-enforcement-organ', DEMO_ORG));
      expect([path, refused.status, slugOf(refused)]).toEqual([path, 403, 'not-permitted']);
    }
    const wrong = await service.get('/v1/funds/flows?year=19', auditor);
    expect([wrong.status, slugOf(wrong)]).toEqual([422, 'invalid-query']);
  });
});
