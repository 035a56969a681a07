/**
 * 联系、包抓、结对: a leader or a unit is linked to a place (GS-PA-6, SX-PA-10, SX-PA-45), and the help plans made for it. A
 * link that ends before the place is lifted out of poverty (不脱贫不脱钩) is recorded all the same.
 */
import { refuse } from '../decider';
import { stream } from '../dispatch';
import { define } from '../fact';
import { businessDate, group, id, list, oneOf, optional, ref, scheduledDate, text, year } from '../fields';

const recordedBy = ['party-committee', 'leading-group', 'helper-unit'] as const;

export const LinkageAssigned = define({
  type: 'LinkageAssigned',
  zh: '联系(包抓、结对)关系建立',
  cites: [
    'GS-PA-6',
    'SX-PA-10',
    'SX-PA-22',
    'SX-PA-27',
    'SX-PA-37',
    'GS-PA-27',
    'GS-PA-29',
    'CN-PA-20',
    'GS-PA-30',
    'CN-PA-21',
    'SX-PA-45',
  ],
  recordedBy,
  occurredOn: 'startedOn',
  naturalKey: ['kind', 'fromPersonId', 'fromOrgId', 'toRegionCode', 'startedOn'],
  fields: {
    linkageId: id(),
    kind: oneOf(
      ['leader_region', 'leader_point', 'party_pairing', 'unit_village', 'east_west', 'counterpart', 'designated'],
      { from: ['GS-PA-6', 'SX-PA-10', 'GS-PA-27', 'GS-PA-29', 'GS-PA-30', 'SX-PA-45'] },
    ),
    fromPersonId: optional(ref('person')),
    fromOrgId: optional(ref('org')),
    toRegionCode: id(),
    startedOn: businessDate(),
    docNo: text({ max: 200 }),
  },
  check: ({ fromPersonId, fromOrgId }) =>
    (fromPersonId === undefined) === (fromOrgId === undefined)
      ? refuse('incoherent-fact', 'a link goes out from a person or from a body, from exactly one', {
          pointer: fromPersonId === undefined ? '/fromPersonId' : '/fromOrgId',
          cites: ['GS-PA-6', 'SX-PA-10'],
        })
      : undefined,
});

export const LinkageEnded = define({
  type: 'LinkageEnded',
  zh: '联系关系结束',
  cites: ['GS-PA-28', 'CN-PA-21', 'SX-PA-45'],
  recordedBy,
  occurredOn: 'endedOn',
  naturalKey: ['linkageId'],
  fields: {
    linkageId: ref('linkage'),
    endedOn: businessDate(),
    reason: oneOf(['target_lifted', 'post_change', 'replaced', 'other']),
  },
});

export const AssistancePlanAdopted = define({
  type: 'AssistancePlanAdopted',
  zh: '帮扶计划制定',
  cites: ['GS-PA-14', 'GS-PA-30', 'SX-PA-45'],
  recordedBy: ['sector-department', 'helper-unit', 'township-authority'],
  occurredOn: 'adoptedOn',
  naturalKey: ['docNo', 'targetCode'],
  documentNumber: true,
  fields: {
    /** Absent for a plan that follows from no link; its stream then holds plans only. */
    linkageId: optional(ref('linkage')),
    targetCode: text({ max: 200 }),
    responsibleOrgId: ref('org', { from: ['GS-PA-14'] }),
    /** 责任、内容、完成时限: what a measure lacks is recorded as lacking. */
    measures: list(
      group({
        content: optional(text({ max: 1000 })),
        responsible: optional(text({ max: 200 })),
        dueOn: optional(scheduledDate()),
      }),
      { from: ['GS-PA-14'], max: 200 },
    ),
    planYear: optional(year({ from: ['GS-PA-30'] })),
    adoptedOn: businessDate(),
    docNo: text({ max: 200 }),
  },
});

/** LinkageAssigned -> AssistancePlanAdopted* -> LinkageEnded. An end that is recorded twice is shown, not refused. */
export const linkage = stream({
  kind: 'linkage',
  zh: '联系关系',
  idField: 'linkageId',
  facts: [LinkageAssigned, LinkageEnded, AssistancePlanAdopted],
  initial: false as boolean,
  guards: {
    LinkageAssigned: (_, assigned) =>
      assigned
        ? refuse('out-of-order', 'the link is already assigned', { pointer: '/linkageId', cites: ['GS-PA-6'] })
        : undefined,
    LinkageEnded: (_, assigned) => (assigned ? undefined : notAssigned()),
    AssistancePlanAdopted: ({ data: { linkageId } }, assigned) =>
      linkageId === undefined || assigned ? undefined : notAssigned(),
  },
  evolve: { LinkageAssigned: () => true },
});

const notAssigned = () =>
  refuse('out-of-order', 'the link is not assigned', { pointer: '/linkageId', cites: ['GS-PA-28', 'SX-PA-45'] });
