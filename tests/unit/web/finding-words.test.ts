/** What findings say on a page: everything that a rule may write, and no English left in it on a Chinese one. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { arithmeticIn, sentenceIn } from '../../../web/src/shown/finding-words';

const ROOT = join(__dirname, '../../..');

const written: readonly (readonly [rule: string, arithmetic: string, zh: string])[] = [
  ['R-05', 'in post on 69 of 365 days', '在任69天,全年365天'],
  ['R-15', '2024-02-29 + 24 months = 2026-02-28', '2024-02-29 + 24个月 = 2026-02-28'],
  ['R-22', 'ORG_ADJUSTMENT is not in {ADMONITION_TALK, REMOVAL}', '组织调整不在{诫勉谈话、免职}之内'],
  ['R-22', 'WARNING is not in {ORGANISATIONAL_HANDLING}', '警告不在{组织处理}之内'],
  [
    'R-30',
    '110,000,000.00 - 100,000,000.00 = 10,000,000.00, of 100,000,000.00',
    '110,000,000.00 - 100,000,000.00 = 10,000,000.00,上年度100,000,000.00',
  ],
  [
    'R-31',
    '1.22 > 1.10; (1.22 - 1.10) x 1.00 = 0.1200 > 0.1100',
    '1.22 > 1.10; (1.22 - 1.10) x 1.00 = 0.1200 > 0.1100',
  ],
  ['R-33', '2018-05-01: -2,700,000.00', '2018-05-01: -2,700,000.00'],
  ['R-34', 'entered 2018-06-01, disbursed 2018-05-01', '2018-06-01入库,2018-05-01拨付'],
  ['R-34', 'removed 2017-08-06, disbursed 2017-11-22', '2017-08-06出库,2017-11-22拨付'],
  ['R-35', '2018-02-10 - 2018-02-01 = 9 <= 30 days', '2018-02-10 - 2018-02-01 = 9 <= 30天'],
  ['R-36', 'paid 1,000.90, disbursed 0.00', '报账支付1,000.90元,资金拨付0.00元'],
  ['R-36', 'paid 1,000.90 + 2.00, disbursed 10,000.00 + 1.00', '报账支付1,000.90 + 2.00元,资金拨付10,000.00 + 1.00元'],
  [
    'R-37',
    'recovered 10,000.00 of 370,000.00; 2026-11-25 - 2019-04-01 = 2795 days',
    '已追回10,000.00元,共370,000.00元; 2026-11-25 - 2019-04-01 = 2795天',
  ],
  ['R-37', 'recovered 0.02 of 0.05 (estimated); x', '已追回0.02元,共0.05元(估计); x'],
  ['R-37', 'recovered 0.00 of an unknown amount; x', '已追回0.00元,金额不明; x'],
  ['R-37', 'delayed 200 days; x', '延压200天; x'],
  ['R-37', 'no days; x', '未载明天数; x'],
  ['R-69', '90 days since 2019-04-01', '自2019-04-01起90天'],
  ['R-71', '30 returned of 100 issued, 100 eligible', '收回30张,发出100张,应参加100人'],
  ['R-71', '100 returned > 99 issued', '收回100张 > 发出99张'],
  ['R-71', '100 returned - 3 invalid = 97', '收回100张 - 无效3张 = 97'],
];

test.each(written)('%s: %s', (_, arithmetic, zh) => {
  expect(arithmeticIn('zh', arithmetic)).toBe(zh);
  expect(arithmeticIn('en', arithmetic)).toBe(arithmetic);
});

test('a sentence of its own begins with a capital', () => {
  const finding = { zh: '已公开。', en: 'the project was disclosed.' } as Parameters<typeof sentenceIn>[1];
  expect(sentenceIn('en', finding)).toBe('The project was disclosed.');
  expect(sentenceIn('zh', finding)).toBe('已公开。');
});

/** Words of a rule's arithmetic: what stands in its template beside the places for values. */
const WORD = /[A-Za-z]{2,}/g;

test('nothing that the frozen facts lead to keeps an English word', () => {
  const folder = join(ROOT, 'tests/golden/rules');
  const texts = readdirSync(folder).flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/"arithmetic": "([^"]*)"/g)].map(([, text = '']) => text),
  );
  expect(texts.length).toBeGreaterThan(20);
  expect(texts.flatMap((text) => arithmeticIn('zh', text).match(WORD) ?? [])).toEqual([]);
});

test('every word in the arithmetic of a rule is known here', () => {
  const said = ['gs-cg', 'poverty'].flatMap((folder) => {
    const path = join(ROOT, 'src/rulebook', folder);
    return readdirSync(path).flatMap((name) => wordsOf(readFileSync(join(path, name), 'utf8')));
  });
  const known = new Set(written.flatMap(([, arithmetic]) => arithmetic.match(WORD) ?? []));
  expect(said.length).toBeGreaterThan(10);
  expect(said.filter((word) => !known.has(word))).toEqual([]);
});

/** What the templates after `arithmetic` say, up to the end of the line. */
const wordsOf = (source: string): readonly string[] =>
  [...source.matchAll(/arithmetic(?:Of)?\b.*[=:?].*`.*`.*/g)].flatMap(([line]) =>
    [...line.matchAll(/`([^`]*)`/g)].flatMap(
      ([, template = '']) => template.replace(/\$\{[^}]*\}/g, '').match(WORD) ?? [],
    ),
  );
