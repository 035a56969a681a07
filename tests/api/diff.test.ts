/** What changed between two moments: the patch makes the one answer of the other. */
import { patched, type Operation } from '../support/json-patch';
import {
  AUDIT,
  DISCIPLINE,
  evaluationHeld,
  evaluationOpened,
  ORGANISATION,
  organs,
  person,
  PERSON,
  type Item,
} from './facts';
import { Service, slugOf, type Answer } from './service';

let service: Service;
const token: Record<string, string> = {};
/** Sizes of the log behind each step. */
const size = { start: 0, opened: 0, held: 0, corrected: 0 };

beforeAll(async () => {
  service = await Service.start();
  token['registrar'] = service.token('registrar');
  token['organisation'] = service.token('organisation-department', ORGANISATION, 'CN-62');
  token['auditor'] = service.token('auditor', AUDIT, 'CN-62');
  token['discipline'] = service.token('discipline-commission', DISCIPLINE, 'CN-62');
  for (const each of organs) await record('registrar', each);
  await record('organisation', person(PERSON, '虚名·甲'));
  size.start = service.ledger.log.size;
  await record('organisation', evaluationOpened('changed'));
  size.opened = service.ledger.log.size;
  const held = await record('organisation', evaluationHeld('changed'));
  size.held = service.ledger.log.size;
  const counts = { trust: 60, basicallyTrust: 20, distrust: 15, abstain: 3, blank: 2 };
  await record('discipline', {
    stream: 'evaluation-changed',
    type: 'EventCorrected',
    expectedRevision: 1,
    about: { jurisdiction: 'CN-629999' },
    data: {
      targetEventId: String(held.json['id']),
      correctedPayload: { ...evaluationHeld('changed').data, counts },
      reason: 'clerical',
      approvedByOrgId: DISCIPLINE,
      docNo: '虚纪〔2024〕1号',
      correctedOn: '2024-02-01',
    },
  });
  size.corrected = service.ledger.log.size;
  await service.ledger.sealer.sealNow();
});
afterAll(() => service.stop());

async function record(as: string, item: Item): Promise<Answer> {
  const answer = await service.append(token[as] ?? '', `${item.stream} ${item.type}`, item);
  if (answer.status !== 201) throw new Error(answer.text);
  return answer;
}

const get = (path: string, as = 'auditor'): Promise<Answer> => service.get(path, token[as]);
const operationsOf = ({ json }: Answer): readonly Operation[] => json['operations'] as readonly Operation[];

interface Moment {
  readonly on: string;
  readonly known: number;
}
const clocks = ({ on, known }: Moment): string => `effectiveOn=${on}&knownAt=${known}`;
const both = (from: Moment, to: Moment): string => `fromEffectiveOn=${from.on}&fromKnownAt=${from.known}&${clocks(to)}`;

const moments: Readonly<Record<string, () => Moment>> = {
  'before it was there': () => ({ on: '2024-06-30', known: size.start }),
  'once it was opened': () => ({ on: '2024-06-30', known: size.opened }),
  'before its ballots': () => ({ on: '2023-12-05', known: size.held }),
  'once it was held': () => ({ on: '2024-06-30', known: size.held }),
  'once it was corrected': () => ({ on: '2024-06-30', known: size.corrected }),
};

describe('a row of a view', () => {
  const view = '/v1/views/evaluations/changed';

  test.each([
    ['before it was there', 'once it was opened'],
    ['once it was opened', 'once it was held'],
    ['before its ballots', 'once it was corrected'],
    ['once it was held', 'once it was corrected'],
    ['once it was corrected', 'before it was there'],
    ['once it was corrected', 'before its ballots'],
  ])('%s, and %s', async (first, second) => {
    const [from, to] = [moments[first]?.(), moments[second]?.()] as [Moment, Moment];
    const [before, after] = await Promise.all([get(`${view}?${clocks(from)}`), get(`${view}?${clocks(to)}`)]);
    const diff = await get(`${view}/diff?${both(from, to)}`);
    expect(diff.status).toBe(200);
    expect([diff.json['from'], diff.json['to']]).toEqual([before.json['basis'], after.json['basis']]);
    expect(before.json['row']).not.toEqual(after.json['row']);
    expect(operationsOf(diff).length).toBeGreaterThan(0);
    expect(operationsOf(diff).filter(({ op }) => !['add', 'remove', 'replace'].includes(op))).toEqual([]);
    expect(patched(before.json['row'], operationsOf(diff))).toEqual(after.json['row']);
  });

  test('names what a correction changed, and nothing else', async () => {
    const [from, to] = [moments['once it was held']?.(), moments['once it was corrected']?.()] as [Moment, Moment];
    const paths = operationsOf(await get(`${view}/diff?${both(from, to)}`)).map(({ path }) => path);
    expect(paths).toContain('/ballot/counts/trust');
    expect(paths.every((path) => !path.startsWith('/opening'))).toBe(true);
  });

  test('did not change between now and now', async () => {
    expect((await get(`${view}/diff`)).json).toMatchObject({ key: 'changed', operations: [] });
  });

  test('may be kept when both moments are settled, and not when one of them is now', async () => {
    const moment = moments['once it was held']?.() as Moment;
    const kept = async (query: string): Promise<unknown> =>
      (await get(`${view}/diff?${query}`)).headers['cache-control'];
    expect(await kept(both(moment, moment))).toBe('private, max-age=86400, immutable');
    expect(await kept(clocks(moment))).toBe('private, no-cache');
    expect(await kept(`fromEffectiveOn=${moment.on}&fromKnownAt=${moment.known}`)).toBe('private, no-cache');
  });

  test('is read by who reads the view, and asked for by clocks that are clocks', async () => {
    expect((await get('/v1/views/parameters/P-1/diff', 'organisation')).status).toBe(403);
    expect((await service.get(`${view}/diff`)).status).toBe(401);
    expect((await get('/v1/views/nothing/x/diff')).status).toBe(404);
    const wrong = await get(`${view}/diff?fromEffectiveOn=June&fromKnownAt=now`);
    expect([wrong.status, (wrong.json['errors'] as { pointer: string }[]).map(({ pointer }) => pointer)]).toEqual([
      422,
      ['/fromEffectiveOn', '/fromKnownAt'],
    ]);
    const future = await get(`${view}/diff?fromKnownAt=2200-01-01T00:00:00Z`);
    expect([future.status, slugOf(future)]).toEqual([400, 'known-in-future']);
  });
});

describe('a clean-governance file', () => {
  const file = `/v1/officials/${PERSON}/file`;

  test('is compared for a purpose only, and that is on record', async () => {
    const before = service.ledger.log.size;
    const refused = await get(`${file}/diff`, 'organisation');
    expect([refused.status, slugOf(refused)]).toEqual([422, 'purpose-required']);
    expect(service.ledger.log.size).toBe(before);
    const answer = await get(`${file}/diff?purpose=selection&fromKnownAt=${size.start}`, 'organisation');
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(service.ledger.log.size).toBe(before + 1);
    const [consulted] = (await get('/v1/events?type=IntegrityFileConsulted')).json['items'] as object[];
    expect(consulted).toMatchObject({
      stream: `consultation-${PERSON}`,
      data: { personId: PERSON, queriedByOrgId: ORGANISATION, purpose: 'selection', knownAt: String(before) },
    });
    expect((answer.json['to'] as { size: number }).size).toBe(before);
  });

  test('the patch makes the one file of the other', async () => {
    const [from, to] = [moments['before it was there']?.(), moments['once it was corrected']?.()] as [Moment, Moment];
    const at = async (moment: Moment): Promise<object> => {
      const { basis: _, ...shown } = (await get(`${file}?purpose=audit&${clocks(moment)}`)).json;
      return shown;
    };
    const [before, after] = [await at(from), await at(to)];
    const diff = await get(`${file}/diff?purpose=audit&${both(from, to)}`);
    expect(before).not.toEqual(after);
    expect(patched(before, operationsOf(diff))).toEqual(after);
  });

  test('is not read around its own door', async () => {
    for (const as of ['auditor', 'discipline', 'organisation']) {
      const around = await get(`/v1/views/integrity-file/${PERSON}/diff`, as);
      const { instance: _, ...refusal } = around.json;
      const { instance: __, ...ofView } = (await get(`/v1/views/integrity-file/${PERSON}`, as)).json;
      expect([around.status, refusal]).toEqual([403, ofView]);
    }
    expect((await get(`${file}/diff?purpose=audit`, 'registrar')).status).toBe(403);
    const nobody = '/v1/officials/00000000-0000-4000-8000-000000000000/file/diff?purpose=audit';
    expect((await get(nobody)).status).toBe(404);
  });
});
