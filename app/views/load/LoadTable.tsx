import { Link } from '@remix-run/react';

import { loadedKey, type LoadMonth, type LoadRow } from '~/domain/load';
import { hoursCell } from '~/views/economy/hours/hour-words';
import { TableScroll } from '~/views/shell/DataTable';
import { formatHours } from '~/views/shell/format';
import { Shape } from '~/views/shell/icons';
import { Card } from '~/views/shell/Page';
import { MONTHS } from '~/views/shell/months';

import { loadParams, pageParam, type LoadQuery } from './load-address';

interface LoadTableProps {
  readonly query: LoadQuery;
  readonly rows: readonly LoadRow[];
  readonly page: number;
  /** key of the row whose hours are shown below */
  readonly opened: string | null;
}

/** A person or role a row, a month a column; what is too much has a shape, a colour and its excess in words. */
export function LoadTable({ query, rows, page, opened }: LoadTableProps) {
  return (
    <Card tight title="Budgeterade timmar per månad, h, med de rapporterade under">
      <TableScroll label="Belastning per månad">
        <table>
          <thead>
            <tr>
              <th scope="col">{query.by === 'person' ? 'Person' : 'Roll'}</th>
              {MONTHS.map((month) => (
                <th key={month} scope="col" className="num">
                  {month.slice(0, 3)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const key = loadedKey(row.loaded);
              return (
                <tr key={key} className={opened === key ? 'opened' : undefined}>
                  <th scope="row">
                    <Link
                      to={`/belastning?${loadParams(query, { rad: key, ...pageParam(page) })}#bakom`}
                      preventScrollReset
                    >
                      {row.name}
                    </Link>
                    <span className="cell-sub">{row.sub}</span>
                  </th>
                  {row.months.map((month) => (
                    <MonthCell key={month.month} month={month} rowKey={key} name={row.name} page={page} query={query} />
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableScroll>
      <ul className="legend table-note">
        <li>
          <span className="load-mark" data-tone="bad">
            <Shape tone="bad" />
          </span>{' '}
          Överbelastad: mer än kapaciteten, med timmarna som är för många
        </li>
        <li>Timmar per år är jämnt fördelade på de månader då fasen eller projektet pågår</li>
      </ul>
    </Card>
  );
}

interface MonthCellProps {
  readonly month: LoadMonth;
  readonly rowKey: string;
  readonly name: string;
  readonly page: number;
  readonly query: LoadQuery;
}

function MonthCell({ month: { month, budgeted, entered, excess }, rowKey, name, page, query }: MonthCellProps) {
  if (budgeted === 0 && entered === 0) return <td className="num">–</td>;
  const address = `/belastning?${loadParams(query, { rad: rowKey, manad: month, ...pageParam(page) })}#bakom`;
  return (
    <td className="num load-cell" data-over={excess > 0 || undefined}>
      <Link
        to={address}
        preventScrollReset
        aria-label={`${name}, ${month}: ${formatHours(budgeted)}, visa raderna bakom`}
      >
        {hoursCell({ hours: budgeted, cost: null })}
      </Link>
      {entered > 0 ? <span className="cell-sub">{hoursCell({ hours: entered, cost: null })}</span> : null}
      {excess > 0 ? (
        <span className="load-over" data-tone="bad">
          <Shape tone="bad" /> överbelastad <br />+{formatHours(excess)}
        </span>
      ) : null}
    </td>
  );
}
