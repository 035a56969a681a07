/** The words in which findings name measures. */
import { measureTerms, organisationalMeasureCodes, type MeasureCode } from '../../domain/accountability/measures';

const english: Readonly<Record<(typeof organisationalMeasureCodes)[number], string>> = {
  ADMONITION_TALK: 'an admonition talk',
  ORG_ADJUSTMENT: 'an organisational adjustment',
  ORDERED_RESIGNATION: 'an ordered resignation',
  REMOVAL: 'removal from the post',
};

export type OrganisationalCode = keyof typeof english;

export const isOrganisational = (code: string): code is OrganisationalCode => Object.hasOwn(english, code);

export const measureZh = (code: string): string =>
  (measureTerms as Readonly<Record<string, string>>)[code as MeasureCode] ?? code;

export const measureEn = (code: string): string => (isOrganisational(code) ? english[code] : code);

/** Place in the order in which the text prints the organisational measures, from the lightest; -1 for another measure. */
export const weightOf = (code: string): number => (organisationalMeasureCodes as readonly string[]).indexOf(code);
