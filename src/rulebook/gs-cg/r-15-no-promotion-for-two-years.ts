import { addMonths, type LegalDay } from '../../domain/legal-day';
import { docket } from '../../../projections/docket';
import { measuresOf, type MeasureCourse } from '../../../projections/docket-joins';
import type { DocketRow } from '../../../projections/docket-row';
import type { Finding, Moment, Rule } from '../rule';
import { promotionBarMonths } from '../thresholds';
import { carriedOut, revokedFromBeginning, stepsOf } from './measure-history';

const CITE = promotionBarMonths.cite;

/** 2年内不得提拔, from one removal. */
interface Bar {
  readonly measureId: string;
  /** The fact that made the measure a removal. */
  readonly factId: string;
  readonly from: LegalDay;
  /** Last day, included. */
  readonly until: LegalDay;
  /** From this day on the measure is another one, and the bar is gone. */
  readonly endedOn?: LegalDay;
}

/** The bar that a measure sets; none for another ground, another measure, or one revoked from the beginning. */
function barOf(course: MeasureCourse, moment: Moment): Bar | undefined {
  const { ground, kind, measureId } = course.measure;
  if (ground !== 'CG-14-i4' || kind !== 'OrganisationalMeasureImposed' || revokedFromBeginning(course))
    return undefined;
  const steps = stepsOf(course);
  const at = steps.findIndex(({ code }) => code === 'REMOVAL');
  const removal = steps[at];
  const begins = moment.parameter('P-BAR-START');
  const from =
    begins === 'decision' ? removal?.decidedOn : begins === 'execution' ? carriedOut(course)?.on : removal?.holdsFrom;
  if (!removal || from === undefined) return undefined;
  const ended = steps.slice(at + 1).find(({ code }) => code !== 'REMOVAL')?.holdsFrom;
  return {
    measureId,
    factId: removal.factId,
    from,
    until: addMonths(from, promotionBarMonths.months),
    ...(ended === undefined ? {} : { endedOn: ended }),
  };
}

const barred = ({ from, until, endedOn }: Bar, day: LegalDay): boolean =>
  from <= day && day <= until && (endedOn === undefined || day < endedOn);

function barFinding({ subject }: DocketRow, bar: Bar, moment: Moment): Finding {
  const { from, until, endedOn, factId } = bar;
  const runs = moment.effectiveOn <= until && (endedOn === undefined || moment.effectiveOn < endedOn);
  const end = endedOn !== undefined && endedOn <= until ? endedOn : until;
  return {
    rule: 'R-15',
    status: 'info',
    code: runs ? 'PROMOTION_BAR' : 'PROMOTION_BAR_ENDED',
    subject,
    cites: [CITE],
    facts: [factId],
    arithmetic: `${from} + ${promotionBarMonths.months} months = ${until}`,
    zh: runs ? `自${from}至${until}不得提拔。` : `自${from}起的2年内不得提拔已于${end}届满或终止。`,
    en: runs ? `no promotion from ${from} through ${until}.` : `the bar on promotion of ${from} ended on ${end}.`,
    since: from,
    measure: 'REMOVAL',
  };
}

const breachesOf = (row: DocketRow, bar: Bar): readonly Finding[] =>
  row.postsTaken
    .filter(({ isPromotion, assumedOn }) => isPromotion && barred(bar, assumedOn))
    .map(({ assumedOn, factId }) => ({
      rule: 'R-15',
      status: 'breach',
      code: 'PROMOTION_IN_BAR',
      subject: row.subject,
      cites: [CITE],
      facts: [bar.factId, factId],
      arithmetic: `${bar.from} <= ${assumedOn} <= ${bar.until}`,
      zh: `${assumedOn}提拔任职,仍在自${bar.from}至${bar.until}的2年内不得提拔期间。`,
      en: `promoted on ${assumedOn}, inside the bar from ${bar.from} through ${bar.until}.`,
      since: assumedOn,
      measure: 'REMOVAL',
    }));

/** 给予免职处理,并且2年内不得提拔 (GS-CG-14-i4). */
export const r15NoPromotionForTwoYears: Rule<DocketRow> = {
  id: 'R-15',
  zh: '免职后2年内不得提拔',
  en: 'No promotion for two years after removal',
  cites: ['GS-CG-14-i4'],
  reading:
    'The two years run from the day on which the removal takes effect, through the same day two years later (AMB-10, ' +
    'P-BAR-START, P-PERIOD). The bar belongs to item 4 alone: a removal for the distrust vote carries none. What the ' +
    'appointing organ recorded as a promotion counts, moves on one level do not; upgrades in place (就地提级) have no ' +
    'kind of fact yet and are not seen. A removal revoked from the beginning carries no bar; one varied to another ' +
    'measure carries it until that one holds; one revoked from a date keeps it, because the text is silent.',
  parameters: ['P-BAR-START', 'P-PERIOD'],
  breaches: ['PROMOTION_IN_BAR'],
  examples: {
    1: 'removal from 2021-05-20, promotion on 2023-05-20: inside, on the last day',
    2: 'removal from 2021-05-20, promotion on 2023-05-21: allowed',
    3: 'removal from 2024-02-29: barred through 2026-02-28',
    4: 'removal for the distrust vote: no bar',
    5: 'a move on the same level inside the bar: allowed',
    6: 'removal recorded for the wrong person: after the void and the new record the bar is the right person’s',
  },
  reads: docket,
  check: (row, _, moment) =>
    measuresOf(row).flatMap((course) => {
      const bar = barOf(course, moment);
      return bar ? [barFinding(row, bar, moment), ...breachesOf(row, bar)] : [];
    }),
};
