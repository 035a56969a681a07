/** 组织责任书签订: a leading group has the letters of a cycle signed (SX-PA-12, SX-PA-23, SX-PA-32). */
import { refuse } from '../decider';
import { stream } from '../dispatch';
import { define } from '../fact';
import { businessDate, id, list, oneOf, optional, ref, scheduledDate } from '../fields';
import { cycle, cycleFault } from './cycle';
import { letterEdgeIds, letterKinds, organiserLevels } from './edges';

const cites = ['SX-PA-12', 'SX-PA-23', 'SX-PA-32'] as const;

export const LetterSigningOrganised = define({
  type: 'LetterSigningOrganised',
  zh: '组织责任书签订',
  cites,
  recordedBy: ['leading-group'],
  occurredOn: 'startedOn',
  naturalKey: ['organiserOrgId', 'cycle'],
  fields: {
    roundId: id(),
    organiserOrgId: ref('org', { from: cites }),
    level: oneOf(organiserLevels, { from: cites }),
    cycle: cycle(),
    letterKinds: list(oneOf(letterKinds), { from: ['SX-PA-12', 'SX-PA-32'] }),
    expectedEdges: list(oneOf(letterEdgeIds)),
    startedOn: businessDate(),
    targetOn: optional(scheduledDate()),
  },
  check: (data) =>
    cycleFault(data.cycle) ??
    (data.targetOn !== undefined && data.targetOn < data.startedOn
      ? refuse('incoherent-fact', 'the signing is to be done before it starts', { pointer: '/targetOn' })
      : undefined),
});

/** One fact. That the organiser is the group which the article names is for R-27 to find. */
export const letterRound = stream({
  kind: 'letter_round',
  zh: '责任书签订工作',
  idField: 'roundId',
  facts: [LetterSigningOrganised],
  initial: false as boolean,
  guards: {
    LetterSigningOrganised: (_, organised) =>
      organised
        ? refuse('out-of-order', 'this signing is already organised', { pointer: '/roundId', cites: ['SX-PA-12'] })
        : undefined,
  },
  evolve: { LetterSigningOrganised: () => true },
});
