/** What a page shows while it has no answer: loading, nothing, refused, or nobody there. */
import { Alert, Button, Empty, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { Refused, Unreachable } from '../api/client';
import { isDay } from '../basis/basis';
import { useBasis } from '../basis/use-basis';
import { useLanguage, useTexts } from '../i18n/i18n';
import { termOf } from '../i18n/terms/term-of';
import { frameTexts } from './texts';
import { useLate } from './updating';

type FrameText = keyof typeof frameTexts.zh;

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

/** In place of a problem's own words, which speak to whoever writes the question. */
const OWN_TITLES: Readonly<Record<string, FrameText>> = {
  'known-in-future': 'knownInFuture',
  'not-yet-applied': 'notYetApplied',
  'invalid-query': 'invalidQuery',
};

/** Members of a query that a reader sets, in words. */
const INVALID: Readonly<Record<string, FrameText>> = {
  '/effectiveOn': 'invalid_effectiveOn',
  '/knownAt': 'invalid_knownAt',
  '/q': 'invalid_q',
};

interface WhyProps {
  readonly refused: Refused;
  /** The day asked about is one of the calendar, and lies before or after all that can be asked. */
  readonly isOutside: boolean;
}

function WhyRefused({ refused: { slug, problem }, isOutside }: WhyProps) {
  const t = useTexts(frameTexts);
  const [language] = useLanguage();
  const { detail, errors, competent } = problem;
  if (slug === 'not-permitted') {
    const who = competent?.map((role) => termOf('role', role, language)).join(language === 'zh' ? '、' : ', ') ?? '';
    return <p>{who === '' ? t('notPermittedAnyone') : t('notPermitted', { who })}</p>;
  }
  return (
    <>
      {slug in OWN_TITLES ? null : (
        <p lang="en" className="secondary">
          {detail}
        </p>
      )}
      {errors?.map(({ pointer, detail: fault }) => {
        const own = pointer === '/effectiveOn' && isOutside ? 'outside_effectiveOn' : INVALID[pointer ?? ''];
        return own === undefined ? (
          <p key={`${pointer}${fault}`}>
            <code>{pointer}</code> {fault}
          </p>
        ) : (
          <p key={`${pointer}${fault}`}>{t(own)}</p>
        );
      })}
    </>
  );
}

interface RefusalProps extends WhyProps {
  readonly children?: ReactNode;
}

/** A refusal in words, wherever it stands; the children are what can be done about it. */
export function Refusal({ refused, isOutside, children }: RefusalProps) {
  const t = useTexts(frameTexts);
  const [language] = useLanguage();
  const { title, titleZh } = refused.problem;
  const own = OWN_TITLES[refused.slug];
  return (
    <Alert
      role="alert"
      type="warning"
      showIcon
      title={own === undefined ? (language === 'zh' ? titleZh : title) : t(own)}
      description={
        <>
          <WhyRefused refused={refused} isOutside={isOutside} />
          {children}
        </>
      }
    />
  );
}

export function RefusedState({ refused }: { readonly refused: Refused }) {
  const t = useTexts(frameTexts);
  const { basis, setBasis } = useBasis();
  const { effectiveOn, knownAt } = basis;
  const isPast = effectiveOn !== undefined || knownAt !== undefined;
  return (
    <Refusal refused={refused} isOutside={effectiveOn !== undefined && isDay(effectiveOn)}>
      {isPast && OF_THE_BASIS.includes(refused.slug) ? (
        <Button onClick={() => setBasis({ effectiveOn: undefined, knownAt: undefined })}>{t('goBackToNow')}</Button>
      ) : null}
    </Refusal>
  );
}

/** The answer where there is one; else why there is none. */
export function Answered<A>(props: {
  readonly answer: UseQueryResult<A>;
  readonly children: (answer: A) => ReactNode;
}) {
  const { data, error, failureReason, isPlaceholderData } = props.answer;
  const isLate = useLate(data !== undefined && isPlaceholderData);
  if (error instanceof Refused) return <RefusedState refused={error} />;
  if (data === undefined || isPlaceholderData) {
    // Asked again and again. What was answered to another question is not left standing as the answer to this one.
    if (failureReason instanceof Refused) return <RefusedState refused={failureReason} />;
    if (failureReason instanceof Unreachable) return <Loading />;
  }
  if (data !== undefined) {
    return (
      <div className="answered" aria-busy={isLate || undefined}>
        {props.children(data)}
      </div>
    );
  }
  if (error !== null && !(error instanceof Unreachable)) throw error;
  return <Loading />;
}
