/** The OpenAPI 3.1 document: routes as declared, facts from their declarations. */
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { allDeclarations } from '../domain/catalogue';
import { documentedAnswers, type Written } from './answers/components';
import { appendItem } from './append-envelope';
import { schemaOf } from './catalogue-page';
import { producedAt } from './media-types';
import { problems } from './problems';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type PathItem = OpenAPIObject['paths'][string];

const PROBLEM = { $ref: '#/components/schemas/Problem' };

/** Builds the document; the application must know all its routes. */
export function openApiOf(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('实录 Shilu')
    .setDescription(
      'An audit ledger for public office. Facts are recorded once; views answer for any legal day (effectiveOn) as known ' +
        'at any time (knownAt), and name what they rest on (basis).',
    )
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer' })
    .build();
  const document = SwaggerModule.createDocument(app, config);
  const schemas = ((document.components ??= {}).schemas ??= {});
  const documented = documentedAnswers();
  addSchemas(schemas, documented.schemas);
  addSchemas(schemas, factSchemas());
  addSchemas(schemas, { Append: appendSchema(), Receipt: receiptSchema, Problem: problemSchema() });
  const events = (document.paths['/v1/events'] ??= {});
  events.post = appendOperation();
  for (const [path, item] of Object.entries(document.paths))
    for (const operation of operationsOf(item)) {
      operation.parameters = operation.parameters?.map(named) ?? [];
      operation.responses = {
        ...(operation === item.get ? found(path, documented.answers[path]) : operation.responses),
        default: { description: 'A problem', content: { 'application/problem+json': { schema: PROBLEM } } },
      };
    }
  return document;
}

/** Serves the document at /openapi.json and its pages at /docs. */
export function mountDocs(app: INestApplication): void {
  SwaggerModule.setup('docs', app, () => openApiOf(app), {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    customSiteTitle: '实录 Shilu',
  });
}

/** Named, because a client that reads the document asks for the types it finds there and no others. */
const found = (path: string, answer: Written | undefined): NonNullable<PathItem['get']>['responses'] => {
  const [type = ''] = producedAt(path);
  const schema = type === 'application/json' ? (answer ?? {}) : { type: 'string' as const };
  return { '200': { description: 'Found', content: { [type]: { schema } } } };
};

/** A name stands for one shape. @throws Error for a name that is taken */
function addSchemas(schemas: Schemas, more: Readonly<Record<string, object>>): void {
  for (const [name, schema] of Object.entries(more)) {
    if (Object.hasOwn(schemas, name)) throw new Error(`two schemas are named ${name}`);
    schemas[name] = schema;
  }
}

type Parameters = NonNullable<NonNullable<PathItem['get']>['parameters']>;

/** The rest of an address is `*` to the router and `{path}` in the document: a form asks for it under one name. */
const named = (parameter: Parameters[number]): Parameters[number] =>
  'name' in parameter && parameter.name === '*' ? { ...parameter, name: 'path', description: TILE_PATH } : parameter;

const TILE_PATH =
  'Number of the tile in groups of three digits, all but the last after an x, and `.p/<width>` when it is not full: ' +
  '`067`, `x001/x234/067.p/8`. The slashes stand as they are.';

const operationsOf = ({ get, post }: PathItem) => [get, post].filter((operation) => operation !== undefined);

const factSchemas = (): Schemas =>
  Object.fromEntries(
    allDeclarations().map((declaration) => [
      declaration.type,
      { title: declaration.zh, description: `Articles: ${declaration.cites.join(', ')}`, ...schemaOf(declaration) },
    ]),
  ) as Schemas;

const appendSchema = (): object => ({
  ...(JSON.parse(JSON.stringify(appendItem)) as object),
  description: 'One fact. `data` is described by the schema named like `type`.',
});

const receiptSchema = {
  type: 'object',
  required: ['id', 'type', 'stream', 'revision', 'index', 'recordedAt', 'leafHash'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    type: { type: 'string' },
    stream: { type: 'string' },
    revision: { type: 'integer' },
    index: { type: 'integer' },
    recordedAt: { type: 'string', format: 'date-time' },
    leafHash: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  },
};

const problemSchema = (): object => ({
  type: 'object',
  required: ['type', 'title', 'titleZh', 'status', 'detail', 'instance'],
  properties: {
    type: { type: 'string', enum: Object.keys(problems).map((slug) => `/problems/${slug}`) },
    title: { type: 'string' },
    titleZh: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { pointer: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
      },
    },
    existing: { type: 'string' },
    competent: { type: 'array', items: { type: 'string' } },
    actual: { type: ['integer', 'null'] },
    cites: { type: 'array', items: { type: 'string' } },
    outcome: { type: 'string', enum: ['notApplied', 'unknown'] },
  },
});

function appendOperation(): NonNullable<PathItem['post']> {
  const append = { $ref: '#/components/schemas/Append' };
  const receipt = { $ref: '#/components/schemas/Receipt' };
  const header = (name: string, description: string, required: boolean) => ({
    name,
    in: 'header' as const,
    required,
    description,
    schema: { type: 'string' as const },
  });
  return {
    tags: ['facts 事实'],
    summary: 'Record one fact, an array of facts of one stream (atomic), or lines (each on its own)',
    security: [{ bearer: [] }],
    parameters: [
      header('Idempotency-Key', 'Of your own choice; the same again when you try again.', true),
      header('If-Match', 'Revision that you have seen, in double quotes; or expectedRevision in the body.', false),
    ],
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: { oneOf: [append, { type: 'array', items: append, minItems: 1, maxItems: 1000 }] },
        },
        'application/x-ndjson': { schema: append },
      },
    },
    responses: {
      '200': {
        description: 'Lines: a receipt or a problem for each',
        content: { 'application/x-ndjson': { schema: { oneOf: [receipt, PROBLEM] } } },
      },
      '201': {
        description: 'Recorded, durably; the ETag is the revision. Replayed answers carry Idempotent-Replayed: true.',
        content: { 'application/json': { schema: { oneOf: [receipt, { type: 'array', items: receipt }] } } },
      },
    },
  };
}
