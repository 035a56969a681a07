/** The proof that a fact is in the log, and what this browser found at each check. */
import { CheckCircleFilled, CloseCircleFilled, QuestionCircleFilled } from '@ant-design/icons';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useVerification } from '../frame/verification';
import { useTexts, type Translate } from '../i18n/i18n';
import { count } from '../shown/money';
import { useFaultText } from '../verify/explained';
import { factChecks, type FactCheck, type FactVerdict, type Verdict } from '../verify/opened-fact';
import { factTexts } from './texts';
import type { FactProof, Opened } from './use-opened-fact';

type FactTranslate = Translate<keyof typeof factTexts.zh>;

const ICONS: Readonly<Record<Verdict, ReactNode>> = {
  passed: <CheckCircleFilled />,
  failed: <CloseCircleFilled />,
  unproven: <QuestionCircleFilled />,
};

/** `payload` names the payload itself among the texts. */
const textOf = (check: FactCheck): keyof typeof factTexts.zh => (check === 'payload' ? 'payloadCheck' : check);

export function FactChecks({ opened }: { readonly opened: Opened }) {
  const t = useTexts(factTexts);
  const { standing } = useVerification();
  const { verdict, proof, isUnsealed } = opened;
  return (
    <>
      <h3>{t('checks')}</h3>
      {isUnsealed ? <Alert type="info" showIcon title={t('unsealedYet')} /> : null}
      <div role="status">
        {verdict ? (
          <Verdicts verdict={verdict} t={t} />
        ) : (
          <p>{t(standing.mark === 'unpinned' ? 'checksNone' : 'checksWaiting')}</p>
        )}
      </div>
      {proof ? <Proof proof={proof} t={t} /> : null}
    </>
  );
}

function Verdicts({ verdict, t }: { readonly verdict: FactVerdict; readonly t: FactTranslate }) {
  const faultText = useFaultText();
  return (
    <>
      <ul className="fact-checks">
        {factChecks.map((check) => (
          <li key={check} data-check={check} data-verdict={verdict.checks[check]}>
            <span className="verdict">
              {ICONS[verdict.checks[check]]} {t(verdict.checks[check])}
            </span>
            <span>{t(textOf(check))}</span>
          </li>
        ))}
      </ul>
      {verdict.faults.map((fault) => (
        <Alert key={fault.reason} role="alert" type="error" showIcon title={faultText(fault)} />
      ))}
    </>
  );
}

function Proof({ proof, t }: { readonly proof: FactProof; readonly t: FactTranslate }) {
  return (
    <details className="fact-proof">
      <summary>{t('proof', { index: count(proof.index), size: count(proof.size) })}</summary>
      <p>{t('path', { n: proof.path.length })}</p>
      <ol>
        {proof.path.map((hash) => (
          <li key={hash}>
            <code>{hash}</code>
          </li>
        ))}
      </ol>
      <pre>{proof.checkpoint}</pre>
    </details>
  );
}
