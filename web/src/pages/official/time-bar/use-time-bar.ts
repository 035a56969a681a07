/** The state of a time bar: what is drawn, where the handles stand, and how they move. */
import { useCallback, useMemo, useState } from 'react';
import { useAskAhead } from '../../../api/use-answer';
import type { AskedBasis } from '../../../basis/basis';
import { useTexts } from '../../../i18n/i18n';
import { boundsOf, rows } from './bar-layout';
import { drawnTrack, type DrawnTrack } from './bar-marks';
import { FILE, fileQuestion } from '../file/file-question';
import { timeBarTexts } from './texts';
import { usePlay, type PlayControls } from './time-play';
import {
  clockValue,
  handleAt,
  instantOn,
  isWithin,
  spanOf,
  startOfDay,
  stopsOf,
  type Clock,
  type TimeScale,
} from './time-scale';
import { stateAmong, type FileReading, type TimelineItem } from './timeline';
import { useClockMoves, type ClockMoves } from './use-clock-moves';

interface Drawing {
  readonly scale: TimeScale;
  readonly stops: Readonly<Record<Clock, readonly number[]>>;
  readonly drawn: Readonly<Record<Clock, DrawnTrack>>;
  readonly byId: ReadonlyMap<string, TimelineItem>;
  /** The middle of a fact's mark. */
  readonly placeOn: (clock: Clock, factId: string) => { readonly x: number; readonly y: number } | undefined;
}

export interface TimeBarState extends Drawing {
  readonly items: readonly TimelineItem[];
  readonly width: number;
  readonly shown: ClockMoves['shown'];
  /** Where the handles stand. */
  readonly at: Readonly<Record<Clock, number>>;
  /** Whether a fact is within what the handles let see: happened by the day, and on record by the time. */
  readonly isSeen: (item: TimelineItem) => boolean;
  /** What had become of a fact by the time known. */
  readonly stateOf: (item: TimelineItem) => TimelineItem['state'];
  readonly active: string | undefined;
  readonly setActive: (factId: string) => void;
  readonly play: PlayControls;
  /** A movement by hand goes on. */
  readonly move: (clock: Clock, instant: number) => void;
  readonly end: () => void;
  /** Both clocks to just after a fact was recorded. */
  readonly toJustAfter: (item: TimelineItem) => void;
}

interface TimeBarSettings extends FileReading {
  readonly items: readonly TimelineItem[];
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Pixels. */
  readonly width: number;
}

export function useTimeBar({ items, now, width, personId, purpose }: TimeBarSettings): TimeBarState {
  const drawing = useDrawing(items, now, width);
  const { shown, move, end, taken } = useClockMoves(useFileAhead({ personId, purpose }));
  const [active, setActive] = useState<string>();
  const { span } = drawing.scale;
  const at = {
    effectiveOn: handleAt('effectiveOn', shown.effectiveOn, items, span),
    knownAt: handleAt('knownAt', shown.knownAt, items, span),
  };
  const moveTo = (clock: Clock, instant: number): void => move({ [clock]: clockValue(clock, instant, span) });
  const play = usePlay({
    span,
    stopsOf: (clock) => drawing.stops[clock],
    atOf: (clock) => at[clock],
    onStep: moveTo,
    onEnd: end,
    taken,
  });
  return {
    ...drawing,
    ...useSeen(items, at),
    items,
    width,
    shown,
    at,
    active,
    setActive,
    play,
    move: (clock, instant) => {
      play.pause();
      moveTo(clock, instant);
    },
    end,
    toJustAfter: (item) => {
      play.pause();
      setActive(item.factId);
      move({
        effectiveOn: dayWithin(item, drawing.scale),
        knownAt: clockValue('knownAt', instantOn('knownAt', item), span),
      });
      end();
    },
  };
}

function useFileAhead({ personId, purpose }: FileReading): (basis: AskedBasis) => void {
  const ask = useAskAhead(FILE);
  return useCallback((basis) => ask(fileQuestion(personId, purpose, basis)), [ask, personId, purpose]);
}

/** What depends on the facts and the width alone, and not on where the handles stand. */
function useDrawing(items: readonly TimelineItem[], now: number, width: number): Drawing {
  const t = useTexts(timeBarTexts);
  return useMemo(() => {
    const span = spanOf(items, now);
    const scale: TimeScale = { span, ...boundsOf(width) };
    const each = <V>(of: (clock: Clock) => V): Readonly<Record<Clock, V>> => ({
      effectiveOn: of('effectiveOn'),
      knownAt: of('knownAt'),
    });
    const drawn = each((clock) => drawnTrack(clock, items, scale, t));
    return {
      scale,
      stops: each((clock) => stopsOf(clock, items, span)),
      drawn,
      byId: new Map(items.map((item) => [item.factId, item])),
      placeOn: (clock, factId) => {
        const found = drawn[clock].placeOf.get(factId);
        return found && { x: found.x, y: found.isChange ? rows[clock].change : rows[clock].track };
      },
    };
  }, [items, now, width, t]);
}

function useSeen(items: readonly TimelineItem[], { effectiveOn, knownAt }: Readonly<Record<Clock, number>>) {
  return useMemo(() => {
    const onRecord = items.filter((item) => instantOn('knownAt', item) <= knownAt);
    const known = new Map(onRecord.map((item) => [item.factId, item]));
    return {
      isSeen: (item: TimelineItem) => isWithin(item, { effectiveOn, knownAt }),
      stateOf: (item: TimelineItem) => stateAmong(item, known),
    };
  }, [items, effectiveOn, knownAt]);
}

/** The fact's own day; of a day that is still to come, today. */
const dayWithin = ({ occurredOn }: TimelineItem, { span }: TimeScale): string | undefined =>
  startOfDay(occurredOn) > span.to ? undefined : clockValue('effectiveOn', startOfDay(occurredOn), span);
