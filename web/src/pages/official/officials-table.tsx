/** The directory: who they are, which posts they hold and held, and who manages them. */
import { Link } from 'react-router';
import { withBasis } from '../../basis/basis';
import { useBasis } from '../../basis/use-basis';
import { useLanguage, useTexts } from '../../i18n/i18n';
import { termOf } from '../../i18n/terms/term-of';
import { useOrganNames } from '../../shown/organs';
import type { OfficialRow, PostHeld } from './answers';
import { officialsTexts } from './texts';

interface OfficialsTableProps {
  readonly officials: readonly OfficialRow[];
  /** False for a key that may not read the files. */
  readonly opens: boolean;
}

export function OfficialsTable({ officials, opens }: OfficialsTableProps) {
  const t = useTexts(officialsTexts);
  const { basis } = useBasis();
  const organs = useOrganNames();
  const search = withBasis(new URLSearchParams(), basis).toString();
  return (
    <div className="table-holder" role="region" aria-label={t('caption')} tabIndex={0}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('posts')}</th>
            <th scope="col">{t('managedBy')}</th>
          </tr>
        </thead>
        <tbody>
          {officials.map(({ personId, nameZh, posts, cadreManagementOrgId }) => (
            <tr key={personId} data-person={personId}>
              <th scope="row">
                {opens ? (
                  <Link to={{ pathname: `/pages/officials/${personId}`, search }}>
                    <bdi>{nameZh ?? t('noName')}</bdi>
                  </Link>
                ) : (
                  <bdi>{nameZh ?? t('noName')}</bdi>
                )}
                <code className="person-id">{personId}</code>
              </th>
              <td>
                <Posts posts={posts} />
              </td>
              <td>
                {cadreManagementOrgId === undefined ? (
                  '—'
                ) : (
                  <bdi title={cadreManagementOrgId}>{organs.get(cadreManagementOrgId) ?? cadreManagementOrgId}</bdi>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The newest first: what somebody holds now is what they are looked for by. */
function Posts({ posts }: { readonly posts: readonly PostHeld[] }) {
  const t = useTexts(officialsTexts);
  const [language] = useLanguage();
  if (posts.length === 0) return <span className="secondary">{t('noPosts')}</span>;
  return (
    <ul className="posts">
      {[...posts].reverse().map(({ postId, titleZh, assumedOn, vacatedOn, reason }) => (
        <li key={`${postId}${assumedOn}`} className={vacatedOn === undefined ? 'is-held' : undefined}>
          <bdi title={postId}>{titleZh}</bdi>{' '}
          <span className="tenure">
            {vacatedOn === undefined
              ? t('since', { from: assumedOn })
              : t('tenure', { from: assumedOn, to: vacatedOn })}
            {reason === undefined ? null : ` · ${termOf('value', `PostVacated.reason=${reason}`, language)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
