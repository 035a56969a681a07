/** Which organs recorded the facts of a file: the file itself does not say, its line of facts does. */
import { useMemo } from 'react';
import { useAnswer } from '../../../api/use-answer';
import type { IntegrityFile } from '../answers';
import { factsOf, recordersOf } from './file-figures';

/** Organs with how many facts each recorded, the most first; empty until it is known. */
export function useRecorders(file: IntegrityFile): readonly (readonly [organ: string, facts: number])[] {
  const { personId, purpose } = file;
  // At no basis, as the time bar asks: one answer serves both.
  const { data } = useAnswer('/v1/officials/{id}/file/timeline', {
    params: { id: personId },
    query: { purpose },
    keepPrevious: false,
  });
  return useMemo(() => recordersOf(factsOf(file), data?.items ?? []), [file, data]);
}
