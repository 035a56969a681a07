/**
 * 更正与撤销登记: how a wrong record is put right without touching it. EventCorrected says that a fact was wrong from the
 * beginning and what it should have said; EventVoided says that it should not be there at all. Both stand in the stream
 * of their target and are seen from their own recording on. What changes in law (an appeal, a revocation) is another
 * kind of fact: the original was true until then.
 */
import { define } from '../fact';
import { anyObject, businessDate, eventRef, oneOf, optional, ref, text } from '../fields';

const recordedBy = ['recorder-of-target', 'discipline-commission', 'auditor'] as const;

export const EventCorrected = define({
  type: 'EventCorrected',
  zh: '更正',
  cites: ['GS-CG-12'],
  extra: true,
  recordedBy,
  occurredOn: 'correctedOn',
  naturalKey: ['targetEventId', 'docNo'],
  documentNumber: true,
  fields: {
    targetEventId: eventRef(),
    /** The whole data as it should have been, the legal day included; validated against the target's declaration. */
    correctedPayload: anyObject(),
    reason: oneOf(['clerical', 'missing_evidence', 'wrong_person', 'wrong_amount', 'duplicate', 'other']),
    approvedByOrgId: ref('org'),
    docNo: text({ max: 200 }),
    correctedOn: businessDate(),
    note: optional(text()),
  },
});

export const EventVoided = define({
  type: 'EventVoided',
  zh: '撤销登记',
  cites: ['GS-CG-12'],
  extra: true,
  recordedBy,
  occurredOn: 'voidedOn',
  naturalKey: ['targetEventId'],
  fields: {
    targetEventId: eventRef(),
    reason: oneOf(['recorded_in_error', 'duplicate', 'wrong_stream']),
    approvedByOrgId: ref('org'),
    voidedOn: businessDate(),
    note: optional(text()),
  },
});

/** The two kinds that belong in every stream. */
export const corrections = [EventCorrected, EventVoided] as const;

export const isCorrection = (type: string): boolean => type === 'EventCorrected' || type === 'EventVoided';
