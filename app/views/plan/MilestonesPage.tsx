import { Link, useSearchParams } from '@remix-run/react';

import type { CalendarDate } from '~/domain/calendar';
import { hasStanding, isChosen, type MilestoneFilter } from '~/domain/milestone-filter';
import type { FormFailure } from '~/policy/form-failure';
import type { Milestone, MilestoneChange } from '~/store/milestone';
import type { Phase } from '~/store/phase';
import type { Project } from '~/store/project';
import { ExportLinks } from '~/views/shell/Listing';
import { Card, EmptyState, Note, PageHead } from '~/views/shell/Page';
import { LostForm, RemovedNote } from '~/views/shell/Removal';

import { milestoneAddress } from './milestone-address';
import { MilestoneFilterForm } from './MilestoneFilterForm';
import { MilestoneTable } from './MilestoneTable';
import type { MoveProposal } from './move-proposal';
import { MoveProposalCard } from './MoveProposalCard';
import { NewMilestoneForm } from './NewMilestoneForm';

export interface MilestonesPageProps {
  readonly project: Project;
  readonly milestones: readonly Milestone[];
  readonly phases: readonly Phase[];
  readonly detail: (Milestone & { readonly changes: readonly MilestoneChange[] }) | null;
  readonly filter: MilestoneFilter;
  readonly today: CalendarDate;
  readonly mayEdit: boolean;
  /** the opened one */
  readonly mayUpdate: boolean;
  /** the kommuner whose own milestones the viewer may update, for who may not update all */
  readonly own: readonly { readonly id: number; readonly name: string }[];
  readonly failure: FormFailure | null;
  /** what a new forecast would bring with it, to be answered */
  readonly proposal: MoveProposal | null;
}

/** Every milestone of a project by phase: what was planned, what is expected, what happened. */
export function MilestonesPage(props: MilestonesPageProps) {
  const { project, milestones, phases, filter, today, mayEdit, failure, proposal, detail } = props;
  const [search] = useSearchParams();
  const base = `/projekt/${project.slug}/milstolpar`;
  const here = milestoneAddress(base, filter);
  // What was just saved or is opened stays in sight, whatever it has become.
  const kept = new Set([detail?.id, Number(search.get('sparad'))]);
  const shown = milestones.filter((milestone) => kept.has(milestone.id) || isChosen(milestone, filter, today));
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
            {milestones.length > 0 ? (
              <>
                <Link className="ds-button" data-variant="secondary" data-size="sm" to={`${base}/trend`}>
                  Milstolpstrend
                </Link>
                <ExportLinks addressOf={(ending) => milestoneAddress(`${base}.${ending}`, filter)} />
              </>
            ) : null}
            {mayEdit && phases.length > 0 ? (
              <Link className="ds-button" data-size="sm" to={`${base}?ny=1`}>
                Ny milstolpe
              </Link>
            ) : null}
          </>
        }
      />
      <RemovedNote what="Milstolpen" mayRestore={mayEdit} failure={failure} />
      <LostForm failure={failure} shown={adding || detail !== null} />
      {proposal && detail === null ? <MoveProposalCard proposal={proposal} cancelTo={here} /> : null}
      <OwnNote own={props.own} base={base} filter={filter} />
      {adding ? <NewMilestoneForm project={project} phases={phases} failure={failure} cancelTo={here} /> : null}
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
        <>
          {adding ? null : <MilestoneFilterForm base={base} filter={filter} phases={phases} milestones={milestones} />}
          {shown.length === 0 ? (
            <Card>
              <EmptyState
                title="Inga milstolpar stämmer med valet"
                text={`Projektet har ${milestones.length} milstolpar.`}
                action={<Link to={base}>Visa alla</Link>}
              />
            </Card>
          ) : null}
          {phases.map((phase) => (
            <MilestoneTable
              key={phase.id}
              phase={phase}
              milestones={shown.filter((m) => m.phaseId === phase.id)}
              {...pick(props)}
              base={base}
            />
          ))}
        </>
      )}
    </>
  );
}

function pick({ detail, filter, today, mayEdit, mayUpdate, own, failure, proposal }: MilestonesPageProps) {
  return { detail, filter, today, mayEdit, mayUpdate, own, failure, proposal };
}

function summary(milestones: readonly Milestone[], today: CalendarDate): string {
  const count = (standing: 'klar' | 'forsenad' | 'omplanerad') =>
    milestones.filter((milestone) => hasStanding(milestone, standing, today)).length;
  const [done, late, moved] = [count('klar'), count('forsenad'), count('omplanerad')];
  return `${milestones.length} milstolpar · ${done} klara · ${late} försenade · ${moved} omplanerade`;
}

/** Says to a delprojektledare which milestones are theirs to update. */
function OwnNote({ own, base, filter }: { base: string } & Pick<MilestonesPageProps, 'own' | 'filter'>) {
  if (own.length === 0) return null;
  return (
    <Note tone="wait" title={`Du uppdaterar milstolparna för ${own.map(({ name }) => name).join(', ')}.`}>
      De andra ändras av projektledaren.{' '}
      {own
        .filter(({ id }) => id !== filter.partyId)
        .map(({ id, name }) => (
          <Link key={id} to={milestoneAddress(base, { standing: null, phase: null, partyId: id })}>
            Visa bara {name}
          </Link>
        ))}
    </Note>
  );
}
