import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { GIVEN_ROLES, scopeOf, type ScopePart } from '~/domain/role-scope';
import { grantRoleForm } from '~/forms/user';
import type { FormFailure } from '~/policy/form-failure';
import type { ScopeChoices, User } from '~/store/user-list';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { VersionFields } from '~/views/shell/form/VersionFields';
import { useScripted } from '~/views/shell/useScripted';

import { optionsOf } from './options';

type TypedGrant = Record<'version' | 'role' | 'cooperationId' | 'projectId' | 'partyId', string>;

interface GrantFormProps {
  readonly user: User;
  readonly choices: ScopeChoices;
  readonly failure: FormFailure | null;
}

const SCOPES = [
  {
    part: 'projectId',
    list: 'projects',
    label: 'Projekt',
    hint: 'För projektledare, delprojektledare och styrgrupp',
  },
  { part: 'partyId', list: 'parties', label: 'Part', hint: 'För delprojektledare, kommundirektör och ekonom' },
  { part: 'cooperationId', list: 'cooperations', label: 'Samverkan', hint: 'För läsare' },
] as const satisfies readonly { part: ScopePart; list: keyof ScopeChoices; label: string; hint: string }[];

const EVERY_PART = SCOPES.map(({ part }) => part);

/** One more role, and what it is for. Without a script everything that a role can be for is asked at once. */
export function GrantForm({ user, choices, failure }: GrantFormProps) {
  const lastResult = lastResultOf(failure, 'grant', user.id);
  const [form, fields] = useForm<TypedGrant>({
    id: `roll-${user.id}`,
    lastResult,
    defaultValue: { version: String(user.version), role: 'läsare', cooperationId: '', projectId: '', partyId: '' },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: grantRoleForm }) as never,
  });
  const scripted = useScripted();
  const role = GIVEN_ROLES.find((each) => each === fields.role.value);
  const asked: readonly ScopePart[] = scripted && role ? scopeOf(role) : EVERY_PART;
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
        hint="Ersättare utses under Ersättare, med sina dagar. Den som är uppdragsbeställare får rollen styrgrupp i projektet"
      />
      {SCOPES.filter(({ part }) => asked.includes(part)).map(({ part, label, list, hint }) => (
        <SelectField
          key={part}
          label={label}
          meta={fields[part]}
          emptyLabel="Välj"
          options={optionsOf(choices[list])}
          hint={scripted ? undefined : hint}
        />
      ))}
      <div className="form-actions field-wide">
        <SubmitButton name="intent" value="grant" variant="secondary" pendingText="Lägger till …">
          Lägg till rollen
        </SubmitButton>
      </div>
    </Form>
  );
}
