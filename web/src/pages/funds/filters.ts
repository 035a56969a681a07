/** What of the money is looked at, as it stands in the address of the page. */
import { withMembers } from '../../basis/basis';
import { isAmountUnit, type AmountUnit } from './amounts';

export const groupings = ['level', 'organ'] as const;
export type Grouping = (typeof groupings)[number];

export interface Filters {
  /** `all` years, one year, or undefined: the newest with money. */
  readonly year: number | 'all' | undefined;
  /** Organ around which the flows are shown; their grouping is then by organ. */
  readonly organ: string | undefined;
  /** Of which tier or helper the money is, of the flows and their summary. */
  readonly source: string | undefined;
  readonly group: Grouping;
  readonly unit: AmountUnit;
  /** Of the list of allocations alone. */
  readonly q: string | undefined;
  readonly overdrawn: boolean;
  /** Where the page of the list before this one ended. */
  readonly after: string | undefined;
}

export type FilterName = 'year' | 'organ' | 'source' | 'group' | 'unit' | 'q' | 'overdrawn' | 'after';

const YEAR = /^\d{4}$/;

export function filtersIn(address: URLSearchParams): Filters {
  const year = address.get('year') ?? '';
  const unit = address.get('unit') ?? undefined;
  const organ = address.get('organ') || undefined;
  return {
    year: year === 'all' ? 'all' : YEAR.test(year) ? Number(year) : undefined,
    organ,
    source: address.get('source') || undefined,
    group: organ !== undefined || address.get('group') === 'organ' ? 'organ' : 'level',
    unit: isAmountUnit(unit) ? unit : 'yuan',
    q: address.get('q') || undefined,
    overdrawn: address.get('overdrawn') === 'true',
    after: address.get('after') || undefined,
  };
}

/** Members of the address that say how the list is filtered: a cursor goes no further than the list that it is of. */
const OF_THE_LIST: readonly FilterName[] = ['year', 'organ', 'q', 'overdrawn'];

/** The address with other filters; undefined takes one away, and everything else stays. */
export function withFilters(
  address: URLSearchParams,
  changes: Readonly<Partial<Record<FilterName, string | undefined>>>,
): URLSearchParams {
  const changed = withMembers(address, changes);
  if (OF_THE_LIST.some((name) => name in changes)) changed.delete('after');
  return changed;
}

/** The year that is asked for: undefined for all. @param years that occur, the newest first */
export const yearAsked = (year: Filters['year'], years: readonly number[]): number | undefined =>
  year === 'all' ? undefined : (year ?? years[0]);

/**
 * What a click on a node of the diagram leads to: a level to its organs, an organ to its neighbourhood, a source
 * to the money of it. Undefined for nodes that lead nowhere: allocations, what stands for several, and what is looked at
 * already.
 */
export function drillInto(
  node: { readonly sort: string | undefined; readonly id: string },
  filters: Pick<Filters, 'group' | 'organ' | 'source'>,
): { readonly group?: string; readonly organ?: string; readonly source?: string } | undefined {
  if (node.sort === 'source' && node.id !== '*') return node.id === filters.source ? undefined : { source: node.id };
  if (node.sort === undefined || !ORGANS.includes(node.sort) || node.id === '' || node.id === '*') return undefined;
  if (filters.group === 'level') return { group: 'organ' };
  return node.id === filters.organ ? undefined : { organ: node.id };
}

const ORGANS = ['organ', 'payee', 'returned', 'budget'];

/** The allocation that a node stands for, which has a page of its own. */
export const fundOfNode = ({
  sort,
  id,
}: {
  readonly sort: string | undefined;
  readonly id: string;
}): string | undefined => (sort === 'allocation' && id !== 'any' && id !== '*' ? id : undefined);
