/** One payment followed back to the budget over HTTP: the life of an allocation, all of it at one basis. */
import type { Role } from '../../src/domain/roles';
import { told, without } from '../support/examples/example';
import { funds } from '../support/examples/funds';
import { audits, claims, disclosures, irregularities, projects } from '../support/examples/funds-records';
import { organisations } from '../support/examples/organisations';
import type { Told } from '../support/spec';
import { Service, slugOf, type Answer } from './service';

const [PROVINCE, GOVERNMENT, COUNTY] = ['fl-province', 'fl-government', 'fl-county'];
const [TOWNSHIP, BUILDER] = ['fl-township', 'fl-builder'];
const PROJECT = 'demo-2018';
const BUDGET = { budgetId: `${PROVINCE}-2018`, budgetKind: 'fiscal_poverty_total' };
const BUDGET_STEP = { kind: 'budget', id: BUDGET.budgetId, budgetKind: BUDGET.budgetKind, from: null, amount: '1050' };
const CORRELATION = '00000000-0000-4000-8000-00000000000b';

let service: Service;
let sent = 0;
const tokens = new Map<Role, string>();
const revisions = new Map<string, number>();

const token = (role: Role): string => {
  const made = tokens.get(role) ?? service.token(role, role === 'registrar' ? undefined : COUNTY);
  tokens.set(role, made);
  return made;
};

/** Records a fact; its id. */
async function record(role: Role, { stream, type, data }: Told, correlation?: string): Promise<string> {
  sent += 1;
  const answer = await service.append(token(role), `fund-life ${String(sent)}`, {
    stream,
    type,
    expectedRevision: revisions.get(stream) ?? 'no-stream',
    about: { jurisdiction: 'CN-629999', ...(correlation === undefined ? {} : { correlation }) },
    data,
  });
  if (answer.status !== 201) throw new Error(answer.text);
  revisions.set(stream, Number(answer.json['revision']));
  return String(answer.json['id']);
}

const allocated = (id: string, amount: string, splits: object, more: object = {}): Told => {
  const bare = without(told(funds, 'FundAllocated'), 'budgetId', 'budgetKind');
  const own = {
    allocationId: id,
    amount,
    fromOrgId: PROVINCE,
    toOrgId: COUNTY,
    docNo: `虚财-${id}`,
    ...splits,
    ...more,
  };
  return { ...bare, stream: `fund-${id}`, data: { ...bare.data, ...own } };
};
const paid = (id: string, voucherNo: string, amount: string, more: object = {}): Told => ({
  ...told(funds, 'FundDisbursed', {
    allocationId: id,
    disbursementId: voucherNo,
    voucherNo,
    amount,
    payeeOrgId: BUILDER,
    ...more,
  }),
  stream: `fund-${id}`,
});
/** An irregularity that names what it is given, and nothing else. */
const found = (id: string, names: object, foundOn: string): Told => {
  const bare = without(told(irregularities, 'FundIrregularityFound'), 'projectId', 'orgId');
  return { ...bare, stream: `irregularity-${id}`, data: { ...bare.data, irregularityId: id, foundOn, ...names } };
};
const audit = (id: string, fiscalYear: number, orgId: string = COUNTY): Told => ({
  ...told(audits, 'AuditOpened', {
    auditId: id,
    scopeOrgIds: [orgId],
    kind: 'special',
    fiscalYear,
    docNo: `示审-${id}`,
  }),
  stream: `audit-${id}`,
});

const get = (path: string, role: Role = 'auditor'): Promise<Answer> => service.get(`/v1/funds/${path}`, token(role));
async function life(path: string, role: Role = 'auditor'): Promise<Record<string, unknown>> {
  const answer = await get(path, role);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.json;
}

async function registerOrgans(): Promise<void> {
  for (const [orgId, level, above] of [
    [PROVINCE, 'province', { orgKind: 'government' }],
    [GOVERNMENT, 'county', { orgKind: 'government', parentOrgId: PROVINCE, regionCode: '629123' }],
    [COUNTY, 'county', { orgKind: 'department', parentOrgId: GOVERNMENT, regionCode: '629123' }],
    [TOWNSHIP, 'unit', {}],
    [BUILDER, 'unit', {}],
  ] as const) {
    const body = told(organisations, 'OrganisationRegistered', { orgId, nameZh: `虚构${orgId}`, level, ...above });
    await record('registrar', { ...body, stream: `org-${orgId}` });
  }
}

async function giveMoney(): Promise<void> {
  const budget = { orgId: PROVINCE, budgetKind: BUDGET.budgetKind };
  const stream = `budget-${BUDGET.budgetId}`;
  await record('finance-department', { ...told(funds, 'BudgetAdopted', { ...budget, amount: '1000' }), stream });
  const adjusted = told(funds, 'BudgetAdjusted', { ...budget, delta: '50', newAmount: '1050' });
  await record('finance-department', { ...adjusted, stream });
  await record('finance-department', allocated('top', '900', BUDGET));
  await record('finance-department', allocated('main', '600', { parentAllocationId: 'top' }));
  await record('finance-department', allocated('other', '100', { parentAllocationId: 'top' }));
  const part = allocated('part', '200', { parentAllocationId: 'main' }, { fromOrgId: COUNTY, toOrgId: TOWNSHIP });
  await record('finance-department', part);
}

async function payForProject(): Promise<void> {
  await record('county-authority', told(projects, 'ProjectDeclared', { declaringOrgId: COUNTY }));
  await record(
    'county-authority',
    told(projects, 'ProjectEnteredLibrary', { libraryOrgId: COUNTY, enteredOn: '2018-06-01' }),
  );
  await record('finance-department', paid('main', 'v1', '100', { projectId: PROJECT }));
  await record('finance-department', paid('other', 'v2', '10', { projectId: PROJECT }));
  await record('township-authority', told(claims, 'ReimbursementClaimed'));
  await record('finance-department', told(claims, 'ReimbursementReviewed', { reviewerOrgId: COUNTY }));
  await record('finance-department', told(claims, 'ReimbursementPaid', { amount: '90' }), CORRELATION);
  const moved = { projectId: PROJECT, via: 'county_reimbursement', disbursedOn: '2018-06-20' };
  await record('finance-department', paid('main', 'v3', '90', moved), CORRELATION);
  await record('finance-department', paid('main', 'v4', '30', { ...moved, disbursedOn: '2018-06-21' }));
  await record(
    'county-authority',
    told(disclosures, 'DisclosurePublished', { subjectIds: ['fund-main'], topic: 'fund_use' }),
  );
}

async function oversee(): Promise<void> {
  await record('auditor', found('of-allocation', { allocationId: 'main', orgId: COUNTY }, '2019-04-10'));
  await record('auditor', found('of-project', { projectId: PROJECT }, '2019-04-11'));
  await record(
    'auditor',
    found('of-other', { allocationId: 'other', projectId: PROJECT, orgId: COUNTY }, '2018-12-04'),
  );
  await record('auditor', found('of-organ', { orgId: COUNTY }, '2018-12-01'));
  await record('auditor', found('of-organ-later', { orgId: COUNTY }, '2019-12-01'));
  const back = { irregularityId: 'of-other', toAllocationId: 'main', amount: '5' };
  await record('finance-department', {
    ...told(irregularities, 'FundRecovered', back),
    stream: 'irregularity-of-other',
  });
  await record('auditor', audit('of-2018', 2018));
  await record('auditor', audit('of-2017', 2017));
  await record('auditor', audit('of-government', 2018, GOVERNMENT));
  await record('auditor', audit('of-province', 2018, PROVINCE));
  await record('auditor', found('of-superior', { orgId: GOVERNMENT }, '2018-12-02'));
  await record('auditor', found('of-province', { orgId: PROVINCE }, '2018-12-03'));
}

beforeAll(async () => {
  service = await Service.start();
  await registerOrgans();
  await giveMoney();
  await payForProject();
  await oversee();
});
afterAll(() => service.stop());

describe('the life of an allocation', () => {
  test('leads from a payment back to the line of a budget', async () => {
    const { path, allocation, parts, currency, basis, truncated } = await life('main');
    expect(allocation).toMatchObject({ toOrgId: COUNTY, amount: '600', splits: 'fund-top' });
    expect(path).toMatchObject([
      {
        kind: 'allocation',
        id: 'top',
        from: PROVINCE,
        to: COUNTY,
        amount: '900',
        docNo: '虚财-top',
        day: '2018-03-05',
      },
      { ...BUDGET_STEP, factId: expect.any(String) as string, docNo: '虚财〔2018〕2号', day: '2018-02-10' },
    ]);
    expect(parts).toMatchObject([{ id: 'part', from: COUNTY, to: TOWNSHIP, amount: '200', balance: '200' }]);
    expect([currency, truncated]).toEqual(['CNY', []]);
    expect(basis).toMatchObject({ projection: 'funds@1', size: service.ledger.log.size });
    expect((await life('part'))['path']).toMatchObject([{ id: 'main' }, { id: 'top' }, { kind: 'budget' }]);
  });

  test('has every change of its balance, with the claim that a payment reimbursed', async () => {
    const { moves } = (await life('main')) as { moves: readonly Record<string, unknown>[] };
    expect(moves.map(({ change, balance, counterpart, claimId }) => [change, balance, counterpart, claimId])).toEqual([
      ['600', '600', { kind: 'allocation', id: 'top' }, undefined],
      ['-200', '400', { kind: 'allocation', id: 'part' }, undefined],
      ['-100', '300', { kind: 'payee', id: BUILDER }, undefined],
      ['-90', '210', { kind: 'payee', id: BUILDER }, 'demo-2018'],
      ['-30', '180', { kind: 'payee', id: BUILDER }, undefined],
    ]);
    expect(moves[2]).toMatchObject({ day: '2018-05-01', type: 'FundDisbursed', voucherNo: 'v1', projectId: PROJECT });
  });

  test('balances, and says how', async () => {
    expect((await life('main'))['conservation']).toEqual({
      received: '600',
      passedOn: '200',
      paid: '220',
      withdrawn: '0',
      reallocated: '0',
      integrated: '0',
      balance: '180',
      residue: '0',
      overdrawn: false,
      arithmetic: 'received 600 - passedOn 200 - paid 220 - withdrawn 0 - reallocated 0 - integrated 0 = 180',
    });
    const early = await life('main?effectiveOn=2018-05-01');
    expect(early).toMatchObject({ conservation: { paid: '100', balance: '300', residue: '0' } });
    expect(early['moves']).toHaveLength(3);
  });

  test('shows its projects, audits and irregularities, and how these concern it', async () => {
    const answer = (await life('main')) as Record<'projects' | 'audits' | 'irregularities', readonly { key: string }[]>;
    expect(answer.projects).toMatchObject([{ key: PROJECT, row: { disbursed: '230' } }]);
    expect(answer.audits.map((each) => [each.key, (each as never)['concerns']])).toEqual([
      ['of-2018', ['organ']],
      ['of-government', ['superior']],
    ]);
    expect(answer.irregularities.map((each) => [each.key, (each as never)['concerns']])).toEqual([
      ['of-allocation', ['allocation']],
      ['of-other', ['recovery']],
      ['of-project', ['project']],
      ['of-organ', ['organ']],
      ['of-superior', ['superior']],
    ]);
    expect(answer.irregularities[1]).toMatchObject({ row: { recoveries: [{ amount: '5', toAllocationId: 'main' }] } });
    expect(await life('other')).toMatchObject({
      irregularities: [
        { key: 'of-other', concerns: ['allocation', 'project'] },
        { key: 'of-project' },
        { key: 'of-organ' },
        { key: 'of-superior' },
      ],
    });
  });

  test('has the findings that concern it, and no other payment of the same project', async () => {
    const { findings } = (await life('main')) as { findings: readonly { view: string; key: string; code: string }[] };
    expect(findings.map(({ view, key, code }) => `${view} ${key} ${code}`)).toEqual([
      `projects ${PROJECT} PAID_OUTSIDE_LIBRARY`,
      'disclosures fund-main DISCLOSED',
      `disclosures project-${PROJECT} UNDISCLOSED`,
      `disclosures project-${PROJECT} UNDISCLOSED`,
    ]);
  });

  test('names every organ of the answer, also for those who read no register of organs', async () => {
    const names = Object.fromEntries([PROVINCE, COUNTY, TOWNSHIP, BUILDER].map((id) => [id, `虚构${id}`]));
    expect(await life('main', 'county-authority')).toMatchObject({ names });
    expect((await service.get('/v1/organisations', token('county-authority'))).status).toBe(403);
  });

  test('is null, never empty, where the bearer does not read the view', async () => {
    expect(await life('main', 'county-authority')).toMatchObject({ audits: null, irregularities: null });
    expect(await life('part')).toMatchObject({ audits: [], irregularities: [] });
    const [may, mayNot] = [await life('main', 'finance-department'), await life('main', 'county-authority')];
    expect(may['irregularities']).toHaveLength(5);
    expect(mayNot['findings']).toEqual(may['findings']);
  });
});

describe('one basis', () => {
  test('holds for every part of the answer, and the same question has the same bytes', async () => {
    const size = service.ledger.log.size;
    await service.ledger.sealer.sealNow();
    const asked = `main?effectiveOn=2019-12-31&knownAt=${String(size)}`;
    const before = await get(asked);
    const v5 = await record('finance-department', paid('main', 'v5', '80'));
    await record('finance-department', allocated('late', '20', { parentAllocationId: 'main' }));
    const after = await get(asked);
    expect(after.text).toBe(before.text);
    expect(after.headers).toMatchObject({
      'cache-control': 'private, max-age=86400, immutable',
      vary: 'Authorization',
    });
    expect((await get('main')).headers['cache-control']).toBe('private, no-cache');
    expect(await life('main')).toMatchObject({ conservation: { balance: '80' }, parts: [{}, { id: 'late' }] });

    await record('finance-department', {
      stream: 'fund-main',
      type: 'EventCorrected',
      data: {
        targetEventId: v5,
        correctedPayload: paid('main', 'v5', '200').data,
        reason: 'clerical',
        approvedByOrgId: COUNTY,
        docNo: '虚更1号',
        correctedOn: '2019-01-01',
      },
    });
    expect(await life('main')).toMatchObject({
      conservation: { balance: '-40', overdrawn: true, residue: '0' },
      findings: [{ view: 'balances', key: 'fund-main', rule: 'R-33', code: 'OVERDRAWN' }, {}, {}, {}, {}],
    });
    // What is split from an overdrawn allocation is told so.
    expect((await life('part'))['findings']).toMatchObject([{ view: 'balances', key: 'fund-main' }, {}]);
  });
});

describe('what is not as it should be', () => {
  const corrected = (stream: string, targetEventId: string, correctedPayload: object): Told => ({
    stream,
    type: 'EventCorrected',
    data: {
      targetEventId,
      correctedPayload,
      reason: 'clerical',
      approvedByOrgId: COUNTY,
      docNo: `虚更-${stream}`,
      correctedOn: '2019-01-01',
    },
  });

  test('a path that a correction has closed to a circle ends', async () => {
    const id = await record('finance-department', allocated('x', '10', {}));
    await record('finance-department', allocated('y', '10', { parentAllocationId: 'x' }));
    await record('finance-department', corrected('fund-x', id, allocated('x', '10', { parentAllocationId: 'y' }).data));
    expect((await life('x'))['path']).toMatchObject([{ id: 'y' }]);
    expect((await life('y'))['path']).toMatchObject([{ id: 'x' }]);
  });

  test('an allocation that is voided leaves what became of its money, and the path says that it does not stand', async () => {
    const id = await record('finance-department', allocated('gone', '10', {}));
    await record('finance-department', allocated('left', '4', { parentAllocationId: 'gone' }));
    const data = { targetEventId: id, reason: 'recorded_in_error', approvedByOrgId: COUNTY, voidedOn: '2019-01-01' };
    await record('finance-department', { stream: 'fund-gone', type: 'EventVoided', data });
    expect(await life('gone')).toMatchObject({
      allocation: null,
      path: [],
      moves: [{ change: '-4', balance: '-4' }],
      audits: [],
      conservation: { received: '0', overdrawn: true, residue: '0' },
    });
    expect((await life('left'))['path']).toMatchObject([{ id: 'gone', from: null, amount: null, factId: null }]);
  });

  test('a long list is cut, and said to be', async () => {
    await record('finance-department', allocated('many', '1000', {}));
    const actor = { role: 'finance-department', organ: COUNTY, keyId: 'many' } as const;
    const recorded = await Promise.all(
      Array.from({ length: 501 }, (_, n) => {
        const { stream, type, data } = allocated(`many-${String(n)}`, '1', { parentAllocationId: 'many' });
        const facts = [{ stream, type, about: { jurisdiction: 'CN-629999' }, data }];
        return service.ledger.recorder.record({ actor, idempotencyKey: stream, expected: 'no-stream', facts });
      }),
    );
    expect(new Set(recorded.map(({ outcome }) => outcome))).toEqual(new Set(['recorded']));
    const answer = await life('many');
    expect(answer['truncated']).toEqual(['parts']);
    expect([answer['parts'], answer['moves']].map((list) => (list as unknown[]).length)).toEqual([500, 502]);
  });
});

describe('a refusal', () => {
  test('says which allocation is not known when', async () => {
    const size = service.ledger.log.size;
    for (const [path, detail] of [
      [
        'nowhere?effectiveOn=2018-06-01',
        `no such allocation is known on 2018-06-01 in the first ${String(size)} facts`,
      ],
      ['main?effectiveOn=2018-03-04', `no such allocation is known on 2018-03-04 in the first ${String(size)} facts`],
      ['main?effectiveOn=2018-06-01&knownAt=3', 'no such allocation is known on 2018-06-01 in the first 3 facts'],
    ] as const) {
      const answer = await get(path);
      expect([answer.status, slugOf(answer), answer.json['detail']]).toEqual([404, 'not-found', detail]);
    }
  });

  test('is for those who do not read of money, and for those without a key', async () => {
    const answer = await get('main', 'helper-unit');
    expect([answer.status, slugOf(answer)]).toEqual([403, 'not-permitted']);
    expect(answer.json['competent']).toContain('county-authority');
    const unknown = await service.get('/v1/funds/main');
    expect([unknown.status, slugOf(unknown)]).toEqual([401, 'unauthenticated']);
  });

  test('is for a question that is none, of the future, or of what is not here yet', async () => {
    for (const [query, status, slug] of [
      ['effectiveOn=June', 422, 'invalid-query'],
      ['organ=a', 422, 'invalid-query'],
      ['knownAt=2100-01-01T00:00:00Z', 400, 'known-in-future'],
      ['knownAt=999999', 503, 'not-yet-applied'],
    ] as const) {
      const answer = await get(`main?${query}`);
      expect([query, answer.status, slugOf(answer)]).toEqual([query, status, slug]);
    }
  });
});
