/** i18next, with the texts of each page added when it is first shown. */
import i18next from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import { languages, type Language, type Texts } from './texts';

const LANGUAGE = 'shilu.language';

const isLanguage = (text: string | null): text is Language => (languages as readonly (string | null)[]).includes(text);

/** Simplified Chinese unless the reader chose otherwise in this browser. */
export async function startTexts(): Promise<void> {
  const chosen = window.localStorage.getItem(LANGUAGE);
  await i18next.use(initReactI18next).init({
    lng: isLanguage(chosen) ? chosen : 'zh',
    fallbackLng: false,
    resources: {},
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    parseMissingKeyHandler: (key) => {
      console.error(`no text: ${key}`);
      return key;
    },
  });
  document.documentElement.lang = htmlLanguage();
}

const htmlLanguage = (): string => (i18next.language === 'en' ? 'en' : 'zh-CN');

export type Translate<Key extends string> = (key: Key, values?: Readonly<Record<string, string | number>>) => string;

/** The texts in the language of the reader. */
export function useTexts<Key extends string>(texts: Texts<Key>): Translate<Key> {
  for (const language of languages) {
    if (!i18next.hasResourceBundle(language, texts.name)) {
      i18next.addResourceBundle(language, texts.name, texts[language]);
    }
  }
  const { t } = useTranslation(texts.name);
  return useCallback((key, values) => t(key, values ?? {}), [t]);
}

export function useLanguage(): readonly [Language, (language: Language) => void] {
  const { i18n } = useTranslation();
  const change = useCallback(
    (language: Language) => {
      window.localStorage.setItem(LANGUAGE, language);
      void i18n.changeLanguage(language).then(() => {
        document.documentElement.lang = htmlLanguage();
      });
    },
    [i18n],
  );
  return [isLanguage(i18n.language) ? i18n.language : 'zh', change];
}
