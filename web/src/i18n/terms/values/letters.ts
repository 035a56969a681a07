/** Codes of responsibility letters: their kinds, the edges of the chain, who signs, and how they ended. */
import type { Terms, ValueTerms } from '../term';

const personalLetters: Terms = {
  main: { zh: '脱贫责任书', en: 'Main letter' },
  assistance: { zh: '帮扶责任书', en: 'Assistance letter' },
};

const unitLetter: Terms = { unit_village: { zh: '驻村帮扶责任书', en: 'Letter of a unit and a village' } };

const edges: Terms = {
  'LT-01': {
    zh: '省级党委和政府主要负责人向中央签署脱贫责任书',
    en: 'Principals of provinces to the centre',
  },
  'LT-02': {
    zh: '省委省政府主要领导向中央签署脱贫责任书',
    en: 'Gansu: principals of the province to the centre',
  },
  'LT-03': {
    zh: '省委省政府分管领导向省委省政府签订责任书',
    en: 'Gansu: supervising leaders of the province to its committee and government',
  },
  'LT-04': {
    zh: '市(州)党委政府主要负责人向省委省政府签订责任书',
    en: 'Gansu: principals of cities to the province',
  },
  'LT-05': {
    zh: '省直相关部门主要负责人向省委省政府签订责任书',
    en: 'Gansu: principals of provincial departments to the province',
  },
  'LT-06': {
    zh: '市(州)、县(市、区)层层压实责任',
    en: 'Gansu: cities and counties press responsibility down, level by level',
  },
  'LT-07': {
    zh: '省委、省政府主要负责人向中央签署脱贫责任书',
    en: 'Shanxi: principals of the province to the centre',
  },
  'LT-08': {
    zh: '省委、省政府主要负责人签订联系县帮扶责任书',
    en: 'Shanxi: principals of the province, for their linked counties',
  },
  'LT-09': {
    zh: '其他省级领导干部签订联系县帮扶责任书',
    en: 'Shanxi: other leaders of the province, for their linked counties',
  },
  'LT-10': {
    zh: '市委、市政府主要负责人向省脱贫攻坚领导小组签署脱贫责任书',
    en: 'Shanxi: principals of cities to the provincial leading group',
  },
  'LT-11': {
    zh: '市委、市政府主要负责人签订联系点帮扶责任书',
    en: 'Shanxi: principals of cities, for their linked points',
  },
  'LT-12': {
    zh: '其他市级领导干部签订联系点帮扶责任书',
    en: 'Shanxi: other leaders of cities, for their linked points',
  },
  'LT-13': {
    zh: '县级党委和政府主要负责人向市脱贫攻坚领导小组签署脱贫责任书',
    en: 'Shanxi: principals of counties to the city leading group',
  },
  'LT-14': {
    zh: '县级党委和政府主要负责人签订联系点帮扶责任书',
    en: 'Shanxi: principals of counties, for their linked points',
  },
  'LT-15': {
    zh: '其他县级领导干部签订联系点帮扶责任书',
    en: 'Shanxi: other leaders of counties, for their linked points',
  },
  'LT-16': {
    zh: '乡镇党委和政府主要负责人向县(区)脱贫攻坚领导小组签署脱贫责任书',
    en: 'Shanxi: principals of townships to the county leading group',
  },
  'LT-17': {
    zh: '乡镇党委和政府主要负责人签订联系点帮扶责任书',
    en: 'Shanxi: principals of townships, for their linked points',
  },
  'LT-18': {
    zh: '其他乡镇领导干部签订联系点帮扶责任书',
    en: 'Shanxi: other leaders of townships, for their linked points',
  },
  'LT-19': {
    zh: '各级驻村帮扶单位与包扶贫困村签订帮扶责任书',
    en: 'Shanxi: units resident in villages, with the village they help',
  },
};

/** How far a letter was fulfilled. */
const fulfilment: Terms = {
  fulfilled: { zh: '已履行', en: 'Fulfilled' },
  partly: { zh: '部分履行', en: 'Partly fulfilled' },
  not_fulfilled: { zh: '未履行', en: 'Not fulfilled' },
};

export const letterValues: ValueTerms = {
  kind: personalLetters,
  letterKinds: { ...personalLetters, ...unitLetter },
  // A link of a unit and a village has the same code.
  'ResponsibilityLetterSigned.kind': unitLetter,
  'signing.kind': unitLetter,
  'letters.kind': unitLetter,
  'cells.kind': unitLetter,
  edgeId: edges,
  expectedEdges: edges,
  edges,
  type: {
    year: { zh: '年度', en: 'Year' },
    campaign: { zh: '攻坚期', en: 'Whole campaign' },
  },
  role: {
    party_principal: { zh: '党委主要负责人', en: 'Party principal' },
    gov_principal: { zh: '政府主要负责人', en: 'Government principal' },
    deputy: { zh: '其他(分管)领导', en: 'Other or supervising leader' },
    dept_principal: { zh: '部门主要负责人', en: 'Principal of a department' },
    unit: { zh: '帮扶单位', en: 'Helper unit' },
  },
  reason: {
    fulfilled: { zh: '履行完毕', en: 'Fulfilled' },
    expired: { zh: '到期', en: 'Expired' },
    revoked: { zh: '撤销', en: 'Revoked' },
  },
  overall: fulfilment,
  fulfilment,
};
