import { useForm, type SubmissionResult } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { choosePasswordForm } from '~/forms/password';
import { FormError } from '~/views/shell/form/FormErrors';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { Card, Page } from '~/views/shell/Page';

import { NewPasswordFields } from './NewPasswordFields';

interface OneTimeLinkPageProps {
  readonly email: string;
  readonly name: string;
  /** the account is new; otherwise its owner wants another password */
  readonly invited: boolean;
  readonly token: string;
  readonly providers: readonly { readonly key: string; readonly name: string }[];
  readonly lastResult: SubmissionResult<string[]> | undefined;
}

/** Where a link in a mail leads: choosing a password, or tying the account to the own organisation. */
export function OneTimeLinkPage({ email, name, invited, token, providers, lastResult }: OneTimeLinkPageProps) {
  const [form, fields] = useForm({
    id: 'valj-losenord',
    lastResult,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: choosePasswordForm(email) }),
  });
  return (
    <Page width="form">
      <h1>{invited ? 'Välkommen till Samplan' : 'Välj ett nytt lösenord'}</h1>
      <p className="sub">
        Kontot {name}, {email}
      </p>
      {providers.length > 0 ? (
        <Card title="Logga in hos din organisation">
          <p>Då behöver du inget lösenord här.</p>
          <ul className="issuers">
            {providers.map((provider) => (
              <li key={provider.key}>
                <a className="ds-button" data-size="md" href={`/logga-in/utfardare/${provider.key}?lank=${token}`}>
                  {provider.name}
                </a>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      <Card title={providers.length > 0 ? 'Eller välj ett lösenord' : undefined}>
        <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form">
          <FormError meta={form} />
          {/* So that the browser keeps the password for the right account. */}
          <input type="text" name="username" defaultValue={email} autoComplete="username" hidden readOnly />
          <NewPasswordFields password={fields.password} repeated={fields.repeated} />
          <div className="actions">
            <SubmitButton size="md">Spara lösenordet</SubmitButton>
          </div>
        </Form>
      </Card>
    </Page>
  );
}
