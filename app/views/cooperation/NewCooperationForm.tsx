import { getCollectionProps, useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { newCooperationForm } from '~/forms/agreement';
import type { FormFailure } from '~/policy/form-failure';
import type { Party } from '~/store/party';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { FieldErrors } from '~/views/shell/form/FieldFrame';
import { Fieldset } from '~/views/shell/form/Fieldset';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { TextField } from '~/views/shell/form/TextField';
import { Card } from '~/views/shell/Page';

/** Name, members and lead of a new cooperation; the rest of the agreement is filled in afterwards. */
export function NewCooperationForm({
  parties,
  failure,
}: {
  readonly parties: readonly Party[];
  readonly failure: FormFailure | null;
}) {
  const [form, fields] = useForm({
    id: 'ny-samverkan',
    lastResult: lastResultOf(failure, 'create'),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: newCooperationForm }),
  });
  const ids = parties.map((party) => String(party.id));
  const boxes = getCollectionProps(fields.memberIds, { type: 'checkbox', options: ids });
  return (
    <Card title="Samverkan">
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form-grid">
        <div className="field-wide">
          <FormNotes form={form} failure={failure} intent="create" />
        </div>
        <TextField label="Namn" meta={fields.name} required className="field-wide" />
        <div className="field-wide">
          <Fieldset legend="Medlemmar" hint="De räknas som med sedan tidigare. Datum kan sättas efteråt.">
            <div className="check-columns">
              {boxes.map(({ key, ...box }, index) => (
                <label key={key} className="check">
                  <input {...box} className="ds-input" data-size="sm" /> {parties[index]!.name}
                </label>
              ))}
            </div>
            <FieldErrors meta={fields.memberIds} />
          </Fieldset>
        </div>
        <SelectField
          label="Huvudansvarig"
          meta={fields.leadPartyId}
          emptyLabel="Inte bestämt"
          options={parties.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        <FormActions intent="create" label="Skapa samverkan" cancelTo="/samverkan" />
      </Form>
    </Card>
  );
}
