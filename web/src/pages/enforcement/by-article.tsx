/** The articles broken, each with its penalties, its amount, and its share of both. */
import { Typography } from 'antd';
import { useMemo } from 'react';
import { useAddressMember } from '../../basis/use-basis';
import { Nothing } from '../../frame/states';
import { useLanguage, useTexts } from '../../i18n/i18n';
import { termOf } from '../../i18n/terms/term-of';
import { count, money } from '../../shown/money';
import { RecordedText } from '../../shown/recorded-text';
import { SortHeader } from '../../shown/sort-header';
import { shareOf, shareText } from '../../shown/share';
import { sumOf, wholeOf } from '../../shown/whole';
import type { ArticleFigures, Summary } from './answers';
import { articleColumns, sortedArticles, type ArticleColumn } from './articles';
import { headOf, sortingIn, sortingText, type Sorting } from './sorting';
import { articleTexts } from './texts';

const BY_AMOUNT: Sorting<ArticleColumn> = { column: 'imposed', direction: 'desc' };

export function ByArticle({ summary }: { readonly summary: Summary }) {
  const t = useTexts(articleTexts);
  return (
    <section aria-labelledby="enforcement-articles">
      <Typography.Title level={2} id="enforcement-articles">
        {t('heading')}
      </Typography.Title>
      {summary.byArticle.length === 0 ? (
        <Nothing why={t('none')} />
      ) : (
        <>
          <p className="secondary">{t('lead')}</p>
          <ArticleTable summary={summary} />
        </>
      )}
    </section>
  );
}

function ArticleTable({ summary: { byArticle, currency } }: { readonly summary: Summary }) {
  const t = useTexts(articleTexts);
  const [language] = useLanguage();
  const [asked, setAsked] = useAddressMember('sort');
  const sorting = sortingIn(asked, articleColumns, BY_AMOUNT);
  const { column, direction } = sorting;
  const sorted = useMemo(() => sortedArticles(byArticle, { column, direction }), [byArticle, column, direction]);
  const penalties = sumOf(byArticle.map((each) => each.penalties));
  const imposed = sumOf(byArticle.map((each) => each.imposed));
  const head = (of: ArticleColumn) => headOf(of, sorting, (next) => setAsked(sortingText(next)));
  return (
    <div className="enforcement-holder is-low" role="region" aria-label={t('table')} tabIndex={0}>
      <table className="enforcement-table">
        <thead>
          <tr>
            <SortHeader {...head('article')}>{t('article')}</SortHeader>
            <SortHeader isNumber {...head('penalties')}>
              {termOf('enforcement-figure', 'penalties', language)}
            </SortHeader>
            <th scope="col">{t('shareOfCount')}</th>
            <SortHeader isNumber {...head('imposed')}>
              {termOf('enforcement-figure', 'imposed', language)} ({currency})
            </SortHeader>
            <th scope="col">{t('shareOfAmount')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((each) => (
            <ArticleRow key={each.article} figures={each} penalties={penalties} imposed={imposed} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('total', { n: count(byArticle.length) })}</th>
            <td className="is-number">{count(String(penalties))}</td>
            <td />
            <td className="is-number">{money(String(imposed))}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

interface ArticleRowProps {
  readonly figures: ArticleFigures;
  /** In all. */
  readonly penalties: bigint;
  readonly imposed: bigint;
}

function ArticleRow({ figures, penalties, imposed }: ArticleRowProps) {
  const t = useTexts(articleTexts);
  return (
    <tr data-article={figures.article}>
      <th scope="row">{figures.article === '' ? t('noArticle') : <RecordedText text={figures.article} />}</th>
      <td className="is-number">{count(figures.penalties)}</td>
      <Share part={wholeOf(figures.penalties)} whole={penalties} />
      <td className="is-number">{money(figures.imposed)}</td>
      <Share part={wholeOf(figures.imposed)} whole={imposed} />
    </tr>
  );
}

/** The bar is for the eye; the text says the same. */
function Share({ part, whole }: { readonly part: bigint; readonly whole: bigint }) {
  return (
    <td className="enforcement-share">
      <span className="enforcement-bar" aria-hidden>
        <span style={{ width: `${(shareOf(part, whole) ?? 0) / 100}%` }} />
      </span>
      <span>{shareText(part, whole)}</span>
    </td>
  );
}
