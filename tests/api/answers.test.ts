/**
 * What the OpenAPI document says of each answer is what is answered: every GET route that answers JSON is asked over the
 * demo's whole ledger, and its answers are held against the document's own schemas.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { startDemo, type Demo } from '../../demo/demo';
import { HEROINE, storyPoints } from '../../demo/story';
import { allDeclarations } from '../../src/domain/catalogue';
import { viewRows } from '../../src/http/answers/views';
import { DEMO_PERSON } from '../support/examples/organisations';
import { exampleKinds, recordExamples } from '../support/recorded-examples';
import {
  checkerOf,
  membersIn,
  membersOf,
  reached,
  type DocumentSchema,
  type DocumentSchemas,
} from '../support/document-schemas';

jest.setTimeout(60_000);

type Answer = Readonly<Record<string, unknown>>;
type Check = (answer: Answer) => void;

/** In the keys of what the examples put on record. */
const OF_EXAMPLES = new RegExp(`demo|629999|^CN-62$|${DEMO_PERSON}`);

/**
 * Members that no answer of this ledger has. Those of rows, findings and facts are held to the types that answers are made
 * of when the tests are compiled; the others say what is wrong with a service.
 */
const UNSEEN: readonly string[] = [
  'About.causation',
  'Annulment.newEvaluationId',
  'AppealDecision.newMeasureId',
  'Ballot.opinionNote',
  'Basis.warning',
  'BookLine.claimId',
  'Classification.note',
  'DisbursedMoney.correctedBy',
  'Duty.effectiveTo',
  'EvaluationAnnulment.newEvaluationId',
  'EvaluationOpening.markedAnnual',
  'EvaluationResult.markedAnnual',
  'FindingRaised.personIds',
  'IrregularityFound.allocationId',
  'IrregularityFound.amountEstimated',
  'IrregularityFound.personIds',
  'LetterInCell.fulfilment',
  'LetterInCell.linkedRegionCode',
  'LetterOfBody.linkedRegionCode',
  'LetterSigning.linkedRegionCode',
  'Mark.correctedBy',
  'PaidClaim.correctedBy',
  'NamingIrregularity.allocationId',
  'ParameterSetting.effectiveTo',
  'PartUp.message',
  'ProjectDisbursement.correctedBy',
  'Recovery.toAllocationId',
  'Revocation.fromDate',
  'SharedBasis.warning',
];
/** Shapes that no answer of it has at all. */
const UNSEEN_SHAPES: readonly string[] = ['LinkedLetter', 'NamingRecovery'];

const dataDir = mkdtempSync(join(tmpdir(), 'shilu-answers-'));
let demo: Demo;
let schemas: DocumentSchemas;
/** Of each path, the schema of its answer. */
let declared: ReadonlyMap<string, DocumentSchema>;
const checks = new Map<string, Check>();
const checkers = new Map<DocumentSchema, ReturnType<typeof checkerOf>>();
/** Members that some answer had, `Shape.member`. */
const seen = new Set<string>();
/** Paths of the document that gave an answer with something in it. */
const asked = new Set<string>();

beforeAll(async () => {
  demo = await startDemo({ dataDir, port: 0, now: Date.now() });
  expect(await recordExamples(demo.service.ledger.recorder)).toEqual([]);
  const document = (await (await fetch(`${demo.service.url}/openapi.json`)).json()) as OpenAPIObject;
  schemas = document.components?.schemas as unknown as DocumentSchemas;
  declared = new Map(
    Object.entries(document.paths).flatMap(([path, { get }]) => {
      const content = (get?.responses['200'] as { content?: Record<string, { schema: DocumentSchema }> } | undefined)
        ?.content;
      const schema = content?.['application/json']?.schema;
      return schema === undefined ? [] : [[path, schema] as const];
    }),
  );
}, 300_000);
afterAll(async () => {
  await demo.service.stop();
  rmSync(dataDir, { recursive: true });
});

const check = (path: string): Check => {
  const known = checks.get(path);
  if (known) return known;
  const schema = declared.get(path);
  if (schema === undefined) throw new Error(`the document has no path ${path}`);
  const compiled = checkerOf(schemas, schema);
  const made: Check = (answer) => {
    const faults = [...compiled.Errors(answer)].slice(0, 5).map(({ path: at, message }) => `${at}: ${message}`);
    expect([path, faults, compiled.Check(answer)]).toEqual([path, [], true]);
    for (const member of membersIn(schemas, schema, answer, isOne)) seen.add(member);
  };
  checks.set(path, made);
  return made;
};

function isOne(schema: DocumentSchema, value: unknown): boolean {
  const checker = checkers.get(schema) ?? checkerOf(schemas, schema);
  checkers.set(schema, checker);
  return checker.Check(value);
}

/** Asks, and holds the answer against the path's schema. `filled` stands for the members of the path, and the query. */
async function ask(path: string, filled: Readonly<Record<string, string>> = {}, query = ''): Promise<Answer> {
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(filled[name] ?? ''));
  const headers = { authorization: `Bearer ${demo.shown.auditorToken}` };
  const reply = await fetch(`${demo.service.url}${address}${query === '' ? '' : `?${query}`}`, { headers });
  const answer = (await reply.json()) as Answer;
  expect([address, query, reply.status]).toEqual([address, query, 200]);
  check(path)(answer);
  return answer;
}

const many = (answer: Answer, member: string): readonly Answer[] => {
  const items = answer[member] as readonly Answer[];
  expect(items.length).toBeGreaterThan(1);
  return items;
};

/** All pages of a list; each is held against the schema. */
async function askAll(path: string, ...query: readonly string[]): Promise<void> {
  for (let next: string | null = '', pages = 0; next !== null && pages < 4; pages += 1) {
    const after = next === '' ? [] : [`after=${encodeURIComponent(next)}`];
    const answer: Answer = await ask(path, {}, ['limit=200', ...query, ...after].join('&'));
    if (pages === 0) many(answer, 'items');
    next = answer['next'] as string | null;
  }
  asked.add(path);
}

/** Some keys of a view, as its list names them; those of the examples among them. */
async function keysOf(view: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (let after: string | undefined, pages = 0; pages < 10; pages += 1) {
    const page = await demo.service.ledger.reader.list(view, { limit: 500, ...(after ? { after } : {}) }, {});
    if (!('items' in page)) throw new Error(page.detail);
    const keys = page.items.map(({ key }) => key);
    found.push(...keys.filter((key, i) => (pages === 0 && i < 5) || OF_EXAMPLES.test(key)));
    if (page.next === null) break;
    after = page.next;
  }
  // A natural key may be longer than an address.
  return found.filter((key) => encodeURIComponent(key).length < 300);
}

it('holds every kind of fact', () => {
  // Of the ledger’s own making, or in the demo.
  const others = new Set(['LedgerCreated', 'IntegrityFileConsulted', 'EventCorrected', 'EventVoided']);
  const kinds = allDeclarations().map(({ type }) => type);
  expect(kinds.filter((type) => !exampleKinds.has(type) && !others.has(type))).toEqual([]);
});

describe('every list', () => {
  it.each([
    '/v1/organisations',
    '/v1/officials',
    '/v1/evaluations',
    '/v1/docket',
    '/v1/funds',
    '/v1/funds/growth',
    '/v1/projects',
    '/v1/claims',
    '/v1/enforcement/discrepancies',
    '/v1/irregularities',
    '/v1/audits',
    '/v1/findings',
    '/v1/events',
    '/v1/checkpoints',
  ])('%s', (path) => askAll(path));

  it('of the docket at the points of the story', async () => {
    for (const { effectiveOn, knownAt } of storyPoints) {
      many(await ask('/v1/docket', {}, `effectiveOn=${effectiveOn}&knownAt=${knownAt}&limit=50`), 'items');
    }
  });

  it.each(['province', 'city', 'county'])(
    'of the letters of a level: %s',
    async (level) => {
      for (const year of [2017, 2019, 2020]) await ask('/v1/letters/matrix', {}, `level=${level}&year=${String(year)}`);
      await ask('/v1/letters/matrix', {}, `level=${level}&year=2019&effectiveOn=2019-06-30`);
      if (level === 'city') await askAll('/v1/letters/matrix', `level=${level}`, 'year=2019');
    },
    30_000,
  );
});

describe('every row', () => {
  it.each(Object.keys(viewRows))('of the view %s, under its own shape', async (view) => {
    const name = (viewRows as Readonly<Record<string, { readonly $id?: string }>>)[view]?.$id ?? '';
    const own = checkerOf(schemas, { $ref: `#/components/schemas/${name}` });
    const keys = await keysOf(view);
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) {
      const { row } = await ask('/v1/views/{name}/{key}', { name: view, key });
      expect([key, [...own.Errors(row)].slice(0, 3).map(({ path, message }) => `${path}: ${message}`)]).toEqual([
        key,
        [],
      ]);
    }
    const [key = ''] = keys;
    await ask('/v1/views/{name}/{key}/diff', { name: view, key }, 'fromEffectiveOn=2001-01-01');
    asked.add('/v1/views/{name}/{key}');
  });

  it('that is not there', async () => {
    expect((await ask('/v1/views/{name}/{key}', { name: 'docket', key: 'person-none' }))['row']).toBeNull();
    expect((await ask('/v1/letters/{id}', { id: 'none' }))['row']).toBeNull();
  });

  it('of a letter', async () => {
    for (const id of await keysOf('letters')) expect((await ask('/v1/letters/{id}', { id }))['row']).not.toBeNull();
    asked.add('/v1/letters/{id}');
  });

  it('that changed', async () => {
    const [from, to] = [storyPoints[0], storyPoints[3]];
    const query =
      `fromEffectiveOn=${from.effectiveOn}&fromKnownAt=${from.knownAt}` +
      `&effectiveOn=${to.effectiveOn}&knownAt=${to.knownAt}`;
    const path = '/v1/views/{name}/{key}/diff';
    many(await ask(path, { name: 'docket', key: `person-${HEROINE.personId}` }, query), 'operations');
    asked.add(path);
    many(await ask('/v1/officials/{id}/file/diff', { id: HEROINE.personId }, `purpose=audit&${query}`), 'operations');
    asked.add('/v1/officials/{id}/file/diff');
    many(await ask('/v1/officials/{id}/file/timeline', { id: HEROINE.personId }, 'purpose=audit'), 'items');
    asked.add('/v1/officials/{id}/file/timeline');
  });
});

describe('every answer that is no list of rows', () => {
  it('of the file', async () => {
    const path = '/v1/officials/{id}/file';
    const officials = many(await ask('/v1/officials', {}, 'limit=20'), 'items');
    for (const { key } of officials) await ask(path, { id: key as string }, 'purpose=audit');
    await ask(path, { id: DEMO_PERSON }, 'purpose=audit');
    const file = await ask(path, { id: HEROINE.personId }, 'purpose=audit');
    expect(
      many(file, 'sections').filter(({ entries }) => (entries as readonly unknown[]).length > 0).length,
    ).toBeGreaterThan(5);
    const unknown = await ask(path, { id: HEROINE.personId }, 'purpose=audit&effectiveOn=1990-01-01');
    expect(unknown['posts']).toBeUndefined();
    asked.add(path);
  });

  it('of the money', async () => {
    for (const query of ['', 'year=2019', 'organ=yunqi-finance']) {
      await ask('/v1/funds/flows', {}, query);
      await ask('/v1/funds/summary', {}, query);
    }
    many(await ask('/v1/funds/flows', {}, 'year=2019'), 'links');
    const { names } = await ask('/v1/funds/flows', {}, 'group=organ');
    expect(Object.keys(names as object).length).toBeGreaterThan(1);
    asked.add('/v1/funds/flows');
    many(await ask('/v1/funds/summary', {}, 'year=2019'), 'lines');
    asked.add('/v1/funds/summary');
  });

  it('of the life of an allocation', async () => {
    const path = '/v1/funds/{id}';
    const listed = many(await ask('/v1/funds', {}, 'limit=20'), 'items').map(({ key }) => key as string);
    const ids = [...new Set([...listed, ...(await keysOf('funds'))])];
    for (const id of ids) expect(Object.keys((await ask(path, { id }))['conservation'] as object)).toContain('residue');
    asked.add(path);
  });

  it('of the fines', async () => {
    many(await ask('/v1/enforcement/summary'), 'byArticle');
    asked.add('/v1/enforcement/summary');
    for (const by of ['year', 'month']) many(await ask('/v1/enforcement/series', {}, `by=${by}`), 'items');
    asked.add('/v1/enforcement/series');
  });

  it('of one fact, its proof and its stream', async () => {
    const { factId: id } = demo.shown;
    const { stream } = await ask('/v1/events/{id}', { id });
    many(await ask('/v1/streams/{stream}', { stream: stream as string }), 'items');
    many(await ask('/v1/events', {}, 'stream=evaluation-demo-2018'), 'items');
    many(await ask('/v1/events/{id}/proof', { id }), 'path');
    for (const path of ['/v1/events/{id}', '/v1/streams/{stream}', '/v1/events/{id}/proof']) asked.add(path);
  });

  const alone = ['/', '/health/live', '/health/ready', '/v1/catalogue', '/v1/checkpoints/newest', '/v1/rulebook'];
  it.each([...alone, '/v1/session'])('of %s', async (path) => {
    expect(Object.keys(await ask(path)).length).toBeGreaterThan(0);
    asked.add(path);
  });

  it('of an article', async () => {
    const { text } = await ask('/v1/articles/{cite}', { cite: 'GS-CG-14-i2' });
    expect(String(text).length).toBeGreaterThan(10);
    asked.add('/v1/articles/{cite}');
  });
});

describe('the document', () => {
  it('has a named schema for every answer, and every answer was asked for', () => {
    expect([...declared].filter(([, { $ref }]) => $ref === undefined)).toEqual([]);
    expect([...declared.keys()].filter((path) => !asked.has(path))).toEqual([]);
  });

  it('names no member that no answer has, but for these', () => {
    const names = [...declared.values()].flatMap((schema) => [...reached(schemas, schema)]);
    const unseen = [...membersOf(schemas, names)].filter(
      (member) => !seen.has(member) && !UNSEEN_SHAPES.includes(member.split('.')[0] ?? ''),
    );
    expect(unseen.filter((member) => !UNSEEN.includes(member))).toEqual([]);
  });
});
