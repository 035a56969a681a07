/**
 * The breaches that the demo holds on purpose, and no others: the findings of status `breach` over its whole ledger are
 * these lines. Each names its subject as the holder of a post on a day, or as a body. Every kind of breach that the rules
 * declare has a line, or stands in `bindingElsewhere` with the reason why nothing in this province can be one.
 */
import type { LegalDay } from '../src/domain/legal-day';
import type { Cite } from '../src/domain/fields';
import { holderOn } from './city/city';
import * as money from './money/unlawful';
import { namesIn } from './province/names';
import type { Province } from './province/province';

/** The holder of a post of 云栖市 on a day. */
export interface PostHolder {
  readonly postId: string;
  readonly on: LegalDay;
}

export interface PlantedLine {
  readonly rule: `R-${string}`;
  readonly code: string;
  readonly subject: PostHolder | `org-${string}` | `fund-${string}`;
  readonly cite: Cite;
  readonly why: { readonly zh: string; readonly en: string };
}

export const plantedLines: readonly PlantedLine[] = [
  {
    rule: 'R-05',
    code: 'EVALUATION_OVERDUE',
    subject: { postId: 'luming-committee-principal', on: '2013-11-01' },
    cite: 'GS-CG-9',
    why: { zh: '2013年度未进行民主测评', en: 'no evaluation was held for 2013' },
  },
  {
    rule: 'R-05',
    code: 'EVALUATION_OVERDUE',
    subject: { postId: 'yunqi-audit-principal', on: '2024-09-09' },
    cite: 'GS-CG-9',
    why: { zh: '2024年度测评作废后未重测', en: 'the evaluation for 2024 was annulled and never repeated' },
  },
  {
    rule: 'R-05',
    code: 'EVALUATION_OVERDUE',
    subject: { postId: 'luming-government-principal', on: '2025-09-22' },
    cite: 'GS-CG-9',
    why: {
      zh: '2025年度测评收回票多于发出票而无效,未重测',
      en: 'the evaluation for 2025 was void, more ballots having come back than were given out, and never repeated',
    },
  },
  {
    rule: 'R-15',
    code: 'PROMOTION_IN_BAR',
    subject: { postId: 'chengxi-government-principal', on: '2020-03-09' },
    cite: 'GS-CG-14-i4',
    why: { zh: '免职后不满2年即提拔', en: 'promoted ten months after a removal that bars promotion for two years' },
  },
  {
    rule: 'R-22',
    code: 'MEASURE_OFF_LADDER',
    subject: { postId: 'wanglan-committee-principal', on: '2019-03-04' },
    cite: 'GS-CG-15-i1',
    why: { zh: '情节一般而撤销党内职务', en: 'removal from party posts, printed for serious circumstances only' },
  },
  {
    rule: 'R-22',
    code: 'MEASURE_OFF_LADDER',
    subject: { postId: 'luming-committee-principal', on: '2022-03-07' },
    cite: 'GS-CG-14-i4',
    why: { zh: '应予免职而只作诫勉谈话', en: 'a talk on a ground for which the article prints removal alone' },
  },
  {
    rule: 'R-22',
    code: 'MEASURE_OFF_LADDER',
    subject: { postId: 'yanchi-government-principal', on: '2023-02-13' },
    cite: 'GS-CG-15-i4',
    why: {
      zh: '情节较重,申诉后改为警告',
      en: 'lowered on appeal to a warning, printed for lighter circumstances only',
    },
  },
  {
    rule: 'R-32',
    code: 'REVENUE_SHARE_SHORT',
    subject: 'org-liting-government',
    cite: 'GS-PA-21',
    why: { zh: '2018年度扶贫专项预算低于收入的2%', en: 'the special budget of 2018 is below 2/100 of revenue' },
  },
  {
    rule: 'R-32',
    code: 'REVENUE_SHARE_SHORT',
    subject: 'org-huanze-c4-government',
    cite: 'GS-PA-21',
    why: { zh: '2019年度扶贫专项预算低于收入的2%', en: 'the special budget of 2019 is below 2/100 of revenue' },
  },
  {
    rule: 'R-32',
    code: 'REVENUE_SHARE_SHORT',
    subject: 'org-shuangjia-c5-government',
    cite: 'GS-PA-21',
    why: { zh: '2020年度扶贫专项预算年中调减至2%以下', en: 'the special budget of 2020 was cut below 2/100 in autumn' },
  },
  {
    rule: 'R-34',
    code: 'PAID_OUTSIDE_LIBRARY',
    subject: `org-${money.paidBeforeEntry.county}-government`,
    cite: 'GS-PA-25',
    why: { zh: '先拨款、后入库', en: 'paid a month before the project entered the library' },
  },
  {
    rule: 'R-34',
    code: 'PAID_OUTSIDE_LIBRARY',
    subject: `org-${money.paidAfterRemoval.county}-government`,
    cite: 'GS-PA-25',
    why: { zh: '项目出库后仍拨款', en: 'paid after the project was taken out of the library' },
  },
  {
    rule: 'R-34',
    code: 'PAID_OUTSIDE_LIBRARY',
    subject: `org-${money.neverEntered.county}-government`,
    cite: 'GS-PA-25',
    why: { zh: '项目从未入库而拨款', en: 'paid for a project that never entered the library' },
  },
  {
    rule: 'R-35',
    code: 'DISCLOSED_LATE',
    subject: `org-${money.disclosedLate.county}-government`,
    cite: 'GS-PA-25',
    why: { zh: '项目入库后逾期公开', en: 'the project was disclosed months after the thirty days' },
  },
  {
    rule: 'R-35',
    code: 'DISCLOSED_LATE',
    subject: `org-${money.useToldLate.city}-works`,
    cite: 'GS-PA-25',
    why: { zh: '资金拨付后半年才公开使用情况', en: 'the use of money for a project was disclosed half a year on' },
  },
  {
    rule: 'R-35',
    code: 'UNDISCLOSED',
    subject: `org-${money.neverDisclosed.county}-finance`,
    cite: 'GS-PA-25',
    why: { zh: '中央资金下达后从未公开', en: 'an allocation of central money that no notice names' },
  },
  {
    rule: 'R-35',
    code: 'UNDISCLOSED',
    subject: `org-${money.projectUntold.county}-government`,
    cite: 'GS-PA-25',
    why: { zh: '入库项目从未公开', en: 'a project of the library that no notice of projects names' },
  },
];

/** A kind of breach that cannot be planted, because its article does not bind in the demo's province. */
export interface BindingElsewhere {
  readonly rule: PlantedLine['rule'];
  readonly code: string;
  readonly reason: string;
}

const TOTAL_GROWTH =
  'SX-PA-5 and SX-PA-19 bind the province of Shanxi and its cities (codes that begin with 14); Gansu’s own article on the ' +
  'growth of funds sets no rate, and R-30 shows its figures without a judgement';

export const bindingElsewhere: readonly BindingElsewhere[] = [
  {
    rule: 'R-27',
    code: 'WRONG_ORGANISER',
    reason:
      'SX-PA-12, SX-PA-23 and SX-PA-32 say which leading group of Shanxi has letters signed; Gansu’s article 5 names no ' +
      'organiser, so no letter of this province has a wrong one',
  },
  { rule: 'R-31', code: 'FAIL_TOTAL', reason: TOTAL_GROWTH },
  { rule: 'R-31', code: 'FAIL_RATE', reason: TOTAL_GROWTH },
  { rule: 'R-31', code: 'FAIL_BOTH', reason: TOTAL_GROWTH },
  {
    rule: 'R-35',
    code: 'VILLAGE_NOT_TOLD',
    reason:
      'SX-PA-42 has the villages of Shanxi told of the money paid for them; no article of Gansu asks for that notice',
  },
];

/** Evaluations that the yearly round leaves out, as `year post`. */
export const unheldEvaluations: ReadonlySet<string> = new Set(['2013 luming-committee-principal']);

/** A planted line with its subject found. */
export interface Planted extends Omit<PlantedLine, 'subject'> {
  /** `person-…`, `org-…` or an account, as findings name it. */
  readonly subject: string;
  readonly nameZh: string;
}

/** Lines with their subjects found in the province as it is told. */
export function plantedIn(province: Province, lines = plantedLines): readonly Planted[] {
  const names = namesIn(province);
  return lines.map(({ subject: planted, ...line }) => {
    const subject =
      typeof planted === 'string'
        ? planted
        : `person-${holderOn(province.city, planted.postId, planted.on).official.personId}`;
    return { ...line, subject, nameZh: names.get(subject) ?? subject };
  });
}
