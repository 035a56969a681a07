/** Texts in the margins of printed pages: whoever is called what, nothing but the text comes out. */
import { cssString, marginRules } from '../../../../web/src/pages/official/print/page-margins';

test.each([
  ['a name', '辛砚秋', '"辛砚秋"'],
  ['a quote', 'a"; } body { display: none', '"a\\22 ; } body { display: none"'],
  ['a backslash', 'a\\', '"a\\5c "'],
  ['a line break', 'a\nb\r', '"a\\a b\\d "'],
])('a string of CSS holds %s', (_, text, css) => {
  expect(cssString(text)).toBe(css);
});

test('the margins name whose file it is, the checkpoint and the page', () => {
  const rules = marginRules({ top: '档案', bottom: '检查点', number: 'counter(page) "/" counter(pages)' });
  expect(rules).toMatch(/@top-left \{ content: "档案";/);
  expect(rules).toMatch(/@bottom-left \{ content: "检查点";/);
  expect(rules).toMatch(/@bottom-right \{ content: counter\(page\) "\/" counter\(pages\);/);
});
