import { useCallback, useMemo } from 'react';
import { useAddress } from '../../basis/use-address';
import { filtersIn, withFilters, type FilterName, type Filters } from './filters';

export type SetFilters = (changes: Readonly<Partial<Record<FilterName, string | undefined>>>) => void;

/** The filters in the address, and what changes several of them in one step of the history. */
export function useFilters(): readonly [Filters, SetFilters] {
  const [address, setAddress] = useAddress();
  const filters = useMemo(() => filtersIn(address), [address]);
  const set = useCallback<SetFilters>((changes) => setAddress((before) => withFilters(before, changes)), [setAddress]);
  return [filters, set];
}
