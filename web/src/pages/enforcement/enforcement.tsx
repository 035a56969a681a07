/** 行政处罚: what the penalties come to, over time and by article, and where the register's totals disagree. */
import { Typography } from 'antd';
import { useAnswer } from '../../api/use-answer';
import { useAddressMember, useBasis } from '../../basis/use-basis';
import { Answered, Nothing } from '../../frame/states';
import { useLanguage, useTexts } from '../../i18n/i18n';
import { readsView, useRights, type Rights } from '../../session/rights';
import { count } from '../../shown/money';
import { useOrganNames, type OrganNames } from '../../shown/organs';
import type { Summary } from './answers';
import { ByArticle } from './by-article';
import { currencyName } from './currency';
import { Discrepancies } from './discrepancies';
import './enforcement.css';
import { FilterBar } from './filter-bar';
import { isNothing } from './figures';
import { OverTime } from './over-time';
import { ownOrganOf } from './penalty-facts';
import { SummaryFigures } from './summary-figures';
import { enforcementTexts } from './texts';

const VIEW = 'enforcement-summary';

export function Enforcement() {
  const t = useTexts(enforcementTexts);
  const rights = useRights();
  return (
    <div className="enforcement">
      <Typography.Title level={1}>{t('title')}</Typography.Title>
      <Typography.Paragraph type="secondary">{t('lead')}</Typography.Paragraph>
      {rights === undefined ? null : <EnforcementFor rights={rights} />}
    </div>
  );
}

function EnforcementFor({ rights }: { readonly rights: Rights }) {
  const t = useTexts(enforcementTexts);
  const { basis } = useBasis();
  const [organ] = useAddressMember('organ');
  const names = useOrganNames();
  const own = ownOrganOf(rights, VIEW);
  const answer = useAnswer('/v1/enforcement/summary', { query: { ...basis, organ } });
  return (
    <>
      {own === undefined ? null : <p>{t('ownOnly', { organ: nameIn(names, own) })}</p>}
      <FilterBar own={own} />
      <Answered answer={answer}>
        {(summary) =>
          isNothing(summary) ? (
            <Nothing
              why={
                organ === undefined && own === undefined
                  ? t('noPenalties')
                  : t('noPenaltiesOfOrgan', { organ: nameIn(names, organ ?? own ?? '') })
              }
            />
          ) : (
            <Shown summary={summary} rights={rights} />
          )
        }
      </Answered>
    </>
  );
}

const nameIn = (names: OrganNames, id: string): string => names.get(id) ?? id;

interface ShownProps {
  readonly summary: Summary;
  readonly rights: Rights;
}

function Shown({ summary, rights }: ShownProps) {
  const t = useTexts(enforcementTexts);
  const [language] = useLanguage();
  const { basis, currency } = summary;
  return (
    <>
      <section aria-labelledby="enforcement-summary">
        <Typography.Title level={2} id="enforcement-summary">
          {t('summary')}
        </Typography.Title>
        <p className="secondary">
          {t('basis', {
            day: basis.effectiveOn,
            size: count(basis.size),
            currency: currencyName(currency, language),
          })}
        </p>
        <SummaryFigures summary={summary} />
      </section>
      <OverTime summary={summary} />
      <ByArticle summary={summary} />
      <Discrepancies summary={summary} rights={rights} isOffered={readsView(rights, 'enforcement-discrepancies')} />
    </>
  );
}
