import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { newSeriesForm } from '~/forms/basis';
import type { FormFailure } from '~/policy/form-failure';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { TextField } from '~/views/shell/form/TextField';
import { Card } from '~/views/shell/Page';

/** A new counted thing of the cooperation's own. */
export function NewSeriesForm({ failure, cancelTo }: { failure: FormFailure | null; cancelTo: string }) {
  const [form, fields] = useForm({
    id: 'ny-serie',
    lastResult: lastResultOf(failure, 'create'),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: newSeriesForm }),
  });
  return (
    <Card title="Ny serie">
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form">
        <FormNotes form={form} failure={failure} intent="create" />
        <TextField
          label="Vad som räknas"
          meta={fields.name}
          required
          hint="Till exempel Antal elever eller Antal licenser"
        />
        <FormActions intent="create" label="Skapa serien" cancelTo={cancelTo} />
      </Form>
    </Card>
  );
}
