/**
 * 廉政档案查阅: that somebody read a person's file, for which purpose and at which clocks. Written by the ledger itself,
 * one for each person, organ, day and purpose, in a stream beside the file, so that reading never changes what was read.
 */
import { acceptingStream } from '../dispatch';
import { define } from '../fact';
import { businessDate, oneOf, optional, ref, scheduledDate, text } from '../fields';
import { isRole, roles } from '../roles';

/** What a file may be read for: the uses that GS-CG-12 names, and inspection and audit. */
export const consultationPurposes = [
  'appraisal',
  'reward',
  'punishment',
  'selection',
  'appointment',
  'inspection',
  'audit',
] as const;
export type ConsultationPurpose = (typeof consultationPurposes)[number];

export const IntegrityFileConsulted = define({
  type: 'IntegrityFileConsulted',
  zh: '廉政档案查阅',
  cites: ['GS-CG-12'],
  extra: true,
  recordedBy: ['ledger'],
  occurredOn: 'consultedOn',
  naturalKey: ['personId', 'queriedByOrgId', 'consultedOn', 'purpose'],
  fields: {
    personId: ref('person'),
    /** Absent for the roles that stand for no organ. */
    queriedByOrgId: optional(ref('org')),
    queriedByRole: oneOf(Object.keys(roles).filter(isRole)),
    purpose: oneOf(consultationPurposes, { from: ['GS-CG-12'] }),
    /** The legal day asked about; it may lie ahead. */
    asOf: scheduledDate(),
    /** The recording point as asked: a log size in decimal digits, an instant in RFC 3339, or `now`. */
    knownAt: text({ max: 40 }),
    consultedOn: businessDate(),
  },
});

/** `consultation-<personId>`: takes every reading, in any order. */
export const consultation = acceptingStream({
  kind: 'consultation',
  zh: '廉政档案查阅',
  idField: 'personId',
  facts: [IntegrityFileConsulted],
});
