import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import type { RiskScale } from '~/domain/risk';
import { newRiskForm } from '~/forms/risk';
import type { FormFailure } from '~/policy/form-failure';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { TextField } from '~/views/shell/form/TextField';
import { Card } from '~/views/shell/Page';

import { RiskFields } from './RiskFields';

interface NewRiskFormProps {
  readonly scale: RiskScale;
  readonly failure: FormFailure | null;
  readonly cancelTo: string;
}

/** A new risk; without a number it is given one when it is stored. */
export function NewRiskForm({ scale, failure, cancelTo }: NewRiskFormProps) {
  const [form, fields] = useForm({
    id: 'ny-risk',
    lastResult: lastResultOf(failure, 'create'),
    defaultValue: { treatment: 'bevaka' },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: newRiskForm }),
  });
  return (
    <Card title="Ny risk">
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form-grid">
        <FormNotes form={form} failure={failure} intent="create" />
        <RiskFields fields={fields} scale={scale}>
          <TextField
            label="Nummer"
            meta={fields.number}
            hint="Lämna tomt för projektets nästa nummer"
            required={false}
            inputMode="numeric"
            autoComplete="off"
            className="field-figure"
          />
        </RiskFields>
        <FormActions intent="create" label="Lägg till" cancelTo={cancelTo} />
      </Form>
    </Card>
  );
}
