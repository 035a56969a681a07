/** The organs that may impose penalties, and the names of all, at the basis of the page. */
import { useQuery } from '@tanstack/react-query';
import { addressOf, askJson, type Answer } from '../../api/client';
import { useBasis } from '../../basis/use-basis';
import { readsView, type Rights } from '../../session/rights';
import { useSession } from '../../session/use-session';
import { allPages } from '../../shown/all-pages';

type OrganisationList = Answer<'/v1/organisations'>;
type OrganisationRow = NonNullable<OrganisationList['items'][number]['row']>;

/** The longest page that the interface gives. */
const PAGE = 500;
const MOST_PAGES = 40;
const FRESH_MS = 300_000;

/** 行政执法机关, 法律法规授权的组织, 受委托的组织. */
const ENFORCING: ReadonlySet<string> = new Set(['law_enforcement_organ', 'authorised_body', 'entrusted_body']);

export interface Organs {
  /** Sorted by name. */
  readonly enforcing: readonly { readonly id: string; readonly name: string }[];
  /** The name as registered; undefined for an organ that is not registered on the day asked about. */
  readonly nameOf: (id: string) => string | undefined;
}

function organsOf(rows: readonly OrganisationRow[]): Organs {
  const names = new Map(rows.map(({ orgId, nameZh }) => [orgId, nameZh]));
  return {
    enforcing: rows
      .filter(({ orgKind }) => ENFORCING.has(orgKind))
      .map(({ orgId, nameZh }) => ({ id: orgId, name: nameZh }))
      .sort((a, b) => a.name.localeCompare(b.name, 'zh')),
    nameOf: (id) => names.get(id),
  };
}

/** Undefined until they are there, and for a key that may not read the directory of organs. */
export function useOrgans(rights: Rights): Organs | undefined {
  const { session } = useSession();
  const { basis } = useBasis();
  const token = session?.token;
  return useQuery({
    queryKey: [token, 'enforcing-organs', basis.effectiveOn, basis.knownAt],
    queryFn: async ({ signal }) => {
      const items = await allPages(async (after) => {
        const address = addressOf('/v1/organisations', {}, { ...basis, limit: PAGE, after });
        return (await askJson(address, { token, signal })) as OrganisationList;
      }, MOST_PAGES);
      return organsOf(items.map(({ row }) => row));
    },
    enabled: readsView(rights, 'organisations'),
    staleTime: FRESH_MS,
  }).data;
}
