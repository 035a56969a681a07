/** The invented county in which histories play, and who records what in it. */
import type { Role } from '../../src/domain/roles';

export const COMMITTEE = 'sim-committee';
export const ORGANISATION = 'sim-organisation';
export const DISCIPLINE = 'sim-discipline';
export const AUDIT = 'sim-audit';
export const BUREAUX = ['sim-traffic', 'sim-market'] as const;
export const orgs = [COMMITTEE, ORGANISATION, DISCIPLINE, AUDIT, ...BUREAUX] as const;

export const persons = [1, 2, 3, 4, 5].map((n) => `5151515${String(n)}-0000-4000-8000-00000000000${String(n)}`);
export const posts = ['secretary', 'magistrate', 'captain'] as const;

export interface Recording {
  readonly role: Role;
  readonly organ?: string;
}

const organOf: Partial<Readonly<Record<Role, string>>> = {
  'discipline-commission': DISCIPLINE,
  'organisation-department': ORGANISATION,
  'party-committee': COMMITTEE,
  'law-enforcement-organ': BUREAUX[0],
  auditor: AUDIT,
};

/** The first of these roles that plays here. */
export function recorderAmong(roles: readonly string[]): Recording {
  for (const role of roles) {
    const organ = organOf[role as Role];
    if (organ !== undefined) return { role: role as Role, organ };
  }
  if (roles.includes('registrar')) return { role: 'registrar' };
  throw new Error(`nobody here is one of ${roles.join(', ')}`);
}

const digest = 'e'.repeat(64);
export const DIGEST = digest;

const organKinds: Readonly<Record<string, string>> = {
  [COMMITTEE]: 'party_committee',
  [ORGANISATION]: 'organisation_dept',
  [DISCIPLINE]: 'discipline_organ',
  [AUDIT]: 'audit_organ',
};

export const registration = (orgId: string): Readonly<Record<string, unknown>> => ({
  orgId,
  nameZh: `虚拟机构${orgId}`,
  level: 'county',
  orgKind: organKinds[orgId] ?? 'law_enforcement_organ',
  regionCode: '629999',
  cgScope: 'full',
  verticalManagement: false,
  effectiveFrom: '2012-01-01',
});
