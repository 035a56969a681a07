/** Which of the three poverty regulations asks, by the area that a fact is recorded for. */
import type { Cite } from '../../domain/fields';
import { GANSU, SHANXI } from './growth';

/** Articles of the same duty: Gansu's, Shanxi's, and the central ones that hold everywhere else. */
export interface Places {
  readonly gansu: readonly Cite[];
  readonly shanxi: readonly Cite[];
  readonly central: readonly Cite[];
}

/** True for a province and every area inside it: CN-14, CN-1401, CN-140121. */
export const isIn = (jurisdiction: string, province: string): boolean => jurisdiction.startsWith(`CN-${province}`);

export function citesIn(jurisdiction: string, { gansu, shanxi, central }: Places): readonly Cite[] {
  if (isIn(jurisdiction, GANSU)) return gansu;
  return isIn(jurisdiction, SHANXI) ? shanxi : central;
}
