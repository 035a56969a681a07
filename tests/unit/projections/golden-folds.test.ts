/**
 * Frozen facts and the rows that each published version of a projection makes of them. A version that answers
 * differently is another version: these files only ever grow.
 *
 * Set SHILU_WRITE_GOLDEN=yes to write the files of a version that has none.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fact } from '../../../src/domain/fact';
import { projections } from '../../../projections';
import type { Projection } from '../../../projections/projection';
import { county } from '../../support/county';
import { told } from '../../support/examples/example';
import { letters } from '../../support/examples/letters';
import { organisations } from '../../support/examples/organisations';
import { keysOf, recordedFacts, rowAt } from '../../support/facts';

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

const examples = { ...organisations, ...letters };
const letterFacts = () =>
  recordedFacts(Object.keys(examples).map((type) => told(examples, type as keyof typeof examples)));

describe('golden folds', () => {
  const facts = frozen('facts', () => recordedFacts(county)) as readonly Fact[];
  /** Letters came after the first facts were frozen, and have facts of their own. */
  const frozenLetters = frozen('letter-facts', letterFacts) as readonly Fact[];
  const factsOf = ({ name }: Projection) =>
    ['letters', 'letter-matrix', 'signing-bodies', 'linkages'].includes(name) ? frozenLetters : facts;

  it.each(projections.map((projection) => [`${projection.name}@${String(projection.version)}`, projection] as const))(
    '%s makes the rows of the frozen facts that it made when it was published',
    (name, projection) => {
      const folded = plain(foldOf(projection, factsOf(projection)));
      expect(folded).not.toEqual({});
      expect(folded).toEqual(frozen(name, () => folded));
    },
  );
});
