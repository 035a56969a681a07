/** 县级报账: claims, and what was paid directly beside them. */
import { judged, pageOf } from './lists';
import { item } from './recorded';
import { day, group, list, money, oneOf, optional, shape, signedMoney, text } from './terms';

const voucher = group(
  { voucherNo: text('Number.'), issuer: text('Who issued it.'), amount: money('Amount.') },
  'Voucher.',
);

const claim = item('ClaimMade', '报账申请.', {
  projectId: text('Project.'),
  amount: money('Amount claimed.'),
  vouchers: list(voucher, 'Vouchers.'),
  claimedOn: day('Legal day.'),
  claimantOrgId: optional(text('Organ whose act was recorded.')),
});

const review = item('ClaimReview', '报账审核.', {
  reviewedOn: day('Legal day.'),
  reviewerOrgId: text('Organ.'),
  accepted: money('Amount accepted.'),
  result: oneOf(['accepted', 'partly', 'returned'], 'Result.'),
});

const payment = item('ClaimPayment', '报账支付.', {
  paidOn: day('Legal day.'),
  amount: money('Amount paid.'),
  voucherNo: text('Voucher.'),
  correlation: optional(text('What it has in common with the disbursement that moves its money.')),
});

export const claimRow = shape('ClaimRow', '县级报账台账: one claim.', {
  claimId: text('Claim.'),
  state: oneOf(
    ['claimed', 'reviewed', 'partly_paid', 'paid', 'rejected'],
    'The furthest step on record; paid when all that is accepted is paid.',
  ),
  claim: optional(claim),
  reviews: list(review, 'In legal order.'),
  accepted: optional(money('Accepted by the last review.')),
  payments: list(payment, 'In legal order.'),
  paid: signedMoney('Sum of the payments.'),
  rejection: optional(item('ClaimRejection', '报账退回.', { rejectedOn: day('Legal day.'), reason: text('Why.') })),
});

const listedClaim = judged('ListedClaim', 'A claim in its list.', claimRow);
export const claimList = pageOf('ClaimList', '县级报账台账, a page of it.', listedClaim);

const paidMembers = {
  stream: text('Stream of the claim or of the allocation.'),
  amount: money('Amount.'),
  orgId: optional(text('Organ that paid.')),
  correlation: optional(text('What a payment and its disbursement have in common.')),
};

export const reimbursementRow = shape('ReimbursementRow', '县级报账制 of an area, or of one correlation.', {
  key: text('Area (CN-620123), correlation, or in its absence the id of the fact.'),
  declarations: list(
    item('ReimbursementDeclared', '实行县级报账制.', {
      orgId: text('Organ.'),
      takesEffectOn: day('Legal day from which it holds.'),
    }),
    'In legal order.',
  ),
  payments: list(item('PaidClaim', 'A payment of a claim.', paidMembers), 'In legal order.'),
  disbursements: list(
    item('DisbursedMoney', 'A disbursement out of an allocation.', {
      ...paidMembers,
      via: oneOf(['direct', 'county_reimbursement'], 'Way of payment.'),
    }),
    'In legal order.',
  ),
});
