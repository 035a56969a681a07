/**
 * What the demo holds on purpose beside its breaches: nothing that an article calls broken, and what an inspector would
 * want brought up. Of each kind named here the rules find these lines and no others.
 */
import { givenToGroup } from './letters/misdirected';
import { claimUnmoved, overdrawn, paidDirectly } from './money/unlawful';
import type { PlantedLine } from './planted';

export const concernLines: readonly PlantedLine[] = [
  {
    rule: 'R-01',
    code: 'ADMONITION_TALK_DUE',
    subject: { postId: 'wanglan-committee-principal', on: '2025-09-08' },
    cite: 'GS-CG-14-i2',
    why: { zh: '不信任票43张(共100张),尚未诫勉谈话', en: '43 distrust ballots of 100, and no talk has been decided' },
  },
  {
    rule: 'R-02',
    code: 'REMOVAL_DUE',
    subject: { postId: 'qinghe-discipline-principal', on: '2025-09-15' },
    cite: 'GS-CG-14-i2',
    why: { zh: '不信任票64张(共100张),尚未免职', en: '64 distrust ballots of 100, and no removal has been decided' },
  },
  {
    rule: 'R-24',
    code: 'WRONG_RECIPIENT',
    subject: `org-${givenToGroup.recipient}`,
    cite: 'GS-PA-5',
    why: { zh: '市级责任书交给了领导小组', en: 'a city’s letter was given to the leading group' },
  },
  {
    rule: 'R-33',
    code: 'OVERDRAWN',
    subject: `fund-${overdrawn.allocation}`,
    cite: 'GS-PA-10',
    why: { zh: '下达金额更正后,已拨付数超过来源', en: 'more was paid than the corrected allocation brought in' },
  },
  {
    rule: 'R-36',
    code: 'PAID_DIRECTLY',
    subject: `org-${paidDirectly.county}-finance`,
    cite: 'GS-PA-25',
    why: { zh: '实行县级报账制后仍直接拨付', en: 'paid directly after the county had declared county reimbursement' },
  },
  {
    rule: 'R-36',
    code: 'PAYMENT_WITHOUT_DISBURSEMENT',
    subject: `org-${claimUnmoved.county}-government`,
    cite: 'GS-PA-25',
    why: { zh: '报账已支付,没有对应的拨付', en: 'a claim was paid and no disbursement moved the money' },
  },
  {
    rule: 'R-62',
    code: 'RESULT_NOT_ENTERED',
    subject: { postId: 'yanchi-discipline-principal', on: '2016-12-20' },
    cite: 'GS-CG-12',
    why: { zh: '2016年度考核结果未记入廉政档案', en: 'the result of 2016 was never entered in the file' },
  },
  {
    rule: 'R-73',
    code: 'BASIS_CHANGED',
    subject: { postId: 'chengxi-discipline-principal', on: '2015-08-10' },
    cite: 'GS-CG-14-i2',
    why: {
      zh: '测评数据更正后,诫勉谈话的依据已变更',
      en: 'a talk was decided on a count that was corrected years later',
    },
  },
];
