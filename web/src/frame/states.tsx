/** What a page shows while it has no answer: loading, nothing, refused, or nobody there. */
import { Alert, Button, Empty, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { Refused, Unreachable } from '../api/client';
import { useBasis } from '../basis/use-basis';
import { useLanguage, useTexts } from '../i18n/i18n';
import { termOf } from '../i18n/terms/term-of';
import { frameTexts } from './texts';

export function Loading() {
  const t = useTexts(frameTexts);
  return (
    <div role="status" aria-label={t('loading')}>
      <Skeleton active paragraph={{ rows: 6 }} />
    </div>
  );
}

export function Nothing({ why }: { readonly why?: string }) {
  const t = useTexts(frameTexts);
  return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={why ?? t('nothing')} />;
}

/** Problems that come from the basis that was asked for, and go with it. */
const OF_THE_BASIS = ['known-in-future', 'invalid-query', 'not-yet-applied'];

export function RefusedState({ refused }: { readonly refused: Refused }) {
  const t = useTexts(frameTexts);
  const [language] = useLanguage();
  const { basis, setBasis } = useBasis();
  const { title, titleZh, detail, errors, competent } = refused.problem;
  const isPast = basis.effectiveOn !== undefined || basis.knownAt !== undefined;
  const who = competent?.map((role) => termOf('role', role, language)).join(language === 'zh' ? '、' : ', ') ?? '';
  return (
    <Alert
      role="alert"
      type="warning"
      showIcon
      title={language === 'zh' ? titleZh : title}
      description={
        <>
          {refused.slug === 'not-permitted' ? (
            <p>{who === '' ? t('notPermittedAnyone') : t('notPermitted', { who })}</p>
          ) : (
            <p>{detail}</p>
          )}
          {errors?.map(({ pointer, detail: fault }) => (
            <p key={`${pointer}${fault}`}>
              <code>{pointer}</code> {fault}
            </p>
          ))}
        </>
      }
      action={
        isPast && OF_THE_BASIS.includes(refused.slug) ? (
          <Button onClick={() => setBasis({ effectiveOn: undefined, knownAt: undefined })}>{t('goBackToNow')}</Button>
        ) : null
      }
    />
  );
}

/** The answer where there is one; else why there is none. */
export function Answered<A>(props: {
  readonly answer: UseQueryResult<A>;
  readonly children: (answer: A) => ReactNode;
}) {
  const { data, error } = props.answer;
  if (error instanceof Refused) return <RefusedState refused={error} />;
  if (data !== undefined) return props.children(data);
  if (error !== null && !(error instanceof Unreachable)) throw error;
  return <Loading />;
}
