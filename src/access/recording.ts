/** Who may record a kind of fact: the organs that the declaration names, and nobody else. */
import type { Declaration } from '../domain/fact';
import { isRole, type Recorder, type Role } from '../domain/roles';

/** The roles that may record the kind, in the order of its declaration; the ledger itself and `recorder-of-target` left out. */
export const competentRoles = (declaration: Pick<Declaration, 'recordedBy'>): readonly Role[] =>
  declaration.recordedBy.filter((recorder): recorder is Role => isRole(recorder));

/** What is known of the fact that a correction or a void speaks of. */
export interface Target {
  /** The organ and role that recorded it; no organ for the two roles without one. */
  readonly organ?: string;
  readonly role: Role;
  /** Organs above that organ, the nearest first. */
  readonly superiors: readonly string[];
}

export type MayRecord =
  { readonly allowed: true } | { readonly allowed: false; readonly competent: readonly Recorder[] };

/**
 * Whether the bearer may record a fact of this kind. `target` is the recorder of the fact that a correction speaks of
 * (GS-CG-12 leaves it to the organ that recorded, or its superior); without it only the named roles may.
 */
export function mayRecord(
  declaration: Pick<Declaration, 'recordedBy'>,
  bearer: { readonly role: Role | 'administrator'; readonly organ?: string },
  target?: Target,
): MayRecord {
  const { recordedBy } = declaration;
  if (bearer.role !== 'administrator' && recordedBy.includes(bearer.role)) return { allowed: true };
  if (bearer.role !== 'administrator' && recordedBy.includes('recorder-of-target') && target) {
    if (target.organ === undefined) {
      if (target.role === bearer.role && bearer.organ === undefined) return { allowed: true };
    } else if (bearer.organ !== undefined) {
      if (bearer.organ === target.organ || target.superiors.includes(bearer.organ)) return { allowed: true };
    }
  }
  return { allowed: false, competent: recordedBy };
}

/** A key good for an area is good for everything inside it: CN-62 covers CN-6201 and CN-620102; no area covers all. */
export function coversArea(area: string | undefined, jurisdiction: string): boolean {
  if (area === undefined || area === 'CN' || area === jurisdiction) return true;
  return AREA.test(area) && AREA.test(jurisdiction) && jurisdiction.startsWith(`CN-${stem(area.slice(3))}`);
}

const AREA = /^CN-(?:\d\d){1,6}$/;

/** A division code without the pairs of zeros that stand for the levels below it: 620000 is the province 62. */
const stem = (code: string): string => (code.length > 2 && code.endsWith('00') ? stem(code.slice(0, -2)) : code);
