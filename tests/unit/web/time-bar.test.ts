import { boundsOf, gripOf, textWidth } from '../../../web/src/pages/official/time-bar/bar-layout';
import { drawnTrack, inOrderOf } from '../../../web/src/pages/official/time-bar/bar-marks';
import { clocksOf, comparedWithNow, swapped, withClocks } from '../../../web/src/pages/official/compare/compare-clocks';
import { inWords } from '../../../web/src/pages/official/time-bar/in-words';
import { spanOf, type TimeScale } from '../../../web/src/pages/official/time-bar/time-scale';
import type { TimelineItem } from '../../../web/src/pages/official/time-bar/timeline';

const NOW = Date.parse('2026-11-25T01:00:00Z');

const fact = (factId: string, occurredOn: string, more: Partial<TimelineItem> = {}): TimelineItem => ({
  factId,
  index: 1,
  type: 'PostAssumed',
  zh: '任职',
  occurredOn,
  recordedAt: `${occurredOn}T08:00:00Z`,
  state: 'stands',
  changedBy: [],
  ...more,
});

describe('the marks of a track', () => {
  const items = [
    fact('assumed', '2022-01-05'),
    fact('held', '2023-03-15'),
    fact('proposed', '2023-03-16'),
    fact('corrected', '2023-03-17', { type: 'EventCorrected', targets: 'held' }),
    fact('decided', '2023-12-04', { type: 'AppealDecided' }),
    fact('revoked', '2023-12-07', { type: 'SanctionRevoked' }),
  ];
  const scale: TimeScale = { span: spanOf(items, NOW), left: 90, right: 1_200 };
  const drawn = drawnTrack('effectiveOn', items, scale, (change) => change.slice(0, 3));

  it('are gathered where they would lie on each other, but never a change with what only adds', () => {
    expect(drawn.facts.map((cluster) => cluster.items.map(({ factId }) => factId))).toEqual([
      ['assumed'],
      ['held', 'proposed'],
    ]);
    expect(drawn.changes.map(({ word }) => word)).toEqual(['Eve', 'App · San']);
  });

  it('have each fact at one place', () => {
    expect([...drawn.placeOf.keys()].sort()).toEqual(items.map(({ factId }) => factId).sort());
    expect(drawn.placeOf.get('corrected')?.isChange).toBe(true);
    expect(drawn.placeOf.get('held')?.x).toBe(drawn.placeOf.get('proposed')?.x);
  });

  it('are gone through by the time of the track, and by the log where that is the same', () => {
    const late = fact('late', '2022-06-01', { recordedAt: '2024-01-01T00:00:00Z' });
    const twin = fact('twin', '2023-03-15', { index: 0 });
    expect(inOrderOf('effectiveOn', [...items, late, twin]).map(({ factId }) => factId)).toEqual([
      'assumed',
      'late',
      'twin',
      'held',
      'proposed',
      'corrected',
      'decided',
      'revoked',
    ]);
    expect(inOrderOf('knownAt', [...items, late]).at(-1)?.factId).toBe('late');
  });
});

describe('the layout of the bar', () => {
  it('keeps a grip within the bar', () => {
    expect(gripOf(0, '2023-06-30', 360).x).toBe(0);
    const right = gripOf(360, '2023-06-30', 360);
    expect(right.x + right.width).toBe(360);
  });

  it('leaves room for the names of the tracks only where there is some', () => {
    expect(boundsOf(360).left).toBeLessThan(boundsOf(1_200).left);
  });

  it('takes a Han character for about twice a letter', () => {
    expect(textWidth('现在')).toBeGreaterThan(textWidth('now'));
  });
});

describe('a moment in words', () => {
  const words = { today: '今天', now: '现在', size: (n: string) => `前${n}条` };

  it('is a day, or a day and a time in Beijing', () => {
    expect(inWords('effectiveOn', '2023-06-30', 'zh', words)).toBe('2023年6月30日');
    expect(inWords('effectiveOn', '2023-06-30', 'en', words)).toBe('30 June 2023');
    expect(inWords('knownAt', '2023-07-05T01:00:00Z', 'zh', words)).toBe('2023年7月5日 09:00');
  });

  it('is now, a size of the log, or what it says when it is no moment', () => {
    expect(inWords('effectiveOn', undefined, 'zh', words)).toBe('今天');
    expect(inWords('knownAt', undefined, 'zh', words)).toBe('现在');
    expect(inWords('knownAt', '20036', 'zh', words)).toBe('前20,036条');
    expect(inWords('effectiveOn', 'soon', 'zh', words)).toBe('soon');
  });
});

describe('two pairs of clocks in an address', () => {
  const address = new URLSearchParams('purpose=audit&fromEffectiveOn=2023-06-30&knownAt=2023-10-11T01:00:00Z');

  it('are read side by side', () => {
    expect(clocksOf('from', address)).toEqual({ effectiveOn: '2023-06-30', knownAt: undefined });
    expect(clocksOf('to', address)).toEqual({ effectiveOn: undefined, knownAt: '2023-10-11T01:00:00Z' });
  });

  it('are swapped, and twice swapped as they were', () => {
    expect(clocksOf('to', swapped(address))).toEqual(clocksOf('from', address));
    expect(clocksOf('from', swapped(address))).toEqual(clocksOf('to', address));
    expect(swapped(address).get('purpose')).toBe('audit');
    expect(Object.fromEntries(swapped(swapped(address)))).toEqual(Object.fromEntries(address));
  });

  it('lose a clock that is set to now', () => {
    expect(withClocks(address, 'from', { effectiveOn: undefined }).has('fromEffectiveOn')).toBe(false);
  });

  it('lead from a moment to now', () => {
    const path = comparedWithNow('p', 'audit', { effectiveOn: '2023-06-30', knownAt: undefined });
    expect(path).toBe('/pages/officials/p/compare?purpose=audit&fromEffectiveOn=2023-06-30');
  });
});
