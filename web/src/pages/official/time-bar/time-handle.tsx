/** The handle of one clock: a slider that is dragged, or moved by keys from mark to mark. */
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { AXIS_ROW, GRIP_HEIGHT, gripOf, rows, SNAP } from './bar-layout';
import { snapped, stopAfter, stopBefore, xOf, yearsLater, type Clock, type TimeScale } from './time-scale';

export interface TimeHandleProps {
  readonly clock: Clock;
  readonly scale: TimeScale;
  /** Width of the whole bar. */
  readonly width: number;
  /** Where it stands, milliseconds since the epoch. */
  readonly at: number;
  readonly stops: readonly number[];
  readonly label: string;
  /** The moment in words. */
  readonly valueText: string;
  /** What the grip says. */
  readonly text: string;
  readonly isGliding: boolean;
  readonly onMove: (instant: number) => void;
  /** The grip was let go, or left. */
  readonly onEnd: () => void;
}

/** Between two presses of one movement with the keys. */
const KEYS_REST_MS = 1_000;

export function TimeHandle(props: TimeHandleProps) {
  const { clock, scale, width, at, label, valueText, text, isGliding } = props;
  const x = xOf(scale, at);
  const { grip: row, track } = rows[clock];
  const grip = gripOf(x, text, width);
  const { onKeyDown, onBlur } = useKeys(props);
  const drag = useDrag(props, x);
  // From the grip through the track to the axis.
  const [from, to] = clock === 'effectiveOn' ? [row, AXIS_ROW - 12] : [row, AXIS_ROW + 10];
  return (
    <g
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-orientation="horizontal"
      aria-valuemin={Math.round(scale.span.from / 1_000)}
      aria-valuemax={Math.round(scale.span.to / 1_000)}
      aria-valuenow={Math.round(Math.min(Math.max(at, scale.span.from), scale.span.to) / 1_000)}
      aria-valuetext={valueText}
      className={isGliding ? 'time-handle gliding' : 'time-handle'}
      data-clock={clock}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
      {...drag}
    >
      <g className="handle-moved" style={{ transform: `translateX(${x}px)` }}>
        <path d={`M 0 ${from} V ${to}`} className="handle-line" />
        <circle cy={track} r={3} className="handle-foot" />
      </g>
      <g className="handle-moved" style={{ transform: `translateX(${grip.x}px)` }}>
        <rect y={row - GRIP_HEIGHT / 2} width={grip.width} height={GRIP_HEIGHT} rx={4} className="handle-grip" />
        <text x={grip.width / 2} y={row + 4} textAnchor="middle" className="handle-text">
          {text}
        </text>
      </g>
    </g>
  );
}

/** The moment that a key leads to; undefined for other keys. */
function momentOf(key: string, { at, stops, scale: { span } }: TimeHandleProps): number | undefined {
  const within = (instant: number): number => Math.min(Math.max(instant, span.from), span.to);
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return stopAfter(stops, at, span);
    case 'ArrowLeft':
    case 'ArrowDown':
      return stopBefore(stops, at, span);
    case 'Home':
      return span.from;
    case 'End':
      return span.to;
    case 'PageUp':
      return within(yearsLater(at, 1));
    case 'PageDown':
      return within(yearsLater(at, -1));
    default:
      return undefined;
  }
}

function useKeys(props: TimeHandleProps) {
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  const end = (): void => {
    if (rest.current === undefined) return;
    clearTimeout(rest.current);
    rest.current = undefined;
    props.onEnd();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const moment = event.ctrlKey || event.altKey || event.metaKey ? undefined : momentOf(event.key, props);
    if (moment === undefined) return;
    event.preventDefault();
    props.onMove(moment);
    clearTimeout(rest.current);
    rest.current = setTimeout(end, KEYS_REST_MS);
  };
  return { onKeyDown, onBlur: end };
}

function useDrag({ scale, stops, onMove, onEnd }: TimeHandleProps, x: number) {
  /** Between the pointer and the handle when it was taken; undefined while it is not dragged. */
  const apart = useRef<number>(undefined);
  const leftOf = ({ currentTarget }: PointerEvent<SVGGElement>): number =>
    currentTarget.ownerSVGElement?.getBoundingClientRect().left ?? 0;
  const stop = (event: PointerEvent<SVGGElement>): void => {
    if (apart.current === undefined) return;
    apart.current = undefined;
    event.currentTarget.releasePointerCapture(event.pointerId);
    onEnd();
  };
  return {
    onPointerDown: (event: PointerEvent<SVGGElement>): void => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      event.currentTarget.focus({ preventScroll: true });
      event.preventDefault();
      apart.current = event.clientX - leftOf(event) - x;
    },
    onPointerMove: (event: PointerEvent<SVGGElement>): void => {
      if (apart.current === undefined) return;
      onMove(snapped(scale, stops, event.clientX - leftOf(event) - apart.current, SNAP));
    },
    onPointerUp: stop,
    onPointerCancel: stop,
  };
}
