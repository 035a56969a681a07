/** 执法统计. */
import { basis } from './basis';
import { as, count, group, list, shape, signedMoney, text } from './terms';

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
    currency: text('Currency of the ledger; amounts are in its minor unit.'),
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
    byArticle: list(byArticle, 'Sorted by the article’s text, by code units.'),
  },
);
