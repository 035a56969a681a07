/** One fact: what it says, who recorded it when, what became of it, its bytes, and whether they are in the log. */
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { Refused } from '../api/client';
import { useAnswer } from '../api/use-answer';
import { CiteLink } from '../articles/cite-link';
import { shanghaiTime } from '../basis/basis';
import { Answered } from '../frame/states';
import { useLanguage, useTexts } from '../i18n/i18n';
import { termOf } from '../i18n/terms/term-of';
import { useRights } from '../session/rights';
import { count } from '../shown/money';
import { RecordedText } from '../shown/recorded-text';
import { FactBytes } from './fact-bytes';
import { FactChecks } from './fact-checks';
import { LaterCorrections } from './later-corrections';
import { FieldTable } from './field-table';
import { Organ } from './organ';
import './facts.css';
import { noMembers, type SchemaMembers } from './schema-members';
import { factTexts } from './texts';
import { useSchemaMembers } from './use-schema-members';
import { useOpenedFact, type Fact } from './use-opened-fact';

export function FactView({ id }: { readonly id: string }) {
  const answer = useAnswer('/v1/events/{id}', { params: { id }, keepPrevious: false });
  // To a key that may not read it a fact is answered like one that is not there.
  if (answer.error instanceof Refused && answer.error.slug === 'not-found') return <NotThere id={id} />;
  return <Answered answer={answer}>{(fact) => <FactSections fact={fact} />}</Answered>;
}

function NotThere({ id }: { readonly id: string }) {
  const t = useTexts(factTexts);
  const readsFacts = useRights()?.reads.facts === true;
  return (
    <Alert
      role="alert"
      type="warning"
      showIcon
      title={readsFacts ? t('missing') : t('refused')}
      description={t(readsFacts ? 'missingWhy' : 'refusedWhy', { id })}
    />
  );
}

function FactSections({ fact }: { readonly fact: Fact }) {
  const t = useTexts(factTexts);
  const [language] = useLanguage();
  const opened = useOpenedFact(fact);
  const { kind } = opened;
  const members = useSchemaMembers(fact, kind);
  return (
    <div className="fact">
      <h2>{termOf('fact', fact.type, language)}</h2>
      <Particulars fact={fact} />
      {kind === undefined || kind.cites.length === 0 ? null : (
        <p>
          {t('articles')}
          {kind.cites.map((cite) => (
            <CiteLink key={cite} cite={cite} />
          ))}
        </p>
      )}
      <h3>{t('data')}</h3>
      <FieldTable fields={fact.data} reading={{ within: fact.type, ...members, path: '' }} />
      <LaterCorrections fact={fact} />
      <FactChecks opened={opened} />
      <h3>{t('about')}</h3>
      <FieldTable fields={fact.about} reading={{ within: 'about', ...ABOUT, path: '' }} />
      <FactBytes fact={fact} record={opened.record} />
    </div>
  );
}

/** Said about every kind of fact alike. */
const ABOUT: SchemaMembers = { ...noMembers, organs: new Set(['organ', 'onBehalfOf']) };

function Particulars({ fact }: { readonly fact: Fact }) {
  const t = useTexts(factTexts);
  const [language] = useLanguage();
  const [role = '', organ = '', key = ''] = fact.actor.split('/');
  const streamKind = fact.stream.slice(0, fact.stream.indexOf('-'));
  const rows: readonly (readonly [string, ReactNode])[] = [
    [
      t('recorder'),
      <>
        {termOf('role', role, language)} · {organ === '-' ? null : <Organ id={organ} />}
        {organ === '-' ? null : ' · '}
        <RecordedText text={t('key', { key })} />
      </>,
    ],
    [t('recordedAt'), `${shanghaiTime(fact.recordedAt)} ${t('beijing')}`],
    [t('occurredOn'), fact.occurredOn],
    [
      t('stream'),
      `${termOf('stream', streamKind, language)} · ${fact.stream} · ${t('revision', { n: fact.revision })}`,
    ],
    [t('index'), count(fact.index)],
    [t('kind'), `${fact.type}@${fact.version}`],
    [t('id'), <code key="id">{fact.id}</code>],
  ];
  return (
    <table className="fact-fields" aria-label={t('particulars')}>
      <tbody>
        {rows.map(([label, value]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{typeof value === 'string' ? <RecordedText text={value} /> : value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
