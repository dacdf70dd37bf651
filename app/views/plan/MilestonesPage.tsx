import { Link, useSearchParams } from '@remix-run/react';

import type { CalendarDate } from '~/domain/calendar';
import { milestoneState } from '~/domain/milestone';
import type { FormFailure } from '~/policy/form-failure';
import type { Milestone, MilestoneChange } from '~/store/milestone';
import type { Phase } from '~/store/phase';
import type { Project } from '~/store/project';
import { Card, EmptyState, PageHead } from '~/views/shell/Page';
import { LostForm, RemovedNote } from '~/views/shell/Removal';

import { MilestoneTable } from './MilestoneTable';
import { NewMilestoneForm } from './NewMilestoneForm';

export interface MilestonesPageProps {
  readonly project: Project;
  readonly milestones: readonly Milestone[];
  readonly phases: readonly Phase[];
  readonly detail: (Milestone & { readonly changes: readonly MilestoneChange[] }) | null;
  readonly today: CalendarDate;
  readonly mayEdit: boolean;
  readonly mayUpdate: boolean;
  readonly failure: FormFailure | null;
}

/** Every milestone of a project by phase: what was planned, what is expected, what happened. */
export function MilestonesPage(props: MilestonesPageProps) {
  const { project, milestones, phases, today, mayEdit, failure } = props;
  const [search] = useSearchParams();
  const base = `/projekt/${project.slug}/milstolpar`;
  const adding = mayEdit && (search.has('ny') || failure?.intent === 'create');
  return (
    <>
      <PageHead
        title="Milstolpar"
        crumbs={[
          { to: '/portfolj', label: 'Portfölj' },
          { to: `/projekt/${project.slug}`, label: project.name },
        ]}
        sub={summary(milestones, today)}
        actions={
          <>
            <a className="ds-button" data-variant="secondary" data-size="sm" href={`${base}.csv`}>
              Exportera CSV
            </a>
            {mayEdit && phases.length > 0 ? (
              <Link className="ds-button" data-size="sm" to={`${base}?ny=1`}>
                Ny milstolpe
              </Link>
            ) : null}
          </>
        }
      />
      <RemovedNote what="Milstolpen" mayRestore={mayEdit} failure={failure} />
      <LostForm failure={failure} shown={adding || props.detail !== null} />
      {adding ? <NewMilestoneForm project={project} phases={phases} failure={failure} cancelTo={base} /> : null}
      {milestones.length === 0 ? (
        <Card>
          <EmptyState
            title="Projektet har inga milstolpar än"
            text={
              phases.length === 0
                ? 'Lägg först till en fas under Faser & budget.'
                : 'En milstolpe är en dag då något ska vara uppnått.'
            }
          />
        </Card>
      ) : (
        phases.map((phase) => (
          <MilestoneTable
            key={phase.id}
            phase={phase}
            milestones={milestones.filter((m) => m.phaseId === phase.id)}
            {...pick(props)}
            base={base}
          />
        ))
      )}
    </>
  );
}

function pick({ detail, today, mayEdit, mayUpdate, failure }: MilestonesPageProps) {
  return { detail, today, mayEdit, mayUpdate, failure };
}

function summary(milestones: readonly Milestone[], today: CalendarDate): string {
  const states = milestones.map((milestone) => milestoneState(milestone, today));
  const done = states.filter((state) => state.startsWith('klar')).length;
  const late = states.filter((state) => state === 'försenad').length;
  return `${milestones.length} milstolpar · ${done} klara · ${late} försenade`;
}
