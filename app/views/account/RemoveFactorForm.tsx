import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { removeFactorForm } from '~/forms/second-factor';
import type { FormFailure } from '~/policy/form-failure';
import { lastResultOf } from '~/views/shell/form/FormNotes';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { TextField } from '~/views/shell/form/TextField';

/** Taking the second factor away, with the password once more. */
export function RemoveFactorForm({ failure }: { readonly failure: FormFailure | null }) {
  const [form, fields] = useForm({
    id: 'tvasteg-av',
    lastResult: lastResultOf(failure, 'remove-factor'),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: removeFactorForm }),
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form">
      <TextField label="Lösenord" meta={fields.current} type="password" autoComplete="current-password" />
      <div className="actions">
        <SubmitButton name="intent" value="remove-factor" variant="secondary" color="danger" pendingText="Stänger av …">
          Stäng av
        </SubmitButton>
      </div>
    </Form>
  );
}
