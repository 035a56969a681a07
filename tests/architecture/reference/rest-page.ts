/** docs/reference/rest.md: every route of the OpenAPI document, with who may ask and what can go wrong. */
import type { OpenAPIObject } from '@nestjs/swagger';
import type { Resource } from '../../../src/access/reading';
import { isOpenRoute } from '../../../src/access/open-routes';
import { problems, type ProblemSlug } from '../../../src/http/problems';
import { answerLink } from './answers-page';
import { code, list, page, table } from './markdown';
import { readersOf } from './views-page';

export interface Route {
  readonly method: 'GET' | 'POST';
  /** As in the document: `{name}` for a segment. */
  readonly path: string;
  readonly summary: string;
  readonly query: readonly QueryMember[];
}

interface QueryMember {
  readonly name: string;
  readonly required: boolean;
  readonly form: string;
  readonly meaning: string;
}

/** Who may ask; `open` needs no key. Beside the document, because an access policy is no part of OpenAPI. */
type Access = 'open' | 'recorder' | Resource;

const VIEW = { kind: 'projection' } as const;
export const access: Readonly<Record<string, Access>> = {
  'POST /v1/events': 'recorder',
  'GET /v1/events': { kind: 'all-facts' },
  'GET /v1/events/{id}': { kind: 'facts' },
  'GET /v1/events/{id}/record': { kind: 'facts' },
  'GET /v1/events/{id}/proof': { kind: 'facts' },
  'GET /v1/streams/{stream}': { kind: 'facts' },
  'GET /v1/feed': { kind: 'all-facts' },
  'GET /v1/organisations': { ...VIEW, name: 'organisations' },
  'GET /v1/officials': { ...VIEW, name: 'officials' },
  'GET /v1/officials/{id}/file': { kind: 'file' },
  'GET /v1/officials/{id}/file/diff': { kind: 'file' },
  'GET /v1/officials/{id}/file/timeline': { kind: 'file' },
  'GET /v1/evaluations': { ...VIEW, name: 'evaluations' },
  'GET /v1/docket': { ...VIEW, name: 'docket' },
  'GET /v1/letters/matrix': { ...VIEW, name: 'letter-matrix' },
  'GET /v1/letters/{id}': { ...VIEW, name: 'letters' },
  'GET /v1/enforcement/summary': { ...VIEW, name: 'enforcement-summary' },
  'GET /v1/enforcement/series': { ...VIEW, name: 'enforcement-summary' },
  'GET /v1/enforcement/discrepancies': { ...VIEW, name: 'enforcement-discrepancies' },
  'GET /v1/funds': { ...VIEW, name: 'funds' },
  'GET /v1/funds/flows': { ...VIEW, name: 'fund-flows' },
  'GET /v1/funds/summary': { ...VIEW, name: 'fund-flows' },
  'GET /v1/funds/{id}': { ...VIEW, name: 'funds' },
  'GET /v1/funds/growth': { ...VIEW, name: 'budgets' },
  'GET /v1/projects': { ...VIEW, name: 'projects' },
  'GET /v1/claims': { ...VIEW, name: 'claims' },
  'GET /v1/irregularities': { ...VIEW, name: 'irregularities' },
  'GET /v1/audits': { ...VIEW, name: 'audits' },
  'GET /v1/findings': { ...VIEW, name: 'findings' },
  'GET /v1/views/{name}/{key}': { ...VIEW, name: '' },
  'GET /v1/views/{name}/{key}/diff': { ...VIEW, name: '' },
  'GET /v1/catalogue': { kind: 'reference' },
  'GET /v1/rulebook': { kind: 'reference' },
  'GET /v1/articles/{cite}': { kind: 'reference' },
  'GET /v1/session': { kind: 'any-key' },
  'GET /checkpoint': 'open',
  'GET /v1/checkpoints': 'open',
  'GET /v1/checkpoints/newest': { kind: 'any-key' },
  'GET /tile/{level}/{path}': 'open',
  'GET /tile/entries/{path}': { kind: 'all-facts' },
  'GET /': 'open',
  'GET /health/live': 'open',
  'GET /health/ready': 'open',
  'GET /metrics': { kind: 'operations' },
  'GET /problems': 'open',
  'GET /problems/{slug}': 'open',
};

const EVERY_ROLE = readersOf({ kind: 'reference' }).length;

function accessText(key: string): string {
  const who = access[key];
  if (who === undefined) throw new Error(`tests/architecture/reference/rest-page.ts does not say who may ask ${key}`);
  if (who === 'open') return 'anybody, without a key';
  if (who === 'recorder') return 'the roles that the declaration of the kind names; an administrator records nothing';
  if (who.kind === 'projection' && who.name === '') return 'who reads the view: see [Views](views.md)';
  const readers = readersOf(who);
  if (readers.length > EVERY_ROLE) return 'every role, `administrator` too';
  const names = readers.length === EVERY_ROLE ? 'every role but `administrator`' : list(readers.map(code));
  return who.kind === 'facts' ? `${names}; an organ, the streams that it opened` : names;
}

/** Failures of any request, whatever it asks for. */
const OF_ANY: readonly ProblemSlug[] = [
  'malformed-request',
  'misdirected-request',
  'method-not-allowed',
  'not-acceptable',
  'request-timeout',
  'uri-too-long',
  'expectation-failed',
  'header-fields-too-large',
  'unexpected',
];

const ofRead = ({ path, query }: Route): readonly ProblemSlug[] => {
  const asks = (name: string): boolean => query.some((member) => member.name === name);
  const key = `GET ${path}`;
  return [
    'invalid-query' as const,
    ...(access[key] === 'open' ? [] : (['unauthenticated', 'not-permitted'] as const)),
    ...(path.includes('{') ? (['not-found'] as const) : []),
    ...(asks('after') && path !== '/v1/checkpoints' ? (['invalid-cursor'] as const) : []),
    ...(asks('knownAt') ? (['known-in-future', 'not-yet-applied'] as const) : []),
    ...(path === '/v1/streams/{stream}' ? (['invalid-stream'] as const) : []),
    ...(asks('purpose') ? (['purpose-required', 'consultation-not-recordable'] as const) : []),
    ...(path.endsWith('/proof') || path === '/checkpoint' ? (['not-yet-sealed'] as const) : []),
    ...(path === '/v1/feed' ? (['too-many-feeds', 'unavailable'] as const) : []),
    ...(path === '/health/ready' ? (['unavailable'] as const) : []),
  ];
};

const READS_ONLY: readonly ProblemSlug[] = [
  'invalid-query',
  'invalid-cursor',
  'known-in-future',
  'not-yet-applied',
  'purpose-required',
  'consultation-not-recordable',
  'not-yet-sealed',
  'too-many-feeds',
  'unavailable',
  'not-permitted',
  'not-found',
];

/** What is left when the failures of reading are taken away: an append can meet all of it. */
const OF_APPEND = (Object.keys(problems) as ProblemSlug[]).filter(
  (slug) => !OF_ANY.includes(slug) && !READS_ONLY.includes(slug),
);

const problemLinks = (slugs: readonly ProblemSlug[]): string =>
  list(slugs.map((slug) => `${String(problems[slug].status)} [${slug}](problems/${slug}.md)`));

interface Parameter {
  readonly name: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: object;
}

/** What the document says of a query member's value. */
interface Form {
  readonly type?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
  readonly default?: string | number;
}

function formOf({ type = 'any', format, minimum, maximum, enum: values }: Form): string {
  if (values !== undefined) return values.map(code).join(' · ');
  const most = maximum === undefined ? '' : ` to ${maximum}`;
  const range = minimum === undefined ? '' : ` from ${minimum}${most}`;
  return `${format ?? (type === 'string' ? 'text' : type)}${range}`;
}

function memberOf({ name, required, description = '', schema = {} }: Parameter): QueryMember {
  const form = schema as Form;
  const unset = form.default === undefined ? '' : `Default ${form.default}.`;
  return { name, required: required === true, form: formOf(form), meaning: `${description} ${unset}`.trim() };
}

/** Every operation of the document, in its order. */
export function routesOf({ paths }: Pick<OpenAPIObject, 'paths'>): readonly Route[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    (['get', 'post'] as const).flatMap((method) => {
      const operation = item[method];
      if (operation === undefined) return [];
      const query = (operation.parameters ?? []).flatMap((each) =>
        'in' in each && each.in === 'query' ? [memberOf(each)] : [],
      );
      return [{ method: method === 'get' ? 'GET' : 'POST', path, summary: operation.summary ?? '', query } as const];
    }),
  );
}

function answerLine({ method, path }: Route): readonly string[] {
  const shape = method === 'GET' ? answerLink(path) : undefined;
  return shape === undefined ? [] : [`- answers: ${shape}`];
}

function section(route: Route): string {
  const key = `${route.method} ${route.path}`;
  const slugs = route.method === 'POST' ? OF_APPEND : ofRead(route);
  const members = route.query.map(({ name, required, form, meaning }) => [
    code(name),
    required ? 'yes' : 'no',
    form,
    meaning,
  ]);
  return [
    `## ${key}`,
    route.summary,
    [`- asked by: ${accessText(key)}`, ...answerLine(route)].join('\n'),
    ...(members.length > 0 ? [table(['query', 'required', 'form', 'meaning'], members)] : []),
    `Problems: ${problemLinks(slugs)}`,
  ].join('\n\n');
}

/** @param document as the running service serves it at /openapi.json */
export function restPage(document: OpenAPIObject): string {
  const routes = routesOf(document);
  const unknown = Object.keys(access).filter((key) => !routes.some(({ method, path }) => key === `${method} ${path}`));
  if (unknown.length > 0) throw new Error(`no such route: ${unknown.join(', ')}`);
  return page(
    '# REST interface',
    'The same as `/openapi.json` and the pages at `/docs`, with who may ask and what can go wrong. A key is sent as `Authorization: Bearer <token>`. Answers are JSON but for the log’s own files. GET answers have an `ETag`; `If-None-Match` gives 304. Every route that is read answers HEAD too.',
    'A list is `{items, next, basis}`; `after` takes `next` unchanged. Money is a decimal string in the minor unit (fen). What an answer holds, member by member: [Answers](answers.md).',
    `Any request can end in: ${problemLinks(OF_ANY)}.`,
    ...routes.map(section),
  );
}

/** Routes whose page says "without a key", as Fastify writes them. */
export const openByPolicy = (path: string): boolean =>
  isOpenRoute(path.replace('/{path}', '/*').replaceAll(/\{(\w+)\}/g, ':$1'));
