/** Which roles a registered organ can have: a key for any other role is refused. */
import type { OrganKind } from '../domain/organisations/organ-kinds';
import type { Role } from '../domain/roles';

const authority: readonly Role[] = ['city-authority', 'county-authority', 'township-authority'];
const appointing: readonly Role[] = ['appointing-organ'];

/**
 * GS-CG-17 lets the competent organ (主管机关、任免机关) impose organisational measures: that is a part which any organ of
 * the party or the state can play, so `appointing-organ` stands beside its own role.
 */
export const rolesOfOrganKind: Readonly<Record<OrganKind, readonly Role[]>> = {
  party_committee: ['party-committee', ...authority, ...appointing],
  party_group: ['party-committee', ...appointing],
  government: ['government', ...authority, ...appointing],
  department: ['sector-department', 'finance-department', ...appointing],
  discipline_organ: ['discipline-commission'],
  organisation_dept: ['organisation-department', ...appointing],
  personnel_dept: ['personnel-department', ...appointing],
  audit_organ: ['auditor'],
  procuratorate: ['judiciary'],
  court: ['judiciary'],
  congress_organ: ['democratic-supervisor', ...appointing],
  cppcc_organ: ['democratic-supervisor'],
  leading_group: ['leading-group'],
  leading_group_office: ['leading-group-office'],
  sector_dept: ['sector-department', 'finance-department', ...appointing],
  legal_affairs_organ: ['legal-affairs-body'],
  law_enforcement_organ: ['law-enforcement-organ', 'sector-department', ...appointing],
  authorised_body: ['law-enforcement-organ'],
  entrusted_body: ['law-enforcement-organ'],
  village_committee: ['village-committees'],
  helper_unit: ['helper-unit'],
  social_helper: ['helper-unit'],
  third_party_evaluator: ['third-party-evaluator'],
  soe: ['helper-unit', ...appointing],
  public_institution: ['helper-unit', ...appointing],
  peoples_organisation: ['democratic-supervisor', 'helper-unit'],
};

/** True when an organ of this kind can hold a key for the role. */
export const canHoldRole = (kind: OrganKind, role: Role): boolean => rolesOfOrganKind[kind].includes(role);
