/** What an entry of the file says, field by field, ready to be shown: nothing here knows of a browser. */
import type { Language } from '../../../i18n/texts';
import { termOf } from '../../../i18n/terms/term-of';

/** How a value is shown. */
export type Shown =
  /** As somebody wrote it. */
  | { readonly kind: 'text'; readonly text: string }
  /** A code in words. */
  | { readonly kind: 'term'; readonly text: string; readonly code: string }
  /** A number, a day or an id: nothing that could mislead the eye. */
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'amount'; readonly n: number }
  | { readonly kind: 'organ' | 'post' | 'fact'; readonly id: string }
  /** The recording point of a question: `now`, an instant, or the size of the log. */
  | { readonly kind: 'known'; readonly at: string }
  | { readonly kind: 'yes-no'; readonly yes: boolean }
  | { readonly kind: 'list'; readonly items: readonly Shown[] }
  | { readonly kind: 'group'; readonly fields: readonly Field[] };

export interface Field {
  /** As declared. */
  readonly name: string;
  readonly label: string;
  readonly value: Shown;
}

const ORGAN = /^orgId$|OrgIds?$/;
const FACT = /EventId$/;
const YEAR = /^year$|Year$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const SIMPLE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;

/**
 * The fields of an entry in the order of their declaration.
 *
 * @param place kind of the fact, or the part that the fields stand in: the same name may mean something else there
 */
export const fieldsOf = (
  place: string,
  data: Readonly<Record<string, unknown>>,
  language: Language,
): readonly Field[] =>
  Object.entries(data).map(([name, value]) => ({
    name,
    label: termOf('field', `${place}.${name}`, language),
    value: shownOf(place, name, value, language),
  }));

function shownOf(place: string, name: string, value: unknown, language: Language): Shown {
  if (Array.isArray(value)) {
    return { kind: 'list', items: value.map((each) => shownOf(place, name, each, language)) };
  }
  if (typeof value === 'object' && value !== null) {
    return { kind: 'group', fields: fieldsOf(name, value as Readonly<Record<string, unknown>>, language) };
  }
  if (typeof value === 'boolean') return { kind: 'yes-no', yes: value };
  if (typeof value === 'number')
    return YEAR.test(name) ? { kind: 'plain', text: String(value) } : { kind: 'amount', n: value };
  return typeof value === 'string' ? wordsOf(place, name, value, language) : { kind: 'plain', text: String(value) };
}

function wordsOf(place: string, name: string, text: string, language: Language): Shown {
  if (ORGAN.test(name)) return { kind: 'organ', id: text };
  if (name === 'postId') return { kind: 'post', id: text };
  if (FACT.test(name)) return { kind: 'fact', id: text };
  if (name === 'knownAt') return { kind: 'known', at: text };
  if (DAY.test(text)) return { kind: 'plain', text };
  // The list in which a person has a seat goes by the name of the field that holds the list.
  const word =
    name === 'seat' ? termOf('field', text, language) : termOf('value', `${place}.${name}=${text}`, language);
  if (word !== text) return { kind: 'term', text: word, code: text };
  return SIMPLE.test(text) ? { kind: 'plain', text } : { kind: 'text', text };
}
