/** Figures over time as a chart: amounts as bars, counts as lines. What is read off it is exact text. */
import { count, money } from '../../shown/money';
import type { PeriodFigures } from './answers';
import { isAmount, type FigureName } from './figures';
import { allPeriods, type PeriodLength } from './periods';

export interface ChartWords {
  readonly nameOf: (figure: FigureName) => string;
  /** Shortens the numbers of an axis, which are round: 120万, 1.2M. */
  readonly axis: (n: number) => string;
}

interface Point {
  /** Place on the axis. */
  readonly value: number;
  /** What it is exactly. */
  readonly text: string;
}

interface Hovered {
  readonly name: string;
  readonly seriesName: string;
  readonly data: unknown;
}

/** Of the figures drawn, in their order: far enough apart in lightness to be told apart without colours. */
export const seriesColours = ['#22456b', '#c98a1c', '#8c2f2b', '#6fa37a'] as const;
const MINOR = 100;

export const figureText = (name: FigureName, value: number | string): string =>
  isAmount(name) ? money(String(value)) : count(value);

const pointOf = (name: FigureName, value: number | string): Point => ({
  value: isAmount(name) ? Number(value) / MINOR : Number(value),
  text: figureText(name, value),
});

const isPoint = (data: unknown): data is Point => typeof data === 'object' && data !== null && 'text' in data;

/** The option of ECharts. @param figures drawn, at most four */
export function periodOption(
  items: readonly PeriodFigures[],
  by: PeriodLength,
  figures: readonly FigureName[],
  { nameOf, axis }: ChartWords,
) {
  const byPeriod = new Map(items.map((item) => [item.period, item]));
  const given = items.map(({ period }) => period);
  const periods = allPeriods(given, by);
  return {
    animation: false,
    color: seriesColours,
    grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
    // As text: a policy without inline styles has no place for a tooltip in HTML.
    tooltip: {
      trigger: 'axis' as const,
      renderMode: 'richText' as const,
      confine: true,
      textStyle: { color: '#22303f' },
      formatter: (hovered: readonly Hovered[]) =>
        [
          hovered[0]?.name ?? '',
          ...hovered.map(({ seriesName, data }) => `${seriesName} ${isPoint(data) ? data.text : ''}`),
        ].join('\n'),
    },
    xAxis: { type: 'category' as const, data: periods, axisLabel: { color: '#4a4f57', hideOverlap: true } },
    yAxis: { type: 'value' as const, axisLabel: { color: '#4a4f57', formatter: axis }, splitNumber: 4 },
    series: figures.map((name) => ({
      name: nameOf(name),
      ...(isAmount(name)
        ? { type: 'bar' as const, barGap: '0%' }
        : { type: 'line' as const, showSymbol: by === 'year' }),
      data: periods.map((period) => pointOf(name, byPeriod.get(period)?.[name] ?? 0)),
    })),
  };
}
