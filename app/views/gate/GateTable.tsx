/* eslint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- a phone shows the rows as cards, which takes the roles of a table away */
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

/** The gates of a project, a row each, on a phone a card; each leads to its own page. */
export function GateTable({ gates, today, base, saved }: GateTableProps) {
  return (
    <Card tight>
      <TableScroll label="Beslutspunkter">
        <table role="table" className="table-cards">
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">
                Punkt
              </th>
              <th scope="col" role="columnheader" className="main-column">
                Vad som avgörs
              </th>
              <th scope="col" role="columnheader">
                Läge
              </th>
              <th scope="col" role="columnheader">
                Planerad
              </th>
              <th scope="col" role="columnheader">
                Beslutad
              </th>
              <th scope="col" role="columnheader" className="num">
                Kriterier
              </th>
              <th scope="col" role="columnheader">
                Avslutar fas
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {gates.map((gate) => (
              <GateRow key={gate.id} gate={gate} today={today} base={base} saved={saved === String(gate.id)} />
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Card>
  );
}

interface GateRowProps {
  readonly gate: Gate;
  readonly today: CalendarDate;
  readonly base: string;
  readonly saved: boolean;
}

function GateRow({ gate, today, base, saved }: GateRowProps) {
  const { id, label, title, decides, plannedOn, decidedOn, decisionNumber, criteria, phaseNumber } = gate;
  const { word, tone } = GATE_STATE_WORDS[gateState(gate, today)];
  return (
    <tr role="row" id={`punkt-${id}`} className={saved ? 'saved' : undefined}>
      <th scope="row" role="rowheader">
        {label}
      </th>
      <td role="cell" data-label="Vad som avgörs">
        <div>
          <Link to={`${base}/${id}`}>{title}</Link>
          {saved ? (
            <span className="sub" role="status">
              {' '}
              Sparad
            </span>
          ) : null}
          <span className="cell-sub">{decides}</span>
        </div>
      </td>
      <td role="cell" data-label="Läge">
        <span>
          <Status tone={tone}>{word}</Status>
        </span>
      </td>
      <td role="cell" className="date" data-label="Planerad">
        <span>
          <Day date={plannedOn} />
        </span>
      </td>
      <td role="cell" className="date" data-label="Beslutad" data-empty={decidedOn === null || undefined}>
        <div>
          <Day date={decidedOn} />
          {decisionNumber !== null ? (
            <span className="cell-sub">
              <Link to={`/beslut/${decisionNumber}`}>beslut {decisionNumber}</Link>
            </span>
          ) : null}
        </div>
      </td>
      <td role="cell" className="num" data-label="Kriterier" data-empty={criteria === 0 || undefined}>
        <span>{metText(gate)}</span>
      </td>
      <td role="cell" data-label="Avslutar fas" data-empty={phaseNumber === null || undefined}>
        <span>{phaseNumber === null ? '–' : `Fas ${phaseNumber}`}</span>
      </td>
    </tr>
  );
}
