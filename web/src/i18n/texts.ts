/** What a page says, in both languages. Plain data: one without the other does not compile. */

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

export interface Texts<Key extends string = string> {
  /** Unique among all texts. */
  readonly name: string;
  readonly zh: Readonly<Record<Key, string>>;
  readonly en: Readonly<Record<Key, string>>;
}

/** `{{name}}` in a text is a place for a value. */
export const textsOf = <Key extends string>(
  name: string,
  zh: Readonly<Record<Key, string>>,
  en: Readonly<Record<NoInfer<Key>, string>>,
): Texts<Key> => ({ name, zh, en });
