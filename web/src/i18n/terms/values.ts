/**
 * What codes mean, by the field that holds them. A code that means something else in one kind of fact, or inside one
 * part, stands under the field's qualified name: `DisclosureObjectionResolved.outcome`, `cycle.type`.
 */
import type { Term, ValueTerms } from './term';
import { accountabilityValues } from './values/accountability';
import { evaluationValues } from './values/evaluations';
import { fileValues } from './values/files';
import { fundValues } from './values/funds';
import { groundValues } from './values/grounds';
import { letterValues } from './values/letters';
import { organisationValues } from './values/organisations';
import { parameterValues } from './values/parameters';
import { stateValues } from './values/states';

/** No code of one field is in two of them. */
export const valueParts: readonly ValueTerms[] = [
  organisationValues,
  letterValues,
  evaluationValues,
  groundValues,
  accountabilityValues,
  fileValues,
  fundValues,
  parameterValues,
  stateValues,
];

function joined(parts: readonly ValueTerms[]): ValueTerms {
  const all: Record<string, Record<string, Term>> = {};
  for (const part of parts) {
    for (const [field, terms] of Object.entries(part)) all[field] = { ...all[field], ...terms };
  }
  return all;
}

export const valueTerms: ValueTerms = joined(valueParts);
