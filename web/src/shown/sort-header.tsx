/** The head of a column that a table can be sorted by: a button, so that a keyboard reaches it. */
import type { ReactNode } from 'react';
import './sort-header.css';

interface Props {
  /** Undefined: the table is sorted by another column. */
  readonly direction: 'asc' | 'desc' | undefined;
  readonly isNumber?: boolean;
  readonly onSort: () => void;
  readonly children: ReactNode;
}

const ARROWS = { asc: '▲', desc: '▼' } as const;
const ORDERS = { asc: 'ascending', desc: 'descending' } as const;

export function SortHeader({ direction, isNumber = false, onSort, children }: Props) {
  return (
    <th
      scope="col"
      className={isNumber ? 'is-number' : undefined}
      aria-sort={direction === undefined ? 'none' : ORDERS[direction]}
    >
      <button type="button" className="sort-header" onClick={onSort}>
        {children}
        <span aria-hidden>{direction === undefined ? '↕' : ARROWS[direction]}</span>
      </button>
    </th>
  );
}
