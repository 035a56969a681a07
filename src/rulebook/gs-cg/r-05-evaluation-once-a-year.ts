import { dayNumber, yearOf, type LegalDay } from '../../domain/legal-day';
import { docket } from '../../../projections/docket';
import { tenuresOf } from '../../../projections/docket-joins';
import type { DocketRow, EvaluationResult } from '../../../projections/docket-row';
import type { Finding, Moment, Rule } from '../rule';
import { cleanGovernanceFrom, evaluationsPerYear } from '../thresholds';
import { voidness } from './ballots';
import { inOrderHeld } from './triggers';

interface Span {
  readonly from: LegalDay;
  readonly to: LegalDay;
}

/** Days of a year on which the person held a post of a leading cadre, and days that the duty had in the year. */
interface InPost {
  readonly days: number;
  readonly ofDays: number;
}

const daysIn = ({ from, to }: Span): number => dayNumber(to) - dayNumber(from) + 1;

const dutyYear = (year: number): Span => {
  const from = `${year}-01-01`;
  return { from: from < cleanGovernanceFrom ? cleanGovernanceFrom : from, to: `${year}-12-31` };
};

/** Times in leading posts, in order, those that touch or overlap made one. */
function leadingSpans(row: DocketRow): readonly Span[] {
  const spans = tenuresOf(row)
    .filter(({ taken }) => taken.isLeadingCadre === true)
    .map(({ taken, left }) => ({ from: taken.assumedOn, to: left?.vacatedOn ?? '9999-12-31' }))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? -1 : 1));
  return spans.reduce<readonly Span[]>((merged, next) => {
    const last = merged.at(-1);
    if (!last || next.from > last.to) return [...merged, next];
    return [...merged.slice(0, -1), { from: last.from, to: next.to > last.to ? next.to : last.to }];
  }, []);
}

function inPost(spans: readonly Span[], year: number): InPost {
  const duty = dutyYear(year);
  const days = spans
    .map(({ from, to }) => ({ from: from > duty.from ? from : duty.from, to: to < duty.to ? to : duty.to }))
    .filter(({ from, to }) => from <= to)
    .reduce((sum, span) => sum + daysIn(span), 0);
  return { days, ofDays: daysIn(duty) };
}

/** Evaluations that count for the year: valid, not annulled, for whatever purpose. */
const heldFor = (row: DocketRow, year: number, moment: Moment): readonly EvaluationResult[] =>
  row.results
    .filter(
      (result) =>
        result.cycleYear === year &&
        voidness(result, moment) === undefined &&
        !row.annulments.some(({ evaluationId }) => evaluationId === result.evaluationId),
    )
    .sort(inOrderHeld);

function yearFinding(row: DocketRow, year: number, { days, ofDays }: InPost, moment: Moment): Finding {
  const short = days < ofDays;
  const held = heldFor(row, year, moment);
  const [first] = held;
  const base = {
    rule: 'R-05',
    subject: row.subject,
    cites: [evaluationsPerYear.cite],
    ...(short ? { arithmetic: `in post on ${days} of ${ofDays} days` } : {}),
  };
  const tail = {
    zh: short ? `(该年度在任${days}天;任职不足全年是否须测评,条文未作规定)` : '',
    en: short ? ` (in post on ${days} of ${ofDays} days; the text does not say whether a short tenure counts)` : '',
  };
  if (first) {
    const late = yearOf(first.heldOn) > year;
    return {
      ...base,
      status: 'fulfilled',
      code: late ? 'EVALUATION_HELD_LATE' : 'EVALUATION_HELD',
      facts: held.map(({ factId }) => factId),
      zh: `${year}年度民主测评已于${first.heldOn}进行${late ? ',在年度结束之后' : ''}。`,
      en: `the evaluation for ${year} was held on ${first.heldOn}${late ? ', after the year had ended' : ''}.`,
      since: first.heldOn,
    };
  }
  const notCounted = row.results
    .filter(({ cycleYear }) => cycleYear === year)
    .sort(inOrderHeld)
    .map(({ factId }) => factId);
  return moment.effectiveOn <= `${year}-12-31`
    ? {
        ...base,
        status: 'open',
        code: 'EVALUATION_OPEN',
        facts: notCounted,
        zh: `${year}年度民主测评尚未进行,期限至${year}年12月31日${tail.zh}。`,
        en: `the evaluation for ${year} is open until 31 December${tail.en}.`,
        since: dutyYear(year).from,
      }
    : {
        ...base,
        status: 'breach',
        code: 'EVALUATION_OVERDUE',
        facts: notCounted,
        zh: `${year}年度未进行民主测评${tail.zh}。`,
        en: `no valid evaluation was held for ${year}${tail.en}.`,
        since: `${year + 1}-01-01`,
      };
}

/** 民主测评每年进行1次 (GS-CG-9), for each leading cadre and each year in post. */
export const r05EvaluationOnceAYear: Rule<DocketRow> = {
  id: 'R-05',
  zh: '民主测评每年1次',
  en: 'Democratic evaluation once a year',
  cites: ['GS-CG-9'],
  reading:
    'At least once in each cycle year, for whoever held a post of a leading cadre on any day of it, from 1999-03-23 on; ' +
    'open through 31 December, overdue from 1 January. Void and annulled evaluations do not count. A year only partly ' +
    'in post is reported with its days, because the text is silent on short tenures. A second evaluation in a year is ' +
    'kept: R-01 and R-02 look at each, R-03 at the year’s own. Article 9 binds leadership teams as well: no fact ' +
    'says from when until when a body has a leadership team, so a team’s missing year is not reported, and the ' +
    'absence of a finding says nothing about teams.',
  parameters: ['P-QUORUM'],
  breaches: ['EVALUATION_OVERDUE'],
  examples: {
    1: 'held on 2024-11-05, asked on 2024-12-31: fulfilled',
    2: 'none, asked on 2024-12-31: open on its last day',
    3: 'held on 2024-11-05, annulled on 2024-12-20, not repeated: overdue on 2025-01-01',
    4: 'in post only from 2024-12-20 to 2024-12-31: open, short tenure',
  },
  reads: docket,
  check(row, _, moment): readonly Finding[] {
    const spans = leadingSpans(row);
    const [first] = spans;
    if (!first) return [];
    const from = Math.max(yearOf(first.from), yearOf(cleanGovernanceFrom));
    const years = Array.from({ length: Math.max(0, yearOf(moment.effectiveOn) - from + 1) }, (_year, i) => from + i);
    return years.flatMap((year) => {
      const held = inPost(spans, year);
      return held.days > 0 ? [yearFinding(row, year, held, moment)] : [];
    });
  },
};
