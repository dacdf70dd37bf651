import { Link, useSearchParams } from '@remix-run/react';

import type { FormFailure } from '~/policy/form-failure';
import type { UnexplainedMove } from '~/store/milestone';
import type { Project } from '~/store/project';
import { Card, EmptyState, Note, PageHead } from '~/views/shell/Page';
import { LostForm, RemovedNote } from '~/views/shell/Removal';

import { ActivityForm } from './ActivityForm';
import { PlanExchangeCard } from './exchange/PlanExchangeCard';
import { LastMoveNote } from './LastMoveNote';
import type { MoveProposal } from './move-proposal';
import { MoveProposalCard } from './MoveProposalCard';
import { namedRows, type PlanContent } from './plan-rows';
import { PlanChart } from './PlanChart';
import { PlanTable } from './PlanTable';
import { UnexplainedMoves } from './UnexplainedMoves';

export interface PlanPageProps extends PlanContent {
  readonly project: Project;
  readonly unexplained: readonly UnexplainedMove[];
  readonly failure: FormFailure | null;
  /** what a move would bring with it, to be answered */
  readonly proposal: MoveProposal | null;
}

/** The plan of a project: the chart, and the table that does the same by keyboard and without JavaScript. */
export function PlanPage(props: PlanPageProps) {
  const { project, phases, mayEdit, unexplained, failure, proposal, schedule, lastMove } = props;
  const [search] = useSearchParams();
  const base = `/projekt/${project.slug}/plan`;
  const adding = mayEdit && (search.has('ny') || failure?.intent === 'create-activity');
  return (
    <>
      <PageHead
        title="Plan"
        crumbs={[
          { to: '/portfolj', label: 'Portfölj' },
          { to: `/projekt/${project.slug}`, label: project.name },
        ]}
        sub="Faser, aktiviteter och milstolpar över tid."
        actions={
          <>
            {phases.length > 0 ? (
              <Link className="ds-button" data-variant="secondary" data-size="sm" to={`${base}/baslinjer`}>
                Baslinjer
              </Link>
            ) : null}
            {mayEdit && phases.length > 0 ? (
              <Link className="ds-button" data-size="sm" to={`${base}?ny=1`}>
                Ny aktivitet
              </Link>
            ) : null}
          </>
        }
      />
      {proposal ? <MoveProposalCard proposal={proposal} cancelTo={base} /> : null}
      {schedule.cycle ? (
        <Note tone="bad" title="Beroendena går runt.">
          {schedule.cycle.join(' → ')}. Ta bort ett av dem, så räknas slack och kritisk linje ut igen.
        </Note>
      ) : null}
      <RemovedNote what="Aktiviteten" mayRestore={mayEdit} failure={failure} />
      <LostForm
        failure={failure}
        shown={failure?.intent === 'undo' || adding || unexplained.length > 0 || isRow(props, search.get('rad'))}
      />
      <UnexplainedMoves moves={unexplained} failure={failure} />
      <LastMoveNote
        move={mayEdit ? lastMove : null}
        name={namedRows(props).find(({ id }) => id === lastMove?.itemId)?.name ?? ''}
        failure={failure}
      />
      {adding ? (
        <Card title="Ny aktivitet">
          <ActivityForm activity={null} phases={phases} failure={failure} cancelTo={base} />
        </Card>
      ) : null}
      {phases.length === 0 ? (
        <Card>
          <EmptyState
            title="Planen är tom"
            text="Lägg först till en fas. Aktiviteter och milstolpar hör till en fas."
            action={mayEdit ? <Link to={`/projekt/${project.slug}/faser?ny=1`}>Lägg till en fas</Link> : undefined}
          />
        </Card>
      ) : (
        <>
          <PlanChart {...props} base={base} />
          <PlanTable {...props} base={base} />
        </>
      )}
      <PlanExchangeCard slug={project.slug} mayEdit={mayEdit} />
    </>
  );
}

/** Whether the opened row is still in the plan. */
function isRow({ phases, activities, milestones }: PlanContent, opened: string | null): boolean {
  const rows = { phase: phases, activity: activities, milestone: milestones };
  return Object.entries(rows).some(([kind, list]) => list.some((row) => `${kind}-${row.id}` === opened));
}
