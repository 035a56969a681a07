import {
  enforcementActCodes,
  enforcementActs,
  findingCodes,
  groundCodes,
  grounds,
} from '../../../../src/domain/accountability/grounds';
import { measureClasses, measureCodes, measureTerms } from '../../../../src/domain/accountability/measures';

describe('grounds of accountability', () => {
  it('has the seven of Gansu, the seventeen of the clean-governance measures, four of Shanxi and one central', () => {
    const of = (prefix: string) => groundCodes.filter((code) => code.startsWith(prefix));
    expect(of('AG-')).toHaveLength(7);
    expect(of('CG-13-')).toEqual(['CG-13-p1', 'CG-13-p2']);
    expect(of('CG-14-')).toEqual(['CG-14-i1', 'CG-14-i2', 'CG-14-i3', 'CG-14-i4', 'CG-14-i5']);
    expect(of('CG-15-')).toHaveLength(10);
    expect(of('LD-SX50-')).toHaveLength(4);
    expect(of('LD-CN25')).toHaveLength(1);
    expect(groundCodes).toHaveLength(29);
  });

  it('has the ten forbidden acts of organs and the eight of officers', () => {
    expect(enforcementActCodes.filter((code) => code.startsWith('LE11-'))).toHaveLength(10);
    expect(enforcementActCodes.filter((code) => code.startsWith('LE17-'))).toHaveLength(8);
    expect(new Set(findingCodes).size).toBe(groundCodes.length + enforcementActCodes.length);
  });

  it.each([
    ['AG-03', 'GS-PA-33-i3'],
    ['CG-13-p2', 'GS-CG-13-p2'],
    ['CG-15-i3b', 'GS-CG-15-i3b'],
    ['CG-15-tail', 'GS-CG-15-tail'],
    ['LD-SX50-2', 'SX-PA-50-b'],
    ['LD-CN25', 'CN-PA-25'],
  ] as const)('cites for %s the item %s', (code, cite) => {
    expect(grounds[code].cite).toBe(cite);
  });

  it('cites for each forbidden act the item of the same number', () => {
    for (const code of enforcementActCodes) {
      const [article, item] = [code.slice(2, 4), Number(code.slice(5))];
      expect(enforcementActs[code].cite).toBe(`GS-LE-${article}-i${item}`);
    }
  });
});

describe('measures', () => {
  it('gives every code one class and one Chinese term', () => {
    const classed = Object.values(measureClasses).flat();
    expect(classed).toEqual([...measureCodes]);
    expect(new Set(classed).size).toBe(classed.length);
    expect(new Set(Object.values(measureTerms)).size).toBe(classed.length);
  });
});
