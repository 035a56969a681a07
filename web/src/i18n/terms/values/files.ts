/** Codes of clean-governance files, of corrections, of the law's openness and of who records and reads. */
import { sectionTerms } from '../facts';
import { roleTerms } from '../roles';
import type { Terms, ValueTerms } from '../term';

/** The uses that GS-CG-12 names. */
const uses: Terms = {
  appraisal: { zh: '业绩评定', en: 'Appraisal' },
  reward: { zh: '奖励', en: 'Reward' },
  punishment: { zh: '惩处', en: 'Punishment' },
  selection: { zh: '选拔', en: 'Selection' },
  appointment: { zh: '任用', en: 'Appointment' },
};

export const fileValues: ValueTerms = {
  scope: { managed_leading_cadre: { zh: '所管理的领导干部', en: 'Leading cadres under its management' } },
  entryKind: {
    assessment_result: { zh: '考核结果', en: 'Assessment result' },
    evaluation_result: { zh: '民主测评结果', en: 'Evaluation result' },
    debriefing: { zh: '述职述廉', en: 'Debriefing' },
    inspection_finding: { zh: '监督检查发现', en: 'Finding of an inspection' },
    petition: { zh: '信访举报', en: 'Petition' },
    measure: { zh: '处理处分', en: 'Measure' },
    reward: { zh: '表彰奖励', en: 'Reward' },
    appeal: { zh: '申诉', en: 'Appeal' },
    letter: { zh: '责任书', en: 'Responsibility letter' },
    audit: { zh: '审计', en: 'Audit' },
    other: { zh: '其他', en: 'Other' },
  },
  decisionKind: uses,
  purpose: {
    ...uses,
    inspection: { zh: '监督检查', en: 'Inspection' },
    audit: { zh: '审计', en: 'Audit' },
  },
  queriedByRole: roleTerms,
  section: sectionTerms,
  sectionCode: sectionTerms,
  classification: {
    public: { zh: '公开', en: 'Public' },
    internal: { zh: '内部', en: 'Internal' },
    restricted: { zh: '限制查阅', en: 'Restricted' },
  },
  reason: {
    clerical: { zh: '笔误', en: 'Clerical error' },
    missing_evidence: { zh: '缺少凭据', en: 'Missing evidence' },
    wrong_person: { zh: '人员有误', en: 'Wrong person' },
    wrong_amount: { zh: '金额有误', en: 'Wrong amount' },
    duplicate: { zh: '重复登记', en: 'Duplicate' },
    recorded_in_error: { zh: '误登记', en: 'Recorded in error' },
    wrong_stream: { zh: '登记位置有误', en: 'Wrong stream' },
  },
};
