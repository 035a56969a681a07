/** 机关层级与种类: the levels of the system (GS-PA-3, GS-PA-4) and the kinds of body the regulations speak to. */

/** From the top down. `unit` is a body inside the system that has no region of its own. */
export const organLevels = ['central', 'province', 'city', 'county', 'township', 'village', 'unit'] as const;
export type OrganLevel = (typeof organLevels)[number];

/** GS-CG-18 names the organs bound and those that follow by reference; GS-LE-2 and GS-LE-4 those of enforcement. */
export const organKinds = [
  'party_committee',
  'party_group',
  'government',
  'department',
  'discipline_organ',
  'organisation_dept',
  'personnel_dept',
  'audit_organ',
  'procuratorate',
  'court',
  'congress_organ',
  'cppcc_organ',
  'leading_group',
  'leading_group_office',
  'sector_dept',
  'legal_affairs_organ',
  'law_enforcement_organ',
  'authorised_body',
  'entrusted_body',
  'village_committee',
  'helper_unit',
  'social_helper',
  'third_party_evaluator',
  'soe',
  'public_institution',
  'peoples_organisation',
] as const;
export type OrganKind = (typeof organKinds)[number];

/** Where a body stands. */
export interface Standing {
  readonly level: OrganLevel;
  readonly orgKind: OrganKind;
}

const isAbove = (one: OrganLevel, other: OrganLevel): boolean => organLevels.indexOf(one) < organLevels.indexOf(other);

/**
 * True when `parent` can be the body above `child`. A committee or a government answers to a higher level; every other
 * body may also stand under the committee or government of its own level (GS-LE-4, GS-CG-6-i1), an office under the
 * leading group it works for (GS-PA-8). Under a higher level stand vertically managed bodies (GS-LE-4-p4).
 */
export function mayStandUnder(child: Standing, parent: Standing): boolean {
  if (isAbove(parent.level, child.level)) return true;
  if (parent.level !== child.level) return false;
  if (child.orgKind === 'party_committee' || child.orgKind === 'government') return false;
  if (parent.orgKind === 'party_committee' || parent.orgKind === 'government') return true;
  return child.orgKind === 'leading_group_office' && parent.orgKind === 'leading_group';
}
