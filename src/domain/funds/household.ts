/**
 * 帮扶措施: what helps a household or a village, until when, and with what result (GS-PA-14, GS-PA-15). A measure for a
 * village stands in the stream that is named by the village's code. The list of 七个一批 is not printed, so its codes are
 * the ledger's own.
 */
import { refuse } from '../decider';
import { acceptingStream } from '../dispatch';
import { define } from '../fact';
import { businessDate, decimal, id, oneOf, optional, ref, scheduledDate, text } from '../fields';

export const SupportMeasureRecorded = define({
  type: 'SupportMeasureRecorded',
  zh: '帮扶措施登记',
  cites: ['GS-PA-14', 'GS-PA-15'],
  recordedBy: ['sector-department', 'township-authority', 'helper-unit'],
  occurredOn: 'startedOn',
  naturalKey: ['householdId', 'villageCode', 'measureCode', 'startedOn'],
  fields: {
    householdId: optional(ref('household')),
    villageCode: optional(id()),
    measureCode: oneOf(
      [
        'production',
        'relocation',
        'ecology',
        'education',
        'health',
        'subsistence',
        'employment',
        'housing',
        'water',
        'finance',
        'other',
      ],
      { from: ['GS-PA-13'] },
    ),
    responsibleOrgId: ref('org', { from: ['GS-PA-14'] }),
    content: text(),
    startedOn: businessDate(),
    /** 完成时限. */
    dueOn: optional(scheduledDate({ from: ['GS-PA-14'] })),
  },
  check: ({ householdId, villageCode }) =>
    (householdId === undefined) !== (villageCode === undefined)
      ? undefined
      : refuse('incoherent-fact', 'a measure is for a household or for a village, one of them', {
          pointer: householdId === undefined ? '/householdId' : '/villageCode',
          cites: ['GS-PA-14'],
        }),
});

export const SupportMeasureEnded = define({
  type: 'SupportMeasureEnded',
  zh: '帮扶措施终止(调整)',
  cites: ['GS-PA-14'],
  extra: true,
  recordedBy: ['sector-department', 'township-authority'],
  occurredOn: 'endedOn',
  naturalKey: ['measureRef', 'endedOn'],
  fields: {
    /** The measure, as the organ's own books know it (到村到户工作台账). */
    measureRef: text({ max: 200 }),
    endedOn: businessDate(),
    reason: text(),
  },
});

export const SupportResultRecorded = define({
  type: 'SupportResultRecorded',
  zh: '帮扶成效登记',
  cites: ['GS-PA-15'],
  recordedBy: ['sector-department', 'township-authority'],
  occurredOn: 'observedOn',
  naturalKey: ['householdId', 'resultCode', 'observedOn'],
  fields: {
    householdId: ref('household'),
    resultCode: id(),
    value: optional(decimal()),
    unit: optional(text({ max: 50 })),
    observedOn: businessDate(),
  },
  check: ({ value }) =>
    value?.startsWith('-') === true
      ? refuse('incoherent-fact', 'a result is 0 or more', { pointer: '/value', cites: ['GS-PA-15'] })
      : undefined,
});

/** Any well-formed fact in any order: measures are entered from books that were kept before. */
export const household = acceptingStream({
  kind: 'household',
  zh: '帮扶措施',
  idField: 'householdId',
  facts: [SupportMeasureRecorded, SupportMeasureEnded, SupportResultRecorded],
});
