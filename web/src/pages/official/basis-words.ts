/** The two clocks in words. */
import { isSize, shanghaiTime } from '../../basis/basis';
import type { Translate } from '../../i18n/i18n';
import { count } from '../../shown/money';
import type { Basis } from './answers';

type T = Translate<'basis' | 'now' | 'sizeOf' | 'instant'>;

/** A recording point as it was asked for: null and `now` are now, digits are a size, all else is an instant. */
export function knownWords(at: string | number | null, t: T): string {
  if (at === null || at === 'now') return t('now');
  const text = String(at);
  return isSize(text) ? t('sizeOf', { n: count(text) }) : t('instant', { time: shanghaiTime(text) });
}

export const basisWords = ({ effectiveOn, knownAt }: Basis, t: T): string =>
  t('basis', { day: effectiveOn, known: knownWords(knownAt, t) });
