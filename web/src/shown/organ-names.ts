/** Names of organs in place of their ids, at the basis of the page. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { addressOf, askJson, type Answer } from '../api/client';
import { useBasis } from '../basis/use-basis';
import { readsView, useRights } from '../session/rights';
import { useSession } from '../session/use-session';
import { allPages } from './all-pages';

type OrganisationList = Answer<'/v1/organisations'>;

const ROUTE = '/v1/organisations';
/** The longest page that the interface gives. */
const PAGE = 500;
const MOST_PAGES = 40;
const FRESH_MS = 300_000;

/** Organs by id; without those that are not registered on the day asked about. */
export type OrganNames = ReadonlyMap<string, string>;

const NONE: OrganNames = new Map();

const asIs = <A>(names: A): A => names;

/** Empty until they are there, and for a key that may not read the directory of organs: its reader is shown ids. */
export function useOrganNames(): OrganNames {
  const { session } = useSession();
  const { basis } = useBasis();
  const rights = useRights();
  const token = session?.token;
  const { data } = useQuery({
    queryKey: [token, 'organ-names', basis.effectiveOn, basis.knownAt],
    queryFn: async ({ signal }) => {
      const organs = await allPages(async (after) => {
        const address = addressOf(ROUTE, {}, { ...basis, limit: PAGE, after });
        return (await askJson(address, { token, signal })) as OrganisationList;
      }, MOST_PAGES);
      return Object.fromEntries(organs.map(({ key, row }) => [key, row.nameZh]));
    },
    enabled: rights !== undefined && readsView(rights, 'organisations'),
    staleTime: FRESH_MS,
    // The names of a moment ago rather than ids for a moment.
    placeholderData: keepPreviousData,
    // The same names at another basis are the same object, and nothing that shows them is drawn anew.
    select: asIs,
  });
  return useMemo(() => (data === undefined ? NONE : new Map(Object.entries(data))), [data]);
}
