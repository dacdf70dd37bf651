import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { newPartyForm } from '~/forms/party';
import type { FormFailure } from '~/policy/form-failure';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { TextAreaField, TextField } from '~/views/shell/form/TextField';
import { Card } from '~/views/shell/Page';

import { KIND_OPTIONS } from './party-words';

/** Adds a kommun or another organisation, with its units where it has any. */
export function NewPartyForm({ failure }: { readonly failure: FormFailure | null }) {
  const [form, fields] = useForm({
    id: 'ny-part',
    lastResult: lastResultOf(failure, 'create'),
    defaultValue: { kind: 'kommun' },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: newPartyForm }),
  });
  return (
    <Card title="Ny part">
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form-grid">
        <div className="field-wide">
          <FormNotes form={form} failure={failure} intent="create" />
        </div>
        <TextField label="Namn" meta={fields.name} required />
        <SelectField label="Slag" meta={fields.kind} options={KIND_OPTIONS} />
        <TextField label="Kommunkod" meta={fields.code} hint="Fyra siffror; krävs för en kommun" inputMode="numeric" />
        <TextField label="Organisationsnummer" meta={fields.organisationNumber} required={false} />
        <TextAreaField
          label="Enheter"
          meta={fields.units}
          hint="En per rad, där kostnader delas på enheter"
          required={false}
          rows={3}
          className="field-wide"
        />
        <FormActions intent="create" label="Lägg till part" cancelTo="/samverkan/parter" />
      </Form>
    </Card>
  );
}
