/** How a table is sorted, as it stands in the address: `imposed.desc`. */

export interface Sorting<Column extends string> {
  readonly column: Column;
  readonly direction: 'asc' | 'desc';
}

/** What is no sorting of these columns is the one that stands by default. */
export function sortingIn<Column extends string>(
  text: string | undefined,
  columns: readonly Column[],
  otherwise: Sorting<Column>,
): Sorting<Column> {
  const [name, direction] = (text ?? '').split('.');
  const column = columns.find((each) => each === name);
  return column !== undefined && (direction === 'asc' || direction === 'desc') ? { column, direction } : otherwise;
}

export const sortingText = ({ column, direction }: Sorting<string>): string => `${column}.${direction}`;

/** The other way round in the column that is sorted by; another column begins with the largest. */
export const turned = <Column extends string>(sorting: Sorting<Column>, column: Column): Sorting<Column> => ({
  column,
  direction: sorting.column === column && sorting.direction === 'desc' ? 'asc' : 'desc',
});

export const inDirection = (order: number, direction: 'asc' | 'desc'): number => (direction === 'asc' ? order : -order);

/** How a table is sorted by one of its columns, and what a click on its head does. */
export const headOf = <Column extends string>(
  column: Column,
  sorting: Sorting<Column>,
  onSort: (sorting: Sorting<Column>) => void,
) => ({
  direction: sorting.column === column ? sorting.direction : undefined,
  onSort: (): void => onSort(turned(sorting, column)),
});
