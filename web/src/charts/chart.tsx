/** A chart, drawn as SVG. It says in words what it shows; its numbers stand in a table beside it, never in it alone. */
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';
import { loaded, type NotLoaded } from '../frame/loaded';

export interface ChartProps {
  readonly option: EChartsCoreOption;
  /** Pixels. */
  readonly height: number;
  /** What is shown, in a sentence: a reader who does not see it goes on to the table. */
  readonly description: string;
  /** Called with the data item of what was clicked. */
  readonly onPick?: (item: unknown) => void;
}

export function Chart({ option, height, description, onPick }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<EChartsType>(undefined);
  const latest = useRef({ option, onPick });
  latest.current = { option, onPick };
  const [fault, setFault] = useState<Error>();

  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    let isGone = false;
    const observer = new ResizeObserver(() => drawn.current?.resize());
    loaded(import('./echarts')).then(
      ({ echarts }) => {
        if (isGone) return;
        const chart = echarts.init(element, undefined, { renderer: 'svg' });
        drawn.current = chart;
        chart.setOption(latest.current.option);
        chart.on('click', ({ data }) => latest.current.onPick?.(data));
        observer.observe(element);
      },
      (error: unknown) => setFault(error as NotLoaded),
    );
    return () => {
      isGone = true;
      observer.disconnect();
      drawn.current?.dispose();
      drawn.current = undefined;
    };
  }, []);

  useEffect(() => {
    drawn.current?.setOption(option, { notMerge: true });
  }, [option]);

  if (fault !== undefined) throw fault;
  return <div ref={place} className="chart" style={{ height }} role="img" aria-label={description} />;
}
