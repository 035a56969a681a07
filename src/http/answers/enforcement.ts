/** 行政执法: what penalties come to, over time, and where a register's totals do not add up. */
import { Type } from '@sinclair/typebox';
import { basis } from './basis';
import {
  as,
  count,
  currency,
  day,
  group,
  list,
  money,
  next,
  oneOf,
  orNull,
  shape,
  signedMoney,
  text,
  uuid,
} from './terms';

const figures = {
  penalties: count('Penalties imposed.'),
  served: count('Of these, served.'),
  increased: count('Increases (加处).'),
  payments: count('Payments.'),
  imposed: signedMoney('Amounts in force: as imposed, or as increased since.'),
  expenses: signedMoney('Cost of sending, owed beside the penalties.'),
  paid: signedMoney('What was paid.'),
  reconsiderations: count('行政复议.'),
  litigations: count('行政诉讼.'),
  enforcementRequests: count('申请强制执行.'),
  discrepancies: count('Payments at which the register’s own running total disagrees.'),
};

const byArticle = group(
  {
    article: text('Article broken, as recorded.'),
    penalties: count('Penalties.'),
    imposed: signedMoney('Amounts in force.'),
  },
  'Figures of one article.',
);

export const enforcementSummary = shape(
  'EnforcementSummary',
  '执法统计 (GS-LE-20): penalties of one organ, or of all.',
  {
    basis: as(basis, 'What the answer depends on.'),
    currency,
    ...figures,
    byArticle: list(byArticle, 'Sorted by the article’s text, by code units.'),
  },
);

const period = shape('EnforcementPeriod', 'What fell into one year or month.', {
  period: text('2003, or 2003-05.'),
  ...figures,
  imposed: signedMoney('Change of the amounts in force; below 0 where an increase was taken back.'),
});

export const enforcementSeries = shape('EnforcementSeries', '执法统计(按时间): the figures of the summary over time.', {
  currency,
  by: oneOf(['year', 'month'], 'Length of a period.'),
  items: list(period, 'In order; periods without any figure are left out, and the others add up to the summary.'),
  basis: as(basis, 'What the answer depends on.'),
});

const discrepancy = shape('Discrepancy', 'A payment at which the register’s own running total disagrees.', {
  penaltyId: text('Penalty.'),
  stream: text('Its stream, `penalty-…`.'),
  organ: orNull(Type.String(), 'Organ that imposed it; null, like the article, when the decision does not stand.'),
  article: orNull(Type.String(), 'Article broken, as recorded; null when the decision does not stand.'),
  factId: uuid('The payment.'),
  paidOn: day('Legal day of the payment.'),
  amount: money('What was paid.'),
  statedTotal: money('Running total as the register gives it.'),
  computedTotal: money('What the payments recorded up to this one add up to.'),
  difference: signedMoney('The stated less the computed total; below 0 when the register says less.'),
  payments: list(uuid('Payment.'), 'Every payment of the penalty, in the order recorded.'),
});

export const discrepancyList = shape('DiscrepancyList', '缴款核对, a page of it.', {
  currency,
  items: list(discrepancy, 'By penalty, then in the order recorded.'),
  next,
  basis: as(basis, 'What the page depends on.'),
});
