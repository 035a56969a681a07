/** The pure folders have no hidden input: the lint rules that say so hold for every file, and bite. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import { projectFiles, read, root } from './checkout';

interface PurityModule {
  readonly purity: readonly Linter.Config[];
}
// eslint-disable-next-line @typescript-eslint/no-require-imports -- configuration is CommonJS, so that ESLint reads it too.
const { purity } = require('../../eslint.purity.cjs') as PurityModule;

const linter = new Linter({ configType: 'flat', cwd: root });
const config: Linter.Config[] = [
  // A comment in the file cannot switch the rules off here.
  { files: ['**/*.ts'], languageOptions: { parser: parser as Linter.Parser }, linterOptions: { noInlineConfig: true } },
  ...purity,
];

/** What the purity rules say about a text as if it stood in that file. */
const said = (file: string, text: string): readonly string[] =>
  linter
    .verify(text, config, { filename: join(root, file) })
    .filter(({ severity }) => severity === 2)
    .map(({ message, line }) => `${file}:${line} ${message}`);

describe('a pure folder', () => {
  const PURE = /^(src\/(domain|integrity|rulebook)|projections)\/.*\.ts$/;

  it('keeps to it in every file', () => {
    const files = projectFiles().filter((file) => PURE.test(file));
    expect(files.length).toBeGreaterThan(15);
    expect(files.flatMap((file) => said(file, read(file)))).toEqual([]);
  });

  describe.each([
    'src/domain/planted.ts',
    'src/integrity/planted.ts',
    'src/rulebook/planted.ts',
    'projections/planted.ts',
  ])('in %s', (file) => {
    it.each([
      ['the present moment', 'export const now = new Date();'],
      ['the present moment, written otherwise', 'export const now = Date();'],
      ['milliseconds', 'export const now = Date.now();'],
      ['milliseconds, spelt round the rule', "export const now = Date['now']();"],
      ['chance', 'export const dice = Math.random();'],
      ['an order by locale', 'export const order = (a: string, b: string) => a.localeCompare(b);'],
      ['lower case by locale', 'export const lower = (a: string) => a.toLocaleLowerCase();'],
      ['local hours', 'export const hour = (day: Date) => day.getHours();'],
      ['the local year', 'export const year = (day: Date) => day.getFullYear();'],
      ['the offset of the machine', 'export const offset = (day: Date) => day.getTimezoneOffset();'],
      ['the environment', 'export const zone = process.env.TZ;'],
      ['the network', "export const answer = fetch('http://localhost');"],
      ['a timer', 'export const later = (f: () => void) => setTimeout(f, 1);'],
      ['the console', "export const log = () => { console.log('x'); };"],
      ['a locale table', "export const money = new Intl.NumberFormat('zh');"],
      ['waiting', 'export const f = async (x: Promise<number>) => await x;'],
      ['a promise made by the function itself', 'export async function f() { return 1; }'],
      ['a clock of the process', 'export const t = performance.now();'],
      ['hashing that is not an argument', 'export const id = crypto.randomUUID();'],
      ['Node buffers', "export const b = Buffer.from('x');"],
      ['a hidden import', "export const fs = require('node:fs');"],
      ['a late import', "export const fs = import('node:fs');"],
      ['a way round the list', 'export const now = globalThis.Date;'],
      ['a decorator', '@Sealed() export class A {}'],
      ['an enum', 'export enum A { x }'],
      ['a default export', 'export default 1;'],
      ['a barrel', "export * from './other';"],
    ])('%s is caught', (_, text) => {
      expect(said(file, text)).not.toEqual([]);
    });

    it('leaves alone what depends on arguments only', () => {
      const fine = [
        'export const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);',
        'export const sorted = (list: readonly string[]) => [...list].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));',
        'export const compare = (a: bigint, b: bigint, c: bigint, d: bigint) => a * d > b * c;',
      ];
      expect(said(file, fine.join('\n'))).toEqual([]);
    });
  });

  it.each([
    ['a quotient', 'export const rate = (a: number, b: number) => a / b;'],
    ['a quotient in place', 'export const half = (a: number) => { a /= 2; return a; };'],
    ['rounding to text', 'export const shown = (a: number) => a.toFixed(2);'],
    ['a parsed fraction', "export const n = parseFloat('1.5');"],
    ['a parsed fraction, spelt otherwise', "export const n = Number.parseFloat('1.5');"],
  ])('that judges figures: %s is caught in rules and projections, and only there', (_, text) => {
    expect(said('src/rulebook/planted.ts', text)).not.toEqual([]);
    expect(said('projections/planted.ts', text)).not.toEqual([]);
    expect(said('src/domain/planted.ts', text)).toEqual([]);
  });

  it('is held to the same by the lint run of the whole tree', () => {
    const eslint = join(root, 'node_modules/eslint/bin/eslint.js');
    const inForce = (file: string) =>
      (
        JSON.parse(
          execFileSync(process.execPath, [eslint, '--print-config', file], { cwd: root, encoding: 'utf8' }),
        ) as Linter.Config
      ).rules;
    const bansOf = (name: string, rule: string) =>
      (purity.find((block) => block.name === name)?.rules?.[rule] as unknown[]).slice(1);
    expect(inForce('src/domain/fact.ts')).toMatchObject({
      'no-restricted-syntax': [2, ...bansOf('shilu/pure', 'no-restricted-syntax')],
      'no-restricted-globals': [2, ...bansOf('shilu/pure', 'no-restricted-globals')],
    });
    expect(inForce('projections/projection.ts')).toMatchObject({
      'no-restricted-syntax': [2, ...bansOf('shilu/exact', 'no-restricted-syntax')],
    });
  });
});
