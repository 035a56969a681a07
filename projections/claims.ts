/**
 * 县级报账台账: each claim for reimbursement, what of it was accepted, and what was paid (GS-PA-25). Money is in the minor
 * unit, as exact decimal strings.
 */
import type { FactNamed } from '../src/domain/catalogue';
import { streamId, type Fact } from '../src/domain/fact';
import { yearOf, type LegalDay } from '../src/domain/legal-day';
import { only, recorded, type Recorded } from './recorded';
import type { RowProjection } from './projection';

export interface ClaimMade extends Recorded {
  readonly projectId: string;
  readonly amount: string;
  readonly vouchers: readonly { readonly voucherNo: string; readonly issuer: string; readonly amount: string }[];
  readonly claimedOn: LegalDay;
  /** Who claimed: the organ whose act was recorded. */
  readonly claimantOrgId?: string;
}

export interface ClaimReview extends Recorded {
  readonly reviewedOn: LegalDay;
  readonly reviewerOrgId: string;
  readonly accepted: string;
  readonly result: 'accepted' | 'partly' | 'returned';
}

export interface ClaimPayment extends Recorded {
  readonly paidOn: LegalDay;
  readonly amount: string;
  readonly voucherNo: string;
  /** What the payment has in common with the disbursement that moves its money; absent when it was not said. */
  readonly correlation?: string;
}

export interface ClaimRejection extends Recorded {
  readonly rejectedOn: LegalDay;
  readonly reason: string;
}

export interface ClaimRow {
  readonly claimId: string;
  /** The furthest step on record; `paid` when all that is accepted is paid. */
  readonly state: 'claimed' | 'reviewed' | 'partly_paid' | 'paid' | 'rejected';
  /** Absent when the claim does not stand on the day asked about. */
  readonly claim?: ClaimMade;
  /** In legal order. */
  readonly reviews: readonly ClaimReview[];
  /** By the last review; absent until there is one. */
  readonly accepted?: string;
  readonly payments: readonly ClaimPayment[];
  /** Sum of the payments. */
  readonly paid: string;
  readonly rejection?: ClaimRejection;
}

function stateOf({ reviews, accepted, payments, paid, rejection }: ClaimRow): ClaimRow['state'] {
  if (rejection) return 'rejected';
  if (payments.length > 0) return accepted !== undefined && BigInt(paid) >= BigInt(accepted) ? 'paid' : 'partly_paid';
  return reviews.length > 0 ? 'reviewed' : 'claimed';
}

type Part = Partial<Omit<ClaimRow, 'claimId' | 'state'>>;

/** The row with what a fact puts into it; `part` is given the row so far. */
function put(row: ClaimRow | undefined, claimId: string, part: (before: ClaimRow) => Part): ClaimRow {
  const before: ClaimRow = row ?? { claimId, state: 'claimed', reviews: [], payments: [], paid: '0' };
  const merged: ClaimRow = Object.assign({}, before, part(before));
  return { ...merged, state: stateOf(merged) };
}

export const claims: RowProjection<ClaimRow> = {
  kind: 'rows',
  name: 'claims',
  version: 1,
  zh: '县级报账台账',
  keys: (fact) => (fact.type in claims.on ? [streamId(fact.stream)] : []),
  on: {
    ReimbursementClaimed: (row, fact, key) => put(row, key, () => ({ claim: claimOf(fact) })),
    ReimbursementReviewed: (row, fact, key) =>
      put(row, key, ({ reviews }) => ({ reviews: [...reviews, reviewOf(fact)], accepted: fact.data.accepted })),
    ReimbursementRejected: (row, fact, key) => put(row, key, () => ({ rejection: rejectionOf(fact) })),
    ReimbursementPaid: (row, fact, key) =>
      put(row, key, ({ payments, paid }) => ({
        payments: [...payments, paymentOf(fact)],
        paid: String(BigInt(paid) + BigInt(fact.data.amount)),
      })),
  },
  filters: ({ claim, reviews }) => ({
    organs: [
      ...new Set([
        ...(claim?.claimantOrgId ? [claim.claimantOrgId] : []),
        ...reviews.map((each) => each.reviewerOrgId),
      ]),
    ],
    years: claim ? [yearOf(claim.claimedOn)] : [],
  }),
};

/** The organ whose act is recorded. */
const actingOrgan = ({ about }: Fact): string | undefined => about.onBehalfOf ?? about.organ;

function claimOf(fact: FactNamed<'ReimbursementClaimed'>): ClaimMade {
  const { projectId, amount, vouchers, claimedOn } = fact.data;
  const claimantOrgId = actingOrgan(fact);
  return recorded(
    fact,
    claimantOrgId === undefined
      ? { projectId, amount, vouchers, claimedOn }
      : { projectId, amount, vouchers, claimedOn, claimantOrgId },
  );
}

const reviewOf = (fact: FactNamed<'ReimbursementReviewed'>): ClaimReview =>
  recorded(fact, only(fact.data, ['reviewedOn', 'reviewerOrgId', 'accepted', 'result']));

const rejectionOf = (fact: FactNamed<'ReimbursementRejected'>): ClaimRejection =>
  recorded(fact, only(fact.data, ['rejectedOn', 'reason']));

function paymentOf(fact: FactNamed<'ReimbursementPaid'>): ClaimPayment {
  const { paidOn, amount, voucherNo } = fact.data;
  const { correlation } = fact.about;
  return recorded(
    fact,
    correlation === undefined ? { paidOn, amount, voucherNo } : { paidOn, amount, voucherNo, correlation },
  );
}
