/** The particulars of one event: who was paid, which document, where the money went. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useLanguage, useTexts } from '../../../i18n/i18n';
import { termOf } from '../../../i18n/terms/term-of';
import type { Rights } from '../../../session/rights';
import { RecordedText } from '../../../shown/recorded-text';
import { fundPath, usePageAddress } from '../addresses';
import { wholeOf } from '../../../shown/whole';
import { inUnit } from '../amounts';
import type { LifeAnswer, Move } from '../answers';
import { organLabel } from '../node-label';
import { fundTexts } from '../texts';
import type { FundEvent, Told } from './events';
import { ProjectLink } from './project-link';
import { useUnit } from './unit-choice';

interface Props {
  readonly event: FundEvent;
  readonly life: LifeAnswer;
  readonly rights: Rights;
}

export function EventDetail({ event: { told }, life, rights }: Props): ReactNode {
  switch (told.sort) {
    case 'move':
      return <MoveDetail move={told.move} life={life} rights={rights} />;
    case 'report':
      return <ReportDetail told={told} />;
    case 'entry':
      return <EntryDetail told={told} names={life.names} />;
    case 'audit':
    case 'irregularity':
      return <OversightDetail told={told} />;
  }
}

type Of<Sort extends Told['sort']> = Extract<Told, { readonly sort: Sort }>;

function MoveDetail({ move, life, rights }: { readonly move: Move } & Pick<Props, 'life' | 'rights'>) {
  const t = useTexts(fundTexts);
  const [language] = useLanguage();
  const { projectId, via, voucherNo, docNo, claimId } = move;
  return (
    <span className="fund-particulars">
      <CounterpartOf move={move} names={life.names} />
      {projectId === undefined ? null : (
        <span>
          {t('project')} <ProjectLink id={projectId} life={life} rights={rights} />
        </span>
      )}
      {via === undefined ? null : <span>{termOf('value', `via=${via}`, language)}</span>}
      {claimId === undefined ? null : (
        <span>
          {t('claim')} <bdi>{claimId}</bdi>
        </span>
      )}
      {voucherNo === undefined ? null : (
        <span>
          {t('voucher')} <RecordedText text={voucherNo} />
        </span>
      )}
      {docNo === undefined ? null : <RecordedText text={docNo} />}
    </span>
  );
}

/** Where the money came from or went to; an allocation or a budget is followed by a click. */
function CounterpartOf({ move, names }: { readonly move: Move; readonly names: LifeAnswer['names'] }) {
  const t = useTexts(fundTexts);
  const [language] = useLanguage();
  const addressTo = usePageAddress();
  const { counterpart, change, type } = move;
  if (counterpart === undefined) return null;
  const { kind, id, budgetKind } = counterpart;
  const organ = organLabel(id, { names, language });
  switch (kind) {
    case 'allocation':
      return (
        <span>
          {change.startsWith('-') ? t('toFund') : t('fromFund')}{' '}
          <Link to={addressTo(fundPath(id))}>
            <bdi>{id}</bdi>
          </Link>
        </span>
      );
    case 'budget':
      return (
        <span>
          {t('fromBudget')}{' '}
          <a href="#fund-path">
            <bdi>{id}</bdi>
          </a>{' '}
          {budgetKind === undefined ? '' : termOf('value', `budgetKind=${budgetKind}`, language)}
        </span>
      );
    case 'plan':
      return (
        <span>
          {t('toPlan')} <bdi>{id}</bdi>
        </span>
      );
    case 'payee':
      return (
        <span>
          {t('payee')} {organ}
        </span>
      );
    case 'organ':
      return (
        <span>
          {type === 'FundWithdrawn' ? t('takenBack') : t('giver')} {organ}
        </span>
      );
  }
}

function ReportDetail({ told: { report, ledger } }: { readonly told: Of<'report'> }) {
  const t = useTexts(fundTexts);
  const [unit] = useUnit();
  const difference = (wholeOf(report.disbursed) - wholeOf(ledger)).toString();
  return (
    <span className={difference === '0' ? undefined : 'fund-differs'}>
      {t('reported', {
        asOf: report.asOf,
        disbursed: inUnit(report.disbursed, unit),
        ledger: inUnit(ledger, unit),
        difference: inUnit(difference, unit),
        done: report.projectsDone,
        planned: report.projectsPlanned,
      })}
    </span>
  );
}

function EntryDetail({ told, names }: { readonly told: Of<'entry'>; readonly names: LifeAnswer['names'] }) {
  const t = useTexts(fundTexts);
  const [language] = useLanguage();
  return (
    <span className="fund-particulars">
      <RecordedText text={t('entered', { system: told.systemName })} />
      <span>{organLabel(told.enteredBy, { names, language })}</span>
    </span>
  );
}

function OversightDetail({ told }: { readonly told: Of<'audit'> | Of<'irregularity'> }) {
  const t = useTexts(fundTexts);
  const [language] = useLanguage();
  const [unit, unitName] = useUnit();
  const { amount, words } = told;
  const isIrregularity = told.sort === 'irregularity';
  return (
    <span className="fund-particulars">
      <span>
        {isIrregularity ? t('irregularity') : t('audit')}{' '}
        <bdi>{isIrregularity ? told.irregularityId : told.auditId}</bdi>
      </span>
      {isIrregularity && told.misuseType !== undefined ? (
        <span>{termOf('value', `misuseType=${told.misuseType}`, language)}</span>
      ) : null}
      {amount === undefined ? null : (
        <span className="amount">
          {inUnit(amount, unit)} {unitName}
        </span>
      )}
      {isIrregularity && told.delayDays !== undefined ? <span>{t('days', { n: told.delayDays })}</span> : null}
      {isIrregularity && told.isHere === true ? <span>{t('coming')}</span> : null}
      {words === undefined ? null : <RecordedText text={words} />}
    </span>
  );
}
