import { Link } from '@remix-run/react';

import type { PortfolioRisk } from '~/store/risk-portfolio';
import { SecrecyWord } from '~/views/secrecy/SecrecyWord';
import { TableScroll } from '~/views/shell/DataTable';
import { Day } from '~/views/shell/Dates';
import { Card } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';

import { bodyWords, capitalised, colourWords } from '../risk-words';

/** The risks of several projects; the number leads to the risk where it is kept. */
export function PortfolioRiskTable({ risks }: { readonly risks: readonly PortfolioRisk[] }) {
  return (
    <Card tight title="Öppna risker" id="lista">
      <TableScroll label="Öppna risker">
        <table>
          <thead>
            <tr>
              <th scope="col">Risk</th>
              <th scope="col">Projekt</th>
              <th scope="col">Sannolikhet</th>
              <th scope="col">Konsekvens</th>
              <th scope="col">Färg</th>
              <th scope="col">Mandat</th>
              <th scope="col">Behandling</th>
              <th scope="col">Ägare</th>
            </tr>
          </thead>
          <tbody>
            {risks.map((risk) => (
              <Row key={risk.id} risk={risk} />
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Card>
  );
}

function Row({ risk }: { readonly risk: PortfolioRisk }) {
  const { id, number, title, projectSlug, projectName, cooperationName, colour, mandate, waitsFor, raisedOn } = risk;
  const { word, tone } = colourWords(colour);
  return (
    <tr>
      <th scope="row" className="risk-title">
        <Link to={`/projekt/${projectSlug}/risker?risk=${id}#risk-${id}`}>
          {number} {title}
        </Link>
        <SecrecyWord secrecy={risk.secrecy} />
      </th>
      <td>
        <Link to={`/projekt/${projectSlug}/risker`}>{projectName}</Link>
        <span className="cell-sub">{cooperationName}</span>
      </td>
      <td>{risk.probabilityName ?? '–'}</td>
      <td>{risk.consequenceName ?? '–'}</td>
      <td>
        <Status tone={tone}>{word}</Status>
      </td>
      <td>
        {mandate ?? '–'}
        {waitsFor ? (
          <span className="cell-sub">
            väntar på {bodyWords(waitsFor).name} sedan <Day date={raisedOn} />
          </span>
        ) : null}
      </td>
      <td>{capitalised(risk.treatment)}</td>
      <td>{risk.owner}</td>
    </tr>
  );
}
