import { Link } from '@remix-run/react';

import { TableScroll } from '~/views/shell/DataTable';
import { Card } from '~/views/shell/Page';
import { SortHead } from '~/views/shell/SortHead';

import { partyListAddress } from './party-address';
import { columnSum, partyColumns, type PartyColumn } from './party-columns';
import { partyPath, populationDay } from './party-words';
import type { PartyListPageProps } from './PartyListPage';

type PartyTableProps = Pick<PartyListPageProps, 'rows' | 'listing' | 'pages' | 'computed' | 'own'> & {
  readonly here: string;
};

/** A row a party; sorts by any column. */
export function PartyTable({ rows, listing, pages, computed, own, here }: PartyTableProps) {
  const columns = partyColumns(computed);
  const sorted = columns.find(({ id }) => id === listing.sort) ?? null;
  const direction = listing.direction ?? (sorted ? 'descending' : 'ascending');
  const head = (column: PartyColumn | null) => {
    const current = column?.id === sorted?.id;
    const natural = column ? 'descending' : 'ascending';
    const turned = current ? (direction === 'ascending' ? 'descending' : 'ascending') : natural;
    const to = partyListAddress(here, listing, {
      sort: column?.id ?? null,
      direction: turned === natural ? null : turned,
    });
    const label = column?.label ?? 'Part';
    return <SortHead key={label} {...{ label, to }} sorted={current ? direction : null} numeric={column !== null} />;
  };
  return (
    <Card tight>
      <TableScroll label="Kommuner">
        <table>
          <thead>
            <tr>
              {head(null)}
              {columns.map(head)}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} className={row.id === own?.id ? 'own' : undefined}>
                <th scope="row">
                  <Link to={partyPath(row)} prefetch="intent">
                    {row.name}
                  </Link>
                  {row.id === own?.id ? <span className="ds-sr-only"> (din organisation)</span> : null}
                  <span className="cell-sub">{[row.kind, row.code].filter(Boolean).join(' ')}</span>
                </th>
                {columns.map((column) => (
                  <td key={column.id} className="num">
                    {cellText(column, column.valueOf(row))}
                    {column.id === 'invanare' && row.population ? (
                      <span className="cell-sub">{populationDay(row.population)}</span>
                    ) : null}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{pages > 1 ? 'Summa på sidan' : 'Summa'}</th>
              {columns.map((column) => {
                const sum = columnSum(column, rows);
                return (
                  <td key={column.id} className="num">
                    {sum === null ? '' : column.format(sum)}
                  </td>
                );
              })}
            </tr>
          </tfoot>
        </table>
      </TableScroll>
    </Card>
  );
}

/** Nothing reads calmer as a dash among sums. */
function cellText({ format }: PartyColumn, value: number | null): string {
  return value ? format(value) : '–';
}
