/** The figures of the summary, each with its name. */
import { Button } from 'antd';
import { useLanguage, useTexts } from '../../i18n/i18n';
import { termOf } from '../../i18n/terms/term-of';
import type { Summary } from './answers';
import { DISCREPANCIES_HEADING } from './discrepancies';
import { amountFigures, countFigures, isAmount, type FigureName } from './figures';
import { figureText } from './period-chart';
import { enforcementTexts } from './texts';

/** The weightiest first, and larger. */
const MAIN: readonly FigureName[] = ['penalties', ...amountFigures];
const REST: readonly FigureName[] = countFigures.filter((name) => !MAIN.includes(name));

export function SummaryFigures({ summary }: { readonly summary: Summary }) {
  return (
    <>
      <dl className="enforcement-figures is-main">
        {MAIN.map((name) => (
          <FigureOf key={name} name={name} summary={summary} />
        ))}
      </dl>
      <dl className="enforcement-figures">
        {REST.map((name) => (
          <FigureOf key={name} name={name} summary={summary} />
        ))}
      </dl>
    </>
  );
}

function FigureOf({ name, summary }: { readonly name: FigureName; readonly summary: Summary }) {
  const t = useTexts(enforcementTexts);
  const [language] = useLanguage();
  const isAlarming = name === 'discrepancies' && summary.discrepancies > 0;
  return (
    <div className={isAlarming ? 'is-alarming' : undefined} data-figure={name}>
      <dt>{termOf('enforcement-figure', name, language)}</dt>
      <dd>
        <span className="enforcement-number">{figureText(name, summary[name])}</span>
        {isAmount(name) ? <span className="enforcement-unit">{summary.currency}</span> : null}
        {isAlarming ? (
          <Button type="link" className="inline-link" onClick={showDiscrepancies}>
            {t('toDiscrepancies')}
          </Button>
        ) : null}
      </dd>
    </div>
  );
}

function showDiscrepancies(): void {
  const heading = document.getElementById(DISCREPANCIES_HEADING);
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}
