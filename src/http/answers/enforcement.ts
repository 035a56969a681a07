/** 行政执法: the figures of penalties, and payments that do not add up. */
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
  texts,
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

export const enforcementPeriod = shape('EnforcementPeriod', 'The figures of one year or month.', {
  period: text('`2003` or `2003-05`, of the legal days of what is counted.'),
  ...figures,
});

export const enforcementSeries = shape(
  'EnforcementSeries',
  '执法统计(按时间): the figures of the summary by period; all periods together come to the summary.',
  {
    currency,
    by: oneOf(['year', 'month'] as const, 'How long a period is.'),
    items: list(enforcementPeriod, 'In order; without periods in which nothing happened.'),
    basis: as(basis, 'What the answer depends on.'),
  },
);

export const paymentDiscrepancy = shape(
  'PaymentDiscrepancy',
  'A payment at which the running total of the register disagrees with the payments recorded.',
  {
    penaltyId: text('Penalty.'),
    stream: text('Its stream.'),
    organ: orNull(text('Organ that imposed it.'), 'Organ that imposed it; null when the decision does not stand.'),
    article: orNull(text('Article broken.'), 'Article broken, as recorded; null when the decision does not stand.'),
    factId: uuid('The payment, as recorded.'),
    paidOn: day('Legal day of the payment.'),
    amount: money('What was paid with it.'),
    statedTotal: money('Running total as the register gives it.'),
    computedTotal: money('The payments recorded up to this one, added up.'),
    difference: signedMoney('The stated less the computed total; below 0 when the register says less.'),
    payments: texts('Ids of the facts of every payment of the penalty, in the order recorded.'),
  },
);

export const discrepancyList = shape('DiscrepancyList', '缴款核对, a page of it.', {
  currency,
  items: list(paymentDiscrepancy, 'By penalty, then in the order recorded.'),
  next,
  basis: as(basis, 'What the page depends on.'),
});
