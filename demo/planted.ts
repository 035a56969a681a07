/**
 * The breaches that the demo's city holds on purpose, and no others: the findings of status `breach` over its whole
 * ledger are these lines. Each names its subject as the holder of a post on a day.
 */
import type { LegalDay } from '../src/domain/legal-day';
import type { Cite } from '../src/domain/fields';
import { holderOn, type City } from './city/city';

export interface PlantedLine {
  readonly rule: `R-${string}`;
  readonly code: string;
  readonly holder: { readonly postId: string; readonly on: LegalDay };
  readonly cite: Cite;
  readonly why: { readonly zh: string; readonly en: string };
}

export const plantedLines: readonly PlantedLine[] = [
  {
    rule: 'R-05',
    code: 'EVALUATION_OVERDUE',
    holder: { postId: 'luming-committee-principal', on: '2013-11-01' },
    cite: 'GS-CG-9',
    why: { zh: '2013年度未进行民主测评', en: 'no evaluation was held for 2013' },
  },
  {
    rule: 'R-05',
    code: 'EVALUATION_OVERDUE',
    holder: { postId: 'yunqi-audit-principal', on: '2024-09-09' },
    cite: 'GS-CG-9',
    why: { zh: '2024年度测评作废后未重测', en: 'the evaluation for 2024 was annulled and never repeated' },
  },
  {
    rule: 'R-15',
    code: 'PROMOTION_IN_BAR',
    holder: { postId: 'chengxi-government-principal', on: '2020-03-09' },
    cite: 'GS-CG-14-i4',
    why: { zh: '免职后不满2年即提拔', en: 'promoted ten months after a removal that bars promotion for two years' },
  },
  {
    rule: 'R-22',
    code: 'MEASURE_OFF_LADDER',
    holder: { postId: 'wanglan-committee-principal', on: '2019-03-04' },
    cite: 'GS-CG-15-i1',
    why: { zh: '情节一般而撤销党内职务', en: 'removal from party posts, printed for serious circumstances only' },
  },
  {
    rule: 'R-22',
    code: 'MEASURE_OFF_LADDER',
    holder: { postId: 'luming-committee-principal', on: '2022-03-07' },
    cite: 'GS-CG-14-i4',
    why: { zh: '应予免职而只作诫勉谈话', en: 'a talk on a ground for which the article prints removal alone' },
  },
];

/** Evaluations that the yearly round leaves out, as `year post`. */
export const unheldEvaluations: ReadonlySet<string> = new Set(['2013 luming-committee-principal']);

/** A planted breach with its subject found. */
export interface Planted extends Omit<PlantedLine, 'holder'> {
  /** `person-…`, as findings name it. */
  readonly subject: string;
  readonly nameZh: string;
}

export const plantedIn = (city: City): readonly Planted[] =>
  plantedLines.map(({ holder, ...line }) => {
    const { official } = holderOn(city, holder.postId, holder.on);
    return { ...line, subject: `person-${official.personId}`, nameZh: official.nameZh };
  });
