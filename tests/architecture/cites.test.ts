/** Every article that the code relies on is printed: a citation that nobody can look up is worth nothing. */
import { allDeclarations } from '../../src/domain/catalogue';
import { parameters } from '../../src/domain/parameters/parameters';
import { isPrinted } from '../../src/rulebook/articles';
import { rules } from '../../src/rulebook/rulebook';
import { projectFiles, read } from './checkout';
import { fieldLines } from './reference/field-text';

const unprinted = (cites: readonly string[]): readonly string[] => cites.filter((cite) => !isPrinted(cite));

describe('a cited article', () => {
  it.each(allDeclarations().map((declared) => [declared.type, declared] as const))(
    'of %s is printed',
    (_, declared) => {
      const fields = fieldLines(declared.schema).flatMap(({ from }) => from);
      expect(unprinted([...declared.cites, ...fields])).toEqual([]);
    },
  );

  it.each(Object.entries(parameters))('of the parameter %s is printed', (_, { cites }) => {
    expect(unprinted(cites)).toEqual([]);
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))('of the rule %s is printed', (_, rule) => {
    expect(rule.cites.length).toBeGreaterThan(0);
    expect(unprinted(rule.cites)).toEqual([]);
  });

  it('is printed wherever the code names one, comments included', () => {
    const CITE = /\b(?:GS-PA|CN-PA|GS-CG|GS-LE|SX-PA)-\d+(?:-(?:[ip]\d+[ab]?|[a-d]|tail|catchall)(?![\w]))?/g;
    const named = projectFiles()
      .filter((file) => /^(src|projections|demo|docs)\/.*\.(ts|md)$/.test(file))
      .flatMap((file) => [...read(file).matchAll(CITE)].map(([cite]) => ({ file, cite })));
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter(({ cite }) => !isPrinted(cite))).toEqual([]);
  });
});
