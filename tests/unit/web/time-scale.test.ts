import * as fc from 'fast-check';
import {
  clockValue,
  clustersOf,
  DAY_MS,
  dayOf,
  handleAt,
  instantAt,
  instantOn,
  isWithin,
  sidesOf,
  snapped,
  spanOf,
  startOfDay,
  stopAfter,
  stopBefore,
  stopsOf,
  ticksOf,
  xOf,
  yearsLater,
  type TimeScale,
} from '../../../web/src/pages/official/time-bar/time-scale';
import type { TimelineItem } from '../../../web/src/pages/official/time-bar/timeline';

const NOW = Date.parse('2026-11-25T01:00:00Z');

const item = (index: number, occurredOn: string, recordedAt: string): TimelineItem => ({
  factId: `fact-${index}`,
  index,
  type: 'PostAssumed',
  zh: '任职',
  occurredOn,
  recordedAt,
  state: 'stands',
  changedBy: [],
});

const items = [
  item(10, '2022-01-05', '2022-01-06T01:00:00.000Z'),
  item(20, '2023-03-15', '2023-03-16T01:00:00.000Z'),
  item(21, '2023-03-15', '2023-03-16T01:00:00.000Z'),
  item(30, '2023-02-01', '2023-09-11T02:00:00.000Z'),
];
const span = spanOf(items, NOW);

const scales: fc.Arbitrary<TimeScale> = fc
  .record({
    from: fc.integer({ min: Date.parse('1950-01-01'), max: Date.parse('2050-01-01') }),
    length: fc.integer({ min: DAY_MS, max: 60 * 365 * DAY_MS }),
    left: fc.integer({ min: 0, max: 200 }),
    width: fc.integer({ min: 100, max: 3_000 }),
  })
  .map(({ from, length, left, width }) => ({ span: { from, to: from + length }, left, right: left + width }));

describe('the scale of the time bar', () => {
  it('leads from an instant to its pixel and back', () => {
    fc.assert(
      fc.property(scales, fc.double({ min: 0, max: 1, noNaN: true }), (scale, share) => {
        const instant = Math.round(scale.span.from + share * (scale.span.to - scale.span.from));
        expect(instantAt(scale, xOf(scale, instant))).toBe(instant);
      }),
    );
  });

  it('leads from a legal day to its pixel and back', () => {
    fc.assert(
      fc.property(scales, fc.double({ min: 0, max: 1, noNaN: true }), (scale, share) => {
        const within = scale.span.from + DAY_MS + share * (scale.span.to - scale.span.from - 2 * DAY_MS);
        fc.pre(within > scale.span.from && within < scale.span.to);
        const day = dayOf(within);
        fc.pre(startOfDay(day) >= scale.span.from);
        expect(dayOf(instantAt(scale, xOf(scale, startOfDay(day))))).toBe(day);
      }),
    );
  });

  it('keeps the order of time, and nothing leaves the bar', () => {
    const anywhere = fc.integer({ min: 0, max: Date.parse('2120-01-01') });
    fc.assert(
      fc.property(scales, anywhere, anywhere, (scale, one, other) => {
        const [first, second] = [xOf(scale, Math.min(one, other)), xOf(scale, Math.max(one, other))];
        expect(first).toBeLessThanOrEqual(second);
        expect(first).toBeGreaterThanOrEqual(scale.left);
        expect(second).toBeLessThanOrEqual(scale.right);
      }),
    );
  });

  it('counts days from midnight in Shanghai', () => {
    expect(dayOf(Date.parse('2023-06-29T16:00:00Z'))).toBe('2023-06-30');
    expect(dayOf(Date.parse('2023-06-29T15:59:59.999Z'))).toBe('2023-06-29');
    expect(startOfDay('2023-06-30')).toBe(Date.parse('2023-06-29T16:00:00Z'));
  });

  it('begins before the first day and the first record, and ends now', () => {
    expect(span.to).toBe(NOW);
    expect(dayOf(span.from) < '2022-01-05').toBe(true);
    const late = spanOf([item(1, '2024-05-01', '2023-01-01T00:00:00Z')], NOW);
    expect(late.from).toBeLessThan(Date.parse('2023-01-01T00:00:00Z'));
    expect(spanOf([], NOW)).toEqual({ from: NOW - 365 * DAY_MS, to: NOW });
    expect(spanOf([item(1, '2030-01-01', '2030-01-01T00:00:00Z')], NOW).to).toBe(NOW);
  });
});

describe('the stops of a clock', () => {
  it('are the moments at which something is marked, each once', () => {
    expect(stopsOf('effectiveOn', items, span).map(dayOf)).toEqual(['2022-01-05', '2023-02-01', '2023-03-15']);
    expect(stopsOf('knownAt', items, span)).toHaveLength(3);
    const future = item(99, '2030-01-01', '2026-11-24T00:00:00Z');
    expect(stopsOf('effectiveOn', [...items, future], span)).toHaveLength(3);
  });

  it('lead on to now and back to the beginning', () => {
    const stops = stopsOf('effectiveOn', items, span);
    expect(dayOf(stopAfter(stops, startOfDay('2022-01-05'), span))).toBe('2023-02-01');
    expect(stopAfter(stops, startOfDay('2023-03-15'), span)).toBe(NOW);
    expect(dayOf(stopBefore(stops, NOW, span))).toBe('2023-03-15');
    expect(stopBefore(stops, startOfDay('2022-01-05'), span)).toBe(span.from);
  });

  it('going forward from the beginning meets every one of them', () => {
    const days = fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(days, (offsets) => {
        const facts = offsets.map((offset, i) => {
          const day = dayOf(NOW - offset * DAY_MS);
          return item(i, day, `${day}T00:00:00Z`);
        });
        const all = spanOf(facts, NOW);
        const stops = stopsOf('knownAt', facts, all);
        const met: number[] = [];
        for (let at = stopAfter(stops, all.from, all); at < all.to; at = stopAfter(stops, at, all)) met.push(at);
        expect(met).toEqual(stops.filter((stop) => stop < all.to));
      }),
    );
  });

  it('a year on keeps the day', () => {
    expect(dayOf(yearsLater(startOfDay('2023-06-30'), 1))).toBe('2024-06-30');
    expect(dayOf(yearsLater(startOfDay('2023-06-30'), -1))).toBe('2022-06-30');
    expect(dayOf(yearsLater(startOfDay('2024-02-29'), 1))).toBe('2025-03-01');
  });
});

describe('the handles', () => {
  it('stand where their clock says, and at now without one', () => {
    expect(handleAt('effectiveOn', undefined, items, span)).toBe(NOW);
    expect(handleAt('effectiveOn', '2023-06-30', items, span)).toBe(startOfDay('2023-06-30'));
    expect(handleAt('knownAt', '2023-07-05T01:00:00Z', items, span)).toBe(Date.parse('2023-07-05T01:00:00Z'));
    expect(handleAt('effectiveOn', 'yesterday', items, span)).toBe(NOW);
  });

  it('stand, for a size of the log, where the last fact within it was recorded', () => {
    expect(handleAt('knownAt', '21', items, span)).toBe(Date.parse('2023-03-16T01:00:00Z'));
    expect(handleAt('knownAt', '30', items, span)).toBe(Date.parse('2023-03-16T01:00:00Z'));
    expect(handleAt('knownAt', '31', items, span)).toBe(Date.parse('2023-09-11T02:00:00Z'));
    expect(handleAt('knownAt', '10', items, span)).toBe(span.from);
  });

  it('set their clock to what they stand at, and take it away at now', () => {
    expect(clockValue('effectiveOn', startOfDay('2023-06-30'), span)).toBe('2023-06-30');
    expect(clockValue('effectiveOn', NOW, span)).toBeUndefined();
    expect(clockValue('effectiveOn', startOfDay('2026-11-25'), span)).toBeUndefined();
    expect(clockValue('knownAt', Date.parse('2023-07-05T01:00:00Z'), span)).toBe('2023-07-05T01:00:00.000Z');
    expect(clockValue('knownAt', NOW, span)).toBeUndefined();
  });

  it('catch a stop that is near, and otherwise stand where they are put', () => {
    const scale: TimeScale = { span, left: 0, right: 1_000 };
    const stops = stopsOf('effectiveOn', items, span);
    const x = xOf(scale, startOfDay('2023-03-15'));
    expect(dayOf(snapped(scale, stops, x + 3, 5))).toBe('2023-03-15');
    expect(snapped(scale, stops, x + 40, 5)).toBe(instantAt(scale, x + 40));
    expect(snapped(scale, stops, 998, 5)).toBe(NOW);
  });

  it('let see what had happened by the one of what was on record by the other', () => {
    const at = (day: string, known: string) => ({ effectiveOn: startOfDay(day), knownAt: Date.parse(known) });
    const fact = item(20, '2023-03-15', '2023-03-16T01:00:00.000Z');
    expect(isWithin(fact, at('2023-03-15', '2023-03-16T01:00:00.000Z'))).toBe(true);
    expect(isWithin(fact, at('2023-03-14', '2023-12-31T00:00:00Z'))).toBe(false);
    expect(isWithin(fact, at('2023-12-31', '2023-03-16T00:59:59.999Z'))).toBe(false);
  });

  it('let see a correction as soon as it is known, whatever its own day', () => {
    const correction = {
      ...item(40, '2023-09-11', '2023-09-20T01:00:00Z'),
      type: 'EventCorrected',
      targets: 'fact-20',
    };
    const june = startOfDay('2023-06-30');
    expect(isWithin(correction, { effectiveOn: june, knownAt: Date.parse('2023-10-11T01:00:00Z') })).toBe(true);
    expect(isWithin(correction, { effectiveOn: june, knownAt: Date.parse('2023-07-05T01:00:00Z') })).toBe(false);
  });

  it('stand on the marks of both tracks', () => {
    const [, , , late] = items;
    if (!late) throw new Error('the fourth is missing');
    expect(dayOf(instantOn('effectiveOn', late))).toBe('2023-02-01');
    expect(dayOf(instantOn('knownAt', late))).toBe('2023-09-11');
  });
});

describe('marks that would lie on each other', () => {
  const placed = fc.array(
    fc.record({ x: fc.double({ min: 0, max: 1_200, noNaN: true }), item: fc.nat() }),
    { maxLength: 200 }, // prettier-ignore
  );

  it('are gathered so that no two clusters do, and none is lost', () => {
    fc.assert(
      fc.property(placed, (marks) => {
        const clusters = clustersOf(marks, 16);
        clusters.forEach((cluster, i) => {
          const before = clusters[i - 1];
          if (before) expect(cluster.x - before.x).toBeGreaterThanOrEqual(16);
        });
        expect(clusters.flatMap((cluster) => cluster.marks)).toEqual([...marks].sort((a, b) => a.x - b.x));
      }),
    );
  });

  it('stand in the middle of what they hold', () => {
    expect(clustersOf([{ x: 10, item: 'a' }, { x: 14, item: 'b' }, { x: 60, item: 'c' }], 16)).toEqual([
      { x: 12, marks: [{ x: 10, item: 'a' }, { x: 14, item: 'b' }] },
      { x: 60, marks: [{ x: 60, item: 'c' }] },
    ]); // prettier-ignore
  });

  it('each alone when they are far enough apart', () => {
    expect(clustersOf([{ x: 0, item: 1 }, { x: 16, item: 2 }], 16)).toHaveLength(2); // prettier-ignore
  });
});

describe('the axis', () => {
  it('names years, and months where there is room for them', () => {
    const years = ticksOf({ span, left: 0, right: 600 }, 60);
    expect(years.map(({ text }) => text)).toEqual(['2022', '2023', '2024', '2025', '2026']);
    const months = ticksOf({ span: { from: startOfDay('2024-01-15'), to: startOfDay('2024-05-15') }, left: 0, right: 600 }, 60); // prettier-ignore
    expect(months.map(({ text }) => text)).toEqual(['2024-02', '2024-03', '2024-04', '2024-05']);
  });

  it('has room for each', () => {
    fc.assert(
      fc.property(scales, (scale) => {
        const ticks = ticksOf(scale, 50).map(({ at }) => xOf(scale, at));
        ticks.forEach((x, i) => {
          if (i > 0) expect(x - (ticks[i - 1] ?? 0)).toBeGreaterThan(40);
        });
      }),
      { numRuns: 50 },
    );
  });
});

describe('the words beside marks', () => {
  it('stand right of their mark, left where the next is in the way, nowhere without room', () => {
    expect(sidesOf([{ x: 100, width: 40 }], 10, 0, 1_000)).toEqual(['right']);
    expect(sidesOf([{ x: 990, width: 40 }], 10, 0, 1_000)).toEqual(['left']);
    expect(sidesOf([{ x: 100, width: 40 }, { x: 130, width: 40 }], 10, 0, 1_000)).toEqual(['left', 'right']); // prettier-ignore
    expect(sidesOf([{ x: 100, width: 20 }, { x: 145, width: 40 }, { x: 170, width: 40 }], 10, 0, 1_000)).toEqual([
      'right',
      undefined,
      'right',
    ]); // prettier-ignore
  });
});
