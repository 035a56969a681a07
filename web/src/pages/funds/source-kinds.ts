import { valueTerms } from '../../i18n/terms/values';
import type { Language } from '../../i18n/texts';

/** Every source of money that can be on record, with its label. */
export const sourceKindTerms = (language: Language): readonly (readonly [source: string, label: string])[] =>
  Object.entries(valueTerms['sourceKind'] ?? {}).map(([source, term]) => [source, term[language]]);
