/** All that is asked about an opened fact, and what this browser finds when it checks it. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { addressOf, askBytes, Refused } from '../api/client';
import type { components } from '../api/schema';
import { useAnswer } from '../api/use-answer';
import { useVerification } from '../frame/verification';
import { useSession } from '../session/use-session';
import type { FactVerdict, OpenedFact } from '../verify/opened-fact';

export type Fact = components['schemas']['Fact'];
export type FactKind = components['schemas']['CatalogueFact'];
export type FactProof = NonNullable<OpenedFact['proof']>;

export interface Opened {
  /** Undefined while it is asked for, or when the catalogue knows nothing of the kind. */
  readonly kind: FactKind | undefined;
  readonly record: Uint8Array | undefined;
  readonly proof: FactProof | undefined;
  /** True while no checkpoint holds the fact; it is asked for again until one does. */
  readonly isUnsealed: boolean;
  /** Undefined until every check was made, and where none can be. */
  readonly verdict: FactVerdict | undefined;
}

export function useOpenedFact(fact: Fact): Opened {
  const { id } = fact;
  const catalogue = useAnswer('/v1/catalogue');
  const record = useRecord(id);
  const asked = useAnswer('/v1/events/{id}/proof', { params: { id }, keepPrevious: false });
  const proof: FactProof | undefined = asked.data;
  const isUnsealed =
    proof === undefined && asked.failureReason instanceof Refused && asked.failureReason.slug === 'not-yet-sealed';
  const kind = catalogue.data?.facts.find(({ type, version }) => type === fact.type && version === fact.version);
  const hasKind = catalogue.data !== undefined || catalogue.error !== null;
  const dayMember = kind?.occurredOn;
  const opened = useMemo<OpenedFact | undefined>(
    () =>
      record === undefined || !hasKind || (proof === undefined && !isUnsealed)
        ? undefined
        : { id, shown: fact, record, proof, dayMember },
    [id, fact, record, hasKind, proof, isUnsealed, dayMember],
  );
  return { kind, record, proof, isUnsealed, verdict: useVerdict(opened) };
}

/** Undefined until they are there. */
function useRecord(id: string): Uint8Array | undefined {
  const { session } = useSession();
  const address = addressOf('/v1/events/{id}/record', { id });
  return useQuery({
    queryKey: [session?.token, address],
    queryFn: ({ signal }) => askBytes(address, { token: session?.token, signal }),
    staleTime: Infinity,
  }).data;
}

function useVerdict(opened: OpenedFact | undefined): FactVerdict | undefined {
  const { watcher } = useVerification();
  const [made, setMade] = useState<{ readonly of: OpenedFact; readonly verdict: FactVerdict }>();
  useEffect(() => {
    if (!opened || !watcher) return undefined;
    let isGone = false;
    void watcher.opened(opened).then((verdict) => {
      if (!isGone) setMade({ of: opened, verdict });
    });
    return () => {
      isGone = true;
    };
  }, [opened, watcher]);
  return made?.of.id === opened?.id ? made?.verdict : undefined;
}
