import { useMemo } from 'react';
import { useAnswer } from '../api/use-answer';
import { schemaMembers, type SchemaMembers } from './schema-members';
import type { Fact, FactKind } from './use-opened-fact';

const CORRECTED = 'correctedPayload';

/** What is money and what an organ. What a correction puts in place is of the kind of the fact that it corrects. */
export function useSchemaMembers(fact: Fact, kind: FactKind | undefined): SchemaMembers {
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
  return useMemo(() => {
    const [own, put] = [schemaMembers(kind?.schema), schemaMembers(targetKind?.schema, [CORRECTED])];
    return { money: new Set([...own.money, ...put.money]), organs: new Set([...own.organs, ...put.organs]) };
  }, [kind, targetKind]);
}
