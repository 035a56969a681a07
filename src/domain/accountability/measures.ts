/**
 * 处理与处分: the measures of articles 13 to 15 of the Gansu clean-governance measures, class by class, each class in
 * the order in which the text prints it, from the lightest to the heaviest.
 */

/** Measures against a leadership team (GS-CG-13-p1). */
export const teamMeasureCodes = ['WRITTEN_SELF_CRITICISM', 'CIRCULAR_CRITICISM', 'HONOUR_BAR'] as const;

/** 组织处理, decided by the competent or appointing organ (GS-CG-13 to GS-CG-15, competence GS-CG-17). */
export const organisationalMeasureCodes = [
  'ADMONITION_TALK',
  'ORG_ADJUSTMENT',
  'ORDERED_RESIGNATION',
  'REMOVAL',
] as const;

/** The bar from the titles that GS-CG-14-i1 prints. */
export const honourMeasureCodes = ['HONOUR_BAR_TITLES'] as const;

/** 党纪处分 (GS-CG-15). */
export const partySanctionCodes = [
  'WARNING',
  'SERIOUS_WARNING',
  'REMOVAL_FROM_PARTY_POSTS',
  'PROBATION_IN_PARTY',
  'EXPULSION',
] as const;

/**
 * 政纪处分. The regulation prints 撤职 alone (GS-CG-15-i5) and leaves the list to other laws; the six rungs are those of
 * the civil-service rules of its time.
 */
export const administrativeSanctionCodes = [
  'ADMIN_WARNING',
  'DEMERIT',
  'SERIOUS_DEMERIT',
  'DOWNGRADE',
  'REMOVAL_FROM_OFFICE',
  'DISMISSAL',
] as const;

/** The classes. A decision on appeal moves a measure inside its class, never into another. */
export const measureClasses = {
  team: teamMeasureCodes,
  organisational: organisationalMeasureCodes,
  honour: honourMeasureCodes,
  party: partySanctionCodes,
  administrative: administrativeSanctionCodes,
} as const;

export type MeasureClass = keyof typeof measureClasses;
export type MeasureCode = (typeof measureClasses)[MeasureClass][number];

/** All codes, class by class. */
export const measureCodes = [
  ...teamMeasureCodes,
  ...organisationalMeasureCodes,
  ...honourMeasureCodes,
  ...partySanctionCodes,
  ...administrativeSanctionCodes,
] as const;

/** The Chinese terms of today; 诫勉谈话 is what the text prints as 谈话戒勉. */
export const measureTerms: Readonly<Record<MeasureCode, string>> = {
  WRITTEN_SELF_CRITICISM: '责令写出检查',
  CIRCULAR_CRITICISM: '通报批评',
  HONOUR_BAR: '取消评优资格',
  ADMONITION_TALK: '诫勉谈话',
  ORG_ADJUSTMENT: '组织调整',
  ORDERED_RESIGNATION: '责令辞职',
  REMOVAL: '免职',
  HONOUR_BAR_TITLES: '不能评为优秀党务工作者、党风廉政建设先进个人和优秀公务员',
  WARNING: '警告',
  SERIOUS_WARNING: '严重警告',
  REMOVAL_FROM_PARTY_POSTS: '撤销党内职务',
  PROBATION_IN_PARTY: '留党察看',
  EXPULSION: '开除党籍',
  ADMIN_WARNING: '行政警告',
  DEMERIT: '记过',
  SERIOUS_DEMERIT: '记大过',
  DOWNGRADE: '降级',
  REMOVAL_FROM_OFFICE: '撤职',
  DISMISSAL: '行政开除',
};

/** True when the code is one of the class. */
export const isOfClass = (code: MeasureCode, measureClass: MeasureClass): boolean =>
  measureClasses[measureClass].some((each) => each === code);
