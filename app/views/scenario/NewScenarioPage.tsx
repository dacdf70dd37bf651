import type { SubmissionResult } from '@conform-to/react';
import { Form, Link, useSearchParams } from '@remix-run/react';

import type { ScenarioOrder } from '~/domain/scenario-comparison';
import type { FormFailure } from '~/policy/form-failure';
import type { ScenarioPhase } from '~/store/scenario';
import { PageHead } from '~/views/shell/Page';
import { phaseTitle } from '~/views/shell/phase-name';

import { ComparisonCard } from './ComparisonCard';
import { ComparisonExports } from './ComparisonExports';
import { RefusalNote } from './RefusalNote';
import { SaveScenarioForm } from './SaveScenarioForm';
import { scopeFields, type TypedScenario } from './scenario-address';
import type { ScenarioChoices, ScenarioResult } from './scenario-result';
import { scopeText } from './scenario-words';
import { ScenarioForm } from './ScenarioForm';

export interface NewScenarioPageProps {
  readonly cooperation: { readonly slug: string; readonly name: string };
  /** null: the whole cooperation */
  readonly phase: ScenarioPhase | null;
  readonly choices: ScenarioChoices;
  readonly typed: TypedScenario;
  readonly reply: SubmissionResult<string[]> | null;
  readonly result: ScenarioResult | null;
  readonly order: ScenarioOrder;
  readonly today: string;
  readonly ownPartyId: number | null;
  readonly maySave: boolean;
  readonly failure: FormFailure | null;
}

/** A what-if that is not saved: its form, and the answer. */
export function NewScenarioPage(props: NewScenarioPageProps) {
  const { cooperation, phase, choices, typed, reply, result, maySave, failure } = props;
  const [search] = useSearchParams();
  const base = `/samverkan/${cooperation.slug}/scenarier`;
  const comparison = result?.comparison ?? null;
  return (
    <>
      <PageHead
        title="Nytt scenario"
        crumbs={[
          { to: '/samverkan', label: 'Samverkan' },
          { to: `/samverkan/${cooperation.slug}`, label: cooperation.name },
          { to: base, label: 'Scenarier' },
        ]}
        sub={
          phase ? (
            <>
              Gäller <Link to={`/projekt/${phase.projectSlug}/faser/${phase.number}`}>{scopeText(phase)}</Link>.
              Adressen kan skickas till en kollega i samverkan.
            </>
          ) : (
            'Gäller hela samverkan. Adressen kan skickas till en kollega i samverkan.'
          )
        }
        actions={comparison ? <ComparisonExports slug={cooperation.slug} query={search.toString()} /> : null}
      />
      <ScopeForm phase={phase} phases={choices.phases} />
      <ScenarioForm
        key={search.toString()}
        {...{ choices, typed, reply, result }}
        action={`${base}/nytt`}
        hidden={scopeFields(phase)}
      />
      <RefusalNote result={result} />
      {comparison ? <ComparisonCard {...props} comparison={comparison} /> : null}
      {comparison && maySave ? <SaveScenarioForm saved={null} failure={failure} cancelTo={base} /> : null}
    </>
  );
}

/** Another phase, or the whole cooperation. */
function ScopeForm({ phase, phases }: { phase: ScenarioPhase | null; phases: ScenarioChoices['phases'] }) {
  if (phases.length === 0) return null;
  return (
    <Form method="get" className="form-row scenario-scope" key={phase?.id ?? 0}>
      <div className="ds-field field-wide" data-size="sm">
        <label className="ds-label" htmlFor="om">
          Gäller
        </label>
        <select
          className="ds-input"
          id="om"
          name="om"
          defaultValue={phase ? `${phase.projectSlug}:${phase.number}` : ''}
        >
          <option value="">Hela samverkan</option>
          {phases.map(({ id, projectSlug, projectName, number, name, hasLines }) => (
            <option key={id} value={`${projectSlug}:${number}`}>
              {projectName}, {phaseTitle({ number, name })}
              {hasLines ? '' : ' (ingen budget)'}
            </option>
          ))}
        </select>
      </div>
      <button className="ds-button" data-variant="secondary" data-size="sm" type="submit">
        Byt
      </button>
    </Form>
  );
}
