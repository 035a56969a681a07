/** What the bar says of its handles and of its marks. */
import { useMemo } from 'react';
import { isSize, shanghaiTime } from '../../../basis/basis';
import { useLanguage, useTexts } from '../../../i18n/i18n';
import { termOf } from '../../../i18n/terms/term-of';
import { isNarrow } from './bar-layout';
import type { DrawnCluster } from './bar-marks';
import { inWords } from './in-words';
import { timeBarTexts } from './texts';
import type { Clock } from './time-scale';
import type { TimelineItem } from './timeline';
import type { TimeBarState } from './use-time-bar';

export interface BarWords {
  /** Where a handle stands, as it is read aloud. */
  readonly aloud: (clock: Clock) => string;
  /** The same in figures, for the grip. */
  readonly short: (clock: Clock) => string;
  /** All that there is to say of a mark. */
  readonly mark: (item: TimelineItem, around: DrawnCluster) => string;
}

export function useBarWords({ items, shown, width, stateOf, isSeen }: TimeBarState): BarWords {
  const t = useTexts(timeBarTexts);
  const [language] = useLanguage();
  // Each text is looked up once, not with every move of a handle.
  const lasting = useMemo(() => {
    const sayOf = ({ type, occurredOn, recordedAt }: TimelineItem): string =>
      t('mark', { kind: termOf('fact', type, language), day: occurredOn, time: shanghaiTime(recordedAt) });
    return {
      said: new Map(items.map((item) => [item, sayOf(item)])),
      states: { stands: t('stands'), corrected: t('corrected'), voided: t('voided') },
      unseen: t('unseen'),
    };
  }, [items, t, language]);
  const words = { today: t('today'), now: t('now'), size: (n: string) => t('size', { n }) };
  const figures = (clock: Clock): string => {
    const value = shown[clock];
    if (value === undefined) return clock === 'effectiveOn' ? words.today : words.now;
    if (clock === 'effectiveOn') return value;
    return isSize(value) ? words.size(value) : shanghaiTime(value).slice(0, 16);
  };
  return {
    aloud: (clock) => inWords(clock, shown[clock], language, words),
    short: (clock) => (isNarrow(width) ? `${t(clock)} ${figures(clock)}` : figures(clock)),
    mark: (item, { items: around }) => {
      const parts = [`${lasting.said.get(item) ?? ''}${lasting.states[stateOf(item)]}`];
      if (around.length > 1) parts.push(t('ofSeveral', { i: around.indexOf(item) + 1, n: around.length }));
      if (!isSeen(item)) parts.push(lasting.unseen);
      return parts.join(' · ');
    },
  };
}
