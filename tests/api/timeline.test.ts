/** The facts of a clean-governance file in the order of the log, corrections visible as such, under the file's own rules. */
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

const OTHER = '3f0e8b5a-2c4d-4e6f-8a1b-9c0d1e2f3a4c';
const about = { jurisdiction: 'CN-629999' };

let service: Service;
const token: Record<string, string> = {};
/** Ids of facts, and sizes of the log, behind each step. */
const id: Record<string, string> = {};
const size: Record<string, number> = {};

async function record(step: string, as: string, item: Item): Promise<void> {
  const answer = await service.append(token[as] ?? '', `${item.stream} ${item.type} ${step}`, item);
  if (answer.status !== 201) throw new Error(answer.text);
  id[step] = String(answer.json['id']);
  size[step] = service.ledger.log.size;
}

const correction = (stream: string, expectedRevision: number, target: string, payload: Item['data']): Item => ({
  stream,
  type: 'EventCorrected',
  expectedRevision,
  about,
  data: {
    targetEventId: id[target],
    correctedPayload: payload,
    reason: 'clerical',
    approvedByOrgId: DISCIPLINE,
    docNo: `虚纪〔2024〕${target}号`,
    correctedOn: '2024-02-01',
  },
});

beforeAll(async () => {
  service = await Service.start();
  token['registrar'] = service.token('registrar');
  token['organisation'] = service.token('organisation-department', ORGANISATION, 'CN-62');
  token['auditor'] = service.token('auditor', AUDIT, 'CN-62');
  token['discipline'] = service.token('discipline-commission', DISCIPLINE, 'CN-62');
  for (const each of organs) await record(each.stream, 'registrar', each);
  await record('person', 'organisation', person(PERSON, '虚名·甲'));
  await record('other', 'organisation', person(OTHER, '虚名·乙'));
  await record('opened', 'organisation', evaluationOpened('line'));
  await record('held', 'organisation', evaluationHeld('line'));
  const heldOn = { heldOn: '2023-12-22' };
  await record(
    'corrected',
    'discipline',
    correction('evaluation-line', 1, 'held', evaluationHeld('line', heldOn).data),
  );
  await record('mistaken', 'organisation', evaluationOpened('moved', { subjectPersonId: OTHER }));
  await record('moved', 'discipline', correction('evaluation-moved', 0, 'mistaken', evaluationOpened('moved').data));
  await record('wrong', 'organisation', evaluationOpened('void'));
  await record('voided', 'discipline', {
    stream: 'evaluation-void',
    type: 'EventVoided',
    expectedRevision: 0,
    about,
    data: {
      targetEventId: id['wrong'],
      reason: 'recorded_in_error',
      approvedByOrgId: DISCIPLINE,
      voidedOn: '2024-02-02',
    },
  });
  const discipline = {
    measureId: 'line-1',
    personId: PERSON,
    sanction: 'WARNING',
    ground: 'CG-15-i1',
    severity: 'general',
    needsAdmin: false,
    imposedOn: '2024-03-01',
    takesEffectOn: '2024-03-01',
    decidedByOrgId: DISCIPLINE,
    docNo: '虚纪处〔2024〕12号',
  };
  const imposed = { stream: 'sanction-line-1', type: 'PartyDisciplineImposed', expectedRevision: 'no-stream', about };
  await record('imposed', 'discipline', { ...imposed, data: discipline });
  await record('revoked', 'discipline', {
    stream: 'sanction-line-1',
    type: 'SanctionRevoked',
    expectedRevision: 0,
    about,
    data: {
      measureId: 'line-1',
      reason: 'appeal_upheld',
      revokedOn: '2024-06-01',
      effectiveFrom: 'from_beginning',
      docNo: '虚纪撤〔2024〕1号',
    },
  });
  await service.ledger.sealer.sealNow();
});
afterAll(() => service.stop());

interface Mark {
  readonly factId: string;
  readonly index: number;
  readonly type: string;
  readonly state: string;
  readonly filed: boolean;
}
const line = (whose = PERSON): string => `/v1/officials/${whose}/file/timeline`;
const get = (path: string, as = 'auditor'): Promise<Answer> => service.get(path, token[as]);
const marks = async (query: string, whose = PERSON): Promise<readonly Mark[]> => {
  const answer = await get(`${line(whose)}?purpose=audit&${query}`);
  expect(answer.status).toBe(200);
  return answer.json['items'] as readonly Mark[];
};
const at = (step: string): string => `knownAt=${String(size[step])}`;

test('shows every fact of the file with its legal day and what became of it', async () => {
  const answer = await get(`${line()}?purpose=audit&effectiveOn=2000-01-01&${at('revoked')}`);
  expect(answer.json).toMatchObject({
    personId: PERSON,
    purpose: 'audit',
    basis: { effectiveOn: '2000-01-01', size: size['revoked'], projection: 'integrity-file@1' },
  });
  const items = answer.json['items'] as readonly Mark[];
  expect(items[2]).toEqual({
    factId: id['held'],
    index: (size['held'] ?? 0) - 1,
    type: 'DemocraticEvaluationHeld',
    zh: '民主测评结果',
    recordedAt: service.ledger.log.entry((size['held'] ?? 0) - 1).recordedAt,
    occurredOn: '2023-12-22',
    recordingOrgan: ORGANISATION,
    sections: ['F-04'],
    state: 'corrected',
    filed: true,
    changedBy: [id['corrected']],
  });
  const stands = { state: 'stands', filed: true, changedBy: [] };
  expect(items).toMatchObject([
    { factId: id['person'], sections: ['F-01'], ...stands },
    { factId: id['opened'], sections: ['F-04'], occurredOn: '2023-12-01', ...stands },
    { factId: id['held'] },
    { factId: id['corrected'], sections: ['F-19'], targets: id['held'], occurredOn: '2024-02-01', ...stands },
    { factId: id['mistaken'], sections: ['F-04'], state: 'corrected', filed: true, changedBy: [id['moved']] },
    { factId: id['moved'], targets: id['mistaken'], ...stands },
    { factId: id['wrong'], sections: ['F-04'], state: 'voided', filed: false, changedBy: [id['voided']] },
    { factId: id['voided'], targets: id['wrong'], occurredOn: '2024-02-02', ...stands },
    { factId: id['imposed'], sections: ['F-10'], ...stands },
    { factId: id['revoked'], sections: ['F-12'], occurredOn: '2024-06-01', ...stands },
  ]);
  expect(items.filter((each) => 'targets' in each)).toHaveLength(3);
});

test('says what was known, and nothing that was recorded later', async () => {
  const held = await marks(at('held'));
  expect(held.map(({ factId }) => factId)).toEqual([id['person'], id['opened'], id['held']]);
  expect(held[2]).toMatchObject({ occurredOn: '2023-12-20', state: 'stands', changedBy: [] });
  expect((await marks(at('mistaken'))).map(({ factId }) => factId)).not.toContain(id['mistaken']);
  expect((await marks('knownAt=1')).length).toBe(0);
});

test('of the wrong person keeps what was taken out, marked as such', async () => {
  expect(await marks(at('mistaken'), OTHER)).toMatchObject([
    {},
    { factId: id['mistaken'], state: 'stands', filed: true },
  ]);
  expect(await marks(at('revoked'), OTHER)).toMatchObject([
    { factId: id['other'], filed: true },
    { factId: id['mistaken'], state: 'corrected', filed: false, changedBy: [id['moved']] },
    { factId: id['moved'], targets: id['mistaken'], state: 'stands', filed: true },
  ]);
});

test('has a mark for each entry of the file', async () => {
  const { json } = await get(`/v1/officials/${PERSON}/file?purpose=audit&effectiveOn=2030-01-01&${at('revoked')}`);
  const entries = (json['sections'] as { entries: { factId: string }[] }[]).flatMap((section) => section.entries);
  const filed = (await marks(at('revoked'))).filter((mark) => mark.filed).map(({ factId }) => factId);
  expect([...new Set(entries.map(({ factId }) => factId))].sort()).toEqual([...filed].sort());
});

test('is a reading of the file: on record once a day for an organ and a purpose, and before what it shows', async () => {
  const before = service.ledger.log.size;
  const answer = await get(`${line()}?purpose=inspection`, 'discipline');
  expect([answer.headers['cache-control'], answer.headers['etag']]).toEqual(['no-store', undefined]);
  expect((answer.json['basis'] as { size: number }).size).toBe(before);
  expect(service.ledger.log.size).toBe(before + 1);
  for (const path of [line(), `/v1/officials/${PERSON}/file`])
    expect((await get(`${path}?purpose=inspection&effectiveOn=2024-01-01`, 'discipline')).status).toBe(200);
  expect(service.ledger.log.size).toBe(before + 1);
  const items = (await get(`${line()}?purpose=inspection`, 'discipline')).json['items'] as readonly Mark[];
  expect(items.at(-1)).toMatchObject({ type: 'IntegrityFileConsulted', sections: ['F-18'] });
});

test.each([
  ['without a key', line() + '?purpose=audit', undefined, 401, 'unauthenticated'],
  ['by a role that reads no files', line() + '?purpose=audit', 'registrar', 403, 'not-permitted'],
  ['without a purpose', line(), 'auditor', 422, 'purpose-required'],
  ['for another purpose', line() + '?purpose=curiosity', 'auditor', 422, 'invalid-query'],
  ['with a member that is not known', line() + '?purpose=audit&limit=3', 'auditor', 422, 'invalid-query'],
  ['of nobody', line('00000000-0000-4000-8000-000000000000') + '?purpose=audit', 'auditor', 404, 'not-found'],
  ['of what is no person', line('somebody') + '?purpose=audit', 'auditor', 404, 'not-found'],
  ['known in the future', line() + '?purpose=audit&knownAt=2200-01-01T00:00:00Z', 'auditor', 400, 'known-in-future'],
  ['known too soon', line() + '?purpose=audit&knownAt=999999', 'auditor', 503, 'not-yet-applied'],
])('is refused %s, and leaves no trace', async (_, path, as, status, slug) => {
  const before = service.ledger.log.size;
  const answer = await service.get(path, as === undefined ? undefined : token[as]);
  expect([answer.status, slugOf(answer)]).toEqual([status, slug]);
  expect(service.ledger.log.size).toBe(before);
});
