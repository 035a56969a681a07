/**
 * 行政处罚: one administrative penalty in money, from the decision to its payment, its review or its enforcement. The
 * articles ask an organ to account for its penalties, what they bring in and what is contested (GS-LE-20 items 2 and 6);
 * the penalties themselves follow other laws (GS-LE-8).
 *
 * Amounts may be zero. Facts after the decision come in any order, as police and court registers really send them: a
 * payment before the notice, an appeal after the enforcement.
 */
import { refuse } from '../refusal';
import { stream } from '../dispatch';
import { define } from '../fact';
import { businessDate, fen, id, optional, ref, sourceMap, text } from '../fields';

const recordedBy = ['law-enforcement-organ'] as const;
const penaltyId = ref('penalty');
/** Whatever the register said beside the declared fields. */
const source = optional(sourceMap());

export const PenaltyImposed = define({
  type: 'PenaltyImposed',
  zh: '行政处罚决定',
  cites: ['GS-LE-8', 'GS-LE-20-i2'],
  recordedBy,
  occurredOn: 'imposedOn',
  naturalKey: ['penaltyId'],
  fields: {
    penaltyId: id(),
    orgId: ref('org', { from: ['GS-LE-8'] }),
    imposedOn: businessDate(),
    amount: fen({ from: ['GS-LE-20-i2'] }),
    /** The provision broken, as the organ names it. */
    article: text({ max: 200, from: ['GS-LE-8'] }),
    source,
  },
});

export const PenaltyNoticeSent = define({
  type: 'PenaltyNoticeSent',
  zh: '处罚通知寄出',
  cites: ['GS-LE-8'],
  extra: true,
  recordedBy,
  occurredOn: 'sentOn',
  naturalKey: ['penaltyId', 'sentOn'],
  fields: {
    penaltyId,
    sentOn: businessDate(),
    /** Cost of sending, owed beside the penalty. */
    expense: fen(),
    source,
  },
});

export const PenaltyServed = define({
  type: 'PenaltyServed',
  zh: '处罚决定送达',
  cites: ['GS-LE-8'],
  extra: true,
  recordedBy,
  occurredOn: 'servedOn',
  naturalKey: ['penaltyId', 'servedOn'],
  fields: { penaltyId, servedOn: businessDate(), source },
});

export const PenaltyIncreased = define({
  type: 'PenaltyIncreased',
  zh: '加处罚款',
  cites: ['GS-LE-8', 'GS-LE-20-i2'],
  extra: true,
  recordedBy,
  occurredOn: 'increasedOn',
  naturalKey: ['penaltyId', 'increasedOn'],
  fields: {
    penaltyId,
    increasedOn: businessDate(),
    /** The new total: it replaces the former amount and is not added to it. */
    amount: fen({ from: ['GS-LE-20-i2'] }),
    source,
  },
});

export const PenaltyPaid = define({
  type: 'PenaltyPaid',
  zh: '罚款缴纳',
  cites: ['GS-LE-20-i2'],
  recordedBy,
  occurredOn: 'paidOn',
  naturalKey: ['penaltyId', 'paidOn', 'amount'],
  fields: {
    penaltyId,
    paidOn: businessDate(),
    /** This payment alone. */
    amount: fen({ from: ['GS-LE-20-i2'] }),
    /** Everything paid so far by the register's own count: it checks ours, and is never added up. */
    recordedTotal: optional(fen()),
    source,
  },
});

export const ReconsiderationPrepared = define({
  type: 'ReconsiderationPrepared',
  zh: '行政复议准备',
  cites: ['GS-LE-20-i6'],
  extra: true,
  recordedBy,
  occurredOn: 'preparedOn',
  naturalKey: ['penaltyId', 'preparedOn'],
  fields: { penaltyId, preparedOn: businessDate(), source },
});

export const ReconsiderationRequested = define({
  type: 'ReconsiderationRequested',
  zh: '行政复议申请',
  cites: ['GS-LE-20-i6', 'GS-LE-23'],
  recordedBy,
  occurredOn: 'requestedOn',
  naturalKey: ['penaltyId', 'requestedOn'],
  fields: { penaltyId, requestedOn: businessDate({ from: ['GS-LE-20-i6'] }), source },
});

export const ReconsiderationDecided = define({
  type: 'ReconsiderationDecided',
  zh: '行政复议决定',
  cites: ['GS-LE-20-i6'],
  recordedBy,
  occurredOn: 'decidedOn',
  naturalKey: ['penaltyId', 'decidedOn'],
  fields: { penaltyId, decidedOn: businessDate({ from: ['GS-LE-20-i6'] }), source },
});

export const ReconsiderationResultNotified = define({
  type: 'ReconsiderationResultNotified',
  zh: '复议结果告知',
  cites: ['GS-LE-20-i6'],
  extra: true,
  recordedBy,
  occurredOn: 'notifiedOn',
  naturalKey: ['penaltyId', 'notifiedOn'],
  fields: { penaltyId, notifiedOn: businessDate(), source },
});

export const LitigationFiled = define({
  type: 'LitigationFiled',
  zh: '行政诉讼提起',
  cites: ['GS-LE-20-i6'],
  recordedBy,
  occurredOn: 'filedOn',
  naturalKey: ['penaltyId', 'filedOn'],
  fields: { penaltyId, filedOn: businessDate({ from: ['GS-LE-20-i6'] }), source },
});

export const CompulsoryEnforcementRequested = define({
  type: 'CompulsoryEnforcementRequested',
  zh: '申请强制执行',
  cites: ['GS-LE-8', 'GS-LE-11-i8', 'GS-LE-20-i2'],
  recordedBy,
  occurredOn: 'requestedOn',
  naturalKey: ['penaltyId', 'requestedOn'],
  fields: { penaltyId, requestedOn: businessDate({ from: ['GS-LE-11-i8'] }), source },
});

type Step = 'none' | 'imposed';

const imposed = (_: unknown, step: Step) =>
  step === 'imposed' ? undefined : refuse('out-of-order', 'no decision imposes this penalty yet');

/** PenaltyImposed first and once; everything else in any order after it. */
export const penalty = stream({
  kind: 'penalty',
  zh: '行政处罚',
  idField: 'penaltyId',
  facts: [
    PenaltyImposed,
    PenaltyNoticeSent,
    PenaltyServed,
    PenaltyIncreased,
    PenaltyPaid,
    ReconsiderationPrepared,
    ReconsiderationRequested,
    ReconsiderationDecided,
    ReconsiderationResultNotified,
    LitigationFiled,
    CompulsoryEnforcementRequested,
  ],
  initial: 'none' as Step,
  guards: {
    PenaltyImposed: (_, step) =>
      step === 'none' ? undefined : refuse('out-of-order', 'a decision already imposes this penalty'),
    PenaltyNoticeSent: imposed,
    PenaltyServed: imposed,
    PenaltyIncreased: imposed,
    PenaltyPaid: imposed,
    ReconsiderationPrepared: imposed,
    ReconsiderationRequested: imposed,
    ReconsiderationDecided: imposed,
    ReconsiderationResultNotified: imposed,
    LitigationFiled: imposed,
    CompulsoryEnforcementRequested: imposed,
  },
  evolve: { PenaltyImposed: (): Step => 'imposed' },
});
