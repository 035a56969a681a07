/**
 * What the ballots of GS-CG-14-i2 make due, year by year: the one place where are worked out,
 * so that the rules, the docket's entries and the alerts cannot disagree.
 */
import type { LegalDay } from '../../domain/legal-day';
import type { DocketRow, EvaluationResult } from '../../../projections/docket-row';
import { tenuresOf } from '../../../projections/docket-joins';
import type { Moment } from '../rule';
import { above40, above50, above60, cleanGovernanceFrom, type ShareThreshold } from '../thresholds';
import { comparison, distrustShare, exceeds, voidness } from './ballots';

export type TriggerRule = 'R-01' | 'R-02' | 'R-03';

/** One year's trigger: the heaviest measure that the year's ballots make due. */
export interface Trigger {
  readonly cycleYear: number;
  /** The rules that make this measure due; more than one makes one entry all the same. */
  readonly rules: readonly TriggerRule[];
  readonly measure: 'ADMONITION_TALK' | 'REMOVAL';
  /** The day on which the measure became due: that of the evaluation that completed the first of the triggers. */
  readonly since: LegalDay;
  /** The evaluations it rests on, in the order held. */
  readonly results: readonly EvaluationResult[];
  /** Each comparison in whole numbers, joined by `; `. */
  readonly arithmetic: string;
}

/** By the day held; the same day by the evaluation’s id, so that the order of recording never shows. */
export const inOrderHeld = (a: EvaluationResult, b: EvaluationResult): number =>
  a.heldOn < b.heldOn ? -1 : a.heldOn > b.heldOn ? 1 : a.evaluationId < b.evaluationId ? -1 : 1;

const above = (result: EvaluationResult, threshold: ShareThreshold): boolean =>
  exceeds(distrustShare(result), threshold);

/**
 * Evaluations that article 14 item 2 looks at, in the order held: of an individual leading cadre, held under the
 * regulation, valid, for a purpose that P-EVAL-PURPOSE names, and not annulled unless `annulledToo`.
 */
export function countedResults(row: DocketRow, moment: Moment, annulledToo = false): readonly EvaluationResult[] {
  const annulled = new Set(annulledToo ? [] : row.annulments.map(({ evaluationId }) => evaluationId));
  const everyPurpose = moment.parameter('P-EVAL-PURPOSE') !== 'integrity_status_only';
  return row.results
    .filter(
      (result) =>
        result.subjectKind === 'leading_cadre' &&
        result.heldOn >= cleanGovernanceFrom &&
        !annulled.has(result.evaluationId) &&
        (everyPurpose || result.purpose === 'integrity_status') &&
        voidness(result, moment) === undefined,
    )
    .sort(inOrderHeld);
}

/** The one that stands for the year when two years are compared: the first marked as the year's own, else the first. */
const annualOf = (results: readonly EvaluationResult[], year: number): EvaluationResult | undefined => {
  const ofYear = results.filter(({ cycleYear }) => cycleYear === year);
  return ofYear.find(({ markedAnnual }) => markedAnnual === true) ?? ofYear[0];
};

/** With P-CONSEC-SCOPE `post`: the cadre held one post on both days. */
const heldOnePost = (row: DocketRow, days: readonly LegalDay[]): boolean =>
  tenuresOf(row).some(({ taken, left }) =>
    days.every((day) => taken.assumedOn <= day && (left === undefined || day <= left.vacatedOn)),
  );

/** This year's and last year's own evaluations when both are above 50% (R-03). */
function twoYears(
  row: DocketRow,
  results: readonly EvaluationResult[],
  year: number,
  moment: Moment,
): readonly EvaluationResult[] {
  const pair = [annualOf(results, year - 1), annualOf(results, year)].filter((each) => each !== undefined);
  if (pair.length < 2 || !pair.every((each) => above(each, above50))) return [];
  const days = pair.map(({ heldOn }) => heldOn);
  return moment.parameter('P-CONSEC-SCOPE') === 'post' && !heldOnePost(row, days) ? [] : pair;
}

const written = (result: EvaluationResult, threshold: ShareThreshold): string =>
  comparison(distrustShare(result), threshold);

function triggerOf(
  row: DocketRow,
  results: readonly EvaluationResult[],
  cycleYear: number,
  moment: Moment,
): Trigger | undefined {
  const ofYear = results.filter((each) => each.cycleYear === cycleYear);
  const over60 = ofYear.filter((each) => above(each, above60));
  const pair = twoYears(row, results, cycleYear, moment);
  const days = [over60[0]?.heldOn, pair.length > 0 ? latest(pair) : undefined].filter((day) => day !== undefined);
  const [since] = days.sort();
  if (since !== undefined) {
    return {
      cycleYear,
      rules: [...(over60.length > 0 ? (['R-02'] as const) : []), ...(pair.length > 0 ? (['R-03'] as const) : [])],
      measure: 'REMOVAL',
      since,
      results: [...new Set([...pair, ...over60])].sort(inOrderHeld),
      arithmetic: [
        ...over60.map((each) => written(each, above60)),
        ...pair.map((each) => `${each.cycleYear}: ${written(each, above50)}`),
      ].join('; '),
    };
  }
  const over40 = ofYear.filter((each) => above(each, above40));
  const [first] = over40;
  return (
    first && {
      cycleYear,
      rules: ['R-01'],
      measure: 'ADMONITION_TALK',
      since: first.heldOn,
      results: over40,
      arithmetic: over40.map((each) => written(each, above40)).join('; '),
    }
  );
}

const latest = (results: readonly EvaluationResult[]): LegalDay =>
  results.map(({ heldOn }) => heldOn).reduce((a, b) => (a > b ? a : b));

/** The triggers of a person in the order of their years; none for a team. `annulledToo` asks what annulled ones made due. */
export function triggersOf(row: DocketRow, moment: Moment, annulledToo = false): readonly Trigger[] {
  const results = countedResults(row, moment, annulledToo);
  const years = [...new Set(results.map(({ cycleYear }) => cycleYear))].sort((a, b) => a - b);
  return years.flatMap((year) => triggerOf(row, results, year, moment) ?? []);
}
