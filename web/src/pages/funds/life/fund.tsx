/** 资金全程: one allocation, from the budget that it came from to whoever was paid. */
import { Alert, Descriptions, Typography } from 'antd';
import { Link, useParams } from 'react-router';
import { useAnswer } from '../../../api/use-answer';
import { useBasis } from '../../../basis/use-basis';
import { Answered } from '../../../frame/states';
import { useLanguage, useTexts } from '../../../i18n/i18n';
import { termOf } from '../../../i18n/terms/term-of';
import { useRights, type Rights } from '../../../session/rights';
import { FindingList } from '../../../shown/findings';
import { count } from '../../../shown/money';
import { RecordedText } from '../../../shown/recorded-text';
import { usePageAddress } from '../addresses';
import { inUnit } from '../amounts';
import type { LifeAnswer } from '../answers';
import { organLabel } from '../node-label';
import { fundTexts } from '../texts';
import '../funds.css';
import { Conservation, OverdrawnAlert } from './conservation';
import { Events } from './events-table';
import './fund.css';
import { Oversight } from './oversight';
import { Parts, Projects } from './projects';
import { PathChain } from './path-chain';
import { UnitChoice, useUnit } from './unit-choice';

export function Fund() {
  const t = useTexts(fundTexts);
  const { id = '' } = useParams();
  const { basis } = useBasis();
  const rights = useRights();
  const addressTo = usePageAddress();
  const answer = useAnswer('/v1/funds/{id}', { params: { id }, query: basis });
  return (
    <div className="funds fund">
      <p>
        <Link to={addressTo('funds')}>← {t('back')}</Link>
      </p>
      <Answered answer={answer}>
        {(life) => (rights === undefined ? null : <Life life={life} rights={rights} />)}
      </Answered>
    </div>
  );
}

function Life({ life, rights }: { readonly life: LifeAnswer; readonly rights: Rights }) {
  const t = useTexts(fundTexts);
  const [language] = useLanguage();
  const { allocation, names } = life;
  const organ = (id: string): string => organLabel(id, { names, language });
  return (
    <>
      <Typography.Title level={1}>
        {allocation === null
          ? t('headingGone', { id: life.id })
          : t('heading', { from: organ(allocation.fromOrgId), to: organ(allocation.toOrgId) })}
      </Typography.Title>
      <Summary life={life} />
      <OverdrawnAlert life={life} />
      {life.truncated.length === 0 ? null : (
        <Alert
          type="info"
          showIcon
          title={t('truncated', { what: life.truncated.map((name) => termOf('field', name, language)).join(', ') })}
        />
      )}
      <PathChain life={life} rights={rights} />
      <Conservation life={life} />
      <Events life={life} rights={rights} />
      <section aria-labelledby="fund-findings">
        <Typography.Title level={2} id="fund-findings">
          {t('findings')}
        </Typography.Title>
        <FindingList findings={life.findings} />
      </section>
      <Projects life={life} rights={rights} />
      <Parts life={life} />
      <Oversight life={life} />
    </>
  );
}

function Summary({ life }: { readonly life: LifeAnswer }) {
  const t = useTexts(fundTexts);
  const [language] = useLanguage();
  const [unit, unitName] = useUnit();
  const { allocation, conservation } = life;
  if (allocation === null) return <Alert type="warning" showIcon title={t('gone')} />;
  const items = [
    { key: 'id', label: t('id'), children: <bdi>{life.id}</bdi> },
    { key: 'year', label: t('year'), children: allocation.fiscalYear },
    {
      key: 'source',
      label: t('source'),
      children: termOf('value', `sourceKind=${allocation.sourceKind}`, language),
    },
    { key: 'purpose', label: t('purpose'), children: <RecordedText text={allocation.purposeZh} /> },
    { key: 'docNo', label: t('docNo'), children: <RecordedText text={allocation.docNo} /> },
    {
      key: 'amount',
      label: `${t('amount')} (${unitName})`,
      children: <span className="amount">{inUnit(allocation.amount, unit)}</span>,
    },
    {
      key: 'left',
      label: `${t('left')} (${unitName})`,
      children: (
        <span className={conservation.overdrawn ? 'amount below-zero' : 'amount'}>
          {inUnit(conservation.balance, unit)}
        </span>
      ),
    },
  ];
  return (
    <>
      <UnitChoice />
      <Descriptions size="small" column={{ xs: 1, sm: 2, lg: 4 }} items={items} />
      {allocation.correctedBy === undefined ? null : (
        <Typography.Paragraph type="warning">
          {t('corrected', { index: count(allocation.correctedBy) })}
        </Typography.Paragraph>
      )}
    </>
  );
}
