import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { newGateForm } from '~/forms/gate';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { Card } from '~/views/shell/Page';

import { GateFields, type TypedGate } from './GateFields';
import type { GatesPageProps } from './GatesPage';

/** A gate that the project has beside those of the model. */
export function NewGateForm({ phases, failure, base }: GatesPageProps & { readonly base: string }) {
  const [form, fields] = useForm<TypedGate>({
    id: 'ny-beslutspunkt',
    lastResult: lastResultOf(failure, 'create'),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: newGateForm }) as never,
  });
  return (
    <Card title="Egen beslutspunkt">
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form-grid">
        <div className="field-wide">
          <FormNotes form={form} failure={failure} intent="create" />
        </div>
        <GateFields fields={fields} phases={phases} moves={false} />
        <FormActions intent="create" label="Lägg till" cancelTo={base} />
      </Form>
    </Card>
  );
}
