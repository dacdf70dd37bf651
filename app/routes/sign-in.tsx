import { parseWithZod } from '@conform-to/zod/v4';
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { signInForm } from '~/forms/sign-in';
import { passwordMatches } from '~/platform/password';
import { localPath } from '~/platform/paths';
import { hashSessionToken, knownBrowser } from '~/platform/session-cookie';
import { readForm } from '~/policy/guard';
import { isKnownBrowser } from '~/store/known-browser';
import { findCredentials } from '~/store/session';
import { forgetAttempts, reserveAttempt } from '~/store/sign-in-attempt';
import { SignInPage } from '~/views/account/SignInPage';

import { attempted, waitText } from './attempts';
import { openSession } from './open-session';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  if (await context.viewer()) throw redirect(localPath(search.get('till')));
  return {
    demo: context.demo,
    providers: context.providers.list.map(({ key, name }) => ({ key, name })),
    chosen: search.has('valt'),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const submission = parseWithZod(await readForm(request), { schema: signInForm });
  if (submission.status !== 'success') return data(submission.reply({ hideFields: ['losenord'] }), { status: 400 });

  const { epost, losenord, till } = submission.value;
  const refuse = (message: string, status: 400 | 429) =>
    data(submission.reply({ hideFields: ['losenord'], formErrors: [message] }), { status });
  const account = await findCredentials(context.db, epost);
  const browser = await knownBrowser.read(request);
  const known =
    browser !== null &&
    account !== null &&
    (await isKnownBrowser(context.db, hashSessionToken(browser), account.userId));
  const email = epost.toLowerCase();
  // Who guesses elsewhere keeps neither the owner's own browser waiting, nor everybody behind the own address.
  const counted = known
    ? [attempted('webbläsare', `${browser} ${email}`)]
    : [attempted('konto', email), attempted('adress', context.from ?? '')];
  const wait = await reserveAttempt(context.db, counted);
  if (wait > 0) return refuse(waitText(wait), 429);
  if (!(await passwordMatches(account?.passwordHash ?? null, losenord)) || !account) {
    context.log.info('a sign-in was refused');
    return refuse('E-postadressen eller lösenordet stämmer inte.', 400);
  }
  await forgetAttempts(context.db, counted);
  const target = localPath(till ?? null);
  const { userId, secondFactor: awaitsFactor } = account;
  const headers = await openSession({ request, context }, { userId, awaitsFactor });
  const next = awaitsFactor ? `/logga-in/kod?till=${encodeURIComponent(target)}` : target;
  return redirect(next, { status: 303, headers });
}

export const meta: MetaFunction = () => [{ title: 'Logga in · Samplan' }];

export default function SignIn() {
  return <SignInPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
