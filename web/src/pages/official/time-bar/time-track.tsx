/** One track of the bar: its line, a mark for each fact, and the curves from corrections to what they correct. */
import type { KeyboardEvent, PointerEvent } from 'react';
import { rows, SNAP, WORD_GAP } from './bar-layout';
import { curve, inOrderOf, type DrawnCluster, type DrawnTrack } from './bar-marks';
import { ClusterShape, MarkShape, shapeOf } from './mark-shape';
import { snapped, xOf, type Clock, type TimeScale } from './time-scale';
import { changeLinks, type TimelineItem } from './timeline';

export interface TimeTrackProps {
  readonly clock: Clock;
  readonly scale: TimeScale;
  readonly items: readonly TimelineItem[];
  readonly drawn: DrawnTrack;
  /** Where the handle stands. */
  readonly at: number;
  readonly stops: readonly number[];
  /** Whether a fact is within what the handles let see. */
  readonly isSeen: (item: TimelineItem) => boolean;
  readonly stateOf: (item: TimelineItem) => TimelineItem['state'];
  readonly label: string;
  /** All that there is to say of a mark. */
  readonly saidOf: (item: TimelineItem, around: DrawnCluster) => string;
  /** The fact that the keyboard stands on; the same on both tracks. */
  readonly active: string | undefined;
  readonly onPointed: (around: DrawnCluster, y: number) => void;
  readonly onLeft: () => void;
  readonly onPicked: (around: DrawnCluster, y: number) => void;
  readonly onFocused: (item: TimelineItem, x: number, y: number) => void;
  /** Enter on a fact. */
  readonly onEntered: (item: TimelineItem) => void;
  readonly onJump: (instant: number) => void;
}

/** From the line of a track to the curves along it. */
const CURVE = 16;

export function TimeTrack(props: TimeTrackProps) {
  const { clock, scale, drawn, at } = props;
  const { track } = rows[clock];
  const jump = (event: PointerEvent<SVGRectElement>): void => {
    const left = event.currentTarget.ownerSVGElement?.getBoundingClientRect().left ?? 0;
    props.onJump(snapped(scale, props.stops, event.clientX - left, SNAP));
  };
  return (
    <g className="time-track">
      <path d={`M ${scale.left} ${track} H ${scale.right}`} className="track-line" />
      <path d={`M ${scale.left} ${track} H ${xOf(scale, at)}`} className="track-known" />
      <rect
        x={scale.left}
        y={track - 11}
        width={scale.right - scale.left}
        height={22}
        className="track-hit"
        onClick={jump}
      />
      <Curves {...props} />
      {drawn.facts.map((cluster) => (
        <Mark key={cluster.items[0]?.factId} cluster={cluster} isChange={false} track={props} />
      ))}
      {drawn.changes.map((cluster) => (
        <g key={cluster.items[0]?.factId}>
          <Mark cluster={cluster} isChange track={props} />
          {cluster.side === undefined ? null : (
            <text
              x={cluster.x + (cluster.side === 'right' ? WORD_GAP : -WORD_GAP)}
              y={rows[clock].change + 4}
              textAnchor={cluster.side === 'right' ? 'start' : 'end'}
              className={cluster.items.some(props.isSeen) ? 'mark-word' : 'mark-word beyond'}
            >
              {cluster.word}
            </text>
          )}
        </g>
      ))}
      <FocusableMarks {...props} />
    </g>
  );
}

interface MarkProps {
  readonly cluster: DrawnCluster;
  readonly isChange: boolean;
  readonly track: TimeTrackProps;
}

/** What the pointer meets; the keyboard has every fact of a cluster on its own. */
function Mark({ cluster, isChange, track }: MarkProps) {
  const { clock, isSeen, stateOf, active } = track;
  const y = isChange ? rows[clock].change : rows[clock].track;
  const [first] = cluster.items;
  if (first === undefined) return null;
  const isActive = cluster.items.some(({ factId }) => factId === active);
  const classes = ['mark', cluster.items.some(isSeen) ? '' : 'beyond', isActive ? 'active' : ''];
  return (
    <g
      aria-hidden="true"
      className={classes.filter(Boolean).join(' ')}
      transform={`translate(${cluster.x} ${y})`}
      onPointerEnter={() => track.onPointed(cluster, y)}
      onPointerLeave={track.onLeft}
      onClick={() => track.onPicked(cluster, y)}
    >
      <circle r={11} className="mark-hit" />
      {cluster.items.length === 1 ? (
        <MarkShape shape={shapeOf(first.type, stateOf(first))} />
      ) : (
        <ClusterShape n={cluster.items.length} isChange={isChange} />
      )}
    </g>
  );
}

function Curves({ clock, items, drawn, isSeen }: TimeTrackProps) {
  const { change, track } = rows[clock];
  const outwards = Math.sign(change - track);
  return changeLinks(items).map(([from, to]) => {
    const [start, end] = [drawn.placeOf.get(from.factId), drawn.placeOf.get(to.factId)];
    if (start === undefined || end === undefined) return null;
    const [startY, endY] = [change - outwards * 6, end.isChange ? change - outwards * 6 : track + outwards * 8];
    return (
      <path
        key={`${from.factId}${to.factId}`}
        d={curve({ x: start.x, y: startY }, { x: end.x, y: endY }, track + outwards * CURVE)}
        className={isSeen(from) ? 'change-curve' : 'change-curve beyond'}
      />
    );
  });
}

/** One stop of the Tab key for all marks of the track; arrow keys go from fact to fact. */
function FocusableMarks(props: TimeTrackProps) {
  const { clock, items, drawn, active } = props;
  const order = inOrderOf(clock, items);
  const stop = order.some(({ factId }) => factId === active) ? active : order.at(-1)?.factId;
  const onKeyDown = (event: KeyboardEvent<SVGGElement>, i: number): void => {
    const item = order[i];
    if (item === undefined) return;
    if (event.key === 'Enter' || event.key === ' ') props.onEntered(item);
    else {
      const next = nextPlace(event.key, i, order.length);
      if (next === undefined) return;
      const id = order[next]?.factId ?? '';
      event.currentTarget.parentElement?.querySelector<SVGGElement>(`[data-mark="${id}"]`)?.focus();
    }
    event.preventDefault();
  };
  const clusterOf = new Map(
    [...drawn.facts, ...drawn.changes].flatMap((each) => each.items.map((item) => [item, each])),
  );
  return (
    <g role="toolbar" aria-label={props.label} aria-orientation="horizontal">
      {order.map((item, i) => {
        const around = clusterOf.get(item);
        if (around === undefined) return null;
        const y = drawn.placeOf.get(item.factId)?.isChange === true ? rows[clock].change : rows[clock].track;
        return (
          <g
            key={item.factId}
            role="button"
            tabIndex={item.factId === stop ? 0 : -1}
            aria-label={props.saidOf(item, around)}
            data-mark={item.factId}
            className="mark-focus"
            transform={`translate(${around.x} ${y})`}
            onKeyDown={(event) => onKeyDown(event, i)}
            onFocus={() => props.onFocused(item, around.x, y)}
            onClick={() => props.onEntered(item)}
          >
            <circle r={12} className="focus-ring" />
          </g>
        );
      })}
    </g>
  );
}

function nextPlace(key: string, i: number, n: number): number | undefined {
  if (key === 'ArrowRight' || key === 'ArrowDown') return Math.min(i + 1, n - 1);
  if (key === 'ArrowLeft' || key === 'ArrowUp') return Math.max(i - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? n - 1 : undefined;
}
