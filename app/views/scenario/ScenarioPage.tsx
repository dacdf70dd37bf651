import type { SubmissionResult } from '@conform-to/react';
import { Link, useSearchParams } from '@remix-run/react';

import type { ScenarioOrder } from '~/domain/scenario-comparison';
import type { FormFailure } from '~/policy/form-failure';
import type { SavedScenario } from '~/store/scenario';
import type { CooperationPhase } from '~/store/scenario-ground';
import { formatDateTime } from '~/views/shell/format';
import { Note, PageHead } from '~/views/shell/Page';
import { ConfirmRemoval, LostForm } from '~/views/shell/Removal';

import { ComparisonCard } from './ComparisonCard';
import { ComparisonExports } from './ComparisonExports';
import { DraftCard } from './DraftCard';
import { RefusalNote } from './RefusalNote';
import { SaveScenarioForm } from './SaveScenarioForm';
import { scenarioSearch, type TypedScenario } from './scenario-address';
import type { ScenarioChoices, ScenarioResult } from './scenario-result';
import { scopeText } from './scenario-words';
import { ScenarioForm } from './ScenarioForm';

export interface ScenarioPageProps {
  readonly cooperation: { readonly slug: string; readonly name: string };
  readonly saved: SavedScenario;
  readonly choices: ScenarioChoices;
  readonly editing: boolean;
  readonly typed: TypedScenario;
  readonly reply: SubmissionResult<string[]> | null;
  readonly result: ScenarioResult | null;
  readonly order: ScenarioOrder;
  /** where this person can make it a draft */
  readonly draftPhases: readonly CooperationPhase[];
  readonly today: string;
  readonly ownPartyId: number | null;
  readonly mayChange: boolean;
  readonly failure: FormFailure | null;
}

/** A saved what-if: today beside it, and what can be made of it. */
export function ScenarioPage(props: ScenarioPageProps) {
  const { cooperation, saved, result, order, mayChange, editing, failure } = props;
  const [search] = useSearchParams();
  const base = `/samverkan/${cooperation.slug}/scenarier`;
  const here = `${base}/${saved.id}`;
  const comparison = result?.comparison ?? null;
  return (
    <>
      <PageHead
        title={saved.name}
        crumbs={[
          { to: '/samverkan', label: 'Samverkan' },
          { to: `/samverkan/${cooperation.slug}`, label: cooperation.name },
          { to: base, label: 'Scenarier' },
        ]}
        sub={<About saved={saved} />}
        actions={
          <>
            {comparison && !editing ? <SavedExports {...props} /> : null}
            {mayChange && !editing ? (
              <Link className="ds-button" data-variant="secondary" data-size="sm" to={`${here}?andra=1`}>
                Ändra
              </Link>
            ) : null}
          </>
        }
      />
      {search.has('sparad') && !failure ? <Note tone="ok" role="status" title="Scenariot är sparat." /> : null}
      <LostForm failure={failure} shown={editing || failure?.intent === 'draft'} />
      {saved.note ? <p className="scenario-note">{saved.note}</p> : null}
      {editing ? <Editing {...props} here={here} base={base} /> : null}
      <RefusalNote result={result} />
      {comparison ? (
        <ComparisonCard comparison={comparison} order={order} ownPartyId={props.ownPartyId} today={props.today} />
      ) : null}
      {editing && comparison ? (
        <SaveScenarioForm saved={saved} failure={failure} cancelTo={here} removeTo={`${here}?andra=1&ta-bort=1`} />
      ) : null}
      {editing ? null : <DraftCard {...props} comparison={comparison} />}
    </>
  );
}

function About({ saved }: { saved: SavedScenario }) {
  const { phase, createdByName, createdAt } = saved;
  return (
    <>
      Gäller{' '}
      {phase ? (
        <Link to={`/projekt/${phase.projectSlug}/faser/${phase.number}`}>{scopeText(phase)}</Link>
      ) : (
        'hela samverkan'
      )}{' '}
      · sparat av {createdByName} {formatDateTime(createdAt)} · alla i samverkan kan läsa det
    </>
  );
}

function SavedExports({ cooperation, saved, typed, order }: ScenarioPageProps) {
  const query = `${scenarioSearch(saved.phase, typed, order)}&scenario=${saved.id}`;
  return <ComparisonExports slug={cooperation.slug} query={query} />;
}

function Editing(props: ScenarioPageProps & { readonly here: string; readonly base: string }) {
  const { saved, choices, typed, reply, result, here, base } = props;
  const [search] = useSearchParams();
  return (
    <>
      {search.has('ta-bort') ? (
        <ConfirmRemoval
          id={saved.id}
          version={saved.version}
          what={`scenariot ${saved.name}`}
          consequence="Det försvinner för alla i samverkan. Utkast som gjorts av det finns kvar. Du kan ångra direkt efteråt."
          action={base}
          cancelTo={here}
        />
      ) : null}
      <ScenarioForm
        key={search.toString()}
        {...{ choices, typed, reply, result }}
        action={here}
        hidden={[['andra', '1']]}
      />
    </>
  );
}
