import { docket } from '../../../projections/docket';
import type { DocketRow } from '../../../projections/docket-row';
import type { Rule } from '../rule';
import { courseFindings } from './docket-findings';
import { entriesOf } from './docket-state';

/** 应处理未处理时长: how long a measure has been due, and how long its decision and execution took. */
export const r72AgeOfADueMeasure: Rule<DocketRow> = {
  id: 'R-72',
  zh: '应处理未处理时长',
  en: 'Age of a due measure',
  cites: ['GS-CG-14-i2', 'GS-CG-17'],
  reading:
    'Ages only: no article sets a limit, and P-PENDING-DAYS only sets a reminder. A trigger is answered by an ' +
    'organisational measure on the ground of the distrust vote, decided on its day or later, at least as heavy as what is ' +
    'due, and not revoked from the beginning; the first such one counts, and one decision can answer the triggers of ' +
    'several years. Execution is the first 处理执行 on record, without one the first post vacated for the measure. A ' +
    'measure revoked from the beginning leaves the vote unanswered: an alert, because the ledger cannot say whether the ' +
    'organ will decide again.',
  parameters: ['P-CONSEC-SCOPE', 'P-EVAL-PURPOSE', 'P-PENDING-DAYS', 'P-PURPOSE-14', 'P-QUORUM'],
  examples: {
    1: 'trigger on 2024-12-20, nothing decided by 2025-06-30: open for 192 days',
    2: 'removal decided on 2025-03-01, post vacated on 2025-03-10: 9 days to execute',
    3: 'the evaluation annulled: the trigger is closed as voided',
  },
  reads: docket,
  check: (row, _, moment) => entriesOf(row, moment).flatMap((entry) => courseFindings(entry, moment)),
};
