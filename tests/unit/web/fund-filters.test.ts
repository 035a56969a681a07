/** What of the money is looked at stands in the address, so that it can be sent to somebody. */
import { drillInto, filtersIn, fundOfNode, withFilters, yearAsked } from '../../../web/src/pages/funds/filters';

const read = (query: string) => filtersIn(new URLSearchParams(query));

describe('the filters of an address', () => {
  test('are read as they stand', () => {
    expect(read('year=2018&organ=a&source=bond&unit=wan&q=%E8%99%9A&overdrawn=true&after=x')).toEqual({
      year: 2018,
      organ: 'a',
      source: 'bond',
      group: 'organ',
      unit: 'wan',
      q: '虚',
      overdrawn: true,
      after: 'x',
    });
  });

  test('are those of all money of the newest year where nothing is said, or nonsense', () => {
    const none = {
      year: undefined,
      organ: undefined,
      source: undefined,
      group: 'level',
      unit: 'yuan',
      q: undefined,
      overdrawn: false,
      after: undefined,
    };
    expect(read('')).toEqual(none);
    expect(read('year=20188&group=person&unit=USD&overdrawn=yes&organ=&q=')).toEqual(none);
    expect([yearAsked(undefined, [2020, 2019]), yearAsked('all', [2020]), yearAsked(2018, [2020])]).toEqual([
      2020,
      undefined,
      2018,
    ]);
    expect(yearAsked(undefined, [])).toBeUndefined();
  });

  test('are changed without touching the clocks, and take the cursor of another list away', () => {
    const before = new URLSearchParams('effectiveOn=2018-12-31&after=x&unit=wan');
    expect(withFilters(before, { organ: 'a' }).toString()).toBe('effectiveOn=2018-12-31&unit=wan&organ=a');
    expect(withFilters(before, { unit: undefined }).toString()).toBe('effectiveOn=2018-12-31&after=x');
    expect(withFilters(before, { after: 'y' }).get('after')).toBe('y');
  });
});

describe('a click on a node', () => {
  const none = { group: 'organ', organ: undefined, source: undefined } as const;

  test('leads from a level to its organs, and from an organ to its neighbourhood', () => {
    expect(drillInto({ sort: 'organ', id: 'county' }, { ...none, group: 'level' })).toEqual({
      group: 'organ',
    });
    expect(drillInto({ sort: 'payee', id: 'a' }, { ...none, group: 'organ' })).toEqual({ organ: 'a' });
    expect(drillInto({ sort: 'budget', id: 'b' }, { ...none, organ: 'a' })).toEqual({ organ: 'b' });
  });

  test('leads from a source to its money', () => {
    expect(drillInto({ sort: 'source', id: 'bond' }, none)).toEqual({ source: 'bond' });
    expect(drillInto({ sort: 'source', id: 'bond' }, { ...none, source: 'bond' })).toBeUndefined();
  });

  test('leads from an allocation to its life', () => {
    expect(fundOfNode({ sort: 'allocation', id: 'a' })).toBe('a');
    for (const id of ['any', '*']) expect(fundOfNode({ sort: 'allocation', id })).toBeUndefined();
    expect(fundOfNode({ sort: 'organ', id: 'a' })).toBeUndefined();
  });

  test('leads nowhere from what is no organ, or is looked at already', () => {
    const organ = { ...none, organ: 'a' };
    expect(drillInto({ sort: 'organ', id: 'a' }, organ)).toBeUndefined();
    for (const sort of ['allocation', 'held', undefined]) expect(drillInto({ sort, id: 'x' }, organ)).toBeUndefined();
    for (const id of ['*', '']) expect(drillInto({ sort: 'payee', id }, organ)).toBeUndefined();
  });
});
