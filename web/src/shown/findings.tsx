/** What the rules find, each with its arithmetic, its articles and the facts that it rests on. */
import { Tag } from 'antd';
import { memo } from 'react';
import { CiteLink } from '../articles/cite-link';
import { FactLink } from '../facts/fact-link';
import { useLanguage, useTexts } from '../i18n/i18n';
import { arithmeticIn, sentenceIn } from './finding-words';
import { byGravity, type Finding } from './gravity';
import { findingTexts } from './texts';

const COLOURS: Readonly<Record<Finding['status'], string>> = {
  breach: 'error',
  due: 'error',
  alert: 'warning',
  open: 'processing',
  info: 'default',
  fulfilled: 'success',
};

export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  const t = useTexts(findingTexts);
  if (findings.length === 0) return <p className="no-findings">{t('none')}</p>;
  return (
    <ul className="findings">
      {byGravity(findings).map((finding) => (
        <FindingLine key={JSON.stringify(finding)} finding={finding} />
      ))}
    </ul>
  );
}

const FindingLine = memo(function FindingLine({ finding }: { readonly finding: Finding }) {
  const t = useTexts(findingTexts);
  const [language] = useLanguage();
  return (
    <li data-code={finding.code}>
      <Tag color={COLOURS[finding.status]}>{t(finding.status)}</Tag>{' '}
      <span className="finding-text">{sentenceIn(language, finding)}</span>{' '}
      {finding.arithmetic === undefined ? null : (
        <code className="arithmetic">{arithmeticIn(language, finding.arithmetic)}</code>
      )}{' '}
      <span className="finding-sources">
        <span className="finding-rule">{finding.rule}</span>{' '}
        {finding.cites.map((cite) => (
          <CiteLink key={cite} cite={cite} />
        ))}
        {finding.facts.length === 0 ? null : ` · ${t('facts')} `}
        {finding.facts.map((id) => (
          <FactLink key={id} id={id} />
        ))}
      </span>
    </li>
  );
});
