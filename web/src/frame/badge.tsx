/** Whether the log was found sound in this tab: a colour and a word, and behind them what was checked and what was not. */
import {
  CheckCircleFilled,
  CloseCircleFilled,
  MinusCircleOutlined,
  QuestionCircleFilled,
  SyncOutlined,
} from '@ant-design/icons';
import { Alert, Button, Popover } from 'antd';
import { lazy, Suspense, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTexts } from '../i18n/i18n';
import type { Mark } from '../session/standing';
import './badge.css';
import { badgeTexts } from './badge-texts';
import { FailureBoundary } from './failure';
import { loaded } from './loaded';
import { Loading } from './states';
import { useVerification } from './verification';

const Explained = lazy(async () => ({ default: (await loaded(import('../verify/explained'))).Explained }));

const ICONS: Readonly<Record<Mark, ReactNode>> = {
  unpinned: <MinusCircleOutlined />,
  checking: <SyncOutlined />,
  sound: <CheckCircleFilled />,
  unproven: <QuestionCircleFilled />,
  broken: <CloseCircleFilled />,
};

export function VerificationBadge() {
  const t = useTexts(badgeTexts);
  const { standing } = useVerification();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const word = t(standing.mark);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <Popover
        open={isOpen}
        onOpenChange={setOpen}
        trigger="click"
        placement="bottomRight"
        classNames={{ root: 'badge-popover' }}
        destroyOnHidden
        content={<BadgePanel label={t('details')} onClose={close} />}
      >
        <Button
          ref={button}
          className="badge"
          data-mark={standing.mark}
          icon={ICONS[standing.mark]}
          aria-label={t('label', { mark: word })}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
        >
          {word}
        </Button>
      </Popover>
      <span role="status" className="unseen">
        {t('label', { mark: word })}
      </span>
    </>
  );
}

/** Takes the focus when it opens, so that a keyboard or a screen reader is where the words are. */
function BadgePanel({ label, onClose }: { readonly label: string; readonly onClose: () => void }) {
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') onClose();
  };
  return (
    <div ref={panel} className="badge-panel" role="dialog" aria-label={label} tabIndex={-1} onKeyDown={onKeyDown}>
      <FailureBoundary>
        <Suspense fallback={<Loading />}>
          <Explained />
        </Suspense>
      </FailureBoundary>
    </div>
  );
}

const HEIGHT = '--banner-height';

/** Over every page and every drawer for as long as the tab is signed in. */
export function BrokenBanner() {
  const t = useTexts(badgeTexts);
  const { standing } = useVerification();
  const banner = useRef<HTMLDivElement>(null);
  const isBroken = standing.mark === 'broken';
  useEffect(() => {
    const shown = banner.current;
    if (!shown) return undefined;
    const { style } = document.documentElement;
    const measured = new ResizeObserver(() => style.setProperty(HEIGHT, `${shown.offsetHeight}px`));
    measured.observe(shown);
    return () => {
      measured.disconnect();
      style.removeProperty(HEIGHT);
    };
  }, [isBroken]);
  if (!isBroken) return null;
  return (
    <div ref={banner} className="broken-banner">
      <Alert role="alert" banner type="error" showIcon title={t('banner')} />
    </div>
  );
}
