import { amountIn, totalsOf, type LedgerRow } from '~/domain/party-ledger';
import type { Commitment } from '~/domain/standing-budget';
import type { YearAmount } from '~/domain/year-split';
import { TableScroll } from '~/views/shell/DataTable';
import { formatKronor } from '~/views/shell/format';
import { Card } from '~/views/shell/Page';

import { COMMITMENT_WORDS, yearWord } from './party-words';

interface YearTableProps {
  readonly ledger: readonly LedgerRow[];
  readonly thisYear: number;
}

/** The party's shares year by year, decided, submitted and drafted apart. */
export function YearTable({ ledger, thisYear }: YearTableProps) {
  const { parts, all } = totalsOf(ledger);
  const columns = parts.flatMap(({ commitment, ...part }) => (commitment === null ? [] : [{ commitment, ...part }]));
  if (columns.length === 0) return null;
  const largest = Math.max(...all.years.map(({ amount }) => Math.abs(amount)), 1);
  return (
    <Card tight title="År för år" id="ar">
      <TableScroll label="År för år">
        <table>
          <thead>
            <tr>
              <th scope="col">År</th>
              {columns.map(({ commitment }) => (
                <th key={commitment} scope="col" className="num">
                  {COMMITMENT_WORDS[commitment]} kr
                </th>
              ))}
              {columns.length > 1 ? (
                <th scope="col" className="num">
                  Summa kr
                </th>
              ) : null}
              <th scope="col" className="screen-only">
                <span className="ds-sr-only">Stapel</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {all.years.map(({ year, amount }) => (
              <tr key={year} className={year === thisYear ? 'own' : undefined}>
                <th scope="row">
                  {yearWord(year)}
                  {year === thisYear ? <span className="cell-sub">i år</span> : null}
                </th>
                {columns.map((column) => (
                  <td key={column.commitment} className="num">
                    {sumText(amountIn(column.years, year))}
                  </td>
                ))}
                {columns.length > 1 ? (
                  <td className="num">
                    <b>{formatKronor(amount)}</b>
                  </td>
                ) : null}
                <td className="screen-only">
                  <span className="bar" aria-hidden="true">
                    {barParts(columns, year).map(({ commitment, amount: part }) => (
                      <i
                        key={commitment}
                        className={BARS[commitment]}
                        style={{ width: `${((100 * Math.abs(part)) / largest).toFixed(1)}%` }}
                      />
                    ))}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">I allt</th>
              {columns.map(({ commitment, share }) => (
                <td key={commitment} className="num">
                  {formatKronor(share)}
                </td>
              ))}
              {columns.length > 1 ? <td className="num">{formatKronor(all.share)}</td> : null}
              <td className="screen-only" />
            </tr>
          </tfoot>
        </table>
      </TableScroll>
      {columns.length > 1 ? <Legend commitments={columns.map(({ commitment }) => commitment)} /> : null}
    </Card>
  );
}

/** What the stretches of the bars are; in line with the cells of the table. */
function Legend({ commitments }: { commitments: readonly Commitment[] }) {
  return (
    <ul className="legend screen-only" aria-label="Staplarnas delar" style={{ paddingInline: '10px' }}>
      {commitments.map((commitment) => (
        <li key={commitment}>
          <span className="bar" aria-hidden="true" style={{ display: 'inline-flex', width: '1.5rem', minWidth: 0 }}>
            <i className={BARS[commitment]} style={{ width: '100%' }} />
          </span>{' '}
          {COMMITMENT_WORDS[commitment]}
        </li>
      ))}
    </ul>
  );
}

/** Full, pale, outlined: the looser the commitment, the less ink. */
const BARS: Record<Commitment, string> = { godkänd: 'bar-full', inskickad: 'bar-pale', utkast: 'bar-outline' };

/** The stretches of a year's bar; a year without one kind has no stretch of it. */
function barParts(
  columns: readonly { readonly commitment: Commitment; readonly years: readonly YearAmount[] }[],
  year: number | null,
) {
  return columns
    .map(({ commitment, years }) => ({ commitment, amount: amountIn(years, year) }))
    .filter(({ amount }) => amount !== 0);
}

function sumText(amount: number): string {
  return amount === 0 ? '–' : formatKronor(amount);
}
