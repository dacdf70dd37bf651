import { Link, useSearchParams } from '@remix-run/react';

import { isEditable } from '~/domain/budget';
import type { CalendarDate } from '~/domain/calendar';
import type { Explanation } from '~/domain/explain';
import type { Inhabitants } from '~/domain/inhabitants';
import type { PresenceChange } from '~/domain/presence-change';
import type { FormFailure } from '~/policy/form-failure';
import type { Approval } from '~/store/approval';
import type { Budget } from '~/store/budget';
import type { Phase, PhaseDetail } from '~/store/phase';
import type { Project } from '~/store/project';
import type { MoveProposal } from '~/views/plan/move-proposal';
import { MoveProposalCard } from '~/views/plan/MoveProposalCard';
import { Period } from '~/views/shell/Dates';
import { ExportLinks } from '~/views/shell/Listing';
import { Card, EmptyState, Note, PageHead } from '~/views/shell/Page';
import { ConfirmRemoval } from '~/views/shell/Removal';
import { phaseTitle } from '~/views/shell/phase-name';

import { AssumptionsNote, ScenarioLink } from './Assumptions';
import { BudgetLines } from './BudgetLines';
import { HowComputed } from './HowComputed';
import { InKindCard } from './InKindCard';
import { OtherDates } from './OtherDates';
import { BUDGET_WORDS } from './phase-words';
import { OlderVersionNote, UnapprovedNote } from './PhaseApproval';
import { PhaseFacts } from './PhaseFacts';
import { PhaseForm, type KeyChoices } from './PhaseForm';
import { PresenceNote } from './PresenceNote';
import { shareAddress, type ShareListing } from './share-address';
import { ShareTableCard, type SharesShown } from './ShareTableCard';

export interface PhasePageProps {
  readonly project: Project;
  readonly phase: PhaseDetail;
  readonly budget: Budget | null;
  /** while the budget is a draft: the version before it that the parties were asked about; null: there is none */
  readonly standing: Approval | null;
  /** who joined or left since the budget was sent to its parties */
  readonly changedPresence: readonly PresenceChange[];
  readonly shares: SharesShown;
  /** whose own hours can be added to the draft */
  readonly inKindParties: readonly { readonly id: number; readonly name: string }[];
  /** of who shares, where the key counts none */
  readonly inhabitants: readonly Inhabitants[];
  readonly listing: ShareListing;
  /** of the row of the share table that is opened */
  readonly opened: Explanation | null;
  /** of the viewer's own organisation, or of the first row */
  readonly example: Explanation | null;
  /** the viewer's own organisation, whose row is marked */
  readonly ownPartyId: number | null;
  /** the keys to choose among; null while the one it has is locked, and for who may not */
  readonly keys: KeyChoices | null;
  readonly today: CalendarDate;
  readonly mayEdit: boolean;
  readonly mayDraft: boolean;
  readonly failure: FormFailure | null;
  /** what new dates of the phase would bring with them, to be answered */
  readonly proposal: MoveProposal | null;
}

/** What of a listing holds for a file: the version and the rounding. */
const IN_ROUNDING = { sort: null, direction: null, parts: null, partyId: null, unitId: null };

/** One phase: what is shared, what each party pays and how that came about. */
export function PhasePage(props: PhasePageProps) {
  const { project, phase, budget, shares, listing, opened, example, ownPartyId, keys, mayEdit, today, failure } = props;
  const [search] = useSearchParams();
  const base = `/projekt/${project.slug}/faser`;
  const here = `${base}/${phase.number}`;
  const older = listing.version !== null;
  const setOn = budget && !isEditable(budget.state) ? budget.submittedOn : today;
  const editing = mayEdit && (search.has('andra') || failure?.intent === 'update-phase');
  return (
    <>
      <PageHead
        title={phaseTitle(phase)}
        crumbs={[
          { to: '/portfolj', label: 'Portfölj' },
          { to: `/projekt/${project.slug}`, label: project.name },
          { to: base, label: 'Faser & budget' },
        ]}
        sub={
          <>
            <Period start={phase.startDate} end={phase.endDate} />
            {project.leadName ? ` · huvudansvarig ${project.leadName}` : ''}
            {budget ? ` · budget version ${budget.version}, ${BUDGET_WORDS[budget.state].word.toLowerCase()}` : ''}
            {budget?.submittedOn ? ` ${budget.submittedOn}` : ''}
          </>
        }
        actions={
          <>
            {shares.table ? (
              <ExportLinks addressOf={(ending) => shareAddress(`${here}/andelar.${ending}`, listing, IN_ROUNDING)} />
            ) : null}
            <ScenarioLink project={project} phase={phase} />
            {budget ? (
              <Link className="ds-button" data-variant="secondary" data-size="sm" to={`${here}/godkannande`}>
                Godkännande
              </Link>
            ) : null}
            {mayEdit ? (
              <Link className="ds-button" data-variant="secondary" data-size="sm" to={`${here}?andra=1`}>
                Ändra fasen
              </Link>
            ) : null}
          </>
        }
      />
      {search.get('klart') === 'ny-version' ? (
        <Note tone="ok" role="status" title="En ny version är påbörjad.">
          Raderna är de som fanns. Ändra dem och skicka in budgeten igen.
        </Note>
      ) : null}
      {search.get('sparad') === 'fas' ? <Note tone="ok" role="status" title="Fasen är sparad." /> : null}
      {props.proposal ? <MoveProposalCard proposal={props.proposal} cancelTo={`${here}?andra=1`} /> : null}
      {editing ? (
        <Card title="Ändra fasen">
          <PhaseForm phase={phase} keys={keys} failure={failure} cancelTo={here} />
          {keys === null ? (
            <p className="sub">
              Nyckeln är låst: budgeten är inskickad med den. När det finns en ny version kan fasen få en annan.
            </p>
          ) : null}
          {budget && !isEditable(budget.state) ? null : (
            <RemovePhase phase={phase} base={base} here={here} asked={search.has('ta-bort')} />
          )}
        </Card>
      ) : null}
      {older ? <OlderVersionNote budget={budget} here={here} /> : <UnapprovedNote {...props} here={here} />}
      <PresenceNote {...props} changes={props.changedPresence} here={here} />
      <PhaseFacts {...props} here={here} />
      {phase.note ? <p>{phase.note}</p> : null}
      {shares.table ? <OtherDates monthDay={phase.referenceMonthDay} table={shares.table} setOn={setOn} /> : null}
      <AssumptionsNote {...props} here={here} />
      {shares.refusal ? (
        <Note tone="warn" title="Kostnaden kan inte delas än.">
          {shares.refusal}
        </Note>
      ) : null}
      {shares.table ? (
        <ShareTableCard
          {...{ shares, ownPartyId, here, listing }}
          inhabitants={props.inhabitants}
          table={shares.table}
          // The comparison is with the version before the newest; an older one is shown by itself.
          previous={older ? null : phase.previous}
          explanation={opened}
        />
      ) : budget && budget.lines.length > 0 ? null : (
        <Card title="Kostnadsandelar">
          <EmptyState
            title="Fasen har ingen budget än"
            text="När den första budgetraden finns syns vad var och en betalar."
          />
        </Card>
      )}
      <div className="two">
        <BudgetLines {...props} />
        {shares.table && example ? <HowComputed table={shares.table} explanation={example} /> : null}
      </div>
      <InKindCard {...props} />
    </>
  );
}

interface RemovePhaseProps {
  readonly phase: Phase;
  readonly base: string;
  readonly here: string;
  readonly asked: boolean;
}

function RemovePhase({ phase, base, here, asked }: RemovePhaseProps) {
  if (!asked) {
    return (
      <p className="actions">
        <Link
          className="ds-button"
          data-variant="tertiary"
          data-color="danger"
          data-size="sm"
          to={`${here}?andra=1&ta-bort=1`}
        >
          Ta bort fasen …
        </Link>
      </p>
    );
  }
  return (
    <ConfirmRemoval
      id={phase.id}
      version={phase.version}
      what={`fas ${phase.number}`}
      consequence="Dess milstolpar, aktiviteter och budgetutkast göms också. Du kan ångra direkt efteråt."
      action={base}
      cancelTo={here}
    />
  );
}
