import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { GIVEN_ROLES } from '~/domain/role-scope';
import { grantRoleForm } from '~/forms/user';
import type { FormFailure } from '~/policy/form-failure';
import type { ScopeChoices, User } from '~/store/user-list';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { VersionFields } from '~/views/shell/form/VersionFields';

import { optionsOf } from './options';

type TypedGrant = Record<'version' | 'role' | 'cooperationId' | 'projectId' | 'partyId', string>;

interface GrantFormProps {
  readonly user: User;
  readonly choices: ScopeChoices;
  readonly failure: FormFailure | null;
}

/** One more role. What a role is for is asked for all at once, so that it works without a script. */
export function GrantForm({ user, choices, failure }: GrantFormProps) {
  const lastResult = lastResultOf(failure, 'grant', user.id);
  const [form, fields] = useForm<TypedGrant>({
    id: `roll-${user.id}`,
    lastResult,
    defaultValue: { version: String(user.version), role: 'läsare', cooperationId: '', projectId: '', partyId: '' },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: grantRoleForm }) as never,
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form-grid" preventScrollReset>
      <div className="field-wide">
        <FormNotes form={form} failure={lastResult ? failure : null} intent="grant" />
      </div>
      <VersionFields row={user} lastResult={lastResult} opened={fields.version.initialValue} />
      <SelectField
        label="Ny roll"
        meta={fields.role}
        options={GIVEN_ROLES.map((role) => ({ value: role, label: role }))}
        hint="Ersättare utses under Ersättare, med sina dagar"
      />
      <SelectField
        label="Projekt"
        meta={fields.projectId}
        required={false}
        emptyLabel="–"
        options={optionsOf(choices.projects)}
        hint="För projektledare, delprojektledare och styrgrupp"
      />
      <SelectField
        label="Part"
        meta={fields.partyId}
        required={false}
        emptyLabel="–"
        options={optionsOf(choices.parties)}
        hint="För delprojektledare, kommundirektör och ekonom"
      />
      <SelectField
        label="Samverkan"
        meta={fields.cooperationId}
        required={false}
        emptyLabel="–"
        options={optionsOf(choices.cooperations)}
        hint="För läsare"
      />
      <div className="form-actions field-wide">
        <SubmitButton name="intent" value="grant" variant="secondary" pendingText="Lägger till …">
          Lägg till rollen
        </SubmitButton>
      </div>
    </Form>
  );
}
