/**
 * 资金违规: one irregularity in the use of poverty funds, what came back, and its correction. The ten kinds are printed for
 * Gansu alone (GS-PA-25); that violations are corrected promptly is printed in all three texts (GS-PA-10, CN-PA-11,
 * SX-PA-6). Recovery (追回) is the ledger's own: it is the evidence of a correction.
 *
 * Money is in fen. An irregularity may have no amount: 延压 is measured in days.
 */
import { refuse, type Refusal } from '../decider';
import { stream } from '../dispatch';
import { define } from '../fact';
import { businessDate, count, fen, id, list, oneOf, optional, ref, text, yesNo } from '../fields';
import { misuseTypes } from './misuse';

const irregularityId = ref('irregularity');
const prompt = ['GS-PA-10', 'CN-PA-11', 'SX-PA-6'] as const;

export const FundIrregularityFound = define({
  type: 'FundIrregularityFound',
  zh: '资金违规查实',
  cites: ['GS-PA-25', 'GS-PA-10', 'GS-PA-33-i2'],
  recordedBy: ['auditor', 'discipline-commission', 'county-authority', 'sector-department'],
  occurredOn: 'foundOn',
  naturalKey: ['foundBy', 'foundOn', 'orgId', 'misuseType'],
  fields: {
    irregularityId: id(),
    misuseType: oneOf(misuseTypes, { from: ['GS-PA-25'] }),
    amount: optional(fen()),
    /** The amount is an estimate: what was falsely reported or claimed is rarely known to the fen. */
    amountEstimated: optional(yesNo()),
    /** Days by which a payment was held back (延压). */
    delayDays: optional(count({ from: ['GS-PA-25'] })),
    allocationId: optional(ref('fund')),
    projectId: optional(ref('project')),
    orgId: optional(ref('org')),
    personIds: optional(list(ref('person'))),
    foundBy: oneOf(['audit', 'discipline', 'inspection', 'spot_check', 'cross_inspection', 'social', 'self'], {
      from: ['GS-PA-33-i6'],
    }),
    foundOn: businessDate(),
  },
  check: ({ allocationId, projectId, orgId }) =>
    allocationId === undefined && projectId === undefined && orgId === undefined
      ? refuse('incoherent-fact', 'an irregularity names the allocation, the project or the organ', {
          pointer: '/orgId',
          cites: ['GS-PA-25'],
        })
      : undefined,
});

export const FundIrregularityCorrected = define({
  type: 'FundIrregularityCorrected',
  zh: '违规纠正',
  cites: prompt,
  recordedBy: ['county-authority', 'sector-department', 'finance-department'],
  occurredOn: 'correctedOn',
  naturalKey: ['irregularityId', 'correctedOn'],
  fields: { irregularityId, correctedOn: businessDate(), measure: text(), docNo: text({ max: 200 }) },
});

export const FundRecovered = define({
  type: 'FundRecovered',
  zh: '资金追回(归还原渠道)',
  cites: ['GS-PA-10', 'GS-PA-25'],
  extra: true,
  recordedBy: ['finance-department', 'county-authority', 'discipline-commission'],
  occurredOn: 'recoveredOn',
  naturalKey: ['irregularityId', 'amount', 'recoveredOn'],
  fields: {
    irregularityId,
    /** This recovery alone. */
    amount: fen(),
    recoveredOn: businessDate(),
    /** Where the money went back to; absent when it is not said. */
    toAllocationId: optional(ref('fund')),
  },
});

/** Amounts in fen. What was recovered stays when the finding is voided: it may be recorded anew. */
export interface Irregularity {
  readonly found: boolean;
  /** Absent when none is known: there is nothing then that a recovery could exceed. */
  readonly amount?: bigint;
  readonly recovered: bigint;
  readonly corrected: boolean;
}

const foundFirst = ({ found }: Irregularity): Refusal | undefined =>
  found ? undefined : refuse('out-of-order', 'the irregularity is not on record', { cites: prompt });

function aboveAmount(recovering: bigint, { amount, recovered }: Irregularity): Refusal | undefined {
  const total = recovered + recovering;
  return amount === undefined || total <= amount
    ? undefined
    : refuse('unbalanced', `${String(total)} recovered in all, of ${String(amount)}`, {
        pointer: '/amount',
        cites: ['GS-PA-10'],
      });
}

/** FundIrregularityFound -> FundRecovered* and one FundIrregularityCorrected, in any order. */
export const irregularity = stream({
  kind: 'irregularity',
  zh: '资金违规',
  idField: 'irregularityId',
  facts: [FundIrregularityFound, FundIrregularityCorrected, FundRecovered],
  initial: { found: false, recovered: 0n, corrected: false } as Irregularity,
  guards: {
    FundIrregularityFound: (_, { found }) =>
      found ? refuse('out-of-order', 'the irregularity is already on record') : undefined,
    FundIrregularityCorrected: (_, state) =>
      foundFirst(state) ??
      (state.corrected
        ? refuse('out-of-order', 'the irregularity is already corrected', { cites: prompt })
        : undefined),
    FundRecovered: ({ data: { amount } }, state) => foundFirst(state) ?? aboveAmount(BigInt(amount), state),
  },
  evolve: {
    FundIrregularityFound: ({ recovered, corrected }, { data: { amount } }) => ({
      found: true,
      recovered,
      corrected,
      ...(amount === undefined ? {} : { amount: BigInt(amount) }),
    }),
    FundIrregularityCorrected: (before) => ({ ...before, corrected: true }),
    FundRecovered: (before, { data: { amount } }) => ({ ...before, recovered: before.recovered + BigInt(amount) }),
  },
});
