import { deviation, net } from '~/domain/follow-up';
import type { FollowUpRow } from '~/store/project-facts';
import { TableScroll } from '~/views/shell/DataTable';
import { formatKronor } from '~/views/shell/format';
import { Card } from '~/views/shell/Page';

/** Budget against forecast, section by section, in thousands of kronor; better than budget is positive. */
export function FollowUp({ rows }: { rows: readonly FollowUpRow[] }) {
  const sections = [...new Set(rows.map((row) => `${row.period}\n${row.section}`))];
  return (
    <div className="two">
      {sections.map((key) => {
        const [period, section] = key.split('\n');
        return (
          <Section
            key={key}
            title={`${section}, uppföljning ${period}`}
            rows={rows.filter((row) => row.period === period && row.section === section)}
          />
        );
      })}
    </div>
  );
}

const tkr = (ore: number) => formatKronor(ore / 1000);

function Section({ title, rows }: { title: string; rows: readonly FollowUpRow[] }) {
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
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.name}</th>
                <td className="num">{tkr(row.budget)}</td>
                <td className="num">{tkr(row.forecast)}</td>
                <td className="num">{tkr(deviation(row.budget, row.forecast))}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Netto</th>
              <td className="num">{tkr(total.budget)}</td>
              <td className="num">{tkr(total.forecast)}</td>
              <td className="num">{tkr(total.deviation)}</td>
            </tr>
          </tfoot>
        </table>
      </TableScroll>
    </Card>
  );
}
