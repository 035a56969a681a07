import { evaluationHeld, evaluationOpened, organs, ORGANISATION, person, PERSON, BUREAU, AUDIT } from './facts';
import { appendVectors } from './bad-input/appending';
import { framingVectors } from './bad-input/framing';
import { jsonVectors } from './bad-input/json';
import { requestVectors } from './bad-input/requests';
import { valueVectors } from './bad-input/values';
import type { Sender, Vector } from './bad-input/vector';
import { problems } from '../../src/http/problems';
import { Service, slugOf, type Answer } from './service';

let service: Service;
const tokens = new Map<Sender, string>();

beforeAll(async () => {
  service = await Service.start();
  tokens.set('registrar', service.token('registrar'));
  tokens.set('organisation', service.token('organisation-department', ORGANISATION, 'CN-62'));
  tokens.set('bureau', service.token('law-enforcement-organ', BUREAU));
  tokens.set('auditor', service.token('auditor', AUDIT));
  tokens.set('administrator', service.token('administrator'));
  for (const each of organs) await recorded('registrar', each.stream, each);
  await recorded('organisation', 'person', person(PERSON, '虚名'));
  await recorded('organisation', 'opened', evaluationOpened('exists'));
  await recorded('organisation', 'used', evaluationHeld('exists'));
});
afterAll(() => service.stop());

async function recorded(as: Sender, key: string, item: object): Promise<void> {
  const { status, text } = await service.append(tokens.get(as) ?? '', key, item);
  if (status !== 201) throw new Error(text);
}

function send(vector: Vector): Promise<Answer> {
  const { as = 'organisation', method = 'POST', path = '/v1/events', body } = vector;
  const token = tokens.get(as);
  const usual: Record<string, string | readonly string[] | null> = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    'content-type': 'application/json',
    'idempotency-key': `bad ${vector.id} ${vector.title.length}`,
    ...vector.headers,
  };
  const headers = Object.fromEntries(
    Object.entries(usual).filter((entry): entry is [string, string | readonly string[]] => entry[1] !== null),
  );
  return service.send(path, { method, headers, ...(body === undefined ? {} : { body }) });
}

async function unharmed(size: number): Promise<void> {
  expect(service.ledger.log.size).toBe(size);
  expect(({} as Record<string, unknown>)['type']).toBeUndefined();
  expect((await service.get('/health/live')).status).toBe(200);
}

const vectors = [...jsonVectors, ...valueVectors, ...appendVectors, ...requestVectors];

test.each(vectors.map((vector) => [vector.id, vector.title.slice(0, 70), vector] as const))(
  '%s: %s is refused, and nothing is recorded',
  async (_id, _title, vector) => {
    const size = service.ledger.log.size;
    const answer = await send(vector);
    expect({ status: answer.status, problem: slugOf(answer) }).toEqual({
      status: vector.status,
      problem: vector.problem ?? '',
    });
    if (vector.problem !== undefined) {
      expect(problems[vector.problem as keyof typeof problems].status).toBe(vector.status);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.json['instance']).toMatch(/^urn:uuid:/);
    }
    const errors = (answer.json['errors'] ?? []) as readonly { pointer: string }[];
    if (vector.pointer !== undefined) expect(errors.map(({ pointer }) => pointer)).toContain(vector.pointer);
    if (vector.header) expect(answer.headers[vector.header[0]]).toBe(vector.header[1]);
    // Values are never sent back; names of members are, in pointers.
    expect(answer.text.replaceAll(/"pointer":"[^"]*"/g, '')).not.toContain('canary');
    for (const name of ['server', 'x-powered-by']) expect(answer.headers[name]).toBeUndefined();
    await unharmed(size);
  },
);

test.each(framingVectors.map((vector) => [vector.id, vector.title, vector] as const))(
  '%s: %s is refused on the wire, the connection closes, and nothing behind it is answered',
  async (_id, _title, vector) => {
    const size = service.ledger.log.size;
    const text = await service.raw(vector.bytes.replace('TOKEN', tokens.get('organisation') ?? ''));
    expect(text.slice(0, text.indexOf('\r\n'))).toContain(`HTTP/1.1 ${vector.status} `);
    expect(text).toContain(`"type":"/problems/${vector.problem}"`);
    expect(text.toLowerCase()).toContain('connection: close');
    expect(text.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    await unharmed(size);
  },
);
