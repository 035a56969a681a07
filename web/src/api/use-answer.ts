/** Answers of the interface as the pages use them: kept in memory, shown while a newer one is on its way. */
import { keepPreviousData, QueryClient, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useSession } from '../session/use-session';
import { addressOf, askJson, Refused, Unreachable, type Answer, type GetPath, type Query } from './client';

const AGAIN_MS = 2_000;
const FRESH_MS = 5_000;

/** A service that is away is asked again until it is back; what it refuses is not. */
export const newQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: (_, error) => error instanceof Unreachable || isPassing(error),
        retryDelay: AGAIN_MS,
        staleTime: FRESH_MS,
        gcTime: 300_000,
      },
    },
  });

/** 503 says that the answer is not there yet. */
const isPassing = (error: Error): boolean =>
  error instanceof Refused && ['not-yet-applied', 'not-yet-sealed', 'unavailable'].includes(error.slug);

export interface Asked {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Query;
  /** False: not asked at all, e.g. because the key may not read it. */
  readonly enabled?: boolean;
  /** False: an answer to another question is not shown meanwhile. */
  readonly keepPrevious?: boolean;
  /** Asked again after so many milliseconds, for what is to stay fresh while it is looked at. */
  readonly refetchMs?: number;
}

/** With a selection, parts that are equal in the answer to another question stay the same objects, and are not drawn anew. */
const asIs = <A>(answer: A): A => answer;

/** The answer of one route. Its error is a Refused or an Unreachable. */
export function useAnswer<P extends GetPath>(path: P, asked: Asked = {}): UseQueryResult<Answer<P>> {
  const { session } = useSession();
  return useQuery<Answer<P>>({
    ...questionOf<P>(path, asked, session?.token),
    enabled: asked.enabled ?? true,
    refetchInterval: asked.refetchMs ?? false,
    select: asIs,
    ...(asked.keepPrevious === false ? {} : { placeholderData: keepPreviousData }),
  });
}

const questionOf = <P extends GetPath>(path: P, { params, query }: Asked, token: string | undefined) => {
  const address = addressOf(path, params, query);
  return {
    queryKey: [token, address],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
      askJson(address, { token, signal }) as Promise<Answer<P>>,
  };
};

/** Asks a question before the page that shows its answer has got to it. */
export function useAskAhead(path: GetPath): (asked: Pick<Asked, 'params' | 'query'>) => void {
  const { session } = useSession();
  const queries = useQueryClient();
  const token = session?.token;
  return useCallback(
    (asked) => {
      // What goes wrong is told to whoever shows the answer.
      queries.query(questionOf(path, asked, token)).catch(() => undefined);
    },
    [path, queries, token],
  );
}
