/** The way of the money from a line of a budget, or from outside the ledger, to this allocation. */
import { Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { FactLink } from '../../../facts/fact-link';
import { useLanguage, useTexts } from '../../../i18n/i18n';
import { termOf } from '../../../i18n/terms/term-of';
import type { Rights } from '../../../session/rights';
import { RecordedText } from '../../../shown/recorded-text';
import { fundPath, usePageAddress } from '../addresses';
import { inUnit } from '../amounts';
import type { LifeAnswer, Step } from '../answers';
import { organLabel } from '../node-label';
import { fundTexts } from '../texts';
import { useUnit } from './unit-choice';

interface Props {
  readonly life: LifeAnswer;
  readonly rights: Rights;
}

export function PathChain({ life, rights }: Props) {
  const t = useTexts(fundTexts);
  const [language] = useLanguage();
  const [unit] = useUnit();
  const { allocation, path, names } = life;
  const fromBudgetOn = [...path].reverse();
  const [first] = fromBudgetOn;
  const isOutside = allocation !== null && first?.kind !== 'budget';
  return (
    <section aria-labelledby="fund-path">
      <Typography.Title level={2} id="fund-path">
        {t('path')}
      </Typography.Title>
      <ol className="fund-path">
        {isOutside ? (
          <li className="fund-step is-outside">
            {t('pathOutside', { source: termOf('value', `sourceKind=${allocation.sourceKind}`, language) })}
          </li>
        ) : null}
        {fromBudgetOn.map((step) => (
          <PathStep key={`${step.kind}${step.id}`} step={step} names={names} mayReadFacts={rights.reads.facts} />
        ))}
        <li className="fund-step is-here" aria-current="true">
          <strong>
            {t('here')} <bdi>{life.id}</bdi>
          </strong>
          {allocation === null ? null : (
            <>
              <span>{organLabel(allocation.toOrgId, { names, language })}</span>
              <span className="amount">{inUnit(allocation.amount, unit)}</span>
              <span className="fund-step-doc">
                {allocation.day} <RecordedText text={allocation.docNo} />
              </span>
            </>
          )}
        </li>
      </ol>
    </section>
  );
}

interface StepProps {
  readonly step: Step;
  readonly names: Readonly<Record<string, string>>;
  readonly mayReadFacts: boolean;
}

function PathStep({ step, names, mayReadFacts }: StepProps) {
  const t = useTexts(fundTexts);
  const [language] = useLanguage();
  const [unit] = useUnit();
  const { kind, id, to, amount, docNo, day, factId } = step;
  return (
    <li className={`fund-step is-${kind}`} data-step={id}>
      <StepName step={step} />
      {to === null ? null : <span>{organLabel(to, { names, language })}</span>}
      <span className="amount">{amount === null ? t('broken') : inUnit(amount, unit)}</span>
      <span className="fund-step-doc">
        {day} {docNo === null ? null : <RecordedText text={docNo} />}{' '}
        {factId !== null && mayReadFacts ? <FactLink id={factId}>{t('fact')}</FactLink> : null}
      </span>
    </li>
  );
}

function StepName({ step: { kind, id, budgetKind } }: Pick<StepProps, 'step'>): ReactNode {
  const t = useTexts(fundTexts);
  const [language] = useLanguage();
  const addressTo = usePageAddress();
  if (kind === 'allocation') {
    return (
      <Link to={addressTo(fundPath(id))}>
        <bdi>{id}</bdi>
      </Link>
    );
  }
  return (
    <strong>
      {t('budget')} <bdi>{id}</bdi>{' '}
      {budgetKind === undefined ? '' : termOf('value', `budgetKind=${budgetKind}`, language)}
    </strong>
  );
}
