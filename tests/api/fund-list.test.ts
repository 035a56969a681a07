/** The list of allocations over HTTP, narrowed by what the projection has no filter for. */
import { told, without } from '../support/examples/example';
import { funds } from '../support/examples/funds';
import { DEMO_ORG, organisations } from '../support/examples/organisations';
import { Service, slugOf, type Answer } from './service';

const YEAR = 2018;

let service: Service;
let finance: string;
let auditor: string;

async function recorded(token: string, key: string, item: object): Promise<Answer> {
  const answer = await service.append(token, key, { about: { jurisdiction: 'CN-629999' }, ...item });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer;
}

/** An allocation of money from outside the ledger. */
function allocation(id: string, amount: string, more: Readonly<Record<string, unknown>> = {}) {
  const { type, data } = without(told(funds, 'FundAllocated'), 'budgetId', 'budgetKind');
  const own = { allocationId: id, amount, docNo: `虚财-${id}`, ...more };
  return { stream: `fund-${id}`, type, expectedRevision: 'no-stream', data: { ...data, ...own } };
}

beforeAll(async () => {
  service = await Service.start();
  finance = service.token('finance-department', DEMO_ORG);
  auditor = service.token('auditor', DEMO_ORG);
  const organ = { ...organisations.OrganisationRegistered, type: 'OrganisationRegistered', opens: undefined };
  await recorded(service.token('registrar'), 'organ', { ...organ, expectedRevision: 'no-stream' });
  for (const id of ['line', 'a1', 'a2', 'a3', 'a4']) await recorded(finance, id, allocation(id, '100'));
  await recorded(finance, 'house', allocation('house', '100', { purposeZh: '危房改造', fiscalYear: 2019 }));
});
afterAll(() => service.stop());

const asked = async (path: string): Promise<Record<string, unknown>> => {
  const answer = await service.get(path, auditor);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.json;
};

describe('the list of allocations', () => {
  test('is narrowed to a part of an id, a document or a purpose, taken literally, and goes on in that list', async () => {
    const keys = async (query: string): Promise<readonly string[]> =>
      ((await asked(`/v1/funds?${query}`))['items'] as readonly { key: string }[]).map(({ key }) => key);
    expect(await keys('q=lin')).toEqual(['line']);
    expect(await keys(`q=${encodeURIComponent('虚财-lin')}`)).toEqual(['line']);
    const purpose = encodeURIComponent('硬化(虚');
    expect(await keys(`q=${purpose}&organ=${DEMO_ORG}&year=${String(YEAR)}`)).toHaveLength(5);
    for (const nothing of ['LINE', 'l.ne', '%25', 'line ']) {
      expect([nothing, await keys(`q=${encodeURIComponent(nothing)}`)]).toEqual([nothing, []]);
    }
    expect(await keys(`q=${encodeURIComponent('危房')}`)).toEqual(['house']);
    expect(await keys('q=line&effectiveOn=2018-03-04')).toEqual([]);
    expect(await keys('q=')).toEqual(await keys('limit=500'));

    const all = await keys(`q=${purpose}`);
    const first = await asked(`/v1/funds?q=${purpose}&limit=3`);
    const next = String(first['next']);
    expect(await keys(`q=${purpose}&limit=500&after=${next}`)).toEqual(all.slice(3));
    expect(all).toHaveLength(5);
    for (const other of ['q=line', `q=${purpose}&overdrawn=false`, 'limit=3']) {
      const answer = await service.get(`/v1/funds?${other}&after=${next}`, auditor);
      expect([other, answer.status, slugOf(answer)]).toEqual([other, 400, 'invalid-cursor']);
    }
  });

  test('is narrowed to what is overdrawn, and only that', async () => {
    const lists = async (query: string): Promise<readonly { key: string; row: { balance: string } }[]> =>
      (await asked(`/v1/funds?limit=500&${query}`))['items'] as never;
    const { json } = await recorded(finance, 'short', allocation('short', '30'));
    const paid = { ...told(funds, 'FundDisbursed', { allocationId: 'short', amount: '20' }), stream: 'fund-short' };
    await recorded(finance, 'short paid', { ...paid, expectedRevision: 0 });
    expect((await lists('overdrawn=true')).map(({ key }) => key)).not.toContain('short');
    await recorded(finance, 'short corrected', {
      stream: 'fund-short',
      type: 'EventCorrected',
      expectedRevision: 1,
      data: {
        targetEventId: json['id'],
        correctedPayload: allocation('short', '15').data,
        reason: 'clerical',
        approvedByOrgId: DEMO_ORG,
        docNo: '虚更-short',
        correctedOn: '2019-01-01',
      },
    });
    const overdrawn = await lists('overdrawn=true');
    expect(overdrawn).toContainEqual(expect.objectContaining({ key: 'short' }));
    expect(overdrawn.filter(({ row }) => Number(row.balance) >= 0)).toEqual([]);
    expect(await lists('overdrawn=true&q=short')).toMatchObject([{ key: 'short', row: { balance: '-5' } }]);
    expect(await lists('overdrawn=false&q=short')).toEqual([]);
    expect((await lists('overdrawn=false')).length + overdrawn.length).toBe(
      (await lists('effectiveOn=2030-01-01')).length,
    );
  });

  test('is not narrowed by what is no filter', async () => {
    for (const query of ['overdrawn=yes', 'overdrawn=', `q=${'a'.repeat(129)}`, 'q=a&q=b', 'purpose=a']) {
      const answer = await service.get(`/v1/funds?${query}`, auditor);
      expect([query, answer.status, slugOf(answer)]).toEqual([query, 422, 'invalid-query']);
    }
  });
});
