import fc from 'fast-check';
import { rowDiff, type Json } from '../../../src/ledger/row-diff';
import { patched } from '../../support/json-patch';

/** Members in one order, so that documents are compared as JSON compares them. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );

const holds = (before: Json, after: Json): void => {
  const [kept, operations] = [canonical(before), rowDiff(before, after)];
  expect(canonical(patched(before, operations))).toBe(canonical(after));
  expect(canonical(before)).toBe(kept);
  expect(operations.length === 0).toBe(kept === canonical(after));
};

const name = fc.oneof(fc.constantFrom('a', 'b', 'a/b', '~', '~1', '', '__proto__', 'factId'), fc.string());
/** Few values, so that two documents have much in common. */
const { row } = fc.letrec<{ row: Json }>((tie) => ({
  row: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Json>(null, true, 0, 1, 'x', ''),
    fc.array(tie('row'), { maxLength: 5 }),
    fc.dictionary(name, tie('row'), { maxKeys: 5, noNullPrototype: true }),
  ),
}));
const entries = fc.uniqueArray(fc.record({ factId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), n: row }), {
  maxLength: 8,
  selector: ({ factId }) => factId,
});

/** fast-check prints the seed of a run that fails. */
describe('applied to the one document, the difference gives the other', () => {
  it('for any two of JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        holds(a as Json, b as Json);
      }),
      { numRuns: 500 },
    );
  });
  it('for two that have much in common', () => {
    fc.assert(fc.property(row, row, holds), { numRuns: 3_000 });
  });
  it('for two lists of entries that name their facts', () => {
    fc.assert(
      fc.property(entries, entries, (a, b) => {
        holds({ list: a }, { list: b });
      }),
      { numRuns: 2_000 },
    );
  });
  it('for lists in which two entries name one fact', () => {
    const alike = fc.array(fc.record({ factId: fc.constantFrom('a', 'b', 'c'), n: row }), { maxLength: 6 });
    fc.assert(fc.property(alike, alike, holds), { numRuns: 500 });
  });
  it('for one that was changed a little', () => {
    fc.assert(
      fc.property(row, name, row, (a, key, b) => {
        holds({ a, [key]: b }, { a, [`${key}/`]: b });
      }),
      { numRuns: 500 },
    );
  });
});

describe('the difference of two lists of entries', () => {
  const entry = (factId: string, state: string): Json => ({ factId, state });

  it('leaves alone what stands beside an entry that came in between', () => {
    const before = [entry('1', 'open'), entry('3', 'open')];
    const after = [entry('1', 'open'), entry('2', 'open'), entry('3', 'closed')];
    expect(rowDiff(before, after)).toEqual([
      { op: 'add', path: '/1', value: entry('2', 'open') },
      { op: 'replace', path: '/2/state', value: 'closed' },
    ]);
  });

  it('moves the one that moved', () => {
    const [one, two, three] = [entry('1', 'a'), entry('2', 'b'), entry('3', 'c')];
    expect(rowDiff([one, two, three], [three, one, two] as Json)).toEqual([
      { op: 'remove', path: '/2' },
      { op: 'add', path: '/0', value: three },
    ]);
  });
});

it('writes names of members as pointers', () => {
  expect(rowDiff({ 'a/b': 1, '~': 2 }, { 'a/b': 3 })).toEqual([
    { op: 'remove', path: '/~0' },
    { op: 'replace', path: '/a~1b', value: 3 },
  ]);
});

it('a row that is not there yet is put in whole', () => {
  expect(rowDiff(null, { a: 1 })).toEqual([{ op: 'replace', path: '', value: { a: 1 } }]);
});
