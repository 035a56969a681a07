/** Codes of democratic evaluations and assessments. */
import type { Terms, ValueTerms } from '../term';

const assessmentKinds: Terms = {
  pa_effect: { zh: '脱贫攻坚成效考核', en: 'Effect of poverty alleviation' },
  clean_governance_annual: { zh: '党风廉政建设责任制年终考核', en: 'Clean governance, yearly' },
  clean_governance_special: { zh: '党风廉政建设责任制专门考核', en: 'Clean governance, special' },
  dept_performance: { zh: '部门工作考核', en: 'Performance of departments' },
  le_by_government: { zh: '政府对行政执法机关的考核', en: 'Enforcement organs, by the government' },
  le_internal: { zh: '行政执法机关内部考核', en: 'Enforcement, internal' },
  registry_check: { zh: '建档立卡核查', en: 'Check of the register of the poor' },
  resident_team: { zh: '驻村帮扶工作队考核', en: 'Resident teams' },
};

export const denominators: Terms = {
  VALID_RETURNED: { zh: '收回的有效票', en: 'Valid ballots returned' },
  RETURNED: { zh: '收回票', en: 'Ballots returned' },
  ISSUED: { zh: '发出票', en: 'Ballots issued' },
};

export const evaluationValues: ValueTerms = {
  subjectKind: {
    team: { zh: '领导班子', en: 'Leadership team' },
    leading_cadre: { zh: '领导干部', en: 'Leading cadre' },
  },
  purpose: {
    responsibility_implementation: { zh: '落实党风廉政建设责任制情况', en: 'How the responsibility system is met' },
    integrity_status: { zh: '领导干部廉政状况', en: 'Whether the cadre is clean' },
  },
  combinedWith: {
    none: { zh: '单独进行', en: 'Held alone' },
    annual_appraisal: { zh: '年度考评', en: 'Yearly appraisal' },
    cadre_assessment: { zh: '干部考核', en: 'Assessment of cadres' },
    style_review: { zh: '行风评议', en: 'Review of conduct' },
  },
  denominatorPolicyId: denominators,
  reason: {
    count_mismatch: { zh: '票数不符', en: 'Count does not add up' },
    procedure: { zh: '程序违规', en: 'Breach of procedure' },
    pressure: { zh: '受到干扰', en: 'Voters under pressure' },
  },
  kind: assessmentKinds,
  assessmentKind: assessmentKinds,
};
