import { parseWithZod } from '@conform-to/zod/v4';
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { choosePasswordForm } from '~/forms/password';
import { actorIn } from '~/platform/actor';
import { hashPassword } from '~/platform/password';
import { hashSecret } from '~/platform/secret';
import { hashSessionToken, knownBrowser, newSessionToken } from '~/platform/session-cookie';
import { denied } from '~/policy/denial';
import { readForm } from '~/policy/guard';
import { updatePassword } from '~/store/account';
import { rememberBrowser } from '~/store/known-browser';
import { findLink, spendLink } from '~/store/one-time-link';
import { OneTimeLinkPage } from '~/views/account/OneTimeLinkPage';

/** What no link of ours looks like is not looked for. */
function hashOf(token: string | undefined): Buffer | null {
  return token !== undefined && /^[A-Za-z0-9_-]{43}$/.test(token) ? hashSecret(token) : null;
}

/** Looking changes nothing: programs that check mails open every link in them. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const hash = hashOf(params.token);
  const link = hash && (await findLink(context.db, hash));
  if (!link) throw denied(404);
  return {
    email: link.email,
    name: link.name,
    invited: link.purpose === 'inbjudan',
    token: params.token!,
    providers: link.purpose === 'inbjudan' ? context.providers.list.map(({ key, name }) => ({ key, name })) : [],
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const hash = hashOf(params.token);
  const link = hash && (await findLink(context.db, hash));
  if (!hash || !link) throw denied(404);
  const submission = parseWithZod(await readForm(request), { schema: choosePasswordForm(link.email) });
  if (submission.status !== 'success') {
    return data(submission.reply({ hideFields: ['password', 'repeated'] }), { status: 400 });
  }
  const passwordHash = await hashPassword(submission.value.password);
  const { db } = context;
  const spent = await db.transaction().execute(async (trx) => {
    const taken = await spendLink(trx, hash);
    if (!taken) return false;
    const actor = actorIn(context, taken.userId);
    await updatePassword(trx, actor, taken.userId, passwordHash);
    return true;
  });
  if (!spent) throw denied(404);
  // Not signed in at once: a second factor is still asked for. But the browser is known from now on: whoever keeps
  // guessing elsewhere does not keep waiting the one who owns the mailbox.
  const browser = (await knownBrowser.read(request)) ?? newSessionToken();
  await rememberBrowser(db, hashSessionToken(browser), link.userId);
  return redirect('/logga-in?valt=1', {
    status: 303,
    headers: { 'Set-Cookie': await knownBrowser.header(request, browser) },
  });
}

export const meta: MetaFunction = () => [{ title: 'Välj lösenord · Samplan' }];

export default function OneTimeLink() {
  return <OneTimeLinkPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}

export { UsedLinkPage as ErrorBoundary } from '~/views/account/UsedLinkPage';
