import { useCallback, useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { basisIn, withBasis, withMembers, type AskedBasis } from './basis';
import { useAddress } from './use-address';

interface BasisHolder {
  /** As a question's query takes it. */
  readonly basis: { readonly effectiveOn: string | undefined; readonly knownAt: string | undefined };
  /** Goes into the history, so that Back returns; `replace` while something is still being moved. */
  readonly setBasis: (basis: Partial<AskedBasis>, options?: { readonly replace?: boolean }) => void;
}

/** The basis in the address of the page. */
export function useBasis(): BasisHolder {
  const [address, setAddress] = useAddress();
  const basis = useMemo(() => basisIn(address), [address]);
  const setBasis = useCallback(
    (changed: Partial<AskedBasis>, options: { readonly replace?: boolean } = {}) => {
      setAddress((before) => withBasis(before, changed), options);
    },
    [setAddress],
  );
  return { basis, setBasis };
}

/** One member of the address beside the basis: a filter, a purpose, a chosen row. */
export function useAddressMember(name: string): readonly [string | undefined, (value: string | undefined) => void] {
  const [address] = useSearchParams();
  const change = useAddressChange();
  const set = useCallback((value: string | undefined) => change({ [name]: value }), [name, change]);
  return [address.get(name) ?? undefined, set];
}

/** Sets one member of the address without following it: what only leads somewhere is not drawn anew with every move. */
export function useSetAddressMember(name: string): (value: string) => void {
  const navigate = useNavigate();
  return useCallback(
    (value: string) => {
      const address = new URLSearchParams(window.location.search);
      address.set(name, value);
      void navigate({ search: address.toString() });
    },
    [name, navigate],
  );
}

/** Changes several members of the address in one step of the history. */
export function useAddressChange(): (members: Readonly<Record<string, string | undefined>>) => void {
  const [, setAddress] = useAddress();
  return useCallback((members) => setAddress((before) => withMembers(before, members)), [setAddress]);
}
