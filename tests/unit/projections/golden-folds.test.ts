/**
 * Frozen facts and the rows that each published version of a projection makes of them. A version that answers
 * differently is another version: these files only ever grow.
 *
 * Set SHILU_WRITE_GOLDEN=yes to write the files of a version that has none.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { streamId, type Fact } from '../../../src/domain/fact';
import { projections } from '../../../projections';
import type { Projection } from '../../../projections/projection';
import { county } from '../../support/county';
import { told, type Example } from '../../support/examples/example';
import { funds } from '../../support/examples/funds';
import {
  audits,
  claims,
  designations,
  disclosures,
  fundRegime,
  irregularities,
  projects,
} from '../../support/examples/funds-records';
import { letters } from '../../support/examples/letters';
import { organisations } from '../../support/examples/organisations';
import { keysOf, recordedFacts, rowAt } from '../../support/facts';
import type { Told } from '../../support/spec';

const folder = join(__dirname, '..', '..', 'golden', 'projections');
const golden = (name: string): string => join(folder, `${name}.json`);

function frozen(name: string, make: () => unknown): unknown {
  if (process.env['SHILU_WRITE_GOLDEN'] === 'yes' && !existsSync(golden(name))) {
    writeFileSync(golden(name), `${JSON.stringify(make(), null, 2)}\n`);
  }
  return JSON.parse(readFileSync(golden(name), 'utf8'));
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function foldOf(projection: Projection, facts: readonly Fact[]): unknown {
  if (projection.kind === 'rows') {
    return Object.fromEntries(keysOf(projection, facts).map((key) => [key, rowAt(projection, facts, key)]));
  }
  const streams = [...new Set(facts.map(({ stream }) => stream))].filter((s) => s.startsWith(`${projection.stream}-`));
  return Object.fromEntries(streams.map((s) => [s, projection.measures(facts.filter(({ stream }) => stream === s))]));
}

/** Examples in their order. */
const all = (examples: Readonly<Record<string, Example<object>>>): readonly Told[] =>
  Object.keys(examples).map((type) => told(examples, type));

/** What is told, and where its rows are frozen: a new area of facts is a new story, so that older files never change. */
const stories: readonly (readonly [folder: string, told: readonly Told[]])[] = [
  ['', county],
  ['funds/', all({ OrganisationRegistered: organisations.OrganisationRegistered, ...funds })],
  ['audits/', all({ OrganisationRegistered: organisations.OrganisationRegistered, ...audits, ...irregularities })],
  ['letters/', all({ ...organisations, ...letters })],
  [
    'projects/',
    [
      told(organisations, 'OrganisationRegistered'),
      ...[designations, fundRegime, projects, claims, disclosures, irregularities].flatMap((examples) =>
        Object.entries(examples).map(([type, { stream, data }]): Told => ({ type, stream, data: { ...data } })),
      ),
      told(funds, 'FundAllocated'),
      told(funds, 'FundDisbursed', { projectId: streamId(projects.ProjectDeclared.stream), via: 'direct' }),
    ],
  ],
];

describe('golden folds', () => {
  const shown = new Set<Projection>();

  it.each(
    stories.flatMap(([at, story]) =>
      projections.map(
        (projection) => [at, `${projection.name}@${String(projection.version)}`, story, projection] as const,
      ),
    ),
  )('%s%s makes the rows of the frozen facts that it made when it was published', (at, name, story, projection) => {
    const facts = frozen(`${at}facts`, () => recordedFacts(story)) as readonly Fact[];
    const folded = plain(foldOf(projection, facts)) as object;
    if (Object.keys(folded).length === 0) return;
    shown.add(projection);
    expect(folded).toEqual(frozen(`${at}${name}`, () => folded));
  });

  it('freeze rows of every projection', () => {
    expect(projections.filter((projection) => !shown.has(projection)).map(({ name }) => name)).toEqual([]);
  });
});
