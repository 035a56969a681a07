/**
 * Figures and readings that the text leaves open. Each has a documented default or none; an organ with the authority
 * sets another by ParameterSet, and every answer reads it at both of its clocks.
 */
import type { Cite } from '../fields';

export interface ParameterDeclaration {
  readonly zh: string;
  readonly meaning: string;
  /** null: no default, and no judgement without a value. */
  readonly default: string | number | boolean | null;
  readonly values?: readonly string[];
  readonly cites: readonly Cite[];
}

export const parameters = {
  'P-DENOM': {
    zh: '不信任票率的分母',
    meaning: 'denominator of the distrust ratio',
    default: 'VALID_RETURNED',
    values: ['VALID_RETURNED', 'RETURNED', 'ISSUED'],
    cites: ['GS-CG-14-i2'],
  },
} as const satisfies Record<string, ParameterDeclaration>;

export type ParameterId = keyof typeof parameters;
export type ParameterValue = string | number | boolean | null;
