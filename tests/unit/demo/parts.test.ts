/** The small parts of the demo: its chance, its clock, its table. */
import { Chance } from '../../../demo/chance';
import { compareBreaches } from '../../../demo/findings';
import type { Planted } from '../../../demo/planted';
import { ScriptedClock } from '../../../demo/scripted-clock';
import type { Finding } from '../../../src/rulebook/rule';

describe('chance', () => {
  it('falls the same way from the same seed, another way from another', () => {
    const sequence = (seed: number): readonly number[] => {
      const chance = new Chance(seed);
      return Array.from({ length: 20 }, () => chance.between(0, 99));
    };
    expect(sequence(7)).toEqual(sequence(7));
    expect(sequence(7)).not.toEqual(sequence(8));
  });

  it('stays between its ends and reaches both', () => {
    const chance = new Chance();
    const drawn = new Set(Array.from({ length: 400 }, () => chance.between(3, 6)));
    expect([...drawn].sort()).toEqual([3, 4, 5, 6]);
  });

  it('makes identifiers of the form that a person has, no two alike', () => {
    const chance = new Chance();
    const ids = Array.from({ length: 1000 }, () => chance.uuid());
    const form = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    expect(ids.filter((id) => !form.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(1000);
  });
});

it('a scripted clock stands still until it is moved, and never goes back', () => {
  const clock = new ScriptedClock(1000);
  expect(clock.now()).toBe(1000);
  clock.moveTo(5000);
  expect(clock.now()).toBe(5000);
  expect(() => clock.moveTo(4999)).toThrow(RangeError);
});

describe('the table of breaches', () => {
  const subject = 'person-7c1f9a52-0d3e-4b68-9f27-5e8a31c04d19';
  const why = { zh: '示例', en: 'an example' };
  const planted: Planted = {
    rule: 'R-05',
    code: 'EVALUATION_OVERDUE',
    cite: 'GS-CG-9',
    subject,
    nameZh: '辛砚秋',
    why,
  };
  const found = (over: Partial<Finding> = {}): Finding => ({
    rule: 'R-05',
    status: 'breach',
    code: 'EVALUATION_OVERDUE',
    subject,
    cites: ['GS-CG-9'],
    facts: [],
    zh: '示例。',
    en: 'an example.',
    ...over,
  });
  const verdicts = (findings: readonly Finding[]) =>
    compareBreaches([planted], findings).map((line) => [line.planted !== undefined, line.found !== undefined]);

  it('puts a planted breach beside the finding that answers it', () => {
    expect(verdicts([found()])).toEqual([[true, true]]);
  });

  it('shows a planted breach that no rule finds', () => {
    expect(verdicts([])).toEqual([[true, false]]);
    expect(verdicts([found({ status: 'open' })])).toEqual([[true, false]]);
  });

  it('shows a breach that was found and not planted, the second of two alike included', () => {
    expect(verdicts([found(), found()])).toEqual([
      [true, true],
      [false, true],
    ]);
    expect(verdicts([found(), found({ rule: 'R-22' })])[1]).toEqual([false, true]);
  });

  it('does not take a finding that cites another article', () => {
    expect(verdicts([found({ cites: ['GS-CG-8'] })])).toEqual([
      [true, false],
      [false, true],
    ]);
  });
});
