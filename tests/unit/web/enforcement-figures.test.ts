/** Sums, shares and orders on the page of penalties: whole numbers, exact beyond what a float holds. */
import type { ArticleFigures, Discrepancy, Figures } from '../../../web/src/pages/enforcement/answers';
import { sortedArticles } from '../../../web/src/pages/enforcement/articles';
import { currencyName } from '../../../web/src/pages/enforcement/currency';
import { sortedDiscrepancies } from '../../../web/src/pages/enforcement/discrepancy-order';
import { differing, isNothing, totalsOf } from '../../../web/src/pages/enforcement/figures';
import { ownOrganOf, readsPenalty } from '../../../web/src/pages/enforcement/penalty-facts';
import { sortingIn, sortingText, turned } from '../../../web/src/pages/enforcement/sorting';
import type { Rights } from '../../../web/src/session/rights';

const NOTHING: Figures = {
  penalties: 0,
  served: 0,
  increased: 0,
  payments: 0,
  imposed: '0',
  expenses: '0',
  paid: '0',
  reconsiderations: 0,
  litigations: 0,
  enforcementRequests: 0,
  discrepancies: 0,
};

describe('the figures', () => {
  test('add up exactly where floats would not', () => {
    const parts = [
      { ...NOTHING, penalties: 2, imposed: '9007199254740993' },
      { ...NOTHING, penalties: 1, imposed: '-2' },
    ];
    expect(totalsOf(parts)).toMatchObject({ penalties: 3n, imposed: 9007199254740991n, paid: 0n });
    const whole = { ...NOTHING, penalties: 3, imposed: '9007199254740991' };
    expect(differing(parts, whole)).toEqual([]);
    expect(differing(parts, { ...whole, imposed: '9007199254740992', served: 1 })).toEqual(['imposed', 'served']);
  });

  test('are nothing only when there is no trace of a penalty', () => {
    expect(isNothing(NOTHING)).toBe(true);
    // What was paid for a decision that was voided since.
    expect(isNothing({ ...NOTHING, payments: 1, paid: '100' })).toBe(false);
  });
});

describe('a sorting in the address', () => {
  const columns = ['article', 'imposed'] as const;
  const otherwise = { column: 'imposed', direction: 'desc' } as const;

  test('is read back as it was written', () => {
    const sorting = { column: 'article', direction: 'asc' } as const;
    expect(sortingIn(sortingText(sorting), columns, otherwise)).toEqual(sorting);
  });

  test.each([undefined, '', 'imposed', 'imposed.up', 'constructor.asc', 'other.asc'])('%p is none', (text) => {
    expect(sortingIn(text, columns, otherwise)).toBe(otherwise);
  });

  test('turns round, and begins anew in another column', () => {
    expect(turned(otherwise, 'imposed')).toEqual({ column: 'imposed', direction: 'asc' });
    expect(turned({ column: 'imposed', direction: 'asc' }, 'imposed')).toEqual(otherwise);
    expect(turned({ column: 'imposed', direction: 'asc' }, 'article')).toEqual({
      column: 'article',
      direction: 'desc',
    });
  });
});

test('articles are sorted by exact amounts, by counts, and by name with its numbers as numbers', () => {
  const articles: readonly ArticleFigures[] = [
    { article: '157', penalties: 2, imposed: '9007199254740993' },
    { article: '7', penalties: 9, imposed: '9007199254740992' },
    { article: '80', penalties: 2, imposed: '-5' },
  ];
  const order = (column: 'article' | 'penalties' | 'imposed', direction: 'asc' | 'desc') =>
    sortedArticles(articles, { column, direction }).map(({ article }) => article);
  expect(order('imposed', 'desc')).toEqual(['157', '7', '80']);
  expect(order('imposed', 'asc')).toEqual(['80', '7', '157']);
  expect(order('article', 'asc')).toEqual(['7', '80', '157']);
  // Equal counts stand in the order of their names.
  expect(order('penalties', 'desc')).toEqual(['7', '80', '157']);
});

test('payments that disagree are sorted by their exact difference, and stay in order where it is equal', () => {
  const item = (penaltyId: string, difference: string): Discrepancy => ({
    penaltyId,
    stream: `penalty-${penaltyId}`,
    organ: 'org',
    article: '7',
    factId: penaltyId,
    paidOn: '2003-05-01',
    amount: '100',
    statedTotal: '100',
    computedTotal: '0',
    difference,
    payments: [],
  });
  const items = [item('A10', '100'), item('A9', '-20'), item('B1', '100')];
  const order = (column: 'penalty' | 'difference', direction: 'asc' | 'desc') =>
    sortedDiscrepancies(items, { column, direction }).map(({ penaltyId }) => penaltyId);
  expect(order('difference', 'desc')).toEqual(['A10', 'B1', 'A9']);
  expect(order('difference', 'asc')).toEqual(['A9', 'A10', 'B1']);
  expect(order('penalty', 'asc')).toEqual(['A9', 'A10', 'B1']);
});

test('a currency has its name and its code; an unknown one its code', () => {
  expect(currencyName('EUR', 'zh')).toBe('欧元(EUR)');
  expect(currencyName('CNY', 'zh')).toBe('人民币(CNY)');
  expect(currencyName('EUR', 'en')).toBe('Euro (EUR)');
  expect([currencyName('XZZ', 'zh'), currencyName('no code', 'en')]).toEqual(['XZZ', 'no code']);
});

describe('the facts of a penalty', () => {
  const rights = (organ: string | null, facts: boolean, ownOrganOnly: readonly string[] = []): Rights => ({
    role: 'law-enforcement-organ',
    organ,
    jurisdiction: null,
    expiresAt: null,
    origin: 'test/log',
    currency: 'CNY',
    reads: { file: false, facts, views: ['enforcement-summary'], ownOrganOnly },
    purposes: [],
  });

  test('are open to those who read all facts, and to the organ whose decision opened the stream', () => {
    expect(readsPenalty(rights(null, true), 'police')).toBe(true);
    expect(readsPenalty(rights('police', false), 'police')).toBe(true);
    expect(readsPenalty(rights('others', false), 'police')).toBe(false);
    expect(readsPenalty(rights(null, false), null)).toBe(false);
  });

  test('a key that is shown its own organ alone has one', () => {
    expect(ownOrganOf(rights('police', false, ['enforcement-summary']), 'enforcement-summary')).toBe('police');
    expect(ownOrganOf(rights('government', false), 'enforcement-summary')).toBeUndefined();
  });
});
