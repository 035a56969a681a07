import { daysBetween } from '../../domain/legal-day';
import { irregularities, type IrregularityFound, type IrregularityRow } from '../../../projections/irregularities';
import type { Finding, Moment, Rule } from '../rule';
import { amountText } from './amounts';
import { citesIn } from './province';

const places = { gansu: ['GS-PA-25', 'GS-PA-10'], shanxi: ['SX-PA-6'], central: ['CN-PA-11'] } as const;

/** 延压, the one kind that is measured in days. */
const DELAY = 'FM-08';

/** Whom it concerns; what it is about where no organ is named. */
function subjectOf({ orgId, projectId, allocationId }: IrregularityFound): string {
  if (orgId !== undefined) return `org-${orgId}`;
  return projectId === undefined ? `fund-${allocationId ?? ''}` : `project-${projectId}`;
}

/** A delay in days; anything else by what came back, as a ratio that is not divided. */
function arithmeticOf(
  { misuseType, delayDays, amount, amountEstimated }: IrregularityFound,
  recovered: string,
): string {
  if (misuseType === DELAY && amount === undefined) {
    return delayDays === undefined ? 'no days' : `delayed ${String(delayDays)} days`;
  }
  const of =
    amount === undefined
      ? 'an unknown amount'
      : `${amountText(amount)}${amountEstimated === true ? ' (estimated)' : ''}`;
  return `recovered ${amountText(recovered)} of ${of}`;
}

function stateFinding(row: IrregularityRow, found: IrregularityFound, moment: Moment): Finding {
  const { correction, recoveries, recovered } = row;
  const base = {
    rule: 'R-37',
    subject: subjectOf(found),
    cites: citesIn(found.jurisdiction, places),
    facts: [found.factId, ...recoveries.map(({ factId }) => factId), ...(correction ? [correction.factId] : [])],
    since: found.foundOn,
  };
  const figures = arithmeticOf(found, recovered);
  const until = correction?.correctedOn ?? moment.effectiveOn;
  const days = daysBetween(found.foundOn, until);
  const arithmetic = `${figures}; ${until} - ${found.foundOn} = ${days} days`;
  return correction
    ? {
        ...base,
        status: 'fulfilled',
        code: 'IRREGULARITY_CORRECTED',
        arithmetic,
        zh: `${found.foundOn}查实的违规已于${until}纠正,历时${days}天。`,
        en: `the irregularity found on ${found.foundOn} was corrected on ${until}, after ${days} days.`,
      }
    : {
        ...base,
        status: 'open',
        code: 'IRREGULARITY_OPEN',
        arithmetic,
        zh: `${found.foundOn}查实的违规${days}天未纠正。`,
        en: `the irregularity found on ${found.foundOn} is not corrected, ${days} days on.`,
      };
}

/** A delay without its days says nothing that can be counted. */
const daysMissing = (found: IrregularityFound): readonly Finding[] =>
  found.misuseType !== DELAY || found.delayDays !== undefined
    ? []
    : [
        {
          rule: 'R-37',
          status: 'alert',
          code: 'DELAY_WITHOUT_DAYS',
          subject: subjectOf(found),
          cites: ['GS-PA-25'],
          facts: [found.factId],
          zh: '延压未载明天数。',
          en: 'a delay (延压) is on record without its days.',
          since: found.foundOn,
        },
      ];

/** 及时纠正和处理: every irregularity, until it is corrected. */
export const r37MisuseAndRecovery: Rule<IrregularityRow> = {
  id: 'R-37',
  zh: '违规资金与追回',
  en: 'Misuse and recovery',
  cites: ['GS-PA-25', 'GS-PA-10', 'CN-PA-11', 'SX-PA-6'],
  reading:
    'An irregularity is open until its correction is on record, with its age: promptly (及时) sets no period. Recovery is ' +
    'evidence and not printed, so a corrected one is closed whatever came back, and the ratio is shown undivided. The ten ' +
    'kinds are printed for Gansu; elsewhere the duty to correct alone is cited. A delay counts by its days. That no more ' +
    'comes back than the amount is kept when a recovery is recorded; an estimate is corrected first.',
  parameters: [],
  examples: {
    1: '100,000 yuan found, recovered and corrected: closed',
    2: 'a delay of 200 days without an amount: counted by days',
    3: '120,000 recovered of 100,000: refused',
  },
  reads: irregularities,
  check(row, _, moment): readonly Finding[] {
    const { found } = row;
    return found ? [stateFinding(row, found, moment), ...daysMissing(found)] : [];
  },
};
