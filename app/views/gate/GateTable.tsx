import { Link } from '@remix-run/react';

import type { CalendarDate } from '~/domain/calendar';
import { gateState } from '~/domain/gate';
import type { Gate } from '~/store/gate';
import { TableScroll } from '~/views/shell/DataTable';
import { Day } from '~/views/shell/Dates';
import { Card } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';

import { GATE_STATE_WORDS, metText } from './gate-words';

interface GateTableProps {
  readonly gates: readonly Gate[];
  readonly today: CalendarDate;
  readonly base: string;
  /** the id of the one just saved */
  readonly saved: string | null;
}

/** The gates of a project, a row each; each leads to its own page. */
export function GateTable({ gates, today, base, saved }: GateTableProps) {
  return (
    <Card tight>
      <TableScroll label="Beslutspunkter">
        <table>
          <thead>
            <tr>
              <th scope="col">Punkt</th>
              <th scope="col" className="main-column">
                Vad som avgörs
              </th>
              <th scope="col">Läge</th>
              <th scope="col">Planerad</th>
              <th scope="col">Beslutad</th>
              <th scope="col" className="num">
                Kriterier
              </th>
              <th scope="col">Avslutar fas</th>
            </tr>
          </thead>
          <tbody>
            {gates.map((gate) => {
              const { id, label, title, decides, plannedOn, decidedOn, decisionNumber, phaseNumber } = gate;
              const { word, tone } = GATE_STATE_WORDS[gateState(gate, today)];
              return (
                <tr key={id} id={`punkt-${id}`} className={saved === String(id) ? 'saved' : undefined}>
                  <th scope="row">{label}</th>
                  <td>
                    <Link to={`${base}/${id}`}>{title}</Link>
                    {saved === String(id) ? (
                      <span className="sub" role="status">
                        {' '}
                        Sparad
                      </span>
                    ) : null}
                    <span className="cell-sub">{decides}</span>
                  </td>
                  <td>
                    <Status tone={tone}>{word}</Status>
                  </td>
                  <td className="date">
                    <Day date={plannedOn} />
                  </td>
                  <td className="date">
                    <Day date={decidedOn} />
                    {decisionNumber !== null ? (
                      <span className="cell-sub">
                        <Link to={`/beslut/${decisionNumber}`}>beslut {decisionNumber}</Link>
                      </span>
                    ) : null}
                  </td>
                  <td className="num">{metText(gate)}</td>
                  <td>{phaseNumber === null ? '–' : `Fas ${phaseNumber}`}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableScroll>
    </Card>
  );
}
