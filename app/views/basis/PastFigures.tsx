import type { BasisMember } from '~/domain/basis';
import type { PastFigure } from '~/store/basis';
import { TableScroll } from '~/views/shell/DataTable';
import { formatCount } from '~/views/shell/format';

import { dateInWords, whoIn } from './basis-words';

/** Figures that were wrong: what stood there, what became of it, and why. Submitted budgets may still stand on them. */
export function PastFigures({ past, members }: { past: readonly PastFigure[]; members: readonly BasisMember[] }) {
  if (past.length === 0) return null;
  return (
    <details className="edit-panel">
      <summary>Ersatta och återtagna siffror ({past.length})</summary>
      <TableScroll label="Ersatta och återtagna siffror">
        <table>
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col">Avser</th>
              <th scope="col" className="num">
                Antal
              </th>
              <th scope="col">Vad som hände</th>
              <th scope="col">Varför</th>
            </tr>
          </thead>
          <tbody>
            {past.map((figure) => (
              <tr key={figure.id}>
                <th scope="row">{whoIn(members, figure)}</th>
                <td className="date">{dateInWords(figure)}</td>
                <td className="num">
                  {formatCount(figure.value)}
                  <span className="cell-sub">{figure.source}</span>
                </td>
                <td>
                  {figure.replacedBy === null ? 'Återtagen' : `Ersatt av ${formatCount(figure.replacedBy)}`} {figure.on}
                </td>
                <td>{figure.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </details>
  );
}
