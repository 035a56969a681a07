/** The payments that disagree, sorted as the reader chose; only a whole list can be. */
import { byAmount } from '../../shown/whole';
import type { Discrepancy } from './answers';
import { inDirection, type Sorting } from './sorting';

export const discrepancyColumns = ['penalty', 'paidOn', 'amount', 'stated', 'computed', 'difference'] as const;
export type DiscrepancyColumn = (typeof discrepancyColumns)[number];

const AMOUNTS = {
  amount: ({ amount }: Discrepancy) => amount,
  stated: ({ statedTotal }: Discrepancy) => statedTotal,
  computed: ({ computedTotal }: Discrepancy) => computedTotal,
  difference: ({ difference }: Discrepancy) => difference,
} as const;

export const isAmountColumn = (column: DiscrepancyColumn): column is keyof typeof AMOUNTS =>
  Object.hasOwn(AMOUNTS, column);

function compared(a: Discrepancy, b: Discrepancy, column: DiscrepancyColumn): number {
  if (column === 'penalty') return a.penaltyId.localeCompare(b.penaltyId, 'zh', { numeric: true });
  if (column === 'paidOn') return a.paidOn < b.paidOn ? -1 : a.paidOn > b.paidOn ? 1 : 0;
  return byAmount(AMOUNTS[column](a), AMOUNTS[column](b));
}

/** Those that are equal in the column stay in the order given, which is that of the interface. */
export const sortedDiscrepancies = (
  items: readonly Discrepancy[],
  { column, direction }: Sorting<DiscrepancyColumn>,
): readonly Discrepancy[] => [...items].sort((a, b) => inDirection(compared(a, b, column), direction));
