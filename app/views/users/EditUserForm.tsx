import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { updateUserForm } from '~/forms/user';
import type { FormFailure } from '~/policy/form-failure';
import type { ScopeChoices, User } from '~/store/user-list';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { TextField } from '~/views/shell/form/TextField';
import { VersionFields } from '~/views/shell/form/VersionFields';

import { optionsOf } from './options';
import { usersAddress, type UserFilter } from './user-address';

type TypedUser = Record<'version' | 'name' | 'title' | 'partyId', string>;

interface EditUserFormProps {
  readonly user: User;
  readonly choices: ScopeChoices;
  readonly filter: UserFilter;
  readonly failure: FormFailure | null;
}

/** What is said of an account. The address is who it is, and stays. */
export function EditUserForm({ user, choices, filter, failure }: EditUserFormProps) {
  const lastResult = lastResultOf(failure, 'update', user.id);
  const [form, fields] = useForm<TypedUser>({
    id: `konto-${user.id}-form`,
    lastResult,
    defaultValue: {
      version: String(user.version),
      name: user.name,
      title: user.title ?? '',
      partyId: user.partyId === null ? '' : String(user.partyId),
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: updateUserForm }) as never,
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form-grid" preventScrollReset>
      <div className="field-wide">
        <FormNotes form={form} failure={lastResult ? failure : null} intent="update" />
      </div>
      <VersionFields row={user} lastResult={lastResult} opened={fields.version.initialValue} />
      <TextField label="Namn" meta={fields.name} required />
      <TextField label="Titel" meta={fields.title} required={false} />
      <SelectField
        label="Part"
        meta={fields.partyId}
        required={false}
        emptyLabel="Ingen part"
        options={optionsOf(choices.parties)}
      />
      <FormActions intent="update" label="Spara" cancelTo={usersAddress(filter)} cancelLabel="Stäng" />
    </Form>
  );
}
