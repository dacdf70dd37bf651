import { deviation, net } from '~/domain/follow-up';
import type { ReportFacts } from '~/domain/report';
import type { ReportDifference } from '~/domain/report-difference';
import { TableScroll } from '~/views/shell/DataTable';
import { formatHours, formatKronor, formatOre } from '~/views/shell/format';
import { phaseLabel } from '~/views/shell/phase-name';

interface ReportMoneyProps {
  readonly money: ReportFacts['money'];
  readonly changes: ReportDifference['money'];
  readonly of: string;
}

/** The budget of each phase and how far its approval has come. */
export function ReportMoney({ money, changes, of }: ReportMoneyProps) {
  if (money.length === 0) return <p>Projektet har inga faser.</p>;
  return (
    <TableScroll label={`Fasbudgetar, ${of}`}>
      <table>
        <caption>Fasbudgetar</caption>
        <thead>
          <tr>
            <th scope="col">Fas</th>
            <th scope="col">Läge</th>
            <th scope="col" className="num">
              Budget, kr
            </th>
          </tr>
        </thead>
        <tbody>
          {money.map(({ phaseNumber, phaseName, state, budget }) => (
            <tr key={phaseNumber}>
              <th scope="row">
                {phaseLabel({ number: phaseNumber, name: phaseName })}
                <MoneyBefore change={changes.find((change) => change.phaseNumber === phaseNumber)} />
              </th>
              <td>{state ?? 'Ingen budget'}</td>
              <td className="num">{budget === null ? '–' : formatKronor(budget)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function MoneyBefore({ change }: { change: ReportDifference['money'][number] | undefined }) {
  if (!change) return null;
  return <span className="cell-sub">{moneyBeforeText(change.before)}</span>;
}

/** "tidigare: utkast, 930 000 kr"; what the report before said of a phase's budget. */
export function moneyBeforeText(before: ReportDifference['money'][number]['before']): string {
  if (!before) return 'fanns inte i förra rapporten';
  if (before.budget === null) return 'tidigare: ingen budget';
  return `tidigare: ${before.state ?? 'ingen budget'}, ${formatOre(before.budget)}`;
}

/** Budget against forecast; better than budget is positive (DOMAIN.md 5.3). */
export function ReportFollowUp({ rows, of }: { rows: ReportFacts['followUp']; of: string }) {
  if (rows.length === 0) return null;
  const total = net(rows);
  return (
    <TableScroll label={`Uppföljning, ${of}`}>
      <table>
        <caption>Budget mot prognos, kronor. Intäkter är negativa, en positiv avvikelse är bättre än budget.</caption>
        <thead>
          <tr>
            <th scope="col">Post</th>
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
              <th scope="row">{row.name}</th>
              <td className="num">{formatKronor(row.budget)}</td>
              <td className="num">{formatKronor(row.forecast)}</td>
              <td className="num">{formatKronor(deviation(row.budget, row.forecast))}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Netto</th>
            <td className="num">{formatKronor(total.budget)}</td>
            <td className="num">{formatKronor(total.forecast)}</td>
            <td className="num">{formatKronor(total.deviation)}</td>
          </tr>
        </tfoot>
      </table>
    </TableScroll>
  );
}

/** The hour budget by kind and year. */
export function ReportHours({ hours, of }: { hours: ReportFacts['hours']; of: string }) {
  if (hours.length === 0) return <p>Projektet har ingen timbudget.</p>;
  return (
    <TableScroll label={`Timbudget, ${of}`}>
      <table>
        <caption>Timbudget</caption>
        <thead>
          <tr>
            <th scope="col">Slag</th>
            <th scope="col">År</th>
            <th scope="col" className="num">
              Timmar
            </th>
          </tr>
        </thead>
        <tbody>
          {hours.map(({ category, year, budget }) => (
            <tr key={`${category} ${year}`}>
              <th scope="row">{category}</th>
              <td>{year}</td>
              <td className="num">{formatHours(budget)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
