/** What holds for all ballots and all orders of recording. */
import fc from 'fast-check';
import { docket } from '../../../../projections/docket';
import type { LegalDay } from '../../../../src/domain/legal-day';
import { docketEntriesOf } from '../../../../src/rulebook/docket-entries';
import { exceeds } from '../../../../src/rulebook/gs-cg/ballots';
import { judge } from '../../../../src/rulebook/rulebook';
import { above40, above50, above60 } from '../../../../src/rulebook/thresholds';
import { recordedFacts, rowAt } from '../../../support/facts';
import type { Told } from '../../../support/spec';
import {
  annulled,
  ANYBODY,
  docketOf,
  evaluated,
  executed,
  imposed,
  leadingPost,
  left,
  momentOf,
  revoked,
  took,
  varied,
} from './example';

const SEED = 20261124;
const RUNS = { seed: SEED, numRuns: 300 };

/** Long division of whole numbers: the first digits of a share in per mille and what is left over. */
function inPerMille(part: number, whole: number): { readonly quotient: bigint; readonly rest: bigint } {
  const scaled = 1000n * BigInt(part);
  return { quotient: scaled / BigInt(whole), rest: scaled % BigInt(whole) };
}

describe(`shares (seed ${SEED})`, () => {
  it.each([
    [above40, 400n],
    [above50, 500n],
    [above60, 600n],
  ])('are compared as exact fractions: $printed', (threshold, perMille) => {
    const share = fc.integer({ min: 1, max: 1_000_000_000 }).chain((all) =>
      fc.record({
        all: fc.constant(all),
        distrust: fc.oneof(
          fc.integer({ min: 0, max: all }),
          // On the line, and one ballot beside it.
          fc.integer({ min: -1, max: 1 }).map((off) => {
            const line = Number((BigInt(all) * perMille) / 1000n);
            return Math.min(all, Math.max(0, line + off));
          }),
        ),
      }),
    );
    fc.assert(
      fc.property(share, ({ all, distrust }) => {
        const { quotient, rest } = inPerMille(distrust, all);
        expect(exceeds({ distrust, all }, threshold)).toBe(quotient > perMille || (quotient === perMille && rest > 0n));
      }),
      RUNS,
    );
  });

  it('make at most one measure due a year, and a heavier one for more distrust', () => {
    const weights = { ADMONITION_TALK: 1, REMOVAL: 2 } as Readonly<Record<string, number>>;
    const weightAt = (distrust: number, all: number): number => {
      const findings = docketOf(evaluated({ id: 'e', year: 2024, distrust, all }), ANYBODY, { on: '2025-06-30' });
      const due = findings.filter(({ status }) => status === 'due');
      expect(due.length).toBeLessThan(2);
      return weights[due[0]?.measure ?? ''] ?? 0;
    };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(), fc.nat(), (all, a, b) => {
        const [fewer, more] = [a % (all + 1), b % (all + 1)].sort((x, y) => x - y) as [number, number];
        expect(weightAt(fewer, all)).toBeLessThanOrEqual(weightAt(more, all));
      }),
      RUNS,
    );
  });
});

/** Streams whose facts keep their own order; they are recorded in any order among each other. */
const streams: readonly (readonly Told[])[] = [
  [leadingPost('p'), took('p', '2020-01-01'), left('p', '2025-03-10', 'm')],
  [leadingPost('q'), took('q', '2025-09-01', true)],
  evaluated({ id: 'e2022', year: 2022, distrust: 45 }),
  evaluated({ id: 'e2023', year: 2023, distrust: 55 }),
  evaluated({ id: 'twin-a', year: 2024, distrust: 61 }),
  [...evaluated({ id: 'twin-b', year: 2024, distrust: 70 }), annulled('twin-b', '2025-01-03')],
  [imposed({ id: 'm', code: 'REMOVAL', on: '2025-03-01' }), executed('m', '2025-03-09')],
  [imposed({ id: 'n', code: 'REMOVAL', on: '2025-03-01' }), revoked('n', '2025-04-01')],
  [
    imposed({ id: 'o', code: 'REMOVAL', on: '2025-03-01', ground: 'CG-14-i4' }),
    varied('o', 'ORG_ADJUSTMENT', '2026-01-05'),
  ],
  [imposed({ id: 't', code: 'ADMONITION_TALK', on: '2023-01-20', ground: 'CG-14-i1', severity: 'serious' })],
];

/** Takes the next fact of the stream that each choice names, until all are taken. */
function interleaved(choices: readonly number[]): readonly Told[] {
  const waiting = streams.map((stream) => [...stream]);
  const order = [...choices];
  const told: Told[] = [];
  for (;;) {
    const open = waiting.filter((stream) => stream.length > 0);
    const next = open[(order.shift() ?? 0) % Math.max(1, open.length)]?.shift();
    if (!next) return told;
    told.push(next);
  }
}

describe(`the docket (seed ${SEED})`, () => {
  /** Facts named for what they say, so that the same fact has the same id wherever it stands in the log. */
  const named = ({ type, stream }: Told): string => `${stream}/${type}`;

  function said(told: readonly Told[], on: LegalDay) {
    const row = rowAt(docket, recordedFacts(told, named), `person-${ANYBODY}`, { on });
    const moment = momentOf({ on });
    return row && { findings: judge(docket, row, `person-${ANYBODY}`, moment), entries: docketEntriesOf(row, moment) };
  }

  /** In the order of the text, so that lists that follow the log can be compared. */
  const sorted = (findings: readonly unknown[]): readonly string[] =>
    findings.map((each) => JSON.stringify(each)).sort();

  it('says the same whatever the order in which the streams were recorded', () => {
    const on = fc.constantFrom<LegalDay>('2024-12-31', '2025-02-28', '2025-03-31', '2025-12-31', '2026-06-30');
    const total = streams.reduce((sum, stream) => sum + stream.length, 0);
    const order = fc.array(fc.nat({ max: 99 }), { minLength: total, maxLength: total });
    fc.assert(
      fc.property(order, on, (choices, day) => {
        const [plain, mixed] = [said(interleaved([]), day), said(interleaved(choices), day)];
        expect(plain?.findings.length).toBeGreaterThan(3);
        expect(sorted(mixed?.findings ?? [])).toEqual(sorted(plain?.findings ?? []));
        expect(mixed?.entries).toEqual(plain?.entries);
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  it('gives no finding twice, and each finding facts of the row', () => {
    const findings = said(interleaved([]), '2026-06-30')?.findings ?? [];
    expect(new Set(sorted(findings)).size).toBe(findings.length);
    const known = new Set(interleaved([]).map(named));
    expect(findings.flatMap(({ facts }) => facts).filter((fact) => !known.has(fact))).toEqual([]);
  });
});
