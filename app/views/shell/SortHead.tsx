import { Link } from '@remix-run/react';

import type { Direction } from '~/domain/subtotal';

interface SortHeadProps {
  readonly label: string;
  /** the page sorted by this column, or turned round where it is already */
  readonly to: string;
  /** how the table is sorted by this column; null when by another */
  readonly sorted: Direction | null;
  readonly numeric?: boolean;
}

/** The heading of a column by which the table can be sorted. */
export function SortHead({ label, to, sorted, numeric = false }: SortHeadProps) {
  return (
    <th scope="col" className={numeric ? 'num' : undefined} aria-sort={sorted ?? undefined}>
      <Link to={to} preventScrollReset>
        {label}
      </Link>
      {sorted ? <span aria-hidden="true">{sorted === 'ascending' ? ' ↑' : ' ↓'}</span> : null}
    </th>
  );
}
