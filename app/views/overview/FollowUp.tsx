import type { ReactNode } from 'react';

import { deviation, net } from '~/domain/follow-up';
import type { FollowUpRow } from '~/store/project-facts';
import { amountText, deviationText } from '~/views/follow-up/follow-up-words';
import { TableScroll } from '~/views/shell/DataTable';
import { Card } from '~/views/shell/Page';

interface FollowUpProps<Row> {
  readonly rows: readonly Row[];
  /** how a row is named, where more than its name is said */
  readonly nameOf?: ((row: Row) => ReactNode) | undefined;
}

/** Budget against forecast, section by section, in thousands of kronor; better than budget is positive. */
export function FollowUp<Row extends FollowUpRow>({ rows, nameOf }: FollowUpProps<Row>) {
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
          />
        );
      })}
    </>
  );
}

const tkr = (ore: number) => amountText(ore, 'tkr');

function Section<Row extends FollowUpRow>({ title, rows, nameOf }: FollowUpProps<Row> & { readonly title: string }) {
  const total = net(rows);
  return (
    <Card tight title={title}>
      <TableScroll label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">Tkr</th>
              <th scope="col" className="num">
                Budget
              </th>
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
                <td className="num">{tkr(row.budget)}</td>
                <td className="num">{tkr(row.forecast)}</td>
                <td className="num">{deviationText(deviation(row.budget, row.forecast), 'tkr')}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Netto</th>
              <td className="num">{tkr(total.budget)}</td>
              <td className="num">{tkr(total.forecast)}</td>
              <td className="num">{deviationText(total.deviation, 'tkr')}</td>
            </tr>
          </tfoot>
        </table>
      </TableScroll>
    </Card>
  );
}
