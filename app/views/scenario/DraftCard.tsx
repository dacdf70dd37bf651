import { useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';

import { growthText } from '~/domain/growth';
import type { CooperationPhase } from '~/store/scenario-ground';
import { ConflictNote, lastResultOf } from '~/views/shell/form/FormNotes';
import { FormError } from '~/views/shell/form/FormErrors';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { VersionFields } from '~/views/shell/form/VersionFields';
import { Card } from '~/views/shell/Page';

import type { ShownComparison } from './scenario-result';
import type { ScenarioPageProps } from './ScenarioPage';

type DraftCardProps = Pick<ScenarioPageProps, 'saved' | 'draftPhases' | 'failure'> & {
  readonly comparison: ShownComparison | null;
};

/** Makes the scenario a budget draft; first it says what will happen. Nothing for those who may not. */
export function DraftCard({ saved, draftPhases, failure, comparison }: DraftCardProps) {
  const lastResult = lastResultOf(failure, 'draft');
  const [form, fields] = useForm<Record<'version' | 'phaseId', string>>({
    id: 'gor-till-utkast',
    lastResult,
    defaultValue: { version: String(saved.version), phaseId: String(draftPhases[0]?.id ?? '') },
  });
  const only = saved.phase ? draftPhases[0] : null;
  if (draftPhases.length === 0 || !comparison) return null;
  if (comparison.hindrance) {
    return (
      <Card title="Gör till utkast">
        <p>
          {comparison.growth?.verdict === 'beyond' ? `${growthText(comparison.growth)} ` : ''}
          {comparison.hindrance}
        </p>
      </Card>
    );
  }
  return (
    <Card title="Gör till utkast">
      <Form method="post" id={form.id} noValidate className="form">
        <FormError meta={form} />
        {failure?.intent === 'draft' && failure.conflict ? <ConflictNote conflict={failure.conflict} /> : null}
        <VersionFields row={saved} lastResult={lastResult} opened={fields.version.initialValue} />
        <p>
          {only ? whatHappens(only) : 'Budgeten i den fas du väljer får scenariots parter, nyckel, siffror och summa.'}{' '}
          {comparison.lines.length > 0
            ? 'Raderna som den som inte är med bär ensam faller bort eller delas, som scenariot säger. '
            : ''}
          Andelarna i utkastet blir scenariots. Inget annat i planen ändras, och scenariot finns kvar.
        </p>
        {only ? (
          <input type="hidden" name="phaseId" value={only.id} />
        ) : (
          <SelectField
            label="Fas"
            meta={fields.phaseId}
            options={draftPhases.map((phase) => ({ value: String(phase.id), label: phaseLabel(phase) }))}
          />
        )}
        <div className="form-actions">
          <SubmitButton name="intent" value="draft" pendingText="Gör utkast …">
            Gör till utkast
          </SubmitButton>
        </div>
      </Form>
    </Card>
  );
}

function whatHappens({ budgetState }: CooperationPhase): string {
  if (budgetState === null) return 'Fasen har ingen budget. Ett första utkast görs.';
  if (budgetState === 'utkast')
    return 'Fasens utkast ändras: raderna står kvar, och det som scenariot lägger till skrivs som egna rader.';
  return `Fasens senaste budget är ${budgetState} och ändras inte. Ett nytt utkast görs med dess rader.`;
}

function phaseLabel(phase: CooperationPhase): string {
  const state =
    phase.budgetState === null
      ? 'ingen budget än'
      : phase.budgetState === 'utkast'
        ? 'utkastet ändras'
        : 'ett nytt utkast görs';
  return `${phase.projectName}, fas ${phase.number} (${state})`;
}
