import { Link, useSearchParams } from '@remix-run/react';
import { Fragment } from 'react';

import { isEditable } from '~/domain/budget';
import { sumOre } from '~/domain/money';
import type { BudgetLine } from '~/store/budget';
import { TableScroll } from '~/views/shell/DataTable';
import { formatHours, formatKronor } from '~/views/shell/format';
import { Card } from '~/views/shell/Page';
import { ConfirmRemoval, LostForm, RemovedNote } from '~/views/shell/Removal';

import { BudgetLineForm } from './BudgetLineForm';
import { BUDGET_WORDS } from './phase-words';
import type { PhasePageProps } from './PhasePage';

/** The lines a budget is made of; a draft's are edited here, the rest are locked. */
export function BudgetLines({ project, phase, budget, mayDraft, failure }: PhasePageProps) {
  const [search] = useSearchParams();
  const here = `/projekt/${project.slug}/faser/${phase.number}`;
  const editable = mayDraft && (budget === null || isEditable(budget.state));
  const lines = budget?.lines ?? [];
  const opened = editable ? Number(search.get('rad')) : 0;
  const adding = editable && (search.has('ny-rad') || failure?.intent === 'create-line');
  return (
    <Card
      title="Budgetrader"
      id="budgetrader"
      actions={
        editable && !adding ? (
          <Link
            className="ds-button"
            data-variant="secondary"
            data-size="sm"
            to={`${here}?ny-rad=1#budgetrader`}
            preventScrollReset
          >
            Ny rad
          </Link>
        ) : null
      }
    >
      {mayDraft ? <RemovedNote what="Raden" mayRestore={editable} failure={failure} /> : null}
      <LostForm
        failure={failure}
        shown={adding || !failure?.intent.endsWith('-line') || lines.some((line) => line.id === opened)}
      />
      {mayDraft && budget && !editable ? (
        <p className="sub">Budgeten är {BUDGET_WORDS[budget.state].word.toLowerCase()} och därför låst.</p>
      ) : null}
      {adding ? <BudgetLineForm line={null} project={project} failure={failure} cancelTo={here} /> : null}
      {lines.length > 0 ? (
        <TableScroll label="Budgetrader">
          <table>
            <thead>
              <tr>
                <th scope="col">Rad</th>
                <th scope="col">År</th>
                <th scope="col">Bärs av</th>
                <th scope="col" className="num">
                  Kronor
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <Fragment key={line.id}>
                  <LineRow line={line} openTo={editable ? `${here}?rad=${line.id}#budgetrader` : null} />
                  {opened === line.id ? (
                    <tr className="panel-row">
                      <td colSpan={4}>
                        {search.has('ta-bort') ? (
                          <ConfirmRemoval
                            id={line.id}
                            version={line.version}
                            what={`raden ${line.name}`}
                            cancelTo={here}
                          />
                        ) : null}
                        <BudgetLineForm
                          key={line.id}
                          line={line}
                          project={project}
                          failure={failure}
                          cancelTo={here}
                          removeTo={`${here}?rad=${line.id}&ta-bort=1#budgetrader`}
                        />
                      </td>
                    </tr>
                  ) : null}
                </Fragment>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colSpan={3}>
                  Summa
                </th>
                <td className="num">{formatKronor(sumOre(lines.map((line) => line.amount)))}</td>
              </tr>
            </tfoot>
          </table>
        </TableScroll>
      ) : adding ? null : (
        <p className="sub">Inga rader än.</p>
      )}
    </Card>
  );
}

function LineRow({ line, openTo }: { line: BudgetLine; openTo: string | null }) {
  return (
    <tr>
      <th scope="row">
        {openTo ? (
          <Link to={openTo} preventScrollReset>
            {line.name}
          </Link>
        ) : (
          line.name
        )}
        {line.hours !== null && line.rate !== null ? (
          <div className="sub">
            {formatHours(line.hours)} × {formatKronor(line.rate)} kr/h
            {line.performedByName ? `, ${line.performedByName}` : ''}
          </div>
        ) : null}
      </th>
      <td>{line.year ?? '–'}</td>
      <td>{line.carriedByName ?? 'Alla efter nyckeln'}</td>
      <td className="num">{formatKronor(line.amount)}</td>
    </tr>
  );
}
