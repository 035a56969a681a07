/** Projects, claims and irregularities over HTTP: recorded, refused with a field, listed at both clocks. */
import type { ProjectRow } from '../../projections/projects';
import type { Finding } from '../../src/rulebook/rule';
import type { Role } from '../../src/domain/roles';
import { told } from '../support/examples/example';
import { funds } from '../support/examples/funds';
import { audits, claims, irregularities, projects } from '../support/examples/funds-records';
import { DEMO_ORG, organisations } from '../support/examples/organisations';
import type { Told } from '../support/spec';
import { Service, slugOf, type Answer } from './service';

interface Item<Row> {
  readonly key: string;
  readonly row: Row;
  readonly findings: readonly Finding[];
}

const ID = 'demo-2018';
const CORRELATION = '00000000-0000-4000-8000-00000000000a';
const PAYER = 'demo-payer';

let service: Service;
let sent = 0;
const tokens = new Map<Role, string>();
const revisions = new Map<string, number>();
let sizeBeforeRecovery = 0;

const token = (role: Role): string => {
  const made =
    tokens.get(role) ?? service.token(role, role === 'registrar' || role === 'public' ? undefined : DEMO_ORG);
  tokens.set(role, made);
  return made;
};

async function send(role: Role, { stream, type, data }: Told, correlation?: string): Promise<Answer> {
  sent += 1;
  const answer = await service.append(token(role), `fund-records ${String(sent)}`, {
    stream,
    type,
    expectedRevision: revisions.get(stream) ?? 'no-stream',
    about: { jurisdiction: 'CN-629999', ...(correlation === undefined ? {} : { correlation }) },
    data,
  });
  if (answer.status === 201) revisions.set(stream, Number(answer.json['revision']));
  return answer;
}

async function record(role: Role, fact: Told, correlation?: string): Promise<number> {
  const answer = await send(role, fact, correlation);
  if (answer.status !== 201) throw new Error(answer.text);
  return Number(answer.json['index']);
}

async function listed<Row = unknown>(path: string, role: Role = 'auditor'): Promise<readonly Item<Row>[]> {
  const answer = await service.get(path, token(role));
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.json['items'] as readonly Item<Row>[];
}

const codes = (items: readonly Item<unknown>[]): readonly string[] =>
  items.flatMap(({ findings }) => findings.map(({ rule, code }) => `${rule} ${code}`));

beforeAll(async () => {
  service = await Service.start();
  const body = (orgId: string): Told => ({
    ...told(organisations, 'OrganisationRegistered', { orgId }),
    stream: `org-${orgId}`,
  });
  await record('registrar', body(DEMO_ORG));
  await record('registrar', body(PAYER));
});
afterAll(() => service.stop());

describe('a project', () => {
  test('that is not declared enters no library, and has no claim', async () => {
    const early = await send('county-authority', told(projects, 'ProjectEnteredLibrary'));
    expect([early.status, slugOf(early)]).toEqual([422, 'out-of-order']);
    const claim = await send('township-authority', told(claims, 'ReimbursementClaimed'));
    expect([claim.status, slugOf(claim)]).toEqual([422, 'unknown-reference']);
    expect(claim.text).toContain('/data/projectId');
  });

  test('is listed with the money that was paid for it outside the library', async () => {
    await record('county-authority', told(projects, 'ProjectDeclared'));
    await record('county-authority', told(projects, 'ProjectEnteredLibrary', { enteredOn: '2018-06-01' }));
    const money = { fromOrgId: PAYER, amount: '60000000' };
    const { budgetId: _, budgetKind: __, ...data } = told(funds, 'FundAllocated', money).data;
    await record('finance-department', { ...told(funds, 'FundAllocated'), data });
    await record('finance-department', told(funds, 'FundDisbursed', { projectId: ID }));

    const [item, ...others] = await listed<ProjectRow>('/v1/projects');
    expect(others).toEqual([]);
    expect(item).toMatchObject({ key: ID, row: { state: 'in_library', disbursed: '30000000' } });
    expect(item?.findings).toMatchObject([{ rule: 'R-34', status: 'alert', code: 'PAID_OUTSIDE_LIBRARY' }]);
    expect(await listed(`/v1/projects?organ=${DEMO_ORG}&year=2018`)).toHaveLength(1);
    expect(await listed('/v1/projects?year=2017')).toEqual([]);
    expect(await listed(`/v1/projects?organ=${PAYER}`)).toEqual([]);
    expect(codes(await listed('/v1/projects?effectiveOn=2018-04-30'))).toEqual([]);
    expect(await listed('/v1/projects?effectiveOn=2018-01-19')).toEqual([]);
  });

  test('is undisclosed, with its age, until a disclosure names it', async () => {
    const { json } = await service.get(`/v1/views/disclosures/project-${ID}?effectiveOn=2018-12-31`, token('auditor'));
    expect(json['findings']).toMatchObject([
      { rule: 'R-35', status: 'open', arithmetic: '2018-12-31 - 2018-06-01 = 213 days' },
      { rule: 'R-35', status: 'open', arithmetic: '2018-12-31 - 2018-05-01 = 244 days' },
    ]);
  });
});

describe('a claim', () => {
  test('is paid up to what was accepted', async () => {
    await record('township-authority', told(claims, 'ReimbursementClaimed'));
    await record('finance-department', told(claims, 'ReimbursementReviewed'));
    const more = await send('finance-department', told(claims, 'ReimbursementPaid', { amount: '9500' }));
    expect([more.status, slugOf(more)]).toEqual([422, 'unbalanced']);
    expect(more.text).toContain('/data/amount');
    await record('finance-department', told(claims, 'ReimbursementPaid', { amount: '9000' }), CORRELATION);
    expect(await listed('/v1/claims')).toMatchObject([
      { key: ID, row: { state: 'paid', accepted: '9000', paid: '9000', payments: [{ correlation: CORRELATION }] } },
    ]);
    expect(await listed('/v1/claims?year=2017')).toEqual([]);
    expect(await listed(`/v1/claims?organ=${DEMO_ORG}&year=2018`)).toHaveLength(1);
  });

  test('has its money moved by one disbursement of the same correlation', async () => {
    const pair = async (): Promise<unknown> =>
      (await service.get(`/v1/views/reimbursement/${CORRELATION}`, token('auditor'))).json['findings'];
    expect(await pair()).toMatchObject([{ rule: 'R-36', code: 'PAYMENT_WITHOUT_DISBURSEMENT' }]);
    const moved = told(funds, 'FundDisbursed', {
      disbursementId: 'demo-d2',
      projectId: ID,
      amount: '9000',
      disbursedOn: '2018-06-20',
      voucherNo: '虚凭2018-0002号',
      via: 'county_reimbursement',
    });
    await record('finance-department', moved, CORRELATION);
    expect(await pair()).toEqual([]);
  });
});

describe('an irregularity', () => {
  test('is open until it is corrected, and no more comes back than was lost', async () => {
    sizeBeforeRecovery = (await record('auditor', told(irregularities, 'FundIrregularityFound'))) + 1;
    await record('finance-department', told(irregularities, 'FundRecovered'));
    const more = await send('finance-department', told(irregularities, 'FundRecovered', { amount: '4000001' }));
    expect([more.status, slugOf(more)]).toEqual([422, 'unbalanced']);
    await record('finance-department', told(irregularities, 'FundIrregularityCorrected'));

    expect(await listed('/v1/irregularities')).toMatchObject([
      { key: ID, row: { state: 'closed', recovered: '6000000' }, findings: [{ code: 'IRREGULARITY_CORRECTED' }] },
    ]);
    expect(codes(await listed('/v1/irregularities?effectiveOn=2019-05-31'))).toEqual(['R-37 IRREGULARITY_OPEN']);
    expect(await listed(`/v1/irregularities?knownAt=${String(sizeBeforeRecovery)}`)).toMatchObject([
      { row: { state: 'open', recovered: '0' } },
    ]);
    expect(await listed(`/v1/irregularities?organ=${DEMO_ORG}&year=2019`)).toHaveLength(1);
    expect(await listed('/v1/irregularities?year=2018')).toEqual([]);
  });

  test('is among the findings of all rules', async () => {
    const { json } = await service.get('/v1/findings?rule=R-37', token('auditor'));
    expect(json['items']).toMatchObject([{ view: 'irregularities', key: ID, status: 'fulfilled' }]);
  });
});

describe('an audit', () => {
  test('is listed with what was found and rectified, of an organ and a fiscal year', async () => {
    const early = await send('auditor', told(audits, 'AuditFindingRaised'));
    expect([early.status, slugOf(early)]).toEqual([422, 'out-of-order']);
    for (const [type] of Object.entries(audits)) await record('auditor', told(audits, type as keyof typeof audits));
    expect(await listed(`/v1/audits?organ=${DEMO_ORG}&year=2018`)).toMatchObject([
      {
        key: ID,
        row: {
          opening: { kind: 'annual_full' },
          reports: [{ audited: '48000000' }],
          findings: [{ findingId: 'f-1', rectification: { measure: 'returned_to_channel' } }],
        },
        findings: [],
      },
    ]);
    expect(await listed('/v1/audits?effectiveOn=2019-03-01')).toMatchObject([
      { row: { reports: [], findings: [{ findingId: 'f-1' }] } },
    ]);
    expect(await listed('/v1/audits?year=2019')).toEqual([]);
    expect(await listed(`/v1/audits?organ=${PAYER}`)).toEqual([]);
    const { json } = await service.get(`/v1/views/oversight/project-${ID}`, token('finance-department'));
    expect(json['row']).toMatchObject({ irregularities: [{ irregularityId: ID }], auditIds: [] });
  });
});

describe('who reads', () => {
  test('irregularities and audits is told apart from who reads projects and claims', async () => {
    const statuses = async (role: Role): Promise<readonly number[]> => {
      const answers = ['projects', 'claims', 'irregularities', 'audits'].map((name) =>
        service.get(`/v1/${name}`, token(role)),
      );
      return (await Promise.all(answers)).map(({ status }) => status);
    };
    expect(await statuses('finance-department')).toEqual([200, 200, 200, 200]);
    expect(await statuses('county-authority')).toEqual([200, 200, 403, 403]);
    expect(await statuses('helper-unit')).toEqual([403, 403, 403, 403]);
    expect(await statuses('public')).toEqual([403, 403, 403, 403]);
    for (const role of ['county-authority', 'public'] as const) {
      const index = await service.get(`/v1/views/oversight/project-${ID}`, token(role));
      expect([index.status, slugOf(index)]).toEqual([403, 'not-permitted']);
    }
    expect((await service.get(`/v1/views/disclosures/project-${ID}`, token('public'))).status).toBe(200);
    expect((await service.get('/v1/projects')).status).toBe(401);
  });

  test('a question that is not one is refused', async () => {
    for (const query of ['year=18', 'organ=-', 'state=open']) {
      expect((await service.get(`/v1/claims?${query}`, token('auditor'))).status).toBe(422);
    }
  });
});
