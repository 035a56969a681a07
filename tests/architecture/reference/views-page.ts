/** docs/reference/views.md: the read models, who reads them, what they are made of. */
import { projections } from '../../../projections';
import type { Projection } from '../../../projections/projection';
import { FILE_PROJECTIONS, mayRead } from '../../../src/access/reading';
import { roles, type Role } from '../../../src/domain/roles';
import { rules } from '../../../src/rulebook/rulebook';
import { read } from '../checkout';
import { anchor, code, list, page, table } from './markdown';

/** What a row stands for and how its key is written. */
const keys: Readonly<Record<string, string>> = {
  'integrity-file': 'a person’s id (UUID)',
  evaluations: 'an evaluation’s id',
  docket: 'a person or an organ: `person-<uuid>`, `org-<id>`',
  officials: 'a person’s id (UUID)',
  organisations: 'an organ’s id',
  posts: 'a post’s id',
  parameters: 'a parameter’s id, such as `P-DENOM`',
  documents: 'the kind of fact and its natural key',
  letters: 'a letter’s id',
  'letter-matrix': 'an organ’s id',
  linkages: 'a leader or a unit: `person-<uuid>`, `org-<id>`',
  'signing-bodies': 'a level, such as `city`',
  'enforcement-summary': 'sums by organ and provision; no rows',
  'enforcement-discrepancies': 'sums by organ, provision and penalty; no rows',
  balances: 'an account: `budget-<id>~<figure>`, `fund-<id>`, `integration-<id>`',
  budgets: 'an organ’s id',
  'fund-flows': 'sums by kind of flow, from, to, source and year; no rows',
  funds: 'an allocation’s id',
  integrations: 'an integration plan’s id',
  projects: 'a project’s id',
  claims: 'a claim’s id',
  reimbursement: 'an area, such as `CN-620123`; or a correlation (UUID), without one the fact’s id',
  disclosures: 'what is disclosed, by its stream: `fund-<id>`, `project-<id>`, `village-<code>`',
  irregularities: 'an irregularity’s id',
  audits: 'an audit’s id',
  oversight: 'an allocation, a project or an organ: `fund-<id>`, `project-<id>`, `org-<id>`',
};

const routes: Readonly<Record<string, string>> = {
  'integrity-file': '/v1/officials/{id}/file',
  evaluations: '/v1/evaluations',
  docket: '/v1/docket',
  officials: '/v1/officials',
  organisations: '/v1/organisations',
  letters: '/v1/letters/{id}',
  'letter-matrix': '/v1/letters/matrix',
  'enforcement-summary': '/v1/enforcement/summary',
  'enforcement-discrepancies': '/v1/enforcement/discrepancies',
  'fund-flows': '/v1/funds/flows',
  funds: '/v1/funds',
  budgets: '/v1/funds/growth',
  projects: '/v1/projects',
  claims: '/v1/claims',
  irregularities: '/v1/irregularities',
  audits: '/v1/audits',
};

/** Roles that may read a resource, as slugs. */
export const readersOf = (resource: Parameters<typeof mayRead>[1]): readonly string[] =>
  ([...Object.keys(roles), 'administrator'] as (Role | 'administrator')[]).filter(
    (role) => mayRead({ role }, resource).allowed,
  );

const readersOfView = (name: string): readonly string[] =>
  readersOf(FILE_PROJECTIONS.has(name) ? { kind: 'file' } : { kind: 'projection', name });

/** The first comment of the projection's file: what it is, in the words that stand beside the code. */
function purpose({ name }: Projection): string {
  const [, comment = ''] = /^\/\*\*([\s\S]*?)\*\//.exec(read(`projections/${name}.ts`)) ?? [];
  const words = comment.replaceAll(/\n \* ?/g, ' ').trim();
  if (words === '') throw new Error(`projections/${name}.ts does not begin with what it is`);
  return words;
}

const madeOf = (projection: Projection): readonly string[] =>
  projection.kind === 'rows' ? Object.keys(projection.on) : [`every fact of streams of kind \`${projection.stream}\``];

function section(projection: Projection): string {
  const { name, version } = projection;
  const key = keys[name];
  if (key === undefined)
    throw new Error(`tests/architecture/reference/views-page.ts does not say what the key of ${name} is`);
  const judgedBy = rules.filter(({ reads }) => reads?.name === name).map(({ id }) => id);
  const generic = projection.kind === 'rows' && !FILE_PROJECTIONS.has(name) ? [code(`/v1/views/${name}/{key}`)] : [];
  const named = routes[name] === undefined ? [] : [`[${code(routes[name])}](rest.md#${anchor(`GET ${routes[name]}`)})`];
  return [
    `## ${name}@${version}`,
    purpose(projection),
    [
      `- key: ${key}`,
      `- asked for at: ${list([...named, ...generic])}`,
      `- read by: ${list(readersOfView(name).map(code))}`,
      `- judged by: ${list(judgedBy, 'no rule')}`,
      `- made of: ${list(madeOf(projection))}`,
    ].join('\n'),
  ].join('\n\n');
}

export const viewsPage = (): string =>
  page(
    '# Views',
    'A view is a pure fold over facts, in `projections/`. Every view answers for a legal day (`effectiveOn`) as known at a time (`knownAt`), and every answer carries its basis:',
    table(
      ['member of `basis`', 'meaning'],
      [
        ['`effectiveOn`', 'legal day that was asked about, in Asia/Shanghai'],
        ['`knownAt`', 'as asked: an instant, a log size, or null'],
        ['`size`', 'the answer rests on the facts with an index below it'],
        ['`checkpoint`', 'the first signed checkpoint of at least that size, whole; null until there is one'],
        ['`projection`', 'view and version, `name@version`'],
        ['`rulebook`', 'version of the rules that judged'],
        ['`warning`', 'only on a damaged ledger that is served read-only: what is wrong'],
      ],
    ),
    'The same basis gives the same bytes. Corrections and voids are part of every view: they are applied before the fold, whatever their own day.',
    ...projections.map(section),
  );
