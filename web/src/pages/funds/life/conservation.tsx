/** 资金守恒 of one allocation, as arithmetic in words; and in red when more left than came. */
import { Alert, Typography } from 'antd';
import { useTexts } from '../../../i18n/i18n';
import { wholeOf } from '../../../shown/whole';
import { inUnit } from '../amounts';
import type { LifeAnswer } from '../answers';
import { fundTexts } from '../texts';
import { outOf } from './events';
import { useUnit } from './unit-choice';

/** What leaves an allocation, in the order of the sum. */
const LEAVING = ['passedOn', 'paid', 'withdrawn', 'reallocated', 'integrated'] as const;

export function Conservation({ life: { conservation } }: { readonly life: LifeAnswer }) {
  const t = useTexts(fundTexts);
  const [unit, unitName] = useUnit();
  const isBalanced = conservation.residue === '0';
  const terms = [...LEAVING, 'balance' as const];
  return (
    <section aria-labelledby="fund-conservation">
      <Typography.Title level={2} id="fund-conservation">
        {t('conservation')}
      </Typography.Title>
      <div
        className={conservation.overdrawn || !isBalanced ? 'funds-balance is-wrong' : 'funds-balance'}
        data-residue={conservation.residue}
      >
        <p className="amounts fund-sum">
          <span>
            {t('received')} {inUnit(conservation.received, unit)}
          </span>
          {' = '}
          {terms.map((term, i) => (
            <span key={term}>
              {i === 0 ? '' : ' + '}
              {t(term)}{' '}
              <span className={conservation[term].startsWith('-') ? 'below-zero' : undefined}>
                {parenthesised(inUnit(conservation[term], unit))}
              </span>
            </span>
          ))}{' '}
          ({unitName})
        </p>
        <p>
          {t('residue')} {inUnit(conservation.residue, unit)} —{' '}
          {isBalanced ? t('balances') : t('residueWrong', { residue: inUnit(conservation.residue, unit) })}
        </p>
      </div>
    </section>
  );
}

/** A sum reads `+ (−5)`. */
const parenthesised = (amount: string): string => (amount.startsWith('-') ? `(${amount})` : amount);

export function OverdrawnAlert({ life }: { readonly life: LifeAnswer }) {
  const t = useTexts(fundTexts);
  const [unit, unitName] = useUnit();
  const { conservation } = life;
  if (!conservation.overdrawn) return null;
  const amount = inUnit((-wholeOf(conservation.balance)).toString(), unit);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      data-overdrawn="true"
      title={t('overdrawnTitle', { amount, unit: unitName })}
      description={t('overdrawnWhy', {
        received: inUnit(conservation.received, unit),
        out: inUnit(outOf(life).toString(), unit),
        amount,
      })}
    />
  );
}
