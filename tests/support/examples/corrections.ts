/**
 * Examples of putting a record right. Both name a fact that whoever uses them must have recorded: replace
 * `targetEventId`, and `stream` by that of the target.
 */
import { DEMO_ORG, organisations } from './organisations';
import type { Examples } from './example';

const { stream, data } = organisations.PersonRegistered;

export const correctionExamples: Examples<'EventCorrected' | 'EventVoided'> = {
  EventCorrected: {
    stream,
    data: {
      targetEventId: '00000000-0000-8000-8000-000000000000',
      correctedPayload: { ...data, nameZh: '示例乙' },
      reason: 'clerical',
      approvedByOrgId: DEMO_ORG,
      docNo: '示组更〔2020〕1号',
      correctedOn: '2020-01-10',
    },
  },
  EventVoided: {
    stream,
    data: {
      targetEventId: '00000000-0000-8000-8000-000000000000',
      reason: 'recorded_in_error',
      approvedByOrgId: DEMO_ORG,
      voidedOn: '2020-01-10',
    },
  },
};
