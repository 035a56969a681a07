import type { DocketRow } from '../../../projections/docket-row';
import { docket } from '../../../projections/docket';
import type { Rule } from '../rule';
import { dueFinding } from './docket-findings';
import { entriesOf } from './docket-state';

/** 不信任票超过60%的,给予免职处理 (GS-CG-14-i2). */
export const r02DistrustAbove60: Rule<DocketRow> = {
  id: 'R-02',
  zh: '不信任票超过60%免职',
  en: 'Distrust above 60%: removal is due',
  cites: ['GS-CG-14-i2', 'GS-CG-17'],
  reading:
    'Removal is a decision of the appointing organ (GS-CG-17) and never automatic: the ledger says that it is due and ' +
    'vacates no post. It takes the place of the talk of R-01. What counts is read as for R-01 (AMB-02, AMB-03).',
  parameters: ['P-EVAL-PURPOSE', 'P-PURPOSE-14', 'P-QUORUM'],
  examples: {
    1: '60 of 100 ballots after 45% the year before: a talk, exactly 60% is not above it',
    2: '61 of 100 ballots: removal is due',
    3: '2 of 3 ballots: removal is due',
  },
  reads: docket,
  check: (row, _, moment) =>
    entriesOf(row, moment)
      .filter(({ rules }) => rules[0] === 'R-02')
      .flatMap(dueFinding),
};
