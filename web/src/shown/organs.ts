/** The directory of organs at the basis of the page: names in place of ids, and which organs there are. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { addressOf, askJson, type Answer } from '../api/client';
import { useBasis } from '../basis/use-basis';
import { readsView, useRights } from '../session/rights';
import { useSession } from '../session/use-session';
import { allPages } from './all-pages';

type OrganisationList = Answer<'/v1/organisations'>;
export type Organ = OrganisationList['items'][number]['row'];

const ROUTE = '/v1/organisations';
/** The longest page that the interface gives. */
const PAGE = 500;
const MOST_PAGES = 40;
const FRESH_MS = 300_000;

const asIs = <A>(organs: A): A => organs;

/**
 * The organs registered on the day asked about. Undefined until they are there, and for a key that may not read the
 * directory.
 */
export function useOrgans(): readonly Organ[] | undefined {
  const { session } = useSession();
  const { basis } = useBasis();
  const rights = useRights();
  const token = session?.token;
  return useQuery({
    queryKey: [token, 'organs', basis.effectiveOn, basis.knownAt],
    queryFn: async ({ signal }) => {
      const items = await allPages(async (after) => {
        const address = addressOf(ROUTE, {}, { ...basis, limit: PAGE, after });
        return (await askJson(address, { token, signal })) as OrganisationList;
      }, MOST_PAGES);
      return items.map(({ row }) => row);
    },
    enabled: rights !== undefined && readsView(rights, 'organisations'),
    staleTime: FRESH_MS,
    // The names of a moment ago rather than ids for a moment.
    placeholderData: keepPreviousData,
    // The same organs at another basis are the same objects, and nothing that names them is drawn anew.
    select: asIs,
  }).data;
}

/** By id; without organs that are not registered on the day asked about. */
export type OrganNames = ReadonlyMap<string, string>;

/** Empty until they are there, and for a key that may not read the directory: its reader is shown ids. */
export function useOrganNames(): OrganNames {
  const organs = useOrgans();
  return useMemo(() => new Map(organs?.map(({ orgId, nameZh }) => [orgId, nameZh])), [organs]);
}
