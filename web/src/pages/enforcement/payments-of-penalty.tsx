/** All payments of one penalty in the order recorded, so that the sum can be followed, each with its fact. */
import { useAnswer } from '../../api/use-answer';
import { FactLink } from '../../facts/fact-link';
import { Answered } from '../../frame/states';
import { useTexts } from '../../i18n/i18n';
import { count, money } from '../../shown/money';
import type { Discrepancy } from './answers';
import { disagrees, paymentLines, type PaymentLine } from './payments';
import { discrepancyTexts } from './texts';

/** The longest page that the interface gives; a penalty has a handful of facts. */
const PAGE = 500;

interface Props {
  readonly item: Discrepancy;
  readonly mayRead: boolean;
  /** What was known. */
  readonly size: number;
  readonly effectiveOn: string;
}

export function PaymentsOfPenalty({ item, mayRead, size, effectiveOn }: Props) {
  const t = useTexts(discrepancyTexts);
  const { stream, penaltyId, payments } = item;
  const answer = useAnswer('/v1/streams/{stream}', {
    params: { stream },
    query: { limit: PAGE },
    enabled: mayRead,
    keepPrevious: false,
  });
  const n = count(payments.length);
  if (!mayRead) return <p>{t('closed', { n })}</p>;
  return (
    <Answered answer={answer}>
      {({ items }) => (
        <table className="enforcement-table is-inner">
          <caption>{t('payments', { penalty: penaltyId, n })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('paidOn')}</th>
              <th scope="col" className="is-number">
                {t('amount')}
              </th>
              <th scope="col" className="is-number">
                {t('computed')}
              </th>
              <th scope="col" className="is-number">
                {t('stated')}
              </th>
              <th scope="col">{t('result')}</th>
              <th scope="col">{t('fact')}</th>
            </tr>
          </thead>
          <tbody>
            {paymentLines(payments, items, size).map((line) => (
              <PaymentRow key={line.factId} line={line} effectiveOn={effectiveOn} />
            ))}
          </tbody>
        </table>
      )}
    </Answered>
  );
}

function PaymentRow({ line, effectiveOn }: { readonly line: PaymentLine; readonly effectiveOn: string }) {
  const t = useTexts(discrepancyTexts);
  const { factId, paidOn, amount, statedTotal, computedTotal, correctedBy } = line;
  const isLater = paidOn !== undefined && paidOn > effectiveOn;
  return (
    <tr className={disagrees(line) && !isLater ? 'is-wrong' : undefined}>
      <td className="is-day">{paidOn ?? '—'}</td>
      <td className="is-number">{amount === undefined ? '—' : money(amount)}</td>
      <td className="is-number">{computedTotal === undefined ? '—' : money(computedTotal)}</td>
      <td className="is-number">{statedTotal === undefined ? t('notStated') : money(statedTotal)}</td>
      <td>
        {isLater ? t('later') : statedTotal === undefined ? '—' : t(disagrees(line) ? 'disagrees' : 'agrees')}
        {correctedBy === undefined ? null : ` · ${t('corrected')}`}
      </td>
      <td>
        <FactLink id={factId} />
        {correctedBy === undefined ? null : (
          <FactLink id={correctedBy}>
            {t('correction')} {correctedBy.slice(0, 8)}
          </FactLink>
        )}
      </td>
    </tr>
  );
}
