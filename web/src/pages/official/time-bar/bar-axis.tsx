/** What stands around the tracks: the axis between them, what joins them, and what the shapes mean. */
import { memo } from 'react';
import { useTexts } from '../../../i18n/i18n';
import { AXIS_ROW, isNarrow, rows } from './bar-layout';
import { ClusterShape, ShapeIcon } from './mark-shape';
import { timeBarTexts } from './texts';
import { clocks, ticksOf, xOf, type TimeScale } from './time-scale';
import { changeOf, changes, type TimelineItem } from './timeline';

/** Pixels between two texts of the axis. */
const TICKS_APART = 64;

/** The years, and the names of the tracks where there is room beside them. */
export const Axis = memo(function Axis({ scale, width }: { readonly scale: TimeScale; readonly width: number }) {
  const t = useTexts(timeBarTexts);
  return (
    <g aria-hidden="true">
      {isNarrow(width)
        ? null
        : clocks.map((clock) => (
            <text key={clock} x={0} y={rows[clock].track + 4} className="track-name">
              {t(clock)}
            </text>
          ))}
      {ticksOf(scale, TICKS_APART).map(({ at, text }) => (
        <g key={at} transform={`translate(${xOf(scale, at)} 0)`}>
          <path d={`M 0 ${rows.effectiveOn.track + 4} V ${rows.knownAt.track - 4}`} className="axis-tick" />
          <text x={4} y={AXIS_ROW + 4} className="axis-text">
            {text}
          </text>
        </g>
      ))}
    </g>
  );
});

/** Joins the two marks of one fact: how long the ledger took to learn of it. */
export function Connection({ ends }: { readonly ends: readonly ({ x: number; y: number } | undefined)[] }) {
  const [day, record] = ends;
  if (day === undefined || record === undefined) return null;
  return <path d={`M ${day.x} ${day.y} L ${record.x} ${record.y}`} className="two-clocks" />;
}

/** Shapes that are on the bar, with their words. */
export const Legend = memo(function Legend({ items }: { readonly items: readonly TimelineItem[] }) {
  const t = useTexts(timeBarTexts);
  const states = (['corrected', 'voided'] as const).filter((state) => items.some((item) => item.state === state));
  return (
    <ul className="time-legend" aria-label={t('legend')}>
      <li>
        <ShapeIcon shape="fact" /> {t('fact')}
      </li>
      {states.map((state) => (
        <li key={state}>
          <ShapeIcon shape={state} /> {t(state)}
        </li>
      ))}
      {changes
        .filter((change) => items.some(({ type }) => changeOf(type) === change))
        .map((change) => (
          <li key={change}>
            <ShapeIcon shape={change} /> {t(change)}
          </li>
        ))}
      <li>
        <svg width={20} height={20} viewBox="-10 -10 20 20" aria-hidden="true" className="mark-icon">
          <ClusterShape n={2} isChange={false} />
        </svg>
        {t('groupMark')}
      </li>
    </ul>
  );
});
