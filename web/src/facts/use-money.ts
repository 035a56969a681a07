import { useMemo } from 'react';
import { useAnswer } from '../api/use-answer';
import { moneyMembers } from './money-members';
import type { Fact, FactKind } from './use-opened-fact';

const CORRECTED = 'correctedPayload';

/** Which members of a fact are money. What a correction puts in place is of the kind of the fact that it corrects. */
export function useMoney(fact: Fact, kind: FactKind | undefined): ReadonlySet<string> {
  const target = fact.data['targetEventId'];
  const isCorrection = CORRECTED in fact.data && typeof target === 'string';
  const catalogue = useAnswer('/v1/catalogue');
  const corrected = useAnswer('/v1/events/{id}', {
    params: { id: isCorrection ? target : '' },
    enabled: isCorrection,
    keepPrevious: false,
  });
  const targetKind = catalogue.data?.facts.find(
    ({ type, version }) => type === corrected.data?.type && version === corrected.data.version,
  );
  return useMemo(
    () => new Set([...moneyMembers(kind?.schema), ...moneyMembers(targetKind?.schema, [CORRECTED])]),
    [kind, targetKind],
  );
}
