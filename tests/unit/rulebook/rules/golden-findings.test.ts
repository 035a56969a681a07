/**
 * Frozen rows and what this version of the rulebook said of them. A rulebook that says something else of the same facts
 * is another version, with a file of its own.
 *
 * Set SHILU_WRITE_GOLDEN=yes to write the file of a version that has none.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fact } from '../../../../src/domain/fact';
import { isPrinted } from '../../../../src/rulebook/articles';
import type { Finding } from '../../../../src/rulebook/rule';
import { judge, rulebookVersion } from '../../../../src/rulebook/rulebook';
import { projections } from '../../../../projections';
import { keysOf, rowAt } from '../../../support/facts';
import { momentOf, undeclared } from './example';

const golden = join(__dirname, '..', '..', '..', 'golden');
const file = join(golden, 'rules', `${rulebookVersion}.json`);
const facts = JSON.parse(readFileSync(join(golden, 'projections', 'facts.json'), 'utf8')) as readonly Fact[];

/** Days around everything that happens in the frozen facts. */
const DAYS = ['2023-12-31', '2024-12-31', '2025-03-04', '2025-06-30', '2026-01-01'];

function findingsOn(day: string): Readonly<Record<string, readonly Finding[]>> {
  const rows = projections.flatMap((projection) => (projection.kind === 'rows' ? [projection] : []));
  const judged = rows.flatMap((projection) =>
    keysOf(projection, facts).map((key): readonly [string, readonly Finding[]] => {
      const row: unknown = rowAt(projection, facts, key, { on: day });
      return [`${projection.name}/${key}`, row === undefined ? [] : judge(projection, row, key, momentOf({ on: day }))];
    }),
  );
  return Object.fromEntries(judged.filter(([, findings]) => findings.length > 0));
}

describe(`${rulebookVersion} on the frozen facts`, () => {
  const said = Object.fromEntries(DAYS.map((day) => [day, findingsOn(day)]));

  it('says what it said when it was published', () => {
    if (process.env['SHILU_WRITE_GOLDEN'] === 'yes' && !existsSync(file)) {
      writeFileSync(file, `${JSON.stringify(said, null, 2)}\n`);
    }
    expect(JSON.parse(JSON.stringify(said))).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  });

  it('cites printed articles and facts on record, and writes a sentence in both languages', () => {
    const all = Object.values(said).flatMap((rows) => Object.values(rows).flat());
    expect(all.length).toBeGreaterThan(20);
    const ids = new Set(facts.map(({ id }) => id));
    expect(all.flatMap(({ cites }) => cites).filter((cite) => !isPrinted(cite))).toEqual([]);
    expect(all.flatMap(({ facts: resting }) => resting).filter((id) => !ids.has(id))).toEqual([]);
    expect(all.filter(({ zh, en }) => !/[。]$/.test(zh) || !/\.$/.test(en))).toEqual([]);
    expect(all.filter(({ cites }) => cites.length === 0)).toEqual([]);
    expect(undeclared(all)).toEqual([]);
  });
});
