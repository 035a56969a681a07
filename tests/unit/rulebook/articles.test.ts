import { createHash } from 'node:crypto';
import { articleText, isPrinted, passages, regulations, sourceSha256 } from '../../../src/rulebook/articles';

const ARTICLES = { 'GS-PA': 36, 'CN-PA': 29, 'GS-CG': 20, 'GS-LE': 32, 'SX-PA': 53 };

describe('the printed articles', () => {
  it('join to the source, byte for byte', () => {
    const whole = passages.map(({ text }) => text).join('');
    expect(createHash('sha256').update(whole).digest('hex')).toBe(
      '3bfe8cfc73f6ad9ff7f0428ee6091a970b32952a60d8738e655a4f1e3b78561c',
    );
    expect(sourceSha256).toBe('3bfe8cfc73f6ad9ff7f0428ee6091a970b32952a60d8738e655a4f1e3b78561c');
  });

  it.each(Object.entries(ARTICLES))('hold every article of %s (%i)', (code, count) => {
    const numbers = Array.from({ length: count }, (_, i) => i + 1);
    expect(numbers.filter((n) => !isPrinted(`${code}-${n}`))).toEqual([]);
    expect(isPrinted(`${code}-${count + 1}`)).toBe(false);
    expect(regulations[code]).toBeDefined();
  });

  it('begin each article with its own number', () => {
    const openings = passages.filter(({ cite }) => /^[A-Z]{2}-[A-Z]{2}-\d+(-p1)?$/.test(cite));
    expect(openings).toHaveLength(170);
    expect(openings.filter(({ text }) => !/^第[一二三四五六七八九十]+條/.test(text))).toEqual([]);
  });

  it('quote an item without its neighbours', () => {
    expect(articleText('GS-CG-14-i2')).toBe(
      '(二)在領導干部廉政狀況的民主測評中,干部群眾意見較大,不信任票超過40%的,給予談話戒勉;不信任票超過60%的,或者連續2年不信任票超過50%的,給予免職處理。',
    );
    expect(articleText('GS-LE-25-i2')).toBe('(二)包庇或對違法責任人查處不力,產生不良后果的');
    expect(articleText('GS-PA-33-i4')).toBe('(四)違反貧困退出規定,弄虛作假、搞“數字脫貧”的。');
  });

  it('quote an item with its clauses, and an article with its items', () => {
    expect(articleText('GS-CG-15-i3')).toBe(`${articleText('GS-CG-15-i3a') ?? ''}${articleText('GS-CG-15-i3b') ?? ''}`);
    expect(articleText('GS-LE-27')).toContain('3-5%');
    expect(articleText('GS-CG-1')).not.toContain('第十三條');
    expect(articleText('GS-CG-13')?.split('\n')).toHaveLength(2);
    expect(articleText('GS-CG-14')).toContain('第十四條');
  });

  it('give nothing for a place that the source does not have', () => {
    for (const cite of ['', 'GS-CG', 'GS-CG-', 'GS-CG-14-i6', 'GS-CG-99', 'XX-PA-1', 'GS-CG-1-i', 'GS-CG-0']) {
      expect(isPrinted(cite)).toBe(false);
    }
  });
});
