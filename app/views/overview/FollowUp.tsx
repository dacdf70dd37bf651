import type { ReactNode } from 'react';

import { deviation, net } from '~/domain/follow-up';
import { sumOre, type Ore } from '~/domain/money';
import type { FollowUpRow } from '~/store/project-facts';
import { amountText, deviationText } from '~/views/follow-up/follow-up-words';
import { TableScroll } from '~/views/shell/DataTable';
import { Card } from '~/views/shell/Page';

/** A row with what has been paid, where that is known. */
type PaidRow = FollowUpRow & { readonly actual?: Ore | null };

interface FollowUpProps<Row> {
  readonly rows: readonly Row[];
  /** how a row is named, where more than its name is said */
  readonly nameOf?: ((row: Row) => ReactNode) | undefined;
  /** thousands of kronor where nothing is said */
  readonly unit?: 'kr' | 'tkr';
}

/** Budget, what has been paid where that is known, and forecast, section by section; better than budget is positive. */
export function FollowUp<Row extends PaidRow>({ rows, nameOf, unit = 'tkr' }: FollowUpProps<Row>) {
  const sections = [...new Set(rows.map((row) => `${row.period}\n${row.section}`))];
  return (
    <>
      {sections.map((key) => {
        const [period, section] = key.split('\n');
        return (
          <Section
            key={key}
            title={`${section}, uppföljning ${period}`}
            rows={rows.filter((row) => row.period === period && row.section === section)}
            nameOf={nameOf}
            unit={unit}
          />
        );
      })}
    </>
  );
}

const paidOf = ({ actual }: PaidRow) => actual ?? null;

function Section<Row extends PaidRow>({
  title,
  rows,
  nameOf,
  unit = 'tkr',
}: FollowUpProps<Row> & { readonly title: string }) {
  const text = (ore: Ore | null) => (ore === null ? '–' : amountText(ore, unit));
  const total = net(rows);
  const paid = rows.map(paidOf).filter((amount) => amount !== null);
  return (
    <Card tight title={title}>
      <TableScroll label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{unit === 'kr' ? 'Kronor' : 'Tkr'}</th>
              <th scope="col" className="num">
                Budget
              </th>
              {paid.length > 0 ? (
                <th scope="col" className="num">
                  Utfall
                </th>
              ) : null}
              <th scope="col" className="num">
                Prognos
              </th>
              <th scope="col" className="num">
                Avvikelse
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={at}>
                <th scope="row">{nameOf ? nameOf(row) : row.name}</th>
                <td className="num">{text(row.budget)}</td>
                {paid.length > 0 ? <td className="num">{text(paidOf(row))}</td> : null}
                <td className="num">{text(row.forecast)}</td>
                <td className="num">{deviationText(deviation(row.budget, row.forecast), unit)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Netto</th>
              <td className="num">{text(total.budget)}</td>
              {paid.length > 0 ? <td className="num">{text(sumOre(paid))}</td> : null}
              <td className="num">{text(total.forecast)}</td>
              <td className="num">{deviationText(total.deviation, unit)}</td>
            </tr>
          </tfoot>
        </table>
      </TableScroll>
    </Card>
  );
}
