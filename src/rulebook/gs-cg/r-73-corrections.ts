import { docket } from '../../../projections/docket';
import type { DocketRow } from '../../../projections/docket-row';
import type { Finding, Rule } from '../rule';
import { basisFindings } from './docket-findings';

/** What became of the record of an evaluation, so that a reader knows why an entry is another than before. */
const markFindings = ({ subject, marks }: DocketRow): readonly Finding[] =>
  marks
    .filter(({ stream }) => stream.startsWith('evaluation-'))
    .map(({ type, stream, day, factId }) => ({
      rule: 'R-73',
      status: 'info',
      code: type === 'EventVoided' ? 'EVALUATION_RECORD_VOIDED' : 'EVALUATION_RECORD_CORRECTED',
      subject,
      cites: ['GS-CG-12'],
      facts: [factId],
      zh: `${stream}的登记于${day}${type === 'EventVoided' ? '撤销' : '更正'},触发情形按更正后的记录重新计算。`,
      en: `the record of ${stream} was ${type === 'EventVoided' ? 'voided' : 'corrected'} on ${day}; triggers are worked out from what stands.`,
      since: day,
    }));

/** 更正: triggers follow the record as it stands; a measure that lost its trigger is shown, not undone. */
export const r73Corrections: Rule<DocketRow> = {
  id: 'R-73',
  zh: '更正',
  en: 'Corrections',
  cites: ['GS-CG-12', 'GS-CG-14-i2'],
  reading:
    'A wrong record is corrected or voided and seen so from then on; what was known before is answered for any earlier ' +
    'point of the second clock. A change in law (变更, 撤销) is another fact and changes no record. A measure for the ' +
    'distrust vote that the ballots on record do not carry, or not at its weight, is BASIS_CHANGED when an evaluation ' +
    'was annulled, or was corrected or voided after the decision, and NO_TRIGGER otherwise. The content of a voided or ' +
    'corrected result is not looked at again, so BASIS_CHANGED then says that it may have been the basis. Both alerts ' +
    'go when the measure is revoked from the beginning.',
  parameters: ['P-CONSEC-SCOPE', 'P-EVAL-PURPOSE', 'P-QUORUM'],
  examples: {
    1: 'distrust typed as 61 for 16 and corrected: the trigger is gone for whoever knows the correction',
    2: 'a removal revoked from the beginning on appeal: no bar, the history stays',
    3: 'the wrong person: voided and recorded anew',
  },
  reads: docket,
  check: (row, _, moment) => [...basisFindings(row, moment), ...markFindings(row)],
};
