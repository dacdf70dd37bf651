import { useForm, type SubmissionResult } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form, Link, useSearchParams } from '@remix-run/react';

import { signInForm } from '~/forms/sign-in';
import { FormError } from '~/views/shell/form/FormErrors';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { TextField } from '~/views/shell/form/TextField';
import { Card, Note, Page } from '~/views/shell/Page';

interface SignInPageProps {
  readonly demo: boolean;
  readonly providers: readonly { readonly key: string; readonly name: string }[];
  /** a password has just been chosen */
  readonly chosen: boolean;
  readonly lastResult: SubmissionResult<string[]> | undefined;
}

/** Signing in: at the own organisation where it has an issuer, or with the product's own password. */
export function SignInPage({ demo, providers, chosen, lastResult }: SignInPageProps) {
  const [search] = useSearchParams();
  const till = search.get('till') ?? '/';
  const [form, fields] = useForm({
    id: 'logga-in',
    lastResult,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: signInForm }),
  });
  return (
    <Page width="form">
      <h1>Logga in</h1>
      <p className="sub">Planering av gemensamma digitaliseringsprojekt mellan kommuner.</p>
      {chosen ? <Note tone="ok" role="status" title="Lösenordet är valt. Logga in med det." /> : null}
      {providers.length > 0 ? (
        <Card title="Logga in hos din organisation">
          <ul className="issuers">
            {providers.map(({ key, name }) => (
              <li key={key}>
                {/* A whole load of a page: it leads to another site. */}
                <a
                  className="ds-button"
                  data-size="md"
                  href={`/logga-in/utfardare/${key}?till=${encodeURIComponent(till)}`}
                >
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      <Card title={providers.length > 0 ? 'Logga in med lösenord' : undefined}>
        <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form">
          <FormError meta={form} />
          <input type="hidden" name="till" value={till} />
          <TextField label="E-postadress" meta={fields.epost} type="email" autoComplete="username" />
          <TextField label="Lösenord" meta={fields.losenord} type="password" autoComplete="current-password" />
          <div className="actions">
            <SubmitButton size="md" variant={providers.length > 0 ? 'secondary' : 'primary'} pendingText="Loggar in …">
              Logga in
            </SubmitButton>
            <Link to="/nytt-losenord">Glömt lösenordet?</Link>
          </div>
        </Form>
      </Card>
      {demo ? <DemoAccounts /> : null}
    </Page>
  );
}

function DemoAccounts() {
  return (
    <Card title="Demokonton">
      <p>
        Logga in som <code>projektledare@samplan.test</code>, <code>styrgrupp@samplan.test</code>,{' '}
        <code>direktor.ludvika@samplan.test</code>, <code>direktor.borlange@samplan.test</code>,{' '}
        <code>ekonom@samplan.test</code>, <code>lasare@samplan.test</code> eller <code>samordnare@samplan.test</code>.
        Lösenordet är <code>samplan-demo</code>.
      </p>
    </Card>
  );
}
