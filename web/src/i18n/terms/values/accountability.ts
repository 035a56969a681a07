/** Codes of cases, investigations, measures and sanctions, and of what became of them. */
import type { Terms, ValueTerms } from '../term';

const teamMeasures: Terms = {
  WRITTEN_SELF_CRITICISM: { zh: '责令写出检查', en: 'Written self-criticism' },
  CIRCULAR_CRITICISM: { zh: '通报批评', en: 'Circulated criticism' },
  HONOUR_BAR: { zh: '取消评优资格', en: 'Barred from honours' },
};

const organisationalMeasures: Terms = {
  ADMONITION_TALK: { zh: '诫勉谈话', en: 'Admonition talk' },
  ORG_ADJUSTMENT: { zh: '组织调整', en: 'Organisational adjustment' },
  ORDERED_RESIGNATION: { zh: '责令辞职', en: 'Ordered resignation' },
  REMOVAL: { zh: '免职', en: 'Removal from the post' },
};

const sanctions: Terms = {
  WARNING: { zh: '警告', en: 'Warning' },
  SERIOUS_WARNING: { zh: '严重警告', en: 'Serious warning' },
  REMOVAL_FROM_PARTY_POSTS: { zh: '撤销党内职务', en: 'Removal from party posts' },
  PROBATION_IN_PARTY: { zh: '留党察看', en: 'Probation in the party' },
  EXPULSION: { zh: '开除党籍', en: 'Expulsion from the party' },
  ADMIN_WARNING: { zh: '行政警告', en: 'Administrative warning' },
  DEMERIT: { zh: '记过', en: 'Demerit' },
  SERIOUS_DEMERIT: { zh: '记大过', en: 'Serious demerit' },
  DOWNGRADE: { zh: '降级', en: 'Downgrade' },
  REMOVAL_FROM_OFFICE: { zh: '撤职', en: 'Removal from office' },
  DISMISSAL: { zh: '行政开除', en: 'Dismissal' },
};

/** Every measure, whichever its class. */
export const measureTerms: Terms = {
  ...teamMeasures,
  ...organisationalMeasures,
  HONOUR_BAR_TITLES: {
    zh: '不能评为优秀党务工作者、党风廉政建设先进个人和优秀公务员',
    en: 'Barred from the titles of honour',
  },
  ...sanctions,
};

export const accountabilityValues: ValueTerms = {
  subjectKind: {
    person: { zh: '个人', en: 'Person' },
    org: { zh: '单位(领导班子)', en: 'Organ or its team' },
  },
  severity: {
    none: { zh: '无', en: 'None' },
    general: { zh: '一般', en: 'General' },
    fairly_serious: { zh: '情节较重', en: 'Fairly serious' },
    serious: { zh: '情节严重', en: 'Serious' },
  },
  outcome: {
    unfounded: { zh: '不属实', en: 'Unfounded' },
    verified_below_discipline: { zh: '属实,不够党纪政纪处分', en: 'Verified, below discipline' },
    disciplinable: { zh: '应给予党纪政纪处分', en: 'Disciplinable' },
    suspected_crime: { zh: '涉嫌犯罪', en: 'Suspected crime' },
    upheld: { zh: '维持原处理', en: 'Upheld' },
    changed: { zh: '变更原处理', en: 'Changed' },
    revoked: { zh: '撤销原处理', en: 'Revoked' },
  },
  fault: {
    none: { zh: '无过错', en: 'None' },
    intent: { zh: '故意', en: 'Intent' },
    gross_negligence: { zh: '重大过失', en: 'Gross negligence' },
    negligence: { zh: '过失', en: 'Negligence' },
  },
  collectiveOrIndividual: {
    collective: { zh: '集体责任', en: 'Collective' },
    individual: { zh: '个人责任', en: 'Individual' },
  },
  leadership: {
    main: { zh: '主要领导责任', en: 'Main leadership responsibility' },
    important: { zh: '重要领导责任', en: 'Important leadership responsibility' },
    direct_leadership: { zh: '直接领导责任', en: 'Direct leadership responsibility' },
    none: { zh: '无领导责任', en: 'None' },
  },
  directness: {
    direct: { zh: '直接责任', en: 'Direct' },
    indirect: { zh: '间接责任', en: 'Indirect' },
  },
  measureCode: organisationalMeasures,
  measures: teamMeasures,
  sanction: sanctions,
  newMeasureCode: measureTerms,
  codes: measureTerms,
  measure: measureTerms,
  measureDue: organisationalMeasures,
  measureDecided: organisationalMeasures,
  responsibleRole: {
    principal: { zh: '正职(主要负责人)', en: 'Principal' },
    direct_leadership: { zh: '负直接领导责任的主管人员', en: 'In charge, with direct leadership responsibility' },
    main_leadership: { zh: '负主要领导责任的主管人员', en: 'In charge, with main leadership responsibility' },
    cadre: { zh: '领导干部', en: 'Leading cadre' },
  },
  titles: {
    excellent_party_worker: { zh: '优秀党务工作者', en: 'Excellent party worker' },
    clean_governance_advanced: { zh: '党风廉政建设先进个人', en: 'Model of clean governance' },
    excellent_civil_servant: { zh: '优秀公务员', en: 'Excellent civil servant' },
    other: { zh: '其他', en: 'Other' },
  },
  executionKind: {
    talk_held: { zh: '已进行诫勉谈话', en: 'Talk held' },
    adjustment_effective: { zh: '组织调整到位', en: 'Adjustment in effect' },
    self_criticism_submitted: { zh: '已提交书面检查', en: 'Self-criticism submitted' },
    criticism_published: { zh: '已通报批评', en: 'Criticism published' },
    resignation_effective: { zh: '辞职生效', en: 'Resignation in effect' },
    removal_effective: { zh: '免职生效', en: 'Removal in effect' },
    honours_withdrawn: { zh: '已取消荣誉', en: 'Honours withdrawn' },
  },
  effectiveFrom: {
    from_beginning: { zh: '自始撤销', en: 'From the beginning' },
    from_date: { zh: '自某日起撤销', en: 'From a date on' },
  },
};
