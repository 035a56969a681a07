/** The figures by year or month: two charts, and the same numbers and all others in a table. */
import { Alert, Typography } from 'antd';
import { useMemo } from 'react';
import { useAnswer } from '../../api/use-answer';
import { useAddressMember, useBasis } from '../../basis/use-basis';
import { Chart } from '../../charts/chart';
import { Answered, Nothing } from '../../frame/states';
import { useLanguage, useTexts } from '../../i18n/i18n';
import { termOf } from '../../i18n/terms/term-of';
import type { PeriodFigures, Summary } from './answers';
import { differing, figureNames, totalsOf, type FigureName } from './figures';
import { figureText, periodOption, seriesColours } from './period-chart';
import { periodLengthIn, type PeriodLength } from './periods';
import { overTimeTexts } from './texts';

const AMOUNTS: readonly FigureName[] = ['imposed', 'paid'];
const COUNTS: readonly FigureName[] = ['penalties', 'increased', 'payments', 'enforcementRequests'];
const HEIGHT = 300;

export function OverTime({ summary }: { readonly summary: Summary }) {
  const t = useTexts(overTimeTexts);
  const { basis } = useBasis();
  const [organ] = useAddressMember('organ');
  const [asked] = useAddressMember('by');
  const by = periodLengthIn(asked);
  const answer = useAnswer('/v1/enforcement/series', { query: { ...basis, organ, by } });
  return (
    <section aria-labelledby="enforcement-over-time">
      <Typography.Title level={2} id="enforcement-over-time">
        {t('heading')}
      </Typography.Title>
      <Answered answer={answer}>
        {(series) =>
          series.items.length === 0 ? (
            <Nothing why={t('none')} />
          ) : (
            <>
              <div className="enforcement-charts">
                <PeriodChart items={series.items} by={series.by} figures={AMOUNTS} currency={series.currency} />
                <PeriodChart items={series.items} by={series.by} figures={COUNTS} currency={undefined} />
              </div>
              <PeriodTable items={series.items} />
              {/* Asked one after the other: facts may have come in between, and then they may differ. */}
              {series.basis.size === summary.basis.size && series.basis.effectiveOn === summary.basis.effectiveOn ? (
                <Sums items={series.items} summary={summary} />
              ) : null}
            </>
          )
        }
      </Answered>
    </section>
  );
}

interface PeriodChartProps {
  readonly items: readonly PeriodFigures[];
  readonly by: PeriodLength;
  readonly figures: readonly FigureName[];
  /** Of amounts; undefined for counts. */
  readonly currency: string | undefined;
}

function PeriodChart({ items, by, figures, currency }: PeriodChartProps) {
  const t = useTexts(overTimeTexts);
  const [language] = useLanguage();
  const option = useMemo(() => {
    const axis = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en', { notation: 'compact' });
    const nameOf = (figure: FigureName): string => termOf('enforcement-figure', figure, language);
    return periodOption(items, by, figures, { nameOf, axis: (n) => axis.format(n) });
  }, [items, by, figures, language]);
  const said = {
    from: items[0]?.period ?? '',
    to: items.at(-1)?.period ?? '',
    figures: namesOf(figures, language),
  };
  return (
    <figure>
      <figcaption>{currency === undefined ? t('counts') : t('amounts', { currency })}</figcaption>
      <ul className="enforcement-legend">
        {figures.map((figure, i) => (
          <li key={figure}>
            <span className="enforcement-swatch" style={{ background: seriesColours[i] }} aria-hidden />
            {termOf('enforcement-figure', figure, language)}
          </li>
        ))}
      </ul>
      <Chart
        option={option as never}
        height={HEIGHT}
        description={currency === undefined ? t('describedCounts', said) : t('describedAmounts', { ...said, currency })}
      />
    </figure>
  );
}

const namesOf = (figures: readonly FigureName[], language: 'zh' | 'en'): string =>
  figures.map((figure) => termOf('enforcement-figure', figure, language)).join(language === 'zh' ? '、' : ', ');

function PeriodTable({ items }: { readonly items: readonly PeriodFigures[] }) {
  const t = useTexts(overTimeTexts);
  const [language] = useLanguage();
  const totals = totalsOf(items);
  return (
    <>
      <div className="enforcement-holder is-low" role="region" aria-label={t('table')} tabIndex={0}>
        <table className="enforcement-table is-wide">
          <caption>{t('table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('period')}</th>
              {figureNames.map((name) => (
                <th key={name} scope="col" className="is-number">
                  {termOf('enforcement-figure', name, language)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.period}>
                <th scope="row">{item.period}</th>
                {figureNames.map((name) => (
                  <td key={name} className="is-number">
                    {figureText(name, item[name])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('total')}</th>
              {figureNames.map((name) => (
                <td key={name} className="is-number">
                  {figureText(name, String(totals[name]))}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
      <p className="secondary">{t('leftOut')}</p>
    </>
  );
}

/** Whether the parts add up is worked out here, not believed. */
function Sums({ items, summary }: { readonly items: readonly PeriodFigures[]; readonly summary: Summary }) {
  const t = useTexts(overTimeTexts);
  const [language] = useLanguage();
  const wrong = differing(items, summary);
  if (wrong.length === 0) return <p className="secondary is-checked">{t('addsUp')}</p>;
  return <Alert type="error" showIcon title={t('doesNotAddUp', { figures: namesOf(wrong, language) })} />;
}
