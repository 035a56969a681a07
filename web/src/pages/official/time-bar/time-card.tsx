/** What is said of the facts under the pointer, and what can be done with them. */
import { Button, Tag } from 'antd';
import { shanghaiTime } from '../../../basis/basis';
import { FactLink } from '../../../facts/fact-link';
import { useLanguage, useTexts } from '../../../i18n/i18n';
import { termOf } from '../../../i18n/terms/term-of';
import { ShapeIcon, shapeOf } from './mark-shape';
import { timeBarTexts } from './texts';
import type { TimelineItem } from './timeline';

const WIDTH = 380;
/** Below the mark that it speaks of. */
const BELOW = 16;

export interface Pointed {
  readonly items: readonly TimelineItem[];
  readonly x: number;
  readonly y: number;
}

export interface TimeCardProps {
  readonly pointed: Pointed;
  /** Width of the bar. */
  readonly width: number;
  readonly byId: ReadonlyMap<string, TimelineItem>;
  readonly stateOf: (item: TimelineItem) => TimelineItem['state'];
  readonly onEntered: (item: TimelineItem) => void;
  /** The pointer came to it, or left it. */
  readonly onHeld: (isHeld: boolean) => void;
}

export function TimeCard({ pointed, width, byId, stateOf, onEntered, onHeld }: TimeCardProps) {
  const t = useTexts(timeBarTexts);
  const { items, x, y } = pointed;
  const wide = Math.min(WIDTH, width);
  const left = Math.min(Math.max(x - wide / 2, 0), width - wide);
  return (
    <div
      role="group"
      aria-label={t('details')}
      className="time-card"
      style={{ left, top: y + BELOW, width: wide }}
      onPointerEnter={() => onHeld(true)}
      onPointerLeave={() => onHeld(false)}
    >
      {items.length > 1 ? <p className="time-card-several">{t('several', { n: items.length })}</p> : null}
      <ul>
        {items.map((item) => (
          <li key={item.factId}>
            <FactLine item={item} byId={byId} state={stateOf(item)} />
            <span className="time-card-doing">
              <Button size="small" title={t('toHereHint')} onClick={() => onEntered(item)}>
                {t('toHere')}
              </Button>
              <FactLink id={item.factId}>{t('open')}</FactLink>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface FactLineProps {
  readonly item: TimelineItem;
  readonly byId: ReadonlyMap<string, TimelineItem>;
  readonly state: TimelineItem['state'];
}

function FactLine({ item, byId, state }: FactLineProps) {
  const t = useTexts(timeBarTexts);
  const [language] = useLanguage();
  const target = item.targets === undefined ? undefined : byId.get(item.targets);
  return (
    <>
      <span className="time-card-kind">
        <ShapeIcon shape={shapeOf(item.type, state)} />
        {termOf('fact', item.type, language)}
        {state === 'stands' ? null : <Tag color="warning">{t(state)}</Tag>}
      </span>
      <span className="time-card-clocks">
        <span>
          {t('day')} {item.occurredOn}
        </span>
        <span>
          {t('recorded')} {shanghaiTime(item.recordedAt).slice(0, 16)}
        </span>
      </span>
      {target === undefined ? null : (
        <span>{t('about', { kind: termOf('fact', target.type, language), day: target.occurredOn })}</span>
      )}
    </>
  );
}
