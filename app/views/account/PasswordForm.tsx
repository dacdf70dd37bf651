import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { changePasswordForm } from '~/forms/password';
import type { FormFailure } from '~/policy/form-failure';
import { lastResultOf } from '~/views/shell/form/FormNotes';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { TextField } from '~/views/shell/form/TextField';
import { Card } from '~/views/shell/Page';

import { NewPasswordFields } from './NewPasswordFields';

/** Choosing another password; every other sign-in ends then. */
export function PasswordForm({ email, failure }: { readonly email: string; readonly failure: FormFailure | null }) {
  const [form, fields] = useForm({
    id: 'byt-losenord',
    lastResult: lastResultOf(failure, 'password'),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: changePasswordForm(email) }),
  });
  return (
    <Card title="Byt lösenord" id="losenord">
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form">
        <input type="text" name="username" defaultValue={email} autoComplete="username" hidden readOnly />
        <TextField label="Nuvarande lösenord" meta={fields.current} type="password" autoComplete="current-password" />
        <NewPasswordFields password={fields.password} repeated={fields.repeated} />
        <div className="actions">
          <SubmitButton name="intent" value="password">
            Byt lösenord
          </SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
