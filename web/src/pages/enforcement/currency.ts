/** What the currency of the ledger is called. */
import type { Language } from '../../i18n/texts';

/** `欧元(EUR)`; the bare code where it has no name. */
export function currencyName(code: string, language: Language): string {
  const name = nameOf(code, language);
  if (name === undefined || name === code) return code;
  return language === 'zh' ? `${name}(${code})` : `${name} (${code})`;
}

function nameOf(code: string, language: Language): string | undefined {
  try {
    return new Intl.DisplayNames(language === 'zh' ? 'zh-CN' : 'en', { type: 'currency' }).of(code);
  } catch {
    return undefined;
  }
}
