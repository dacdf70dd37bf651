import { Link, useSearchParams } from '@remix-run/react';

import type { FormFailure } from '~/policy/form-failure';
import type { Project } from '~/store/project';
import { Card, EmptyState, Note, PageHead } from '~/views/shell/Page';
import { LostForm } from '~/views/shell/Removal';

import type { BulkProposal } from './bulk-proposal';
import { BulkProposalCard } from './BulkProposalCard';
import { PlanExchangeCard } from './exchange/PlanExchangeCard';
import { LastChangeNote } from './LastChangeNote';
import type { MoveProposal } from './move-proposal';
import { MoveProposalCard } from './MoveProposalCard';
import { isAnswerTo } from './MoveReasonForm';
import { openPhases, planAddress } from './plan-address';
import { countPlanRows, phaseOfRow, type PlanContent } from './plan-rows';
import { PlanChart } from './PlanChart';
import { PlanTable } from './PlanTable';
import { UnexplainedMoves } from './UnexplainedMoves';

export interface PlanPageProps extends PlanContent {
  readonly project: Project;
  readonly failure: FormFailure | null;
  /** what a move would bring with it, to be answered */
  readonly proposal: MoveProposal | null;
  /** what a change of several rows would do, to be answered */
  readonly bulkProposal: BulkProposal | null;
}

/** The plan of a project: the chart, and the table that does the same by keyboard and without JavaScript. */
export function PlanPage(props: PlanPageProps) {
  const { project, phases, mayEdit, unexplained, failure, proposal, bulkProposal, schedule, lastChange } = props;
  const [search] = useSearchParams();
  const { slug } = project;
  const base = planAddress(slug, search);
  const needed = [search.get('rad'), search.get('sparad')].flatMap((key) => phaseOfRow(props, key) ?? []);
  const open = openPhases(phases, countPlanRows(props), search, new Set(needed));
  const current = currentPhase(props);
  return (
    <>
      <PageHead
        title="Plan"
        crumbs={[
          { to: '/portfolj', label: 'Portfölj' },
          { to: `/projekt/${slug}`, label: project.name },
        ]}
        sub="Faser, aktiviteter, milstolpar och beslutspunkter över tid."
        actions={
          <>
            {phases.length > 0 ? (
              <Link
                className="ds-button"
                data-variant="secondary"
                data-size="sm"
                to={`/projekt/${slug}/plan/baslinjer`}
              >
                Baslinjer
              </Link>
            ) : null}
            <Link className="ds-button" data-variant="secondary" data-size="sm" to={`/projekt/${slug}/plan/mallar`}>
              Mallar
            </Link>
            {mayEdit && current ? (
              <Link
                className="ds-button"
                data-size="sm"
                to={`${planAddress(slug, search, { ny: 'aktivitet', fas: String(current.number) })}#ny`}
              >
                Ny aktivitet
              </Link>
            ) : null}
          </>
        }
      />
      {proposal ? <MoveProposalCard proposal={proposal} cancelTo={base} /> : null}
      {bulkProposal ? <BulkProposalCard proposal={bulkProposal} cancelTo={base} /> : null}
      {schedule.cycle ? (
        <Note tone="bad" title="Beroendena går runt.">
          {schedule.cycle.join(' → ')}. Ta bort ett av dem, så räknas slack och kritisk linje ut igen.
        </Note>
      ) : null}
      {failure?.intent === 'remove' ? (
        <Note tone="bad" role="alert" title={(failure.reply.error?.[''] ?? []).join(' ')} />
      ) : null}
      {search.has('inlagd') && !failure ? (
        <Note tone="ok" role="status" title="Mallen är inlagd i planen.">
          Raderna är projektets egna från och med nu.
        </Note>
      ) : null}
      <LostForm failure={failure} shown={isShown(props, search)} />
      <UnexplainedMoves moves={unexplained} failure={failure} />
      <LastChangeNote change={mayEdit ? lastChange : null} failure={failure} />
      {phases.length === 0 ? (
        <Card>
          <EmptyState
            title="Planen är tom"
            text="Lägg först till en fas. Aktiviteter och milstolpar hör till en fas."
            action={mayEdit ? <Link to={`/projekt/${slug}/faser?ny=1`}>Lägg till en fas</Link> : undefined}
          />
        </Card>
      ) : (
        <>
          <p className="print-only">
            Här finns planen som tabell. Tidplanen ritad på A3 skrivs ut med knappen Skriv ut (A3) på planens sida.
          </p>
          <PlanChart plan={props} slug={slug} open={open} />
          <PlanTable page={props} open={open} />
        </>
      )}
      <PlanExchangeCard slug={slug} mayEdit={mayEdit} />
    </>
  );
}

/** The phase that a new row most likely belongs to: the last that has begun and not ended, or else the last. */
function currentPhase({ phases, today }: PlanContent) {
  const isOngoing = (phase: PlanContent['phases'][number]) =>
    phase.startDate !== null && phase.startDate <= today && (phase.endDate === null || phase.endDate >= today);
  return phases.findLast(isOngoing) ?? phases.at(-1);
}

/** Whether the form that was refused still stands on the page and tells by itself. */
function isShown(props: PlanPageProps, search: URLSearchParams): boolean {
  const { failure, unexplained } = props;
  const intent = failure?.intent ?? '';
  switch (intent) {
    case 'undo':
    case 'bulk':
      return true;
    case 'create-activity':
    case 'create-milestone':
      return search.has('fas');
    case 'explain':
      return unexplained.some(({ changeId }) => isAnswerTo(failure, changeId));
    default:
      return phaseOfRow(props, search.get('rad')) !== null;
  }
}
