/** An amount in the unit that the reader chose; in red below zero. */
import { inUnit } from './amounts';
import { useFilters } from './use-filters';

export function Amount({ minor }: { readonly minor: string }) {
  const [{ unit }] = useFilters();
  return <span className={minor.startsWith('-') ? 'amount below-zero' : 'amount'}>{inUnit(minor, unit)}</span>;
}
