/* eslint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- a phone shows the rows as cards, which takes the roles of a table away */
import { Link } from '@remix-run/react';

import type { PortfolioRisk } from '~/store/risk-portfolio';
import { SecrecyWord } from '~/views/secrecy/SecrecyWord';
import { TableScroll } from '~/views/shell/DataTable';
import { Day } from '~/views/shell/Dates';
import { Card } from '~/views/shell/Page';

import { bodyWords, capitalised } from '../risk-words';
import { RiskLevel, RiskLevelKey } from '../RiskLevel';

const COLUMNS = ['Risk', 'Projekt', 'Värdering', 'Mandat', 'Behandling', 'Ägare'];

/** The risks of several projects, on a phone a card each; the number leads to the risk where it is kept. */
export function PortfolioRiskTable({ risks }: { readonly risks: readonly PortfolioRisk[] }) {
  return (
    <Card tight title="Öppna risker" id="lista">
      <RiskLevelKey counted={risks.some(({ value }) => value !== null)} />
      <TableScroll label="Öppna risker">
        <table role="table" className="table-cards">
          <thead role="rowgroup">
            <tr role="row">
              {COLUMNS.map((label) => (
                <th key={label} scope="col" role="columnheader">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
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
  const { id, number, title, projectSlug, projectName, cooperationName, mandate, waitsFor, raisedOn } = risk;
  return (
    <tr role="row">
      <th scope="row" role="rowheader" className="risk-title">
        <Link to={`/projekt/${projectSlug}/risker?risk=${id}#risk-${id}`}>
          {number} {title}
        </Link>
        <SecrecyWord secrecy={risk.secrecy} />
      </th>
      <td role="cell" data-label="Projekt">
        <div>
          <Link to={`/projekt/${projectSlug}/risker`}>{projectName}</Link>
          <span className="cell-sub">{cooperationName}</span>
        </div>
      </td>
      <td role="cell" data-label="Värdering">
        <RiskLevel {...risk} />
      </td>
      <td role="cell" data-label="Mandat" data-empty={mandate === null && waitsFor === null ? true : undefined}>
        <div>
          {mandate ?? '–'}
          {waitsFor ? (
            <span className="cell-sub">
              väntar på {bodyWords(waitsFor).name} sedan <Day date={raisedOn} />
            </span>
          ) : null}
        </div>
      </td>
      <td role="cell" data-label="Behandling">
        {capitalised(risk.treatment)}
      </td>
      <td role="cell" data-label="Ägare" data-empty={risk.owner ? undefined : true} className="risk-owner">
        {risk.owner}
      </td>
    </tr>
  );
}
