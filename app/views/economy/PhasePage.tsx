import { Link, useSearchParams } from '@remix-run/react';

import { isEditable } from '~/domain/budget';
import type { FormFailure } from '~/policy/form-failure';
import type { Budget } from '~/store/budget';
import type { InKindHours, Phase } from '~/store/phase';
import type { Project } from '~/store/project';
import { Period } from '~/views/shell/Dates';
import { Card, EmptyState, Note, PageHead } from '~/views/shell/Page';
import { ConfirmRemoval } from '~/views/shell/Removal';

import { BudgetLines } from './BudgetLines';
import { HowComputed } from './HowComputed';
import { BUDGET_WORDS, phaseTitle } from './phase-words';
import { PhaseFacts } from './PhaseFacts';
import { PhaseForm } from './PhaseForm';
import { ShareTableCard, type SharesShown } from './ShareTableCard';

export interface PhasePageProps {
  readonly project: Project;
  readonly phase: Phase;
  readonly budget: Budget | null;
  readonly inKind: readonly InKindHours[];
  readonly shares: SharesShown;
  /** the viewer's own organisation, whose row is marked */
  readonly ownPartyId: number | null;
  readonly mayEdit: boolean;
  readonly mayDraft: boolean;
  readonly failure: FormFailure | null;
}

/** One phase: what is shared, what each party pays and how that came about. */
export function PhasePage(props: PhasePageProps) {
  const { project, phase, budget, shares, ownPartyId, mayEdit, failure } = props;
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
            {shares.table ? (
              <a
                className="ds-button"
                data-variant="secondary"
                data-size="sm"
                href={`${here}/andelar.csv${rounding(search)}`}
              >
                Exportera CSV
              </a>
            ) : null}
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
          <PhaseForm phase={phase} failure={failure} cancelTo={here} />
          {budget && !isEditable(budget.state) ? null : (
            <RemovePhase phase={phase} base={base} here={here} asked={search.has('ta-bort')} />
          )}
        </Card>
      ) : null}
      <PhaseFacts {...props} />
      {phase.note ? <p>{phase.note}</p> : null}
      {shares.refusal ? (
        <Note tone="warn" title="Kostnaden kan inte delas än.">
          {shares.refusal}
        </Note>
      ) : null}
      {shares.table ? (
        <ShareTableCard shares={shares} table={shares.table} ownPartyId={ownPartyId} />
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
        {shares.table ? <HowComputed table={shares.table} ownPartyId={ownPartyId} inKind={props.inKind} /> : null}
      </div>
    </>
  );
}

function rounding(search: URLSearchParams): string {
  const chosen = search.get('avrundning');
  return chosen === 'enkel' || chosen === 'exakt' ? `?avrundning=${chosen}` : '';
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
