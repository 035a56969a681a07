/** Audits and irregularities that concern the allocation, or that the key may not see them. */
import { Alert, Tag, Typography } from 'antd';
import { useLanguage, useTexts } from '../../../i18n/i18n';
import { termOf } from '../../../i18n/terms/term-of';
import { FindingList } from '../../../shown/findings';
import { RecordedText } from '../../../shown/recorded-text';
import { inUnit } from '../amounts';
import type { IrregularityItem, LifeAnswer } from '../answers';
import { fundTexts } from '../texts';
import { useUnit } from './unit-choice';

export function Oversight({ life: { audits, irregularities } }: { readonly life: LifeAnswer }) {
  const t = useTexts(fundTexts);
  const [language] = useLanguage();
  return (
    <section aria-labelledby="fund-oversight">
      <Typography.Title level={2} id="fund-oversight">
        {t('oversight')}
      </Typography.Title>
      <Hidden audits={audits === null} irregularities={irregularities === null} />
      {audits?.length === 0 && irregularities?.length === 0 ? <p>{t('noOversight')}</p> : null}
      {(audits ?? []).map(({ key, row, concerns }) => (
        <article key={key} className="fund-oversight">
          <Typography.Title level={3}>
            {t('audit')} <bdi>{key}</bdi>
          </Typography.Title>
          <p>
            {row.opening === undefined
              ? ''
              : `${row.opening.day} ${termOf('value', `AuditOpened.kind=${row.opening.kind}`, language)} `}
            {row.opening === undefined ? null : <RecordedText text={row.opening.docNo} />}
          </p>
          <Concerns names={concerns} />
          {row.reports.map(({ factId, day, opinionZh }) => (
            <p key={factId}>
              {day} <RecordedText text={opinionZh} />
            </p>
          ))}
        </article>
      ))}
      {(irregularities ?? []).map((item) => (
        <Irregularity key={item.key} item={item} />
      ))}
    </section>
  );
}

function Hidden(hidden: { readonly audits: boolean; readonly irregularities: boolean }) {
  const t = useTexts(fundTexts);
  if (hidden.audits && hidden.irregularities) return <Alert type="info" showIcon title={t('auditsHidden')} />;
  if (hidden.irregularities) return <Alert type="info" showIcon title={t('irregularitiesHidden')} />;
  return hidden.audits ? <Alert type="info" showIcon title={t('auditsOnlyHidden')} /> : null;
}

const CONCERNS = {
  allocation: 'concern_allocation',
  recovery: 'concern_recovery',
  project: 'concern_project',
  organ: 'concern_organ',
  superior: 'concern_superior',
} as const;

const isConcern = (name: string): name is keyof typeof CONCERNS => Object.hasOwn(CONCERNS, name);

function Concerns({ names }: { readonly names: readonly string[] }) {
  const t = useTexts(fundTexts);
  return (
    <p>
      {t('concerns')}: {names.map((name) => (isConcern(name) ? t(CONCERNS[name]) : name)).join(', ')}
    </p>
  );
}

function Irregularity({ item: { key, row, findings, concerns } }: { readonly item: IrregularityItem }) {
  const t = useTexts(fundTexts);
  const [language] = useLanguage();
  const [unit, unitName] = useUnit();
  const { found, recovered, state } = row;
  const recoveredText = `${inUnit(recovered, unit)} ${unitName}`;
  return (
    <article className="fund-oversight" data-irregularity={key}>
      <Typography.Title level={3}>
        {t('irregularity')} <bdi>{key}</bdi>{' '}
        <Tag color={state === 'open' ? 'warning' : 'success'}>{state === 'open' ? t('open') : t('closed')}</Tag>
      </Typography.Title>
      <p>
        {found === undefined ? '' : `${found.day} ${termOf('value', `misuseType=${found.misuseType}`, language)};`}{' '}
        {found?.amount === undefined
          ? t('recovered', { recovered: recoveredText })
          : t('recoveredOf', { recovered: recoveredText, amount: `${inUnit(found.amount, unit)} ${unitName}` })}
      </p>
      <Concerns names={concerns} />
      <FindingList findings={findings} />
    </article>
  );
}
