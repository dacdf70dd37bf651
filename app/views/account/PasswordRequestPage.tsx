import { useForm, type SubmissionResult } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form, Link } from '@remix-run/react';

import { passwordRequestForm } from '~/forms/password';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { TextField } from '~/views/shell/form/TextField';
import { Card, Note, Page } from '~/views/shell/Page';

interface PasswordRequestPageProps {
  readonly lastResult: SubmissionResult<string[]> | undefined;
  readonly sent: boolean;
}

/** Asking for a link to a new password. What it answers tells nobody who has an account. */
export function PasswordRequestPage({ lastResult, sent }: PasswordRequestPageProps) {
  const [form, fields] = useForm({
    id: 'nytt-losenord',
    lastResult,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: passwordRequestForm }),
  });
  return (
    <Page width="form">
      <h1>Nytt lösenord</h1>
      <p className="sub">Du får ett brev med en länk där du väljer det.</p>
      {sent ? (
        <Note tone="ok" role="status" title="Om adressen har ett konto är brevet på väg.">
          Länken gäller i en timme. Kommer det inget brev: be samordnaren om en länk.
        </Note>
      ) : null}
      <Card>
        <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form">
          <TextField label="E-postadress" meta={fields.email} type="email" autoComplete="username" />
          <div className="actions">
            <SubmitButton size="md" pendingText="Skickar …">
              Skicka länk
            </SubmitButton>
            <Link to="/logga-in">Till inloggningen</Link>
          </div>
        </Form>
      </Card>
    </Page>
  );
}
