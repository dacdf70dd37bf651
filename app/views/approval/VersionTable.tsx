import { Link } from '@remix-run/react';

import type { BudgetVersion } from '~/store/budget-version';
import { BUDGET_WORDS } from '~/views/economy/phase-words';
import { TableScroll } from '~/views/shell/DataTable';
import { formatDate, formatKronor } from '~/views/shell/format';
import { Card } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';

/** Every version there has been, the newest first; each opens as it was. */
export function VersionTable({
  versions,
  base,
}: {
  readonly versions: readonly BudgetVersion[];
  readonly base: string;
}) {
  if (versions.length === 0) return null;
  return (
    <Card title="Versioner" tight>
      <TableScroll label="Versioner">
        <table>
          <thead>
            <tr>
              <th scope="col">Version</th>
              <th scope="col">Läge</th>
              <th scope="col" className="num">
                Summa kr
              </th>
              <th scope="col">Inskickad</th>
              <th scope="col">Avgjord</th>
              <th scope="col" className="main-column">
                Varför
              </th>
            </tr>
          </thead>
          <tbody>
            {versions.map(({ id, version, state, total, submittedOn, closedOn, closedReason }) => (
              <tr key={id}>
                <th scope="row">
                  <Link to={`${base}/godkannande?version=${version}`}>Version {version}</Link>
                </th>
                <td>
                  <Status tone={BUDGET_WORDS[state].tone}>{BUDGET_WORDS[state].word}</Status>
                </td>
                <td className="num">{formatKronor(total)}</td>
                <td>{formatDate(submittedOn)}</td>
                <td>{formatDate(closedOn)}</td>
                <td>{closedReason || '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Card>
  );
}
