import { Link, useSearchParams } from '@remix-run/react';

import { ore, sumOre } from '~/domain/money';
import type { FormFailure } from '~/policy/form-failure';
import type { PhaseBudget } from '~/store/phase-budget';
import type { Project } from '~/store/project';
import type { WaitingApproval } from '~/views/approval/approval-content';
import { WaitingApprovals } from '~/views/approval/WaitingApprovals';
import { TableScroll } from '~/views/shell/DataTable';
import { Period } from '~/views/shell/Dates';
import { formatKronor } from '~/views/shell/format';
import { Card, EmptyState, PageHead } from '~/views/shell/Page';
import { RemovedNote } from '~/views/shell/Removal';
import { Status } from '~/views/shell/Status';
import { phaseLabel } from '~/views/shell/phase-name';

import { BUDGET_WORDS } from './phase-words';
import { PhaseForm } from './PhaseForm';

interface PhasesPageProps {
  readonly project: Project;
  readonly phases: readonly PhaseBudget[];
  readonly approvals: readonly WaitingApproval[];
  readonly mayEdit: boolean;
  readonly failure: FormFailure | null;
}

/** The phases of a project with their budgets. */
export function PhasesPage({ project, phases, approvals, mayEdit, failure }: PhasesPageProps) {
  const [search] = useSearchParams();
  const base = `/projekt/${project.slug}/faser`;
  const nextNumber = Math.max(0, ...phases.map((phase) => phase.number)) + 1;
  return (
    <>
      <PageHead
        title="Faser & budget"
        crumbs={[
          { to: '/portfolj', label: 'Portfölj' },
          { to: `/projekt/${project.slug}`, label: project.name },
        ]}
        sub="Vad varje fas kostar och hur kostnaden delas mellan deltagarna."
        actions={
          mayEdit ? (
            <Link className="ds-button" data-size="sm" to={`${base}?ny=1`}>
              Ny fas
            </Link>
          ) : null
        }
      />
      <RemovedNote what="Fasen" mayRestore={mayEdit} failure={failure} />
      {mayEdit && (search.has('ny') || failure?.intent === 'create') ? (
        <Card title="Ny fas">
          <PhaseForm phase={null} nextNumber={nextNumber} failure={failure} cancelTo={base} />
        </Card>
      ) : null}
      {phases.length === 0 ? (
        <Card>
          <EmptyState
            title="Projektet har inga faser än"
            text="En fas har en egen tidplan och en egen budget som deltagarna godkänner."
          />
        </Card>
      ) : (
        <PhaseTable {...{ phases, approvals, base }} />
      )}
    </>
  );
}

function PhaseTable({ phases, approvals, base }: Pick<PhasesPageProps, 'phases' | 'approvals'> & { base: string }) {
  return (
    <Card tight>
      <TableScroll label="Faser">
        <table>
          <thead>
            <tr>
              <th scope="col">Fas</th>
              <th scope="col">Slag</th>
              <th scope="col">Period</th>
              <th scope="col">Budget</th>
              <th scope="col" className="num">
                Att dela, kr
              </th>
            </tr>
          </thead>
          <tbody>
            {phases.map((phase) => (
              <tr key={phase.id}>
                <th scope="row">
                  <Link to={`${base}/${phase.number}`} prefetch="intent">
                    {phaseLabel(phase)}
                  </Link>
                </th>
                <td>{phase.kind.charAt(0).toUpperCase() + phase.kind.slice(1)}</td>
                <td>
                  <Period start={phase.startDate} end={phase.endDate} />
                </td>
                <td>
                  {phase.budgetState ? (
                    <Status tone={BUDGET_WORDS[phase.budgetState].tone}>
                      {BUDGET_WORDS[phase.budgetState].word}, version {phase.budgetVersion}
                    </Status>
                  ) : (
                    <span className="sub">Ingen budget än</span>
                  )}
                  <WaitingApprovals approvals={approvals.filter(({ phaseId }) => phaseId === phase.id)} />
                </td>
                <td className="num">{phase.total === null ? '–' : formatKronor(phase.total)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={4}>
                Summa
              </th>
              <td className="num">{formatKronor(sumOre(phases.map((phase) => phase.total ?? ore(0))))}</td>
            </tr>
          </tfoot>
        </table>
      </TableScroll>
    </Card>
  );
}
