/** Says that the service is away for as long as any question waits for it. */
import { useQueryClient } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useSyncExternalStore } from 'react';
import { Unreachable } from '../api/client';
import { useTexts } from '../i18n/i18n';
import { frameTexts } from './texts';

export function OfflineBanner() {
  const t = useTexts(frameTexts);
  const cache = useQueryClient().getQueryCache();
  const isAway = useSyncExternalStore(
    (changed) => cache.subscribe(changed),
    () =>
      cache
        .getAll()
        .some(
          ({ state }) => (state.fetchStatus === 'fetching' ? state.fetchFailureReason : null) instanceof Unreachable,
        ),
  );
  return isAway ? <Alert role="status" banner type="error" title={t('offline')} /> : null;
}
