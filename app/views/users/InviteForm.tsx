import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { inviteUserForm } from '~/forms/user';
import type { FormFailure } from '~/policy/form-failure';
import type { ScopeChoices } from '~/store/user-list';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { TextField } from '~/views/shell/form/TextField';
import { Card } from '~/views/shell/Page';

import { optionsOf } from './options';

interface InviteFormProps {
  readonly choices: ScopeChoices;
  readonly failure: FormFailure | null;
}

/** A new account. Its roles are given afterwards. */
export function InviteForm({ choices, failure }: InviteFormProps) {
  const [form, fields] = useForm({
    id: 'bjud-in',
    lastResult: lastResultOf(failure, 'invite'),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: inviteUserForm }),
  });
  return (
    <Card title="Bjud in">
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form-grid">
        <div className="field-wide">
          <FormNotes form={form} failure={failure} intent="invite" />
        </div>
        <TextField label="E-postadress" meta={fields.email} type="email" required autoComplete="off" />
        <TextField label="Namn" meta={fields.name} required hint="Helst rollen: Projektledare, Mora" />
        <TextField label="Titel" meta={fields.title} required={false} />
        <SelectField
          label="Part"
          meta={fields.partyId}
          required={false}
          emptyLabel="Ingen part"
          options={optionsOf(choices.parties)}
          hint="Den som hör till en part ser partens samverkan"
        />
        <FormActions intent="invite" label="Bjud in" cancelTo="/anvandare" />
      </Form>
    </Card>
  );
}
