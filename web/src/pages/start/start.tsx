/** Where somebody begins who has no link: which pages there are, and what each answers. */
import { Card, Typography } from 'antd';
import { Link } from 'react-router';
import { addressOfPage } from '../../frame/layout';
import { Nothing } from '../../frame/states';
import { useTexts } from '../../i18n/i18n';
import type { Rights } from '../../session/rights';
import { pages, type Page } from '../registry';
import { startTexts } from './texts';

function PageCard({ page }: { readonly page: Page }) {
  const t = useTexts(page.texts);
  return (
    <Link to={addressOfPage(page.menu ?? page.path)}>
      <Card hoverable size="small" title={t('title')}>
        {t('lead')}
      </Card>
    </Link>
  );
}

export function Start({ rights }: { readonly rights: Rights }) {
  const t = useTexts(startTexts);
  const shown = pages.filter((page) => page.menu !== undefined && page.isFor(rights));
  return (
    <>
      <Typography.Title level={1}>{t('title')}</Typography.Title>
      <Typography.Paragraph>{t('lead')}</Typography.Paragraph>
      {shown.length === 0 ? <Nothing why={t('noPages')} /> : null}
      <div className="card-grid">
        {shown.map((page) => (
          <PageCard key={page.path} page={page} />
        ))}
      </div>
    </>
  );
}
