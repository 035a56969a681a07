import { docket } from '../../../projections/docket';
import type { DocketRow } from '../../../projections/docket-row';
import type { Rule } from '../rule';
import { joinedFinding } from './docket-findings';
import { entriesOf } from './docket-state';

/** Several triggers in one year make one entry with the heaviest measure. */
export const r68SeveralTriggers: Rule<DocketRow> = {
  id: 'R-68',
  zh: '多规则触发',
  en: 'Several triggers for one fact',
  cites: ['GS-CG-14-i2'],
  reading:
    'One entry for one person and cycle year, whatever the number of evaluations and rules; the heaviest measure by the ' +
    'order printed, due from the day of the first trigger of that weight. Triggers of a lighter measure go up in it. A ' +
    'correction changes the entry and never adds one.',
  parameters: ['P-CONSEC-SCOPE', 'P-EVAL-PURPOSE', 'P-PURPOSE-14', 'P-QUORUM'],
  examples: {
    1: '61% after 55% the year before: one entry, removal, R-02 and R-03',
    2: '42% in each of two years: two entries, a talk each',
    3: '60% after 51% the year before: one entry, removal by R-03',
  },
  reads: docket,
  check: (row, _, moment) => entriesOf(row, moment).flatMap(joinedFinding),
};
