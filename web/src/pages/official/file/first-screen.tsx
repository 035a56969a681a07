/** What somebody asks who opens a file for the first time: whose, as of when, what is wrong, where from, and can it be trusted. */
import { Fragment, type ReactNode } from 'react';
import { CiteLink } from '../../../articles/cite-link';
import { useBasis } from '../../../basis/use-basis';
import { badgeTexts } from '../../../frame/badge-texts';
import { useVerification } from '../../../frame/verification';
import { useLanguage, useTexts } from '../../../i18n/i18n';
import { termOf } from '../../../i18n/terms/term-of';
import { FindingList } from '../../../shown/findings';
import { count } from '../../../shown/money';
import { findingTexts } from '../../../shown/texts';
import type { IntegrityFile, Tenure } from '../answers';
import { basisWords } from '../basis-words';
import { countedByStatus, factsOf, graveOf, headOf, holdsOn, lastBefore, provenanceOf } from './file-figures';
import { fileTexts } from './texts';
import { InPageLink } from './in-page-link';
import { OrganName, PostName } from '../names';
import { useRecorders } from './recorders';

/** So many findings leave room for the other answers on one screen. */
const GRAVEST = 3;
/** So many articles are named before the rest is counted. */
const CITES = 8;

interface FirstScreenProps {
  readonly file: IntegrityFile;
  readonly who: string | undefined;
}

export function FirstScreen({ file, who }: FirstScreenProps) {
  return (
    <div className="first-screen">
      <Whose file={file} who={who} />
      <AsOf file={file} />
      <Wrong file={file} />
      <WhereFrom file={file} />
      <Trust file={file} />
    </div>
  );
}

function Panel(props: { readonly name: string; readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="panel" data-panel={props.name} aria-labelledby={`panel-${props.name}`}>
      <h2 id={`panel-${props.name}`}>{props.title}</h2>
      {props.children}
    </section>
  );
}

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Whose({ file, who }: FirstScreenProps) {
  const t = useTexts(fileTexts);
  const [language] = useLanguage();
  const { personId, partyMember, cadreManagementOrgId, custody = [], purpose } = file;
  return (
    <Panel name="whose" title={t('whose')}>
      <p className="whose-name">
        <bdi>{who ?? t('noName')}</bdi>
        {partyMember === undefined ? null : <span className="secondary">{t(partyMember ? 'party' : 'notParty')}</span>}
      </p>
      <dl className="lines">
        <Line label={t('post')}>
          <PostsOnDay file={file} />
        </Line>
        <Line label={t('custody')}>
          {custody.length === 0 ? t('noCustody') : null}
          {custody.map(({ factId, custodianOrgId, openedOn }, i) => (
            <Fragment key={factId}>
              {i === 0 ? null : ' · '}
              <OrganName id={custodianOrgId} /> {t('since', { from: openedOn })}
            </Fragment>
          ))}
        </Line>
        {cadreManagementOrgId === undefined ? null : (
          <Line label={t('managedBy')}>
            <OrganName id={cadreManagementOrgId} />
          </Line>
        )}
        <Line label={t('personId')}>
          <code>{personId}</code>
        </Line>
        <Line label={t('readFor')}>
          {termOf('value', `purpose=${purpose}`, language)} · {t('readRecorded')}
        </Line>
      </dl>
    </Panel>
  );
}

function PostsOnDay({ file: { posts = [], basis } }: { readonly file: IntegrityFile }) {
  const t = useTexts(fileTexts);
  const held = posts.filter((tenure) => holdsOn(tenure, basis.effectiveOn));
  if (held.length > 0) {
    return held.map((tenure, i) => (
      <Fragment key={`${tenure.postId}${tenure.assumedOn ?? ''}`}>
        {i === 0 ? null : ' · '}
        <PostName id={tenure.postId} /> {t('since', { from: tenure.assumedOn ?? '' })}
      </Fragment>
    ));
  }
  const last = lastBefore(posts, basis.effectiveOn);
  return (
    <>
      {t('noPost')}
      {last === undefined ? null : <LastPost tenure={last} />}
    </>
  );
}

function LastPost({ tenure }: { readonly tenure: Tenure }) {
  const t = useTexts(fileTexts);
  const [language] = useLanguage();
  return (
    <>
      {' · '}
      {t('before')} <PostName id={tenure.postId} /> {tenure.assumedOn ?? '…'} — {tenure.vacatedOn ?? '…'}
      {tenure.reason === undefined ? null : ` (${termOf('value', `PostVacated.reason=${tenure.reason}`, language)})`}
    </>
  );
}

function AsOf({ file: { basis } }: { readonly file: IntegrityFile }) {
  const t = useTexts(fileTexts);
  // The service names the size it answered from; who asked for nothing else asked for now.
  const isNow = useBasis().basis.knownAt === undefined;
  return (
    <Panel name="as-of" title={t('asOf')}>
      <p className="as-of">{basisWords(isNow ? { ...basis, knownAt: null } : basis, t)}</p>
      <p className="secondary">
        {t('sizeOf', { n: count(basis.size) })} ·{' '}
        {t('versions', { projection: basis.projection, rulebook: basis.rulebook })}
      </p>
      {basis.warning === undefined ? null : (
        <p role="alert" className="warning">
          {t('warning')}: {basis.warning}
        </p>
      )}
    </Panel>
  );
}

function Wrong({ file }: { readonly file: IntegrityFile }) {
  const t = useTexts(fileTexts);
  const status = useTexts(findingTexts);
  const { findings } = file;
  const grave = graveOf(findings);
  const shown = grave.slice(0, GRAVEST);
  return (
    <Panel name="wrong" title={t('wrong')}>
      {grave.length === 0 ? (
        // Where nothing is on record, nothing is judged.
        <p className="nothing-wrong">{t(factsOf(file).size === 0 ? 'emptyFile' : 'nothingWrong')}</p>
      ) : (
        <FindingList findings={shown} />
      )}
      <p className="secondary">
        {grave.length > shown.length ? `${t('gravest', { n: shown.length, all: count(grave.length) })} · ` : ''}
        {countedByStatus(findings)
          .map(([name, n]) => `${status(name)} ${count(n)}`)
          .join(' · ')}
        {findings.length === 0 ? null : (
          <>
            {' · '}
            <InPageLink to="findings">{t('allFindings', { n: count(findings.length) })}</InPageLink>
          </>
        )}
      </p>
    </Panel>
  );
}

function WhereFrom({ file }: { readonly file: IntegrityFile }) {
  const t = useTexts(fileTexts);
  const { facts, corrected, filled, sections, cites } = provenanceOf(file);
  const recorders = useRecorders(file);
  return (
    <Panel name="where" title={t('where')}>
      <p>
        {t('facts', { n: count(facts), filled, sections })}
        {corrected === 0 ? null : ` · ${t('correctedFacts', { n: count(corrected) })}`}
      </p>
      {recorders.length === 0 ? null : (
        <p>
          {t('recordedBy')}{' '}
          {recorders.map(([organ, n], i) => (
            <Fragment key={organ}>
              {i === 0 ? null : ' · '}
              <OrganName id={organ} /> {count(n)}
            </Fragment>
          ))}
        </p>
      )}
      {cites.length === 0 ? null : (
        <p>
          {t('articles')}{' '}
          {cites.slice(0, CITES).map((cite) => (
            <Fragment key={cite}>
              <CiteLink cite={cite} />{' '}
            </Fragment>
          ))}
          {cites.length > CITES ? t('moreArticles', { n: cites.length - CITES }) : null}
        </p>
      )}
    </Panel>
  );
}

function Trust({ file: { basis } }: { readonly file: IntegrityFile }) {
  const t = useTexts(fileTexts);
  const badge = useTexts(badgeTexts);
  const { mark } = useVerification().standing;
  const head = headOf(basis.checkpoint);
  return (
    <Panel name="trust" title={t('trust')}>
      <p>
        {t('verified')} <strong data-mark={mark}>{badge(mark)}</strong> · {t('trustLead')}
      </p>
      <p className="secondary">
        {head === undefined ? t('notSealed') : `${t('checkpoint')}: ${t('sealed', { n: count(head.size) })}`}
        {head === undefined ? null : (
          <>
            <br />
            {t('root')} <code className="root-hash">{head.root}</code>
          </>
        )}
      </p>
    </Panel>
  );
}
