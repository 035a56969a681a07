/**
 * The codes under which rules find a breach are declared, so that the demo can hold one of each. A rule whose source says
 * the status declares its codes, and each code declared is looked for in some test of the rules; that a breach is never
 * found under another code is held by all those tests (`judged`, `rules/example.ts`).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../../src/rulebook/rulebook';

const textsIn = (folder: string): readonly string[] =>
  readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));

const rulebook = join(__dirname, '..', '..', '..', 'src', 'rulebook');
const sources = ['gs-cg', 'poverty'].flatMap((folder) => textsIn(join(rulebook, folder)));
const tests = textsIn(join(__dirname, 'rules')).join('\n');

describe('the breaches that the rules declare', () => {
  it('are those of the rules whose source speaks of a breach, and of no others', () => {
    const speaking = sources.filter((text) => text.includes("'breach'"));
    const ids = speaking.map((text) => /^ {2}id: '(R-\d\d)'/m.exec(text)?.[1]);
    expect(ids.length).toBeGreaterThan(5);
    expect(ids.sort()).toEqual(rules.filter(({ breaches }) => breaches !== undefined).map(({ id }) => id));
  });

  it('are named once each, and looked for in a test of the rules', () => {
    const declared = rules.flatMap(({ breaches }) => (breaches === undefined ? [] : [breaches]));
    expect(declared.filter((codes) => codes.length === 0 || new Set(codes).size !== codes.length)).toEqual([]);
    expect(declared.flat().filter((code) => !tests.includes(`'${code}'`))).toEqual([]);
  });
});
