import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { ownPasswordForm } from '~/forms/second-factor';
import type { FormFailure } from '~/policy/form-failure';
import { lastResultOf } from '~/views/shell/form/FormNotes';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { TextField } from '~/views/shell/form/TextField';

const COPY = {
  'begin-factor': { id: 'tvasteg-pa', label: 'Slå på', color: 'accent', pending: 'Förbereder …' },
  'remove-factor': { id: 'tvasteg-av', label: 'Stäng av', color: 'danger', pending: 'Stänger av …' },
  confirm: { id: 'bekrafta', label: 'Fortsätt', color: 'accent', pending: 'Kontrollerar …' },
} as const;

interface OwnPasswordFormProps {
  readonly intent: keyof typeof COPY;
  readonly failure: FormFailure | null;
}

/** The password once more, before what protects the account is changed. */
export function OwnPasswordForm({ intent, failure }: OwnPasswordFormProps) {
  const { id, label, color, pending } = COPY[intent];
  const [form, fields] = useForm({
    id,
    lastResult: lastResultOf(failure, intent),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: ownPasswordForm }),
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form">
      <TextField label="Lösenord" meta={fields.current} type="password" autoComplete="current-password" />
      <div className="actions">
        <SubmitButton name="intent" value={intent} variant="secondary" color={color} pendingText={pending}>
          {label}
        </SubmitButton>
      </div>
    </Form>
  );
}
