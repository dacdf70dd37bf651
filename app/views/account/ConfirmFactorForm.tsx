import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { confirmFactorForm } from '~/forms/second-factor';
import type { FormFailure } from '~/policy/form-failure';
import { lastResultOf } from '~/views/shell/form/FormNotes';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { TextField } from '~/views/shell/form/TextField';

import { QrCode } from './QrCode';

interface ConfirmFactorFormProps {
  readonly enrolment: { readonly secret: string; readonly address: string };
  readonly failure: FormFailure | null;
}

/** The secret for the app, as a picture and as text, and the code that shows that it came across. */
export function ConfirmFactorForm({ enrolment, failure }: ConfirmFactorFormProps) {
  const [form, fields] = useForm({
    id: 'tvasteg-kod',
    lastResult: lastResultOf(failure, 'confirm-factor'),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: confirmFactorForm }),
  });
  return (
    <>
      <p>Läs av bilden med en app för engångskoder, eller skriv in nyckeln i den.</p>
      <QrCode text={enrolment.address} label="QR-kod med nyckeln nedanför" />
      <p>
        Nyckel: <code>{enrolment.secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form">
        <TextField
          label="Kod som appen visar"
          meta={fields.code}
          hint="Sex siffror"
          inputMode="numeric"
          autoComplete="one-time-code"
        />
        <div className="actions">
          <SubmitButton name="intent" value="confirm-factor">
            Slå på
          </SubmitButton>
        </div>
      </Form>
    </>
  );
}
