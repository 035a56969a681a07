/** Roles under which organs record and read, and the two recorders beside them. */
import type { Terms } from './term';

export const roleTerms: Terms = {
  'discipline-commission': { zh: '纪检监察机关', en: 'Discipline organ' },
  'organisation-department': { zh: '组织部门', en: 'Organisation department' },
  'personnel-department': { zh: '人事部门', en: 'Personnel department' },
  'appointing-organ': { zh: '任免机关(主管机关)', en: 'Appointing or competent organ' },
  auditor: { zh: '审计机关', en: 'Audit organ' },
  'party-committee': { zh: '党委(党组)', en: 'Party committee or group' },
  government: { zh: '人民政府', en: 'Government' },
  'leading-group': { zh: '脱贫攻坚领导小组', en: 'Poverty alleviation leading group' },
  'leading-group-office': { zh: '领导小组办公室', en: 'Leading group office' },
  'city-authority': { zh: '市级党委和政府', en: 'City committee and government' },
  'county-authority': { zh: '县级党委和政府', en: 'County committee and government' },
  'township-authority': { zh: '乡镇党委和政府', en: 'Township committee and government' },
  'village-committees': { zh: '村两委', en: 'Village committees' },
  'finance-department': { zh: '财政部门', en: 'Finance department' },
  'sector-department': { zh: '行业部门', en: 'Sector department' },
  'law-enforcement-organ': { zh: '行政执法机关', en: 'Law enforcement organ' },
  'legal-affairs-body': { zh: '政府法制工作机构', en: 'Legal affairs body' },
  'helper-unit': { zh: '帮扶单位', en: 'Helper unit' },
  'third-party-evaluator': { zh: '第三方评估机构', en: 'Third-party evaluator' },
  'democratic-supervisor': { zh: '民主监督组织', en: 'Democratic supervisor' },
  public: { zh: '公民、法人和其他组织', en: 'Citizens and organisations' },
  judiciary: { zh: '司法机关', en: 'Judiciary' },
  registrar: { zh: '登记管理员', en: 'Registrar' },
};

/** Who records what no role records. */
export const recorderTerms: Terms = {
  ...roleTerms,
  ledger: { zh: '账本自身', en: 'The ledger itself' },
  'recorder-of-target': { zh: '原记录机关或其上级', en: 'Who recorded the fact, or its superior' },
};
