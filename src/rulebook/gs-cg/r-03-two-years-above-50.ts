import type { DocketRow } from '../../../projections/docket-row';
import { docket } from '../../../projections/docket';
import type { Rule } from '../rule';
import { dueFinding } from './docket-findings';
import { entriesOf } from './docket-state';

/** 连续2年不信任票超过50%的,给予免职处理 (GS-CG-14-i2). */
export const r03TwoYearsAbove50: Rule<DocketRow> = {
  id: 'R-03',
  zh: '连续2年不信任票超过50%免职',
  en: 'Distrust above 50% two years in a row: removal is due',
  cites: ['GS-CG-14-i2'],
  reading:
    'Calendar cycle years one after the other; the person is followed from post to post, unless P-CONSEC-SCOPE says ' +
    'post, when one post must have been held on both days (AMB-04). A year without a valid evaluation, or with an ' +
    'annulled one, breaks the run. Of several in a year the one marked as the year’s own counts, else the first valid ' +
    'one. Both were held on or after 1999-03-23. Where R-02 makes removal due in the same year there is one entry, which ' +
    'R-02 speaks of and R-68 joins.',
  parameters: ['P-CONSEC-SCOPE', 'P-EVAL-PURPOSE', 'P-PURPOSE-14', 'P-QUORUM'],
  examples: {
    1: '51 of 100 in 2023 and in 2024: a talk for 2023, removal for 2024',
    2: '51 of 100 in 2023, 50 of 100 in 2024: a talk for 2024',
    3: '55 of 100 in 2022 and in 2024, none in 2023: a talk for 2024, and the missing year is reported',
    4: '55 of 100 in county A in 2023 and in county B in 2024: removal, the run follows the person',
    5: 'the 2023 result corrected from 55 to 49 after the removal: no trigger from then on, BASIS_CHANGED',
    6: '61 of 100 in 2024 after 55 of 100 in 2023: one entry, both rules',
  },
  reads: docket,
  check: (row, _, moment) =>
    entriesOf(row, moment)
      .filter(({ rules }) => rules[0] === 'R-03')
      .flatMap(dueFinding),
};
