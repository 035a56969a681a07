/** Accepted facts of one administrative penalty, from the decision to its enforcement. */
import type { Examples } from './example';
import { DEMO_ORG } from './organisations';

const stream = 'penalty-A1';
const ofPenalty = { penaltyId: 'A1' } as const;

export const penalties: Examples<
  | 'PenaltyImposed'
  | 'PenaltyNoticeSent'
  | 'PenaltyServed'
  | 'PenaltyIncreased'
  | 'PenaltyPaid'
  | 'ReconsiderationPrepared'
  | 'ReconsiderationRequested'
  | 'ReconsiderationDecided'
  | 'ReconsiderationResultNotified'
  | 'LitigationFiled'
  | 'CompulsoryEnforcementRequested'
> = {
  PenaltyImposed: {
    opens: true,
    stream,
    data: {
      ...ofPenalty,
      orgId: DEMO_ORG,
      imposedOn: '2024-01-10',
      amount: '3500',
      article: '157',
      source: { vehicleClass: 'A' },
    },
  },
  PenaltyNoticeSent: { stream, data: { ...ofPenalty, sentOn: '2024-02-01', expense: '1100' } },
  PenaltyServed: { stream, data: { ...ofPenalty, servedOn: '2024-02-20' } },
  PenaltyIncreased: { stream, data: { ...ofPenalty, increasedOn: '2024-04-20', amount: '7150' } },
  // As a register may have it: its running total disagrees with what was paid.
  PenaltyPaid: { stream, data: { ...ofPenalty, paidOn: '2024-05-02', amount: '3500', recordedTotal: '3600' } },
  ReconsiderationPrepared: { stream, data: { ...ofPenalty, preparedOn: '2024-03-01' } },
  ReconsiderationRequested: { stream, data: { ...ofPenalty, requestedOn: '2024-03-10' } },
  ReconsiderationDecided: { stream, data: { ...ofPenalty, decidedOn: '2024-06-01', source: { dismissal: 'NIL' } } },
  ReconsiderationResultNotified: { stream, data: { ...ofPenalty, notifiedOn: '2024-06-10' } },
  LitigationFiled: { stream, data: { ...ofPenalty, filedOn: '2024-07-01' } },
  CompulsoryEnforcementRequested: { stream, data: { ...ofPenalty, requestedOn: '2025-03-30' } },
};
