import { Link } from '@remix-run/react';

import type { RegisterRow } from '~/store/register';
import { TableScroll } from '~/views/shell/DataTable';
import { Day } from '~/views/shell/Dates';
import { formatKronor } from '~/views/shell/format';
import { Card } from '~/views/shell/Page';
import { phaseTitle } from '~/views/shell/phase-name';

import { Outcome } from './Outcome';

/** A row a decision; its number leads to what it stands on. */
export function RegisterTable({ rows }: { readonly rows: readonly RegisterRow[] }) {
  return (
    <Card tight>
      <TableScroll label="Beslut">
        <table>
          <thead>
            <tr>
              <th scope="col" className="num">
                Nr
              </th>
              <th scope="col">Dag</th>
              <th scope="col">Projekt och fas</th>
              <th scope="col">Vem</th>
              <th scope="col">Vad</th>
              <th scope="col">Utfall</th>
              <th scope="col" className="num">
                Egen andel kr
              </th>
              <th scope="col">Diarienummer</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.number} row={row} />
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Card>
  );
}

function Row({ row }: { row: RegisterRow }) {
  const { number, decidedOn, projectSlug, projectName, phase, forum, subject, outcome, amount, diaryNumber } = row;
  return (
    <tr>
      <th scope="row" className="num">
        <Link to={`/beslut/${number}`} prefetch="intent" aria-label={`Beslut ${number}`}>
          {number}
        </Link>
      </th>
      <td>{decidedOn ? <Day date={decidedOn} /> : 'dag okänd'}</td>
      <td>
        <Link to={`/projekt/${projectSlug}`}>{projectName}</Link>
        {phase ? <span className="cell-sub">{phaseTitle(phase)}</span> : null}
      </td>
      <td>{forum}</td>
      <td>
        {subject}
        {row.corrects !== null ? <span className="cell-sub">Ändrar beslut {row.corrects}</span> : null}
        {row.correctedBy !== null ? <span className="cell-sub">Ändrat genom beslut {row.correctedBy}</span> : null}
      </td>
      <td>
        <Outcome outcome={outcome} />
      </td>
      <td className="num">{amount === null ? '–' : formatKronor(amount)}</td>
      <td>{diaryNumber ?? '–'}</td>
    </tr>
  );
}
