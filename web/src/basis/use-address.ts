import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** What the query is changed to from what it is. */
export type ChangeAddress = (
  changed: (address: URLSearchParams) => URLSearchParams,
  options?: { readonly replace?: boolean },
) => void;

/**
 * The query in the address of the page as it is drawn, and what changes it. A change starts from the address itself: what
 * is drawn comes after it, and whoever sets both clocks quickly would lose the first.
 */
export function useAddress(): readonly [URLSearchParams, ChangeAddress] {
  const [address, setAddress] = useSearchParams();
  const change = useCallback<ChangeAddress>(
    (changed, options) => setAddress(changed(new URLSearchParams(window.location.search)), options),
    [setAddress],
  );
  return [address, change];
}
