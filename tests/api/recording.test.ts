import fc from 'fast-check';
import { evaluationHeld, evaluationOpened, organs, ORGANISATION, AUDIT, person, PERSON } from './facts';
import { Service, slugOf } from './service';

let service: Service;
let registrar: string;
let organisation: string;
let auditor: string;

beforeAll(async () => {
  service = await Service.start();
  registrar = service.token('registrar');
  organisation = service.token('organisation-department', ORGANISATION, 'CN-62');
  auditor = service.token('auditor', AUDIT);
  for (const each of organs) expect((await service.append(registrar, each.stream, each)).status).toBe(201);
  expect((await service.append(organisation, 'p', person(PERSON, '虚名'))).status).toBe(201);
});
afterAll(() => service.stop());

const lines = (text: string): readonly Record<string, unknown>[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('one fact', () => {
  test('is answered with its receipt, its place and its revision', async () => {
    const answer = await service.append(organisation, 'one', evaluationOpened('one'));
    expect(answer.status).toBe(201);
    expect(Object.keys(answer.json)).toEqual(['id', 'type', 'stream', 'revision', 'index', 'recordedAt', 'leafHash']);
    expect(answer.json).toMatchObject({ stream: 'evaluation-one', revision: 0, type: 'DemocraticEvaluationOpened' });
    expect(answer.headers['location']).toBe(`/v1/events/${String(answer.json['id'])}`);
    expect(answer.headers['etag']).toBe('"0"');
    expect(answer.headers['idempotent-replayed']).toBeUndefined();
  });

  test('sent again under its key gets the same bytes and is not recorded again', async () => {
    const first = await service.append(organisation, 'again', evaluationOpened('again'));
    const size = service.ledger.log.size;
    const second = await service.append(organisation, 'again', evaluationOpened('again'));
    expect([second.status, second.text]).toEqual([201, first.text]);
    expect(second.headers['idempotent-replayed']).toBe('true');
    expect(service.ledger.log.size).toBe(size);
  });

  test('sent twenty times at once under one key is recorded once', async () => {
    const size = service.ledger.log.size;
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => service.append(organisation, 'at once', evaluationOpened('at-once'))),
    );
    expect(service.ledger.log.size).toBe(size + 1);
    for (const answer of answers) {
      if (answer.status === 201) continue;
      expect([answer.status, slugOf(answer)]).toEqual([409, 'idempotency-in-progress']);
      expect(answer.headers['retry-after']).toBe('1');
    }
    expect(answers.some(({ status }) => status === 201)).toBe(true);
  });

  test('is at the revision of the header as well as of the body', async () => {
    const { expectedRevision: _, ...opened } = evaluationOpened('header');
    const { expectedRevision: __, ...held } = evaluationHeld('header');
    expect((await service.append(organisation, 'h0', opened, { 'if-none-match': '*' })).headers['etag']).toBe('"0"');
    const stale = await service.append(organisation, 'h1', held, { 'if-match': '"7"' });
    expect([stale.status, slugOf(stale), stale.json['actual']]).toEqual([412, 'precondition-failed', 0]);
    expect((await service.append(organisation, 'h1', held, { 'if-match': '"0"' })).headers['etag']).toBe('"1"');
  });

  test('at another revision than expected names the one that is', async () => {
    await service.append(organisation, 'c0', evaluationOpened('conflict'));
    const answer = await service.append(organisation, 'c1', { ...evaluationHeld('conflict'), expectedRevision: 3 });
    expect([answer.status, slugOf(answer), answer.json['actual']]).toEqual([409, 'revision-conflict', 0]);
    const none = await service.append(organisation, 'c2', { ...evaluationOpened('nowhere'), expectedRevision: 3 });
    expect([none.status, none.json['actual']]).toEqual([409, null]);
  });

  test.each(['application/json', 'APPLICATION/JSON', 'application/json; charset=UTF-8'])(
    'comes as %s',
    async (type) => {
      const id = `type-${type.length}-${type.charCodeAt(0)}`;
      expect((await service.append(organisation, id, evaluationOpened(id), { 'content-type': type })).status).toBe(201);
    },
  );

  // B-023, B-032, B-076: text is kept as it was sent, whatever another program would make of it.
  test.each([
    '𠮷田',
    '㛃',
    '䶮',
    '\u{30000}',
    '\uf900',
    '买买提·吐尔逊',
    '邊\u{e0100}',
    '<img src=x onerror=alert(1)>',
    '=1+1',
    "'; DROP TABLE events;--",
    '%_\\',
  ])('keeps the name %s byte for byte', async (nameZh) => {
    const personId = `00000000-0000-4000-8000-${Buffer.from(nameZh).toString('hex').padStart(12, '0').slice(-12)}`;
    const { status, json } = await service.append(organisation, personId, person(personId, nameZh));
    expect(status).toBe(201);
    const read = await service.get(`/v1/events/${String(json['id'])}`, auditor);
    expect((read.json['data'] as { nameZh: string }).nameZh).toBe(nameZh);
    expect(read.bytes.includes(JSON.stringify(nameZh))).toBe(true);
  });

  test('may be recorded for the 29th of February of a leap year', async () => {
    const answer = await service.append(organisation, 'leap', evaluationOpened('leap', { openedOn: '2024-02-29' }));
    expect(answer.status).toBe(201);
  });

  test('is the same fact however its JSON is written (B-099, seed 11)', async () => {
    const fact = evaluationOpened('spelled', { organiserOrgId: ORGANISATION });
    const first = await service.append(organisation, 'spelled', fact);
    const escape = (text: string) =>
      text.replace(/[^\x00-\x7f]|[a-z]{3}(?=[a-z])/g, (part) =>
        [...part].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
      );
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(Object.keys(fact.data), { minLength: Object.keys(fact.data).length }),
        fc.boolean(),
        fc.constantFrom(0, 1, 4),
        async (order, escaped, indent) => {
          const data = Object.fromEntries(order.map((name) => [name, fact.data[name]]));
          const text = JSON.stringify(
            {
              data,
              ...Object.fromEntries(
                Object.entries(fact)
                  .reverse()
                  .filter(([name]) => name !== 'data'),
              ),
            },
            null,
            indent,
          );
          const sent = escaped ? text.replace(/"[^"\\]*"/g, escape) : text;
          const again = await service.append(organisation, 'spelled', sent);
          expect([again.status, again.text]).toEqual([201, first.text]);
        },
      ),
      { seed: 11, numRuns: 25 },
    );
  });
});

describe('an array', () => {
  const two = [evaluationOpened('array'), { ...evaluationHeld('array'), expectedRevision: undefined }];

  test('is recorded as a whole, and answered with an array', async () => {
    const answer = await service.append(organisation, 'array', two);
    expect(answer.status).toBe(201);
    const receipts = JSON.parse(answer.text) as readonly { id: string; revision: number }[];
    expect(receipts.map(({ revision }) => revision)).toEqual([0, 1]);
    expect(answer.headers['etag']).toBe('"1"');
    expect(answer.headers['location']).toBe(`/v1/events/${receipts[0]?.id ?? ''}`);
    expect((await service.append(organisation, 'array', two)).text).toBe(answer.text);
  });

  test('is one request under its key: a part of it, or more than it, is another', async () => {
    const [opened, { expectedRevision: _, ...held }] = [evaluationOpened('part'), evaluationHeld('part')];
    const both = await service.append(organisation, 'part', [opened, held]);
    const size = service.ledger.log.size;
    const again = await service.append(organisation, 'part', [opened, held]);
    expect([again.status, again.text]).toEqual([201, both.text]);
    for (const other of [[opened], [opened, held, held], [held], [held, held]]) {
      const answer = await service.append(organisation, 'part', other);
      expect([answer.status, slugOf(answer)]).toEqual([422, 'idempotency-key-reused']);
    }
    expect(service.ledger.log.size).toBe(size);
  });

  test('of one fact is answered with an array of one', async () => {
    const answer = await service.append(organisation, 'array-1', [evaluationOpened('array-1')]);
    expect(JSON.parse(answer.text)).toHaveLength(1);
  });
});

describe('lines', () => {
  const send = (key: string, body: string) =>
    service.append(organisation, key, body, { 'content-type': 'application/x-ndjson' });

  test('are recorded each on its own, and answered in order', async () => {
    const body = [
      JSON.stringify(evaluationOpened('line-1')),
      '',
      '{ no JSON',
      JSON.stringify({ ...evaluationHeld('line-1') }),
      JSON.stringify(evaluationHeld('line-2')),
      `[${JSON.stringify(evaluationOpened('line-3'))}]`,
      JSON.stringify(evaluationOpened('line-4')),
    ].join('\n');
    const answer = await send('lines', body);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('application/x-ndjson');
    expect(lines(answer.text).map(({ stream, revision, type }) => [stream ?? type, revision])).toEqual([
      ['evaluation-line-1', 0],
      ['/problems/malformed-json', undefined],
      ['evaluation-line-1', 1],
      ['/problems/revision-conflict', undefined],
      ['/problems/invalid-request', undefined],
      ['evaluation-line-4', 0],
    ]);
    const size = service.ledger.log.size;
    const again = lines((await send('lines', body)).text);
    const recorded = (answers: readonly Record<string, unknown>[]) => answers.filter(({ id }) => id !== undefined);
    expect(recorded(again)).toEqual(recorded(lines(answer.text)));
    expect(service.ledger.log.size).toBe(size);
  });

  test('of a thousand facts are all recorded, in order', async () => {
    const body = Array.from({ length: 1000 }, (_, i) => `${JSON.stringify(evaluationOpened(`bulk-${i}`))}\n`).join('');
    const receipts = lines((await send('bulk', body)).text);
    expect(receipts).toHaveLength(1000);
    expect(receipts.map(({ stream }) => stream)).toEqual(
      Array.from({ length: 1000 }, (_, i) => `evaluation-bulk-${i}`),
    );
    const indices = receipts.map(({ index }) => Number(index));
    expect(indices).toEqual([...indices].sort((a, b) => a - b));
  });

  test.each([
    ['a key too long for a line number', 'k'.repeat(245), {}, 400, 'invalid-idempotency-key'],
    ['a revision for all of them', 'k', { 'if-match': '"0"' }, 422, 'invalid-revision'],
  ])('are refused with %s', async (_, key, headers, status, problem) => {
    const answer = await service.append(organisation, key, '', { 'content-type': 'application/x-ndjson', ...headers });
    expect([answer.status, slugOf(answer)]).toEqual([status, problem]);
  });
});
