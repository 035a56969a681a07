/**
 * 县级报账: one claim for reimbursement at county level, from its vouchers to its payment. The text names the system alone
 * (GS-PA-25); its steps are the ledger's own.
 *
 * Money is in fen. A payment and the disbursement that moves the money are two facts with one correlation: the ledger
 * writes no second fact because of a first, so a payment without its counterpart is found afterwards.
 */
import { refuse, type Refusal } from '../decider';
import { stream } from '../dispatch';
import { define } from '../fact';
import { businessDate, fen, group, id, list, oneOf, ref, text } from '../fields';

const claimId = ref('claim');
const recordedBy = ['county-authority', 'finance-department'] as const;
const cites = ['GS-PA-25'] as const;

/** A voucher is known by its number and who issued it. */
const voucher = group({ voucherNo: text({ max: 200 }), issuer: text({ max: 200 }), amount: fen() });

interface Voucher {
  readonly voucherNo: string;
  readonly issuer: string;
  readonly amount: string;
}

/** Place of the first voucher that an earlier one of the claim repeats; -1 when each is there once. */
function repeated(vouchers: readonly Voucher[]): number {
  const seen = new Set<string>();
  return vouchers.findIndex(({ voucherNo, issuer }) => {
    const known = JSON.stringify([voucherNo, issuer]);
    if (seen.has(known)) return true;
    seen.add(known);
    return false;
  });
}

export const ReimbursementClaimed = define({
  type: 'ReimbursementClaimed',
  zh: '报账申请',
  cites,
  recordedBy: ['township-authority', 'village-committees', 'helper-unit', 'county-authority'],
  occurredOn: 'claimedOn',
  naturalKey: ['claimId'],
  fields: {
    claimId: id(),
    projectId: ref('project'),
    amount: fen(),
    vouchers: list(voucher),
    claimedOn: businessDate(),
  },
  check: ({ amount, vouchers }) => {
    const twice = repeated(vouchers);
    if (twice !== -1) {
      return refuse('incoherent-fact', 'a voucher of this number and issuer is already in the claim', {
        pointer: `/vouchers/${String(twice)}`,
        cites,
      });
    }
    const sum = vouchers.reduce((total, each) => total + BigInt(each.amount), 0n);
    return sum === BigInt(amount)
      ? undefined
      : refuse('unbalanced', `the vouchers add up to ${String(sum)}, the claim is for ${amount}`, {
          pointer: '/amount',
          cites,
        });
  },
});

export const ReimbursementReviewed = define({
  type: 'ReimbursementReviewed',
  zh: '报账审核',
  cites,
  extra: true,
  recordedBy,
  occurredOn: 'reviewedOn',
  naturalKey: ['claimId', 'reviewedOn'],
  fields: {
    claimId,
    reviewedOn: businessDate(),
    reviewerOrgId: ref('org'),
    /** What of the claim may be paid. */
    accepted: fen(),
    result: oneOf(['accepted', 'partly', 'returned']),
  },
});

export const ReimbursementRejected = define({
  type: 'ReimbursementRejected',
  zh: '报账退回',
  cites,
  extra: true,
  recordedBy,
  occurredOn: 'rejectedOn',
  naturalKey: ['claimId', 'rejectedOn'],
  fields: { claimId, rejectedOn: businessDate(), reason: text() },
});

export const ReimbursementPaid = define({
  type: 'ReimbursementPaid',
  zh: '报账支付',
  cites,
  recordedBy,
  occurredOn: 'paidOn',
  naturalKey: ['claimId', 'voucherNo'],
  documentNumber: true,
  fields: {
    claimId,
    paidOn: businessDate(),
    /** This payment alone. */
    amount: fen(),
    voucherNo: text({ max: 200 }),
  },
});

/** Amounts in fen. What was reviewed and paid stays when the claim is voided: it may be recorded anew. */
export interface Claim {
  /** Absent until the claim is made. */
  readonly claimed?: bigint;
  /** By the last review recorded; absent until there is one. */
  readonly accepted?: bigint;
  /** The sum of all payments. */
  readonly paid: bigint;
  readonly rejected: boolean;
}

const outOfOrder = (why: string): Refusal => refuse('out-of-order', `the claim ${why}`, { cites });

/** Why nothing more can be decided on the claim: what is accepted is paid, or the rest is sent back. */
function closed({ claimed, accepted, rejected, paid }: Claim): Refusal | undefined {
  if (claimed === undefined) return outOfOrder('is not made');
  if (rejected) return outOfOrder('is rejected');
  return paid > 0n && accepted !== undefined && paid >= accepted ? outOfOrder('is paid') : undefined;
}

function misjudged(accepted: bigint, { claimed = accepted, paid }: Claim): Refusal | undefined {
  const against = { pointer: '/accepted', cites };
  if (accepted > claimed) {
    return refuse('unbalanced', `${String(accepted)} accepted of ${String(claimed)} claimed`, against);
  }
  return accepted < paid
    ? refuse('unbalanced', `${String(accepted)} accepted, but ${String(paid)} are paid`, against)
    : undefined;
}

function unpayable(amount: bigint, { claimed, accepted, paid, rejected }: Claim): Refusal | undefined {
  if (claimed === undefined) return outOfOrder('is not made');
  if (rejected) return outOfOrder('is rejected');
  if (accepted === undefined) return outOfOrder('is not reviewed');
  return paid + amount <= accepted
    ? undefined
    : refuse('unbalanced', `${String(paid)} paid and ${String(amount)} to pay, but ${String(accepted)} accepted`, {
        pointer: '/amount',
        cites,
      });
}

/** ReimbursementClaimed -> Reviewed+ -> Paid*, and Rejected for what is not paid; a claim can be rejected unreviewed. */
export const claim = stream({
  kind: 'claim',
  zh: '县级报账',
  idField: 'claimId',
  facts: [ReimbursementClaimed, ReimbursementReviewed, ReimbursementRejected, ReimbursementPaid],
  initial: { paid: 0n, rejected: false } as Claim,
  guards: {
    ReimbursementClaimed: (_, { claimed }) => (claimed === undefined ? undefined : outOfOrder('is already made')),
    ReimbursementReviewed: ({ data: { accepted } }, state) => closed(state) ?? misjudged(BigInt(accepted), state),
    ReimbursementRejected: (_, state) => closed(state),
    ReimbursementPaid: ({ data: { amount } }, state) => unpayable(BigInt(amount), state),
  },
  evolve: {
    ReimbursementClaimed: (before, { data: { amount } }) => ({ ...before, claimed: BigInt(amount) }),
    ReimbursementReviewed: (before, { data: { accepted } }) => ({ ...before, accepted: BigInt(accepted) }),
    ReimbursementRejected: (before) => ({ ...before, rejected: true }),
    ReimbursementPaid: (before, { data: { amount } }) => ({ ...before, paid: before.paid + BigInt(amount) }),
  },
});
