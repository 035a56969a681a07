/** 追责处理台账 as it is answered: entries with their steps and ages. */
import { docketRow } from './docket-row';
import { finding } from './finding';
import { judgedWith, pageOf } from './lists';
import { day, days, group, list, oneOf, optional, shape, text, texts, year } from './terms';

const states = ['due', 'crossed', 'decided', 'executed', 'revoked', 'basis_voided', 'no_trigger'] as const;
const alerts = ['BASIS_CHANGED', 'NO_TRIGGER', 'LIGHTER_MEASURE', 'VARIED_BELOW_DUE', 'REVOKED_FROM_DATE'] as const;

const ages = group(
  {
    triggerToDecision: optional(days('Until the decision; absent until decided.')),
    decisionToExecution: optional(days('From there until carried out; absent until then.')),
    total: days('From the trigger to the end, or to the day asked about while there is none.'),
  },
  'Ages (R-72).',
);

export const docketEntry = shape('DocketEntry', 'One person and one cycle year, or one measure that no year carries.', {
  subject: text('`person-<id>`.'),
  cycleYear: optional(year('Absent where a measure stands alone.')),
  evaluations: texts('Ids of the evaluations it rests on, in the order held.'),
  rules: list(oneOf(['R-01', 'R-02', 'R-03'], 'Rule.'), 'Rules that make the measure due.'),
  measureDue: optional(oneOf(['ADMONITION_TALK', 'REMOVAL'], 'Absent where a measure stands alone.')),
  state: oneOf(
    states,
    'due: not decided yet; crossed: a threshold that alone makes nothing due; decided, executed; revoked from the ' +
      'beginning; basis_voided: what carried it is gone; no_trigger: nothing on record carries the measure.',
  ),
  since: day('Legal day of the trigger; of a measure that stands alone, of its decision.'),
  measureId: optional(text('Measure.')),
  measureDecided: optional(text('What was imposed.')),
  decidedOn: optional(day('Legal day of the decision.')),
  executedOn: optional(day('Legal day on which it was carried out.')),
  revokedOn: optional(day('Legal day on which it was taken back.')),
  annulledOn: optional(day('Legal day on which the evaluation was annulled.')),
  ages,
  alerts: list(oneOf(alerts, 'Alert.'), 'What needs a person’s eye.'),
  arithmetic: optional(text('The calculation in exact figures.')),
  facts: texts('Ids of evaluations, decision, execution, revocation, annulment, in this order.'),
  findings: list(finding, 'Findings about this entry alone.'),
});

export const docketMatter = judgedWith(
  'DocketMatter',
  'A subject of the docket.',
  docketRow,
  docketEntry,
  'By cycle year, then measures that no year carries.',
);
export const docketList = pageOf('DocketList', '追责处理台账, a page of it.', docketMatter);
