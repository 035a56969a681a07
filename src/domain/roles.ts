/**
 * The roles under which organs record and read (regulations' organs, section by section). The slug is what keys and
 * competence use; `ro` is the row of the role table in docs/reference/roles.md. `needsOrgan: false` marks the two
 * roles that stand for nobody's organ.
 */
export const roles = {
  'discipline-commission': { ro: 'RO-DIC', zh: '纪检监察机关', needsOrgan: true },
  'organisation-department': { ro: 'RO-ORG', zh: '组织部门', needsOrgan: true },
  'personnel-department': { ro: 'RO-PER', zh: '人事部门', needsOrgan: true },
  'appointing-organ': { ro: 'RO-APPT', zh: '任免机关(主管机关)', needsOrgan: true },
  auditor: { ro: 'RO-AUD', zh: '审计机关', needsOrgan: true },
  'party-committee': { ro: 'RO-PC', zh: '党委(党组)', needsOrgan: true },
  government: { ro: 'RO-GOV', zh: '人民政府', needsOrgan: true },
  'leading-group': { ro: 'RO-LG', zh: '脱贫攻坚领导小组', needsOrgan: true },
  'leading-group-office': { ro: 'RO-LGO', zh: '领导小组办公室', needsOrgan: true },
  'city-authority': { ro: 'RO-CITY', zh: '市级党委和政府', needsOrgan: true },
  'county-authority': { ro: 'RO-CNTY', zh: '县级党委和政府', needsOrgan: true },
  'township-authority': { ro: 'RO-TWN', zh: '乡镇党委和政府', needsOrgan: true },
  'village-committees': { ro: 'RO-VIL', zh: '村两委', needsOrgan: true },
  'finance-department': { ro: 'RO-FIN', zh: '财政部门', needsOrgan: true },
  'sector-department': { ro: 'RO-SEC', zh: '行业部门', needsOrgan: true },
  'law-enforcement-organ': { ro: 'RO-LEO', zh: '行政执法机关', needsOrgan: true },
  'legal-affairs-body': { ro: 'RO-LA', zh: '政府法制工作机构', needsOrgan: true },
  'helper-unit': { ro: 'RO-UNIT', zh: '帮扶单位', needsOrgan: true },
  'third-party-evaluator': { ro: 'RO-TPE', zh: '第三方评估机构', needsOrgan: true },
  'democratic-supervisor': { ro: 'RO-DEM', zh: '民主监督组织', needsOrgan: true },
  public: { ro: 'RO-PUB', zh: '公民、法人和其他组织', needsOrgan: false },
  judiciary: { ro: 'RO-JUD', zh: '司法机关', needsOrgan: true },
  registrar: { ro: 'RO-REG', zh: '登记管理员', needsOrgan: false },
} as const;

/** A role that can hold a key and record facts. */
export type Role = keyof typeof roles;

/**
 * Who may record a kind of fact. Beside the roles: `ledger` is the ledger itself (RO-SYS), `recorder-of-target` is the
 * organ that recorded the fact a correction speaks of, or that organ's superior (RO-REC).
 */
export type Recorder = Role | 'ledger' | 'recorder-of-target';

export const isRole = (value: string): value is Role => Object.hasOwn(roles, value);
