/** The OpenAPI document stands by itself: every reference leads somewhere, and every member of an answer says what it is. */
import { documentedAnswers } from '../../src/http/answers/components';
import { producedAt } from '../../src/http/media-types';
import type { DocumentSchema, DocumentSchemas } from '../support/document-schemas';
import { serve, type Served } from './served';

let service: Served;
beforeAll(async () => {
  service = await serve();
});
afterAll(() => service.stop());

/** Every value in the document with a member of this name, and where it stands. */
function withMember(value: unknown, member: string, at = ''): readonly (readonly [at: string, value: unknown])[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, each]) => [
    ...(name === member ? [[at, each] as const] : []),
    ...withMember(each, member, `${at}/${name}`),
  ]);
}

it('has something behind every reference', () => {
  const { document } = service;
  const dangling = withMember(document, '$ref').filter(([, ref]) => {
    const steps = (ref as string).split('/');
    const found = steps.slice(1).reduce<unknown>((inside, step) => (inside as Record<string, unknown>)[step], document);
    return steps[0] !== '#' || found === undefined;
  });
  expect(dangling).toEqual([]);
  expect(withMember(document, '$ref').length).toBeGreaterThan(200);
});

it('is written in the JSON Schema of OpenAPI 3.1', () => {
  const { document } = service;
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.components?.schemas ?? {}).filter((name) => !/^[A-Za-z0-9._-]+$/.test(name))).toEqual([]);
  for (const keyword of ['$id', 'nullable', 'additionalItems', 'x-meaning-here']) {
    expect([keyword, withMember(document, keyword)]).toEqual([keyword, []]);
  }
  expect(withMember(document, 'items').filter(([, items]) => Array.isArray(items))).toEqual([]);
});

it('names the shape of every JSON answer, and of no route that there is not', () => {
  const paths = Object.entries(service.document.paths).filter(([, { get }]) => get !== undefined);
  const answering = paths.map(([path]) => path).filter((path) => producedAt(path)[0] === 'application/json');
  expect(Object.keys(documentedAnswers().answers).sort()).toEqual(answering.sort());
});

it('says of every member of an answer what it is', () => {
  const { schemas } = documentedAnswers();
  const silent = Object.entries(schemas as DocumentSchemas).flatMap(([name, schema]) =>
    withMember({ [name]: schema }, 'properties').flatMap(([at, members]) =>
      Object.entries(members as DocumentSchemas)
        .filter(([, member]) => meaningOf(member, schemas) === undefined)
        .map(([member]) => `${at}/${member}`),
    ),
  );
  expect(silent).toEqual([]);
  expect(Object.values(schemas).filter(({ description }) => description === undefined)).toEqual([]);
});

it('shuts every object of an answer that is not what somebody else recorded', () => {
  const { schemas } = documentedAnswers();
  const open = withMember(schemas, 'additionalProperties').filter(([, more]) => more === true);
  expect(open.map(([at]) => at).sort()).toEqual([
    '/CatalogueFact/properties/schema',
    '/Fact/properties/data',
    '/FileEntry/properties/data',
  ]);
});

const meaningOf = ({ description, $ref }: DocumentSchema, schemas: DocumentSchemas): string | undefined =>
  description ?? ($ref === undefined ? undefined : schemas[$ref.split('/').at(-1) ?? '']?.description);
