/** The proof that a fact is in the log, and what this browser found at each check. */
import { Alert, Tag } from 'antd';
import { useVerification } from '../frame/verification';
import { useTexts, type Translate } from '../i18n/i18n';
import { count } from '../shown/money';
import { faultText } from '../verify/explained';
import { factChecks, type FactCheck, type FactVerdict, type Verdict } from '../verify/opened-fact';
import { verifyTexts } from '../verify/texts';
import { factTexts } from './texts';
import type { FactProof, Opened } from './use-opened-fact';

type FactTranslate = Translate<keyof typeof factTexts.zh>;

const COLOURS: Readonly<Record<Verdict, string>> = { passed: 'success', failed: 'error', unproven: 'warning' };

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
      {verdict ? <Verdicts verdict={verdict} t={t} /> : null}
      {!verdict ? <p role="status">{t(standing.mark === 'unpinned' ? 'checksNone' : 'checksWaiting')}</p> : null}
      {proof ? <Proof proof={proof} t={t} /> : null}
    </>
  );
}

function Verdicts({ verdict, t }: { readonly verdict: FactVerdict; readonly t: FactTranslate }) {
  const inWords = useTexts(verifyTexts);
  return (
    <>
      <ul className="fact-checks" role="status">
        {factChecks.map((check) => (
          <li key={check} data-check={check} data-verdict={verdict.checks[check]}>
            <Tag color={COLOURS[verdict.checks[check]]}>{t(verdict.checks[check])}</Tag>
            <span>{t(textOf(check))}</span>
          </li>
        ))}
      </ul>
      {verdict.faults.map((fault) => (
        <Alert key={fault.reason} role="alert" type="error" showIcon title={faultText(fault, inWords)} />
      ))}
    </>
  );
}

function Proof({ proof, t }: { readonly proof: FactProof; readonly t: FactTranslate }) {
  return (
    <details className="fact-proof">
      <summary>
        {t('proof')}:{t('proofPlace', { index: count(proof.index), size: count(proof.size) })}
      </summary>
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
