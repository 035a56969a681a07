/** Moments as they are read aloud. */
import { isSize } from '../../../basis/basis';
import type { Language } from '../../../i18n/texts';
import { count } from '../../../shown/money';
import type { Clock } from './time-scale';

const LOCALES: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };

/** A format is costly to make, and a handle that is dragged asks for one with every move. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(clock: Clock, language: Language): Intl.DateTimeFormat {
  const name = `${clock} ${language}`;
  const time = clock === 'effectiveOn' ? {} : ({ timeStyle: 'short' } as const);
  const made =
    formats.get(name) ??
    new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'Asia/Shanghai', ...time });
  formats.set(name, made);
  return made;
}

/** What a reader is told when a clock has no value, or a size of the log in place of a moment. */
export interface WordsOfClocks {
  readonly today: string;
  readonly now: string;
  /** With `{{n}}` facts. */
  readonly size: (n: string) => string;
}

/** `2023年6月30日`, `30 June 2023`; with the time of day in Beijing for what was known; as it stands when it is neither. */
export function inWords(clock: Clock, value: string | undefined, language: Language, words: WordsOfClocks): string {
  if (value === undefined) return clock === 'effectiveOn' ? words.today : words.now;
  if (clock === 'knownAt' && isSize(value)) return words.size(count(value));
  const instant = Date.parse(clock === 'effectiveOn' ? `${value}T00:00:00+08:00` : value);
  if (Number.isNaN(instant)) return value;
  return formatOf(clock, language).format(instant);
}
