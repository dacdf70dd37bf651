import { Link } from '@remix-run/react';

import type { FormFailure } from '~/policy/form-failure';
import type { SavedScenario } from '~/store/scenario';
import { TableScroll } from '~/views/shell/DataTable';
import { formatDateTime } from '~/views/shell/format';
import { Card, EmptyState, PageHead } from '~/views/shell/Page';
import { RemovedNote } from '~/views/shell/Removal';
import { Status } from '~/views/shell/Status';

import { figureRemark } from './remarks';
import { scopeText, summaryText } from './scenario-words';

export interface ScenariosPageProps {
  readonly cooperation: { readonly slug: string; readonly name: string };
  readonly scenarios: readonly SavedScenario[];
  readonly page: number;
  /** there may be more on the next page */
  readonly full: boolean;
  readonly maySave: boolean;
  readonly failure: FormFailure | null;
}

/** What was asked "what if" in a cooperation, and what it came to. */
export function ScenariosPage({ cooperation, scenarios, page, full, maySave, failure }: ScenariosPageProps) {
  const base = `/samverkan/${cooperation.slug}/scenarier`;
  const start = (
    <Link className="ds-button" data-size="sm" to={`${base}/nytt`}>
      Nytt scenario
    </Link>
  );
  return (
    <>
      <PageHead
        title="Scenarier"
        crumbs={[
          { to: '/samverkan', label: 'Samverkan' },
          { to: `/samverkan/${cooperation.slug}`, label: cooperation.name },
        ]}
        sub="Vad händer om en till går med, nyckeln byts eller summan ändras? Ett scenario ändrar aldrig planen."
        actions={scenarios.length > 0 ? start : null}
      />
      <RemovedNote what="Scenariot" neuter mayRestore={maySave} failure={failure} />
      {scenarios.length === 0 ? (
        <Card>
          <EmptyState
            title={page === 1 ? 'Inget scenario är sparat än' : 'Det finns inga fler scenarier'}
            text="Pröva andra parter, en annan nyckel eller en annan summa, och se vem som betalar mer och mindre."
            action={start}
          />
        </Card>
      ) : (
        <Card tight>
          <TableScroll label="Scenarier">
            <table>
              <thead>
                <tr>
                  <th scope="col">Scenario</th>
                  <th scope="col" className="main-column">
                    Resultat när det sparades
                  </th>
                  <th scope="col">Gäller</th>
                  <th scope="col">Sparat</th>
                </tr>
              </thead>
              <tbody>
                {scenarios.map((saved) => (
                  <Row key={saved.id} saved={saved} base={base} />
                ))}
              </tbody>
            </table>
          </TableScroll>
        </Card>
      )}
      {page > 1 || full ? (
        <nav aria-label="Sidor" className="actions">
          {page > 1 ? <Link to={`${base}?sida=${page - 1}`}>Nyare</Link> : null}
          {full ? <Link to={`${base}?sida=${page + 1}`}>Äldre</Link> : null}
        </nav>
      ) : null}
    </>
  );
}

function Row({ saved, base }: { saved: SavedScenario; base: string }) {
  const { id, name, phase, outcome, createdAt, createdByName } = saved;
  return (
    <tr>
      <th scope="row">
        <Link to={`${base}/${id}`}>{name}</Link>
      </th>
      <td>
        {outcome ? summaryText(outcome) : '–'}
        {outcome?.assumedFigures.map((used) => (
          <span className="cell-sub" key={`${used.name} ${used.seriesName}`}>
            {used.name}, {figureRemark(used)}
          </span>
        ))}
        {outcome?.stopped ? (
          <span className="cell-sub">
            <Status tone="bad">Stoppat</Status> {outcome.stopped}
          </span>
        ) : null}
      </td>
      <td>{scopeText(phase)}</td>
      <td className="date">
        {formatDateTime(createdAt)}
        <span className="cell-sub">{createdByName}</span>
      </td>
    </tr>
  );
}
