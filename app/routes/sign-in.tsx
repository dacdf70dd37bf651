import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react';

import { signInForm } from '~/forms/sign-in';
import { passwordMatches } from '~/platform/password';
import { localPath } from '~/platform/paths';
import { hashSessionToken, newSessionToken, SESSION_SECONDS, sessionCookieHeader } from '~/platform/session-cookie';
import { readForm } from '~/policy/guard';
import { findCredentials, insertSession } from '~/store/session';
import { FormError } from '~/views/shell/form/FormErrors';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { TextField } from '~/views/shell/form/TextField';
import { Card, Page } from '~/views/shell/Page';

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (await context.viewer()) throw redirect(localPath(new URL(request.url).searchParams.get('till')));
  return { demo: context.demo };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const submission = parseWithZod(await readForm(request), { schema: signInForm });
  if (submission.status !== 'success') return data(submission.reply({ hideFields: ['losenord'] }), { status: 400 });

  const { epost, losenord, till } = submission.value;
  const account = await findCredentials(context.db, epost);
  if (!(await passwordMatches(account?.passwordHash ?? null, losenord)) || !account) {
    const reply = submission.reply({
      hideFields: ['losenord'],
      formErrors: ['E-postadressen eller lösenordet stämmer inte.'],
    });
    return data(reply, { status: 400 });
  }
  const token = newSessionToken();
  await insertSession(context.db, {
    tokenHash: hashSessionToken(token),
    userId: account.userId,
    seconds: SESSION_SECONDS,
  });
  return redirect(localPath(till ?? null), {
    status: 303,
    headers: { 'Set-Cookie': await sessionCookieHeader(request, token) },
  });
}

export const meta: MetaFunction = () => [{ title: 'Logga in · Samplan' }];

export default function SignIn() {
  const { demo } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const [form, fields] = useForm({
    id: 'logga-in',
    lastResult: useActionData<typeof action>(),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: signInForm }),
  });
  return (
    <Page width="narrow">
      <h1>Logga in</h1>
      <p className="sub">Planering av gemensamma digitaliseringsprojekt mellan kommuner.</p>
      <Card>
        <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form-stack">
          <FormError meta={form} />
          <input type="hidden" name="till" value={search.get('till') ?? '/'} />
          <TextField label="E-postadress" meta={fields.epost} type="email" autoComplete="username" />
          <TextField label="Lösenord" meta={fields.losenord} type="password" autoComplete="current-password" />
          <div className="actions">
            <SubmitButton size="md" pendingText="Loggar in …">
              Logga in
            </SubmitButton>
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

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
