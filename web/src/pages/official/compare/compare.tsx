/** One person's file at two moments, side by side. */
import { Alert, Tag, Typography } from 'antd';
import { useMemo } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useAnswer } from '../../../api/use-answer';
import { withBasis } from '../../../basis/basis';
import { useAddressMember, useBasis } from '../../../basis/use-basis';
import { Answered } from '../../../frame/states';
import { useLanguage, useTexts } from '../../../i18n/i18n';
import { termOf } from '../../../i18n/terms/term-of';
import { useRights, type Rights } from '../../../session/rights';
import { count } from '../../../shown/money';
import type { Basis, FileDiff } from '../answers';
import { ClockPickers } from './clock-pickers';
import { clocksOf } from './compare-clocks';
import { comparisonOf, isSame, type Compared, type Comparison, type Mark, type Standing } from './compare-rows';
import { FindingsTable, RowsTable } from './compare-table';
import { compareTexts } from './texts';
import './compare.css';
import { NamesContext } from '../names';
import '../official.css';
import { Purpose } from '../purpose';
import { useNames, useOfficial } from '../use-official';
import { useTimeline } from '../time-bar/use-timeline';

export function CompareFile() {
  const rights = useRights();
  return rights === undefined ? null : <WithPurpose rights={rights} />;
}

/** Nothing of the file is asked for until a purpose is chosen: each reading is put on record. */
function WithPurpose({ rights }: { readonly rights: Rights }) {
  const t = useTexts(compareTexts);
  const { id = '' } = useParams();
  const { basis } = useBasis();
  const [purpose, choose] = useAddressMember('purpose');
  const official = useOfficial(id, rights);
  const names = useNames(official);
  const who = official?.nameZh ?? id;
  const isChosen = purpose !== undefined && rights.purposes.includes(purpose);
  const search = withBasis(new URLSearchParams(isChosen ? { purpose } : {}), basis).toString();
  return (
    <NamesContext value={names}>
      <article className="official-file">
        <header className="file-heading">
          <Typography.Title level={1}>
            <bdi>{t('heading', { who })}</bdi>
          </Typography.Title>
          <div className="file-actions">
            <Link to={{ pathname: `/pages/officials/${id}`, search }}>{t('back')}</Link>
          </div>
        </header>
        {isChosen ? (
          <>
            <ClockPickers />
            <Difference id={id} purpose={purpose} />
          </>
        ) : (
          <Purpose purposes={rights.purposes} unknown={purpose} who={who} onChosen={choose} />
        )}
      </article>
    </NamesContext>
  );
}

interface OfOneFile {
  readonly id: string;
  readonly purpose: string;
}

function Difference({ id, purpose }: OfOneFile) {
  const [address] = useSearchParams();
  const [from, to] = [clocksOf('from', address), clocksOf('to', address)];
  const query = { ...to, fromEffectiveOn: from.effectiveOn, fromKnownAt: from.knownAt, purpose };
  const diff = useAnswer('/v1/officials/{id}/file/diff', { params: { id }, query });
  return <Answered answer={diff}>{(answer) => <BothSides id={id} purpose={purpose} diff={answer} />}</Answered>;
}

const NONE: readonly Mark[] = [];

/** Both files at the log sizes of the difference, so that nothing that is recorded meanwhile comes between them. */
function BothSides({ id, purpose, diff }: OfOneFile & { readonly diff: FileDiff }) {
  const asked = ({ effectiveOn, size }: Basis) => ({
    params: { id },
    query: { purpose, effectiveOn, knownAt: size },
    keepPrevious: false,
  });
  const before = useAnswer('/v1/officials/{id}/file', asked(diff.from));
  const after = useAnswer('/v1/officials/{id}/file', asked(diff.to));
  // Without them the difference is shown all the same, only not which correction made it.
  const timeline = useTimeline({ personId: id, purpose });
  const marks = timeline.data?.items ?? NONE;
  return (
    <Answered answer={before}>
      {(old) => (
        <Answered answer={after}>
          {(next) => <Shown compared={{ before: old, after: next, operations: diff.operations, marks }} />}
        </Answered>
      )}
    </Answered>
  );
}

function Shown({ compared }: { readonly compared: Compared }) {
  const t = useTexts(compareTexts);
  const [language] = useLanguage();
  const comparison = useMemo(
    () => comparisonOf(compared),
    [compared.before, compared.after, compared.operations, compared.marks],
  );
  const { above, sections, findings } = comparison;
  const said = ({ effectiveOn, size }: Basis): string => t('basisOf', { day: effectiveOn, n: count(size) });
  return (
    <>
      <dl className="compare-bases">
        <dt>{t('from')}</dt>
        <dd>{said(compared.before.basis)}</dd>
        <dt>{t('to')}</dt>
        <dd>{said(compared.after.basis)}</dd>
      </dl>
      {isSame(comparison) ? <Alert type="success" showIcon role="status" title={t('same')} /> : null}
      {isSame(comparison) ? null : <Summary comparison={comparison} />}
      {findings.length === 0 ? null : (
        <section>
          <h2>{t('findings')}</h2>
          <FindingsTable rows={findings} title={t('findings')} />
        </section>
      )}
      {sections.map(({ code, rows }) => (
        <section key={code} data-section={code}>
          <h2>
            {code} {termOf('section', code, language)}
          </h2>
          <RowsTable rows={rows} title={termOf('section', code, language)} />
        </section>
      ))}
      {above.length === 0 ? null : (
        <section>
          <h2>{t('above')}</h2>
          <RowsTable rows={above} title={t('above')} />
        </section>
      )}
    </>
  );
}

const STANDINGS: readonly Standing[] = ['added', 'removed', 'changed'];

function Summary({ comparison: { above, sections, findings } }: { readonly comparison: Comparison }) {
  const t = useTexts(compareTexts);
  const rows = [...above, ...sections.flatMap(({ rows: inside }) => inside), ...findings];
  return (
    <p className="compare-summary" role="status">
      {t('summary', { n: count(rows.length) })}
      {STANDINGS.map((standing) => (
        <Tag key={standing} className={`summary-${standing}`}>
          {t(standing)} {count(rows.filter((row) => row.standing === standing).length)}
        </Tag>
      ))}
    </p>
  );
}
