/** The frame around every page: name, menu, language, badge, basis bar, and the page with its states. */
import { Button, Layout } from 'antd';
import { Suspense } from 'react';
import { ArticleDrawer } from '../articles/article-drawer';
import { Link, Outlet, useLocation } from 'react-router';
import { withBasis } from '../basis/basis';
import { useBasis } from '../basis/use-basis';
import { FactDrawer } from '../facts/fact-drawer';
import { useTexts } from '../i18n/i18n';
import { pages, type Page } from '../pages/registry';
import type { Rights } from '../session/rights';
import { useSession } from '../session/use-session';
import { BrokenBanner, VerificationBadge } from './badge';
import { BasisBar } from './basis-bar';
import { FailureBoundary } from './failure';
import { LanguageSwitch } from './language-switch';
import { OfflineBanner } from './offline';
import { Loading } from './states';
import { frameTexts } from './texts';
import { UpdatingProvider } from './updating';
import { VerificationProvider } from './verification';

export const addressOfPage = (path: string): string => `/pages/${path}`;

function MenuEntry({ page, isCurrent }: { readonly page: Page; readonly isCurrent: boolean }) {
  const t = useTexts(page.texts);
  const { basis } = useBasis();
  // Whoever goes from a file to the money stays at the same two clocks.
  const search = withBasis(new URLSearchParams(), basis).toString();
  return (
    <li>
      <Link
        to={{ pathname: addressOfPage(page.menu ?? page.path), search }}
        aria-current={isCurrent ? 'page' : undefined}
      >
        {t('title')}
      </Link>
    </li>
  );
}

export function FrameLayout({ rights }: { readonly rights: Rights }) {
  return (
    <VerificationProvider>
      <UpdatingProvider>
        <Frame rights={rights} />
      </UpdatingProvider>
    </VerificationProvider>
  );
}

function Frame({ rights }: { readonly rights: Rights }) {
  const t = useTexts(frameTexts);
  const { signOut } = useSession();
  const { pathname } = useLocation();
  const shown = pages.filter((page) => page.menu !== undefined && page.isFor(rights));
  const current = shown.find((page) => pathname.startsWith(addressOfPage(page.menu ?? '')));
  return (
    <Layout className="frame">
      <a className="to-content" href="#content">
        {t('toContent')}
      </a>
      <BrokenBanner />
      <Layout.Header className="frame-header">
        <Link to="/pages" className="frame-name">
          {t('name')}
        </Link>
        <nav aria-label={t('menu')} className="frame-menu">
          <ul>
            {shown.map((page) => (
              <MenuEntry key={page.path} page={page} isCurrent={page === current} />
            ))}
          </ul>
        </nav>
        <VerificationBadge />
        <LanguageSwitch />
        <Button type="text" onClick={signOut}>
          {t('signOut')}
        </Button>
      </Layout.Header>
      <BasisBar />
      <OfflineBanner />
      <Layout.Content id="content" tabIndex={-1} className="frame-content" role="main">
        <FailureBoundary key={pathname}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </FailureBoundary>
      </Layout.Content>
      <FactDrawer />
      <ArticleDrawer />
    </Layout>
  );
}
