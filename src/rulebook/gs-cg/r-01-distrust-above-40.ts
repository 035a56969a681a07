import type { DocketRow } from '../../../projections/docket-row';
import { docket } from '../../../projections/docket';
import type { Rule } from '../rule';
import { dueFinding } from './docket-findings';
import { entriesOf } from './docket-state';

/** 不信任票超过40%的,给予诫勉谈话 (GS-CG-14-i2), unless makes removal due in the same year. */
export const r01DistrustAbove40: Rule<DocketRow> = {
  id: 'R-01',
  zh: '不信任票超过40%诫勉谈话',
  en: 'Distrust above 40%: an admonition talk is due',
  cites: ['GS-CG-14-i2'],
  reading:
    'The share alone makes the measure due (AMB-03): 干部群众意见较大 and the head sentence of article 14 are context, ' +
    'unless P-PURPOSE-14 is false, when a crossed threshold is an alert and no more. Every valid evaluation of an ' +
    'individual leading cadre counts, whatever its purpose (AMB-02, P-EVAL-PURPOSE); leadership teams never, because ' +
    'item 2 speaks of leading cadres. Evaluations held before 1999-03-23 (GS-CG-20) make nothing due. Due means that ' +
    'the organ has to decide, not that anything is imposed.',
  parameters: ['P-EVAL-PURPOSE', 'P-PURPOSE-14', 'P-QUORUM'],
  examples: {
    1: '41 of 100 ballots: an admonition talk is due',
    2: '2 of 5 ballots are exactly 40%: nothing is due',
    3: '3 of 7 ballots: an admonition talk is due',
    4: '4001 of 10000 ballots, printed as 40.0%: due all the same',
    5: 'a leadership team with 70% distrust: nothing is due',
  },
  reads: docket,
  check: (row, _, moment) =>
    entriesOf(row, moment)
      .filter(({ rules }) => rules[0] === 'R-01')
      .flatMap(dueFinding),
};
