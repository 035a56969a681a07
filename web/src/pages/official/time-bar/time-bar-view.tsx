/** The bar as it is drawn and handled, from facts that are there. */
import { useRef } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../../../i18n/i18n';
import { Axis, Connection, Legend } from './bar-axis';
import { BAR_HEIGHT } from './bar-layout';
import { comparedWithNow } from '../compare/compare-clocks';
import './time-bar.css';
import { timeBarTexts } from './texts';
import { TimeCard } from './time-card';
import { TimeHandle } from './time-handle';
import { TimePlay } from './time-play';
import { clocks, type Clock } from './time-scale';
import { TimeTrack } from './time-track';
import type { FileReading, TimelineItem } from './timeline';
import { useBarWords, type BarWords } from './use-bar-words';
import { usePointing, type Pointing } from './use-pointing';
import { useTimeBar, type TimeBarState } from './use-time-bar';
import { useWidth } from './use-width';

export interface TimeBarViewProps extends FileReading {
  readonly items: readonly TimelineItem[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export function TimeBarView({ items, now, personId, purpose }: TimeBarViewProps) {
  const t = useTexts(timeBarTexts);
  const place = useRef<HTMLElement>(null);
  const width = useWidth(place);
  const bar = useTimeBar({ items, now, width, personId, purpose });
  const words = useBarWords(bar);
  const pointing = usePointing(place);
  const { pointed } = pointing;
  return (
    <section ref={place} className="time-bar" aria-label={t('title')} onBlur={pointing.onBlur}>
      <svg width={width} height={BAR_HEIGHT} role="group" aria-label={t('title')}>
        <Axis scale={bar.scale} width={width} />
        {pointed?.items.map(({ factId }) => (
          <Connection key={factId} ends={clocks.map((clock) => bar.placeOn(clock, factId))} />
        ))}
        {clocks.map((clock) => (
          <Handle key={clock} clock={clock} bar={bar} words={words} />
        ))}
        {clocks.map((clock) => (
          <Track key={clock} clock={clock} bar={bar} words={words} pointing={pointing} />
        ))}
      </svg>
      {pointed === undefined ? null : (
        <TimeCard
          pointed={pointed}
          width={width}
          byId={bar.byId}
          stateOf={bar.stateOf}
          onEntered={bar.toJustAfter}
          onHeld={pointing.keep}
        />
      )}
      <div className="time-bar-foot">
        <TimePlay controls={bar.play} said={bar.play.isOn ? words.aloud(bar.play.clock) : ''} />
        <Link to={comparedWithNow(personId, purpose, bar.shown)}>{t('compare')}</Link>
        <Legend items={items} />
      </div>
      <p className="time-bar-help">{t('help')}</p>
    </section>
  );
}

interface PartProps {
  readonly clock: Clock;
  readonly bar: TimeBarState;
  readonly words: BarWords;
}

function Handle({ clock, bar, words }: PartProps) {
  const t = useTexts(timeBarTexts);
  return (
    <TimeHandle
      clock={clock}
      scale={bar.scale}
      width={bar.width}
      at={bar.at[clock]}
      stops={bar.stops[clock]}
      label={t(`${clock}Handle`)}
      valueText={words.aloud(clock)}
      text={words.short(clock)}
      isGliding={bar.play.isOn}
      onMove={(instant) => bar.move(clock, instant)}
      onEnd={bar.end}
    />
  );
}

function Track({ clock, bar, words, pointing }: PartProps & { readonly pointing: Pointing }) {
  const t = useTexts(timeBarTexts);
  return (
    <TimeTrack
      clock={clock}
      scale={bar.scale}
      items={bar.items}
      drawn={bar.drawn[clock]}
      at={bar.at[clock]}
      stops={bar.stops[clock]}
      isSeen={bar.isSeen}
      stateOf={bar.stateOf}
      label={t(`${clock}Marks`)}
      saidOf={words.mark}
      active={bar.active}
      onPointed={(cluster, y) => pointing.point({ ...cluster, y })}
      onLeft={pointing.leave}
      onPicked={(cluster, y) => {
        pointing.hold({ ...cluster, y });
        const [only] = cluster.items;
        if (only !== undefined && cluster.items.length === 1) bar.toJustAfter(only);
      }}
      onFocused={(item, x, y) => {
        bar.setActive(item.factId);
        pointing.hold({ items: [item], x, y });
      }}
      onEntered={bar.toJustAfter}
      onJump={(instant) => {
        bar.move(clock, instant);
        bar.end();
      }}
    />
  );
}
