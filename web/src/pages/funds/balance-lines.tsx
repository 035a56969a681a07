/** 资金守恒 under a diagram: what came in is what went out and what is held. */
import { Alert } from 'antd';
import { useTexts } from '../../i18n/i18n';
import { inUnit, type AmountUnit } from './amounts';
import { agrees, type FlowBalance, type Part } from './flows';
import { fundsTexts } from './texts';
import type { FlowsAnswer } from './answers';

interface Props {
  readonly balance: FlowBalance;
  /** As the service sums it. */
  readonly told: FlowsAnswer['conservation'];
  readonly unit: AmountUnit;
}

export function BalanceLines({ balance, told, unit }: Props) {
  const t = useTexts(fundsTexts);
  const shown = (amount: string): string => inUnit(amount, unit);
  const sum = (parts: readonly Part[]): string =>
    parts.map(({ what, amount }) => `${t(what)} ${shown(amount)}`).join(' + ');
  const isWrong = told.residue !== '0' || !agrees(told, balance);
  return (
    <div className="funds-balance" role="group" aria-label={t('balance')} data-residue={told.residue}>
      <p>
        <strong>{t('balance')}</strong>{' '}
        <span className="amounts">
          {t('balanceLine', {
            in: shown(told.in),
            out: shown(told.out),
            held: shown(told.held),
            residue: shown(told.residue),
          })}
        </span>{' '}
        ({t(unit)})
      </p>
      <p className="amounts funds-parts">{t('outOf', { total: shown(balance.out), parts: sum(balance.outParts) })}</p>
      {balance.heldParts.length < 2 ? null : (
        <p className="amounts funds-parts">
          {t('heldOf', { total: shown(balance.held), parts: sum(balance.heldParts) })}
        </p>
      )}
      {isWrong ? (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={told.residue === '0' ? t('disagrees') : t('residueWrong', { residue: shown(told.residue) })}
        />
      ) : null}
    </div>
  );
}
