/** Answers of the interface as the pages use them: kept in memory, shown while a newer one is on its way. */
import { keepPreviousData, QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query';
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

/** The answer of one route. Its error is a Refused or an Unreachable. */
export function useAnswer<P extends GetPath>(path: P, asked: Asked = {}): UseQueryResult<Answer<P>> {
  const { session } = useSession();
  const address = addressOf(path, asked.params, asked.query);
  return useQuery<Answer<P>>({
    queryKey: [session?.token, address],
    queryFn: ({ signal }) => askJson(address, { token: session?.token, signal }) as Promise<Answer<P>>,
    enabled: asked.enabled ?? true,
    refetchInterval: asked.refetchMs ?? false,
    ...(asked.keepPrevious === false ? {} : { placeholderData: keepPreviousData }),
  });
}
