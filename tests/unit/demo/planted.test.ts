/** What the demo plants, beside what the rules can find: a kind of breach is planted, or cannot occur and says why. */
import { concernLines } from '../../../demo/concerns';
import { bindingElsewhere, plantedLines } from '../../../demo/planted';
import { isPrinted } from '../../../src/rulebook/articles';
import { rules } from '../../../src/rulebook/rulebook';

const kindOf = ({ rule, code }: { readonly rule: string; readonly code: string }): string => `${rule} ${code}`;
const kinds = rules.flatMap(({ id, breaches = [] }) => breaches.map((code) => `${id} ${code}`));
const planted = new Set(plantedLines.map(kindOf));
const elsewhere = bindingElsewhere.map(kindOf);

describe('every kind of breach that the rules declare', () => {
  it.each(kinds)('%s is planted, or its article binds elsewhere: one of the two', (kind) => {
    expect([planted.has(kind), elsewhere.filter((each) => each === kind).length]).toEqual(
      planted.has(kind) ? [true, 0] : [false, 1],
    );
  });

  it('is all that is planted or excused', () => {
    expect([...planted, ...elsewhere].filter((kind) => !kinds.includes(kind))).toEqual([]);
  });

  it('is excused by articles of another province, named in the reason', () => {
    const named = bindingElsewhere.map(({ reason }) => reason.match(/[A-Z]{2}-PA-\d+/g) ?? []);
    expect(named.filter((cites) => cites.length === 0)).toEqual([]);
    expect(named.flat().filter((cite) => !cite.startsWith('SX-') || !isPrinted(cite))).toEqual([]);
  });
});

describe('the planted lines', () => {
  const lines = [...plantedLines, ...concernLines];

  it('cite articles of their rule, and say in both languages what was done wrong', () => {
    const citing = new Map(rules.map(({ id, cites }): [string, readonly string[]] => [id, cites]));
    expect(lines.filter(({ rule, cite }) => citing.get(rule)?.some((each) => cite.startsWith(each)) !== true)).toEqual(
      [],
    );
    expect(lines.filter(({ why }) => !/\p{Script=Han}/u.test(why.zh) || !/^[\x20-\x7e’]{10,}$/.test(why.en))).toEqual(
      [],
    );
  });

  it('are concerns where no article is broken', () => {
    expect(concernLines.map(kindOf).filter((kind) => kinds.includes(kind))).toEqual([]);
  });
});
