/** Pages of a list, put together. */
import { allPages } from '../../../web/src/shown/all-pages';

const pages: Readonly<Record<string, { readonly items: readonly string[]; readonly next: string | null }>> = {
  '': { items: ['a', 'b'], next: 'two' },
  two: { items: ['c'], next: 'three' },
  three: { items: [], next: null },
};

test('each page is asked for by the next of the one before, to the end', async () => {
  const asked: (string | undefined)[] = [];
  const items = await allPages((after) => {
    asked.push(after);
    return Promise.resolve(pages[after ?? ''] ?? { items: [], next: null });
  }, 10);
  expect([items, asked]).toEqual([
    ['a', 'b', 'c'],
    [undefined, 'two', 'three'],
  ]);
});

test('a list that does not end is left after so many pages', async () => {
  expect(await allPages(() => Promise.resolve({ items: ['a'], next: 'again' }), 3)).toEqual(['a', 'a', 'a']);
});
