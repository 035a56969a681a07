/** Everything put together: providers, the session's gate, and the routes of the registry. */
import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { lazy, useMemo } from 'react';
import { createBrowserRouter, Navigate, RouterProvider } from 'react-router';
import { Refused } from './api/client';
import { newQueryClient, useAnswer } from './api/use-answer';
import { loaded } from './frame/loaded';
import { FrameLayout } from './frame/layout';
import { OfflineBanner } from './frame/offline';
import { SignIn } from './frame/sign-in';
import { Answered, Nothing, Refusal } from './frame/states';
import { frameTexts } from './frame/texts';
import { theme } from './frame/theme';
import { useLanguage, useTexts } from './i18n/i18n';
import { Start } from './pages/start/start';
import { pages } from './pages/registry';
import { RightsContext, type Rights } from './session/rights';
import type { Session } from './session/session';
import { SessionProvider, useSession } from './session/use-session';

function NoSuchPage() {
  const t = useTexts(frameTexts);
  return <Nothing why={t('noSuchPage')} />;
}

/** Pages that the key may not read are not there at all. */
const routerFor = (rights: Rights): ReturnType<typeof createBrowserRouter> =>
  createBrowserRouter([
    { path: '/', element: <Navigate to="/pages" replace /> },
    {
      path: '/pages',
      element: <FrameLayout rights={rights} />,
      children: [
        { index: true, element: <Start rights={rights} /> },
        ...pages
          .filter((page) => page.isFor(rights))
          .map((page) => {
            const Shown = lazy(async () => ({ default: await loaded(page.load()) }));
            return { path: page.path, element: <Shown /> };
          }),
        { path: '*', element: <NoSuchPage /> },
      ],
    },
  ]);

function Pages({ rights }: { readonly rights: Rights }) {
  // The rights are those of one session: another one mounts this anew.
  const router = useMemo(() => routerFor(rights), [rights]);
  return <RouterProvider router={router} />;
}

function Gate() {
  const { session } = useSession();
  const answer = useAnswer('/v1/session', { enabled: session !== undefined, keepPrevious: false });
  if (session === undefined) return <SignIn wasRefused={false} />;
  if (answer.error instanceof Refused && answer.error.slug === 'unauthenticated') return <SignIn wasRefused />;
  // No page stands yet whose address could be changed.
  const refused = answer.data === undefined ? (answer.error ?? answer.failureReason) : null;
  if (refused instanceof Refused) return <Refusal refused={refused} isOutside={false} />;
  return (
    <>
      {answer.data === undefined ? <OfflineBanner /> : null}
      <Answered answer={answer}>
        {(rights) => (
          <RightsContext value={rights}>
            <Pages key={session.token} rights={rights} />
          </RightsContext>
        )}
      </Answered>
    </>
  );
}

function InLanguage() {
  const [language] = useLanguage();
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      theme={theme}
      // A space within a word is for its looks, and would be part of the button's name.
      button={{ autoInsertSpace: false }}
      csp={{ nonce: nonceOfDocument() }}
    >
      <AntApp>
        <Gate />
      </AntApp>
    </ConfigProvider>
  );
}

/** Of the script that runs this; styles need it under the document's policy. */
const nonceOfDocument = (): string => document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';

export function App({ session }: { readonly session: Session | undefined }) {
  const queries = useMemo(newQueryClient, []);
  return (
    <QueryClientProvider client={queries}>
      <SessionProvider initial={session}>
        <InLanguage />
      </SessionProvider>
    </QueryClientProvider>
  );
}
