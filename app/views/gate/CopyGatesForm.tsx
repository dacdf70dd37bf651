import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import type { GateModel } from '~/domain/gate-model';
import { copyGatesForm } from '~/forms/gate';
import { CheckboxField, SelectField } from '~/views/shell/form/ChoiceField';
import { FormActions } from '~/views/shell/form/FormActions';
import { ErrorSummary } from '~/views/shell/form/FormErrors';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { DateField } from '~/views/shell/form/TextField';
import { Card } from '~/views/shell/Page';
import { fieldList } from '~/views/shell/form/field-list';

import { phaseOptions } from './gate-words';
import type { GatesPageProps } from './GatesPage';

type TypedCopy = {
  steps: { label: string; chosen: string; plannedOn: string; phaseId: string }[];
};

/** The gates of the cooperation's model, to be taken over all at once or some of them, with their days. */
export function CopyGatesForm({
  model,
  gates,
  phases,
  failure,
  base,
}: GatesPageProps & { readonly model: GateModel; readonly base: string }) {
  const known = new Set(gates.map(({ label }) => label));
  const missing = model.steps.filter(({ label }) => !known.has(label));
  const [form, fields] = useForm<TypedCopy>({
    id: 'fran-modellen',
    lastResult: lastResultOf(failure, 'copy'),
    defaultValue: { steps: missing.map(({ label }) => ({ label, chosen: 'on', plannedOn: '', phaseId: '' })) },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: copyGatesForm }) as never,
  });
  if (missing.length === 0) {
    return (
      <Card title={model.name}>
        <p>Projektet har redan alla beslutspunkter i modellen.</p>
      </Card>
    );
  }
  return (
    <Card title={`Från modellen ${model.name}`}>
      <p className="sub">
        Namn och kriterier kopieras till projektet. Dag och fas kan också fyllas i senare.
        {known.size > 0 ? ` Det som projektet redan har visas inte.` : ''}
      </p>
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate>
        <FormNotes form={form} failure={failure} intent="copy" />
        <ErrorSummary form={form} />
        {fieldList(fields.steps).map((step) => {
          const field = step.getFieldset();
          const label = field.label.initialValue ?? '';
          const title = model.steps.find((each) => each.label === label)?.title ?? '';
          return (
            <fieldset key={step.key} className="gate-row">
              <legend className="ds-sr-only">{label}</legend>
              <input type="hidden" name={field.label.name} value={label} />
              <CheckboxField label={`${label} ${title}`} meta={field.chosen} />
              <DateField label="Planerad dag" meta={field.plannedOn} />
              <SelectField
                label="Fas som avslutas"
                meta={field.phaseId}
                emptyLabel="Ingen"
                options={phaseOptions(phases)}
              />
            </fieldset>
          );
        })}
        <FormActions intent="copy" label="Lägg till de valda" cancelTo={base} />
      </Form>
    </Card>
  );
}
