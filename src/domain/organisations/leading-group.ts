/**
 * 领导小组: who heads a leading group and which bodies sit in it. Two heads (双组长) for the main and the special groups
 * (GS-PA-7, SX-PA-3) and the composition of an assessment group (GS-CG-7) are found by rules, never demanded here.
 */
import { refuse, type Refusal } from '../decider';
import { stream } from '../dispatch';
import { define } from '../fact';
import { businessDate, group, id, list, oneOf, ref, text } from '../fields';

const cites = ['GS-PA-7', 'SX-PA-3', 'GS-CG-7'] as const;
const recordedBy = ['party-committee', 'government'] as const;

/** 组长、副组长、成员: a person in a post, and why that one. */
const seat = () => group({ personId: ref('person'), postId: ref('post'), basisRole: text({ max: 200 }) });

export const LeadingGroupEstablished = define({
  type: 'LeadingGroupEstablished',
  zh: '领导小组成立',
  cites: [...cites, 'CN-PA-5'],
  recordedBy,
  occurredOn: 'establishedOn',
  fields: {
    groupId: id(),
    kind: oneOf(['poverty_main', 'poverty_special', 'clean_governance_assessment', 'other'], {
      from: ['SX-PA-3', 'GS-CG-7'],
    }),
    level: oneOf(['central', 'province', 'city', 'county', 'township']),
    orgId: ref('org'),
    heads: list(seat(), { from: cites, min: 0, max: 50 }),
    deputyHeads: list(seat(), { from: ['GS-CG-7'], min: 0, max: 50 }),
    memberOrgIds: list(ref('org'), { from: ['GS-CG-7'], min: 0 }),
    establishedOn: businessDate(),
    docNo: text({ max: 200 }),
  },
});

export const LeadingGroupMembershipChanged = define({
  type: 'LeadingGroupMembershipChanged',
  zh: '领导小组成员变动',
  cites,
  recordedBy,
  occurredOn: 'changedOn',
  naturalKey: ['groupId', 'changedOn', 'docNo'],
  documentNumber: true,
  fields: {
    groupId: ref('group'),
    changedOn: businessDate(),
    added: list(seat(), { min: 0, max: 50 }),
    removed: list(seat(), { min: 0, max: 50 }),
    docNo: text({ max: 200 }),
  },
});

/** LeadingGroupEstablished -> LeadingGroupMembershipChanged* */
export const leadingGroup = stream({
  kind: 'group',
  zh: '领导小组',
  idField: 'groupId',
  facts: [LeadingGroupEstablished, LeadingGroupMembershipChanged],
  initial: false as boolean,
  guards: {
    LeadingGroupEstablished: (_, established) => (established ? outOfOrder('is already established') : undefined),
    LeadingGroupMembershipChanged: (_, established) => (established ? undefined : outOfOrder('is not established')),
  },
  evolve: { LeadingGroupEstablished: () => true },
});

const outOfOrder = (why: string): Refusal =>
  refuse('out-of-order', `the group ${why}`, { pointer: '/groupId', cites: ['GS-PA-7', 'SX-PA-3'] });
