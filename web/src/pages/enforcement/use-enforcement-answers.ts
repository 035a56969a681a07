/** The two answers whose shapes the document of the interface does not hold yet. */
import type { UseQueryResult } from '@tanstack/react-query';
import type { GetPath, Query } from '../../api/client';
import { useAnswer } from '../../api/use-answer';
import type { DiscrepancyPage, Series } from './answers';

/** A hook itself, called by hooks alone. */
const useUntyped = (path: string, query: Query): unknown => useAnswer(path as GetPath, { query });

export const useSeries = (query: Query): UseQueryResult<Series> =>
  useUntyped('/v1/enforcement/series', query) as UseQueryResult<Series>;

export const useDiscrepancies = (query: Query): UseQueryResult<DiscrepancyPage> =>
  useUntyped('/v1/enforcement/discrepancies', query) as UseQueryResult<DiscrepancyPage>;
