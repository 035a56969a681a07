/**
 * Every worked example that a rule declares has one test of its own, named after it, and every such test a declared
 * example. Examples that wait for a kind of fact are said aloud, and fail here once that kind can be recorded.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { declarationOf } from '../../../src/domain/catalogue';
import { isPrinted } from '../../../src/rulebook/articles';
import { parameterIds } from '../../../src/domain/parameters/parameters';
import { rules } from '../../../src/rulebook/rulebook';
import * as thresholds from '../../../src/rulebook/thresholds';

const folder = join(__dirname, 'rules');

/** `R-NN/n` of each `example('R-NN/n', …)` in the test files, in the order written. */
const tested = readdirSync(folder)
  .filter((file) => file.endsWith('.test.ts'))
  .flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/^ *example\(\s*'(R-\d\d\/\d+)'/gm)])
  .map(([, id]) => id ?? '');

const declared = rules.flatMap(({ id, examples }) => Object.keys(examples).map((n) => `${id}/${n}`));
const pending = rules.flatMap(({ id, pending: waiting = {} }) =>
  Object.entries(waiting).map(([n, why]) => [`${id}/${n}`, why] as const),
);

/** How many worked examples the reference of the regulations gives for each rule. */
const WORKED: Readonly<Record<string, number>> = {
  'R-01': 5,
  'R-02': 3,
  'R-03': 6,
  'R-04': 3,
  'R-05': 4,
  'R-15': 6,
  'R-22': 3,
  'R-24': 3,
  'R-25': 3,
  'R-27': 3,
  'R-30': 3,
  'R-31': 6,
  'R-32': 3,
  'R-33': 3,
  'R-34': 3,
  'R-35': 3,
  'R-36': 3,
  'R-37': 3,
  'R-62': 3,
  'R-67': 3,
  'R-68': 3,
  'R-69': 3,
  'R-71': 3,
  'R-72': 3,
  'R-73': 3,
};

describe('the worked examples', () => {
  it.each(declared)('%s has one test', (id) => {
    expect(tested.filter((each) => each === id)).toEqual([id]);
  });

  it('have no test that no rule declares', () => {
    expect(tested.filter((id) => !declared.includes(id))).toEqual([]);
  });

  it('are all there, tested or pending', () => {
    const counted = rules.map(({ id, examples, pending: waiting = {} }) => {
      const numbers = [...Object.keys(examples), ...Object.keys(waiting)].map(Number).sort((a, b) => a - b);
      expect(numbers).toEqual(numbers.map((_, i) => i + 1));
      return [id, numbers.length];
    });
    expect(Object.fromEntries(counted)).toEqual(WORKED);
  });

  it.each(pending)('PENDING %s: %s', (_, why) => {
    const kind = /^([A-Za-z]+): /.exec(why)?.[1] ?? '';
    expect(kind).not.toBe('');
    expect(declarationOf(kind)).toBeUndefined();
  });

  it('are announced while they are pending', () => {
    const lines = pending.map(([id, why]) => `PENDING ${id}: ${why}\n`);
    process.stderr.write(lines.join(''));
    expect(lines).toHaveLength(1);
  });
});

describe('the rules', () => {
  it('are in the order of their numbers, each there once', () => {
    const ids = rules.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))(
    '%s cites printed articles, names declared parameters, and judges unless it is kept at recording',
    (id, { cites, parameters, reading, reads, check }) => {
      expect(cites.filter((cite) => !isPrinted(cite))).toEqual([]);
      expect(parameters.filter((parameter) => !parameterIds.includes(parameter))).toEqual([]);
      expect(reading.length).toBeGreaterThan(40);
      expect([reads === undefined, check === undefined]).toEqual(id === 'R-67' ? [true, true] : [false, false]);
    },
  );

  it('take their figures from printed places', () => {
    const cited = Object.values(thresholds).flatMap((each) => (typeof each === 'string' ? [] : [each.cite]));
    expect(cited.length).toBeGreaterThan(3);
    expect(cited.filter((cite) => !isPrinted(cite))).toEqual([]);
  });
});
