/** The two clocks in words. */
import { isSize, shanghaiTime } from '../../basis/basis';
import type { Translate } from '../../i18n/i18n';
import { count } from '../../shown/money';
import type { Basis } from './answers';

type T = Translate<'basis' | 'basisNow' | 'now' | 'sizeOf' | 'instant'>;

const isNow = (at: string | number | null): boolean => at === null || at === 'now';

/** A recording point as it was asked for: null and `now` are now, digits are a size, all else is an instant. */
export function knownWords(at: string | number | null, t: T): string {
  if (isNow(at)) return t('now');
  const text = String(at);
  return isSize(text) ? t('sizeOf', { n: count(text) }) : t('instant', { time: shanghaiTime(text) });
}

export const basisWords = ({ effectiveOn, knownAt }: Basis, t: T): string =>
  isNow(knownAt)
    ? t('basisNow', { day: effectiveOn })
    : t('basis', { day: effectiveOn, known: knownWords(knownAt, t) });
