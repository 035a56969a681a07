/** What the pages say, they say in both languages, and every text is used. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Texts } from '../../../web/src/i18n/texts';

const WEB = join(__dirname, '../../../web/src');

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesOf(path) : [path];
  });
}

const files = filesOf(WEB);
const all: readonly (readonly [string, Texts])[] = files
  .filter((file) => file.endsWith('texts.ts') && !file.endsWith('i18n/texts.ts'))
  .flatMap((file) => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- whatever files there are.
    const module = require(file) as Readonly<Record<string, Texts>>;
    return Object.entries(module).map(([name, texts]) => [name, texts] as const);
  });

const placesIn = (text: string): readonly string[] => [...text.matchAll(/\{\{\w+\}\}/g)].map(([place]) => place).sort();

test('there are texts, each set under a name of its own', () => {
  expect(all.length).toBeGreaterThan(3);
  const names = all.map(([, { name }]) => name);
  expect(names).toEqual([...new Set(names)]);
});

describe.each(all)('%s', (name, texts) => {
  test('say the same in both languages, with the same places for values', () => {
    expect(Object.keys(texts.en).sort()).toEqual(Object.keys(texts.zh).sort());
    for (const [key, zh] of Object.entries(texts.zh)) {
      const en = texts.en[key] ?? '';
      expect([key, zh.trim() !== '', en.trim() !== '', placesIn(en)]).toEqual([key, true, true, placesIn(zh)]);
    }
  });

  test('are each used somewhere', () => {
    const sources = files
      .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('texts.ts'))
      .map((file) => readFileSync(file, 'utf8'));
    const users = sources.filter((source) => source.includes(name)).join('\n');
    // A computed key is written with a template, a ternary or a variable: then every text of the set counts as used.
    if (/\bt\((?!['"])/.test(users)) return;
    const unused = Object.keys(texts.zh).filter((key) => key !== 'lead' && !users.includes(`'${key}'`));
    expect(unused).toEqual([]);
  });
});
