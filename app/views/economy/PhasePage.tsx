import { Link, useSearchParams } from '@remix-run/react';

import { isEditable } from '~/domain/budget';
import type { Explanation } from '~/domain/explain';
import type { FormFailure } from '~/policy/form-failure';
import type { Budget } from '~/store/budget';
import type { Phase, PhaseDetail } from '~/store/phase';
import type { Project } from '~/store/project';
import { Period } from '~/views/shell/Dates';
import { Card, EmptyState, Note, PageHead } from '~/views/shell/Page';
import { ConfirmRemoval } from '~/views/shell/Removal';

import { AssumptionsNote, ScenarioLink } from './Assumptions';
import { BudgetLines } from './BudgetLines';
import { HowComputed } from './HowComputed';
import { InKindCard } from './InKindCard';
import { OtherDates } from './OtherDates';
import { BUDGET_WORDS, phaseTitle } from './phase-words';
import { PhaseFacts } from './PhaseFacts';
import { PhaseForm, type KeyChoices } from './PhaseForm';
import { shareAddress, type ShareListing } from './share-address';
import { ShareTableCard, type SharesShown } from './ShareTableCard';

export interface PhasePageProps {
  readonly project: Project;
  readonly phase: PhaseDetail;
  readonly budget: Budget | null;
  readonly shares: SharesShown;
  readonly listing: ShareListing;
  /** of the row of the share table that is opened */
  readonly opened: Explanation | null;
  /** of the viewer's own organisation, or of the first row */
  readonly example: Explanation | null;
  /** the viewer's own organisation, whose row is marked */
  readonly ownPartyId: number | null;
  /** the keys to choose among; null while the one it has is locked, and for who may not */
  readonly keys: KeyChoices | null;
  readonly mayEdit: boolean;
  readonly mayDraft: boolean;
  readonly failure: FormFailure | null;
}

/** One phase: what is shared, what each party pays and how that came about. */
export function PhasePage(props: PhasePageProps) {
  const { project, phase, budget, shares, listing, opened, example, ownPartyId, keys, mayEdit, failure } = props;
  const [search] = useSearchParams();
  const base = `/projekt/${project.slug}/faser`;
  const here = `${base}/${phase.number}`;
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
            {shares.table ? <Exports here={here} listing={listing} /> : null}
            <ScenarioLink project={project} phase={phase} />
            {mayEdit ? (
              <Link className="ds-button" data-variant="secondary" data-size="sm" to={`${here}?andra=1`}>
                Ändra fasen
              </Link>
            ) : null}
          </>
        }
      />
      {search.get('sparad') === 'fas' ? <Note tone="ok" role="status" title="Fasen är sparad." /> : null}
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
      <PhaseFacts {...props} />
      {phase.note ? <p>{phase.note}</p> : null}
      {shares.table ? <OtherDates monthDay={phase.referenceMonthDay} table={shares.table} /> : null}
      <AssumptionsNote budget={budget} keyName={shares.key?.name ?? null} />
      {shares.refusal ? (
        <Note tone="warn" title="Kostnaden kan inte delas än.">
          {shares.refusal}
        </Note>
      ) : null}
      {shares.table ? (
        <ShareTableCard
          {...{ shares, ownPartyId, here, listing }}
          table={shares.table}
          previous={phase.previous}
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
      <InKindCard inKind={phase.inKind} table={shares.table} ownPartyId={ownPartyId} />
    </>
  );
}

/** The share table as files, in the rounding that is shown. */
function Exports({ here, listing }: { here: string; listing: ShareListing }) {
  const inRounding = { sort: null, direction: null, partyId: null, unitId: null };
  const files = [
    { ending: 'csv', label: 'Exportera CSV' },
    { ending: 'xlsx', label: 'Exportera Excel' },
  ];
  return files.map(({ ending, label }) => (
    <a
      key={ending}
      className="ds-button"
      data-variant="secondary"
      data-size="sm"
      href={shareAddress(`${here}/andelar.${ending}`, listing, inRounding)}
    >
      {label}
    </a>
  ));
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
