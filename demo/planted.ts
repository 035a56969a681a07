/**
 * The breaches that the demo holds on purpose, and no others: the findings of status `breach` over its whole ledger are
 * these lines. Each names its subject as the holder of a post on a day, or as a body.
 */
import type { LegalDay } from '../src/domain/legal-day';
import type { Cite } from '../src/domain/fields';
import { holderOn } from './city/city';
import { disclosedLate, neverDisclosed, paidAfterRemoval, paidBeforeEntry } from './money/unlawful';
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
  readonly subject: PostHolder | `org-${string}`;
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
    rule: 'R-34',
    code: 'PAID_OUTSIDE_LIBRARY',
    subject: `org-${paidBeforeEntry.county}-government`,
    cite: 'GS-PA-25',
    why: { zh: '先拨款、后入库', en: 'paid a month before the project entered the library' },
  },
  {
    rule: 'R-34',
    code: 'PAID_OUTSIDE_LIBRARY',
    subject: `org-${paidAfterRemoval.county}-government`,
    cite: 'GS-PA-25',
    why: { zh: '项目出库后仍拨款', en: 'paid after the project was taken out of the library' },
  },
  {
    rule: 'R-35',
    code: 'DISCLOSED_LATE',
    subject: `org-${disclosedLate.county}-government`,
    cite: 'GS-PA-25',
    why: { zh: '项目入库后逾期公开', en: 'the project was disclosed months after the thirty days' },
  },
  {
    rule: 'R-35',
    code: 'UNDISCLOSED',
    subject: `org-${neverDisclosed.county}-finance`,
    cite: 'GS-PA-25',
    why: { zh: '中央资金下达后从未公开', en: 'an allocation of central money that no notice names' },
  },
];

/** Evaluations that the yearly round leaves out, as `year post`. */
export const unheldEvaluations: ReadonlySet<string> = new Set(['2013 luming-committee-principal']);

/** A planted breach with its subject found. */
export interface Planted extends Omit<PlantedLine, 'subject'> {
  /** `person-…` or `org-…`, as findings name it. */
  readonly subject: string;
  readonly nameZh: string;
}

export function plantedIn(province: Province): readonly Planted[] {
  const names = namesIn(province);
  return plantedLines.map(({ subject: planted, ...line }) => {
    const subject =
      typeof planted === 'string'
        ? planted
        : `person-${holderOn(province.city, planted.postId, planted.on).official.personId}`;
    return { ...line, subject, nameZh: names.get(subject) ?? subject };
  });
}
