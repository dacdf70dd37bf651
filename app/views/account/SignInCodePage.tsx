import { useForm, type SubmissionResult } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form, Link, useSearchParams } from '@remix-run/react';

import { signInCodeForm } from '~/forms/second-factor';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { TextField } from '~/views/shell/form/TextField';
import { Card, Page } from '~/views/shell/Page';

/** The second step of signing in, for those who have turned it on. */
export function SignInCodePage({ lastResult }: { readonly lastResult: SubmissionResult<string[]> | undefined }) {
  const [search] = useSearchParams();
  const [form, fields] = useForm({
    id: 'kod',
    lastResult,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: signInCodeForm }),
  });
  return (
    <Page width="form">
      <h1>Skriv koden</h1>
      <p className="sub">Lösenordet stämmer. Nu behövs koden som appen visar.</p>
      <Card>
        <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form">
          <input type="hidden" name="till" value={search.get('till') ?? '/'} />
          <TextField
            label="Kod"
            meta={fields.code}
            hint="Sex siffror. Har du inte appen: skriv en av dina reservkoder."
            autoComplete="one-time-code"
            spellCheck={false}
          />
          <div className="actions">
            <SubmitButton size="md" pendingText="Loggar in …">
              Fortsätt
            </SubmitButton>
            <Link to="/logga-in">Börja om</Link>
          </div>
        </Form>
      </Card>
    </Page>
  );
}
