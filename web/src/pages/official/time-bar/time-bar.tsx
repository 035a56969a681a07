/**
 * The time bar of a file: legal days above, what the ledger learned when below, a mark for each fact on both. Moving its
 * handles moves the clocks of the whole page; the bar itself always shows everything that is known now.
 */
import { memo, useMemo } from 'react';
import { Answered, Nothing } from '../../../frame/states';
import { useTexts } from '../../../i18n/i18n';
import { timeBarTexts } from './texts';
import { TimeBarView } from './time-bar-view';
import type { FileReading, TimelineItem } from './timeline';
import { useTimeline } from './use-timeline';

export const TimeBar = memo(function TimeBar({ personId, purpose }: FileReading) {
  const answer = useTimeline({ personId, purpose });
  return (
    <Answered answer={answer}>
      {({ items }) => <TimeBarOf items={items} personId={personId} purpose={purpose} />}
    </Answered>
  );
});

/** Ends now, which is when the facts were answered. */
function TimeBarOf({ items, ...of }: FileReading & { readonly items: readonly TimelineItem[] }) {
  const t = useTexts(timeBarTexts);
  const now = useMemo(() => Date.now(), [items]);
  return items.length === 0 ? <Nothing why={t('empty')} /> : <TimeBarView {...of} items={items} now={now} />;
}
