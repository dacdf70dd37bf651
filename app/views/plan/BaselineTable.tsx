import type { BaselineHead } from '~/store/baseline';
import { TableScroll } from '~/views/shell/DataTable';
import { formatCount, formatOre } from '~/views/shell/format';
import { Card } from '~/views/shell/Page';
import { phaseTitle } from '~/views/shell/phase-name';

/** What a baseline is of. */
export function scopeText({ phaseNumber, phaseName }: BaselineHead): string {
  if (phaseNumber === null || phaseName === null) return 'Hela projektet';
  return phaseTitle({ number: phaseNumber, name: phaseName });
}

/** Every baseline that was taken, the newest first. */
export function BaselineTable({ baselines }: { baselines: readonly BaselineHead[] }) {
  return (
    <Card tight title="Tagna baslinjer">
      <TableScroll label="Tagna baslinjer">
        <table>
          <thead>
            <tr>
              <th scope="col">Dag</th>
              <th scope="col">Gäller</th>
              <th scope="col" className="main-column">
                Orsak
              </th>
              <th scope="col">Tagen av</th>
              <th scope="col" className="num">
                Rader
              </th>
              <th scope="col" className="num">
                Godkänd summa
              </th>
            </tr>
          </thead>
          <tbody>
            {baselines.map((baseline) => (
              <tr key={baseline.id}>
                <th scope="row" className="date">
                  {baseline.takenOn}
                </th>
                <td>{scopeText(baseline)}</td>
                <td>{baseline.reason}</td>
                <td>{baseline.by ?? '–'}</td>
                <td className="num">{formatCount(baseline.items)}</td>
                <td className="num">{baseline.total === null ? '–' : formatOre(baseline.total)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Card>
  );
}
