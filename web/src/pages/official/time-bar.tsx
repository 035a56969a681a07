/**
 * The time bar of a file: legal days above, what the ledger learned when below, a mark for each fact on both. Moving its
 * handles moves the clocks of the whole page; the bar itself always shows everything that is known now.
 */
import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useAnswer } from '../../api/use-answer';
import { Answered, Nothing } from '../../frame/states';
import { useTexts } from '../../i18n/i18n';
import { timeBarTexts } from './time-bar-texts';
import { TimeBarView } from './time-bar-view';
import type { TimelineItem } from './timeline';

export interface TimeBarProps {
  readonly personId: string;
  /** What the file is read for. */
  readonly purpose: string;
}

/** Facts arrive rarely, and each asking is a reading of the file. */
const AGAIN_MS = 120_000;

export function TimeBar({ personId, purpose }: TimeBarProps) {
  const answer = useAnswer('/v1/officials/{id}/file/timeline', {
    params: { id: personId },
    query: { purpose },
    refetchMs: AGAIN_MS,
    keepPrevious: false,
  }) as UseQueryResult<{ readonly items: readonly TimelineItem[] }>;
  return <Answered answer={answer}>{({ items }) => <TimeBarOf items={items} />}</Answered>;
}

/** Ends now, which is when the facts were answered. */
function TimeBarOf({ items }: { readonly items: readonly TimelineItem[] }) {
  const t = useTexts(timeBarTexts);
  const now = useMemo(() => Date.now(), [items]);
  return items.length === 0 ? <Nothing why={t('empty')} /> : <TimeBarView items={items} now={now} />;
}
