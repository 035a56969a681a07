import type { UseQueryResult } from '@tanstack/react-query';
import { useAnswer } from '../../../api/use-answer';
import type { FileReading, Timeline } from './timeline';

/** Facts arrive rarely, and each asking is a reading of the file. */
const AGAIN_MS = 120_000;

/** Every fact that is or was in a file as far as is known now, whatever the clocks of the page say. */
export const useTimeline = ({ personId, purpose }: FileReading): UseQueryResult<Timeline> =>
  useAnswer('/v1/officials/{id}/file/timeline', {
    params: { id: personId },
    query: { purpose },
    refetchMs: AGAIN_MS,
    keepPrevious: false,
  }) as UseQueryResult<Timeline>;
