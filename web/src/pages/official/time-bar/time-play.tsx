/** Plays through the marks of one clock, with a moment at each; the reader starts it and can stop it at any time. */
import { PauseOutlined, CaretRightOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { memo, useEffect, useMemo, useRef, useState, type Dispatch, type RefObject, type SetStateAction } from 'react';
import { useTexts } from '../../../i18n/i18n';
import { timeBarTexts } from './texts';
import { stopAfter, type Clock, type Span } from './time-scale';

/** At each mark, at the plain speed. */
const DWELL_MS = 1_400;
const SPEEDS = [0.5, 1, 2] as const;

export interface Playing {
  readonly isOn: boolean;
  readonly clock: Clock;
  readonly speed: number;
}

export interface PlayControls extends Playing {
  readonly start: () => void;
  readonly pause: () => void;
  readonly set: (changed: Partial<Pick<Playing, 'clock' | 'speed'>>) => void;
}

export interface PlaySettings {
  readonly span: Span;
  readonly stopsOf: (clock: Clock) => readonly number[];
  readonly atOf: (clock: Clock) => number;
  readonly onStep: (clock: Clock, instant: number) => void;
  readonly onEnd: () => void;
  /** When it changes, somebody else moved the clocks: it pauses. */
  readonly taken: number;
}

export function usePlay(settings: PlaySettings): PlayControls {
  const { span, stopsOf, atOf, onStep, taken } = settings;
  const [{ isOn, clock, speed }, setPlaying] = useState<Playing>({ isOn: false, clock: 'knownAt', speed: 1 });
  const at = atOf(clock);
  const latest = useRef({ settings, clock, at, isOn });
  latest.current = { settings, clock, at, isOn };
  const handlers = useMemo(() => handlersOf(latest, setPlaying), []);
  useEffect(() => {
    if (!isOn) return undefined;
    if (at >= span.to) {
      handlers.pause();
      return undefined;
    }
    const timer = setTimeout(() => onStep(clock, stopAfter(stopsOf(clock), at, span)), DWELL_MS / speed);
    return () => clearTimeout(timer);
    // Another answer of the timeline does not begin the moment anew.
  }, [isOn, clock, speed, at]);
  useEffect(handlers.pause, [taken]);
  return useMemo(() => ({ isOn, clock, speed, ...handlers }), [isOn, clock, speed, handlers]);
}

interface Latest {
  readonly settings: PlaySettings;
  readonly clock: Clock;
  readonly at: number;
  readonly isOn: boolean;
}

/** They stay the same while the handles move. */
const handlersOf = (
  latest: RefObject<Latest>,
  setPlaying: Dispatch<SetStateAction<Playing>>,
): Pick<PlayControls, 'start' | 'pause' | 'set'> => ({
  pause: () => {
    if (!latest.current.isOn) return;
    setPlaying((before) => ({ ...before, isOn: false }));
    latest.current.settings.onEnd();
  },
  start: () => {
    const { settings, clock, at } = latest.current;
    const { span, stopsOf, onStep } = settings;
    setPlaying((before) => ({ ...before, isOn: true }));
    // From now there is nothing to play: it begins with the first mark.
    const from = at >= span.to ? span.from : at;
    onStep(clock, stopAfter(stopsOf(clock), from, span));
  },
  set: (changed) => setPlaying((before) => ({ ...before, ...changed })),
});

interface TimePlayProps {
  readonly controls: PlayControls;
  /** Read out while it plays. */
  readonly said: string;
}

export const TimePlay = memo(function TimePlay({ controls, said }: TimePlayProps) {
  const t = useTexts(timeBarTexts);
  const { isOn, clock, speed, start, pause, set } = controls;
  return (
    <div className="time-play">
      <Button
        type="primary"
        ghost
        size="small"
        icon={isOn ? <PauseOutlined /> : <CaretRightOutlined />}
        onClick={isOn ? pause : start}
      >
        {isOn ? t('pause') : t('play')}
      </Button>
      <Segmented<Clock>
        size="small"
        aria-label={t('through')}
        value={clock}
        onChange={(chosen) => set({ clock: chosen })}
        options={[
          { value: 'knownAt', label: t('throughKnown') },
          { value: 'effectiveOn', label: t('throughEffective') },
        ]}
      />
      <Segmented<number>
        size="small"
        aria-label={t('speed')}
        value={speed}
        onChange={(chosen) => set({ speed: chosen })}
        options={SPEEDS.map((each) => ({ value: each, label: `${each}×`, title: t('speedOf', { n: each }) }))}
      />
      <span role="status" className="time-play-said">
        {said}
      </span>
    </div>
  );
});
