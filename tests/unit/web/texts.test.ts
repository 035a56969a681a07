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

/** Every Chinese text of the pages and of the dictionary of terms, with the file that holds it. */
const chinese: readonly (readonly [file: string, text: string])[] = files
  .filter((file) => file.endsWith('texts.ts') || file.includes('/i18n/terms/') || file.endsWith('kind-names.ts'))
  .flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/'([^'\n]*[\u4e00-\u9fff][^'\n]*)'/g)].map(
      ([, text = '']) => [file.slice(WEB.length), text] as const,
    ),
  );

/** The words of docs/GLOSSARY.md: one for each notion, and none of them for another. */
test.each([
  ['封签 is what facts are, 检查点 what is signed', /(?<!已|尚未|尚未全部)封签/],
  ['作废 is said of an evaluation alone; a fact is 撤销登记', /(?<!测评(已)?|已)作废(?!日期)/],
  ['支付 is said of a claim or a compensation; money goes out by 拨付', /(?<!报账|已|部分)支付(?!日期)/],
  ['a finding is a 发现', /判断(?!$)/],
])('%s', (_, wrong) => {
  expect(chinese.length).toBeGreaterThan(500);
  expect(chinese.filter(([, text]) => wrong.test(text))).toEqual([]);
});
