import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { MOST_STEPS, type GateModel } from '~/domain/gate-model';
import { gateModelForm } from '~/forms/gate';
import { Fieldset } from '~/views/shell/form/Fieldset';
import { FormActions } from '~/views/shell/form/FormActions';
import { ErrorSummary } from '~/views/shell/form/FormErrors';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { TextAreaField, TextField } from '~/views/shell/form/TextField';
import { VersionFields } from '~/views/shell/form/VersionFields';
import { Card } from '~/views/shell/Page';
import { fieldList } from '~/views/shell/form/field-list';

import type { GateModelPageProps } from './GateModelPage';

type TypedModel = {
  version: string;
  name: string;
  steps: { place: string; label: string; title: string; decides: string; criteria: string }[];
};

/** Rows beyond those that are filled; without JavaScript none can be added. */
const EMPTY_ROWS = 3;

/** Writes the model of a cooperation, every step a row. */
export function GateModelForm({
  cooperation,
  model,
  draft,
  failure,
  base,
}: GateModelPageProps & { readonly draft: GateModel; readonly base: string }) {
  const lastResult = lastResultOf(failure, 'save');
  const rows = Math.min(MOST_STEPS, draft.steps.length + EMPTY_ROWS);
  const [form, fields] = useForm<TypedModel>({
    id: 'modell',
    lastResult,
    defaultValue: {
      version: String(model?.version ?? 0),
      name: draft.name,
      steps: Array.from({ length: rows }, (_, at) => {
        const step = draft.steps[at];
        return {
          place: String(at + 1),
          label: step?.label ?? '',
          title: step?.title ?? '',
          decides: step?.decides ?? '',
          criteria: step?.criteria.join('\n') ?? '',
        };
      }),
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: gateModelForm }) as never,
  });
  return (
    <Card title={model ? `Ändra ${model.name}` : 'Ny modell'}>
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate>
        <FormNotes form={form} failure={failure} intent="save" />
        <ErrorSummary form={form} />
        <VersionFields
          row={{ id: cooperation.id, version: model?.version ?? 0 }}
          lastResult={lastResult}
          opened={fields.version.initialValue}
        />
        <div className="form-grid">
          <TextField label="Modellens namn" meta={fields.name} required />
        </div>
        <p className="sub">En rad som töms helt faller bort. Platsen säger i vilken ordning punkterna kommer.</p>
        {fieldList(fields.steps).map((step, at) => {
          const field = step.getFieldset();
          return (
            <Fieldset key={step.key} legend={<span className="ds-sr-only">Rad {at + 1}</span>}>
              <div className="gate-step">
                <TextField label="Plats" meta={field.place} inputMode="numeric" />
                <TextField label="Beteckning" meta={field.label} />
                <TextField label="Namn" meta={field.title} />
                <TextAreaField label="Vad som beslutas" meta={field.decides} rows={2} />
                <TextAreaField label="Kriterier, ett per rad" meta={field.criteria} rows={3} />
              </div>
            </Fieldset>
          );
        })}
        <FormActions intent="save" label="Spara modellen" cancelTo={base} />
      </Form>
    </Card>
  );
}
