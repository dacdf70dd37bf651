import { setTimeout as delay } from 'node:timers/promises';

import { parseWithZod } from '@conform-to/zod/v4';
import { data, type ActionFunctionArgs, type AppLoadContext, type MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';

import { passwordRequestForm } from '~/forms/password';
import { actorIn } from '~/platform/actor';
import { readForm } from '~/policy/guard';
import { findCredentials } from '~/store/session';
import { reserveAttempt } from '~/store/sign-in-attempt';
import { PasswordRequestPage } from '~/views/account/PasswordRequestPage';

import { attempted } from './attempts';
import { sendLink } from './send-link';

/** In milliseconds: longer than writing a mail takes, so that the time does not tell whether one was written. */
const ALWAYS = 400;

/** The same answer in the same time, whether the address has an account or not, and however often it is asked for. */
export async function action({ request, context }: ActionFunctionArgs) {
  const submission = parseWithZod(await readForm(request), { schema: passwordRequestForm });
  if (submission.status !== 'success') return data({ reply: submission.reply(), sent: false }, { status: 400 });
  await Promise.all([mailLink(context, submission.value.email.toLowerCase()), delay(ALWAYS)]);
  return data({ reply: submission.reply(), sent: true });
}

async function mailLink(context: AppLoadContext, email: string): Promise<void> {
  const { db, address, from } = context;
  const counted = [attempted('återställning', email), attempted('adress', `återställning ${from ?? ''}`)];
  if ((await reserveAttempt(db, counted)) > 0) return;
  const account = await findCredentials(db, email);
  // Where an organisation answers for the sign-in, a mailbox is no way past it: such a link is the samordnare's to make.
  if (!account || account.passwordHash === null) return;
  // Nobody is signed in: the one who asks need not be the one who owns it.
  const actor = actorIn(context, null);
  await db
    .transaction()
    .execute((trx) => sendLink(trx, actor, 'återställning', { id: account.userId, email, name: '' }, address));
}

export const meta: MetaFunction = () => [{ title: 'Nytt lösenord · Samplan' }];

export default function PasswordRequest() {
  const answer = useActionData<typeof action>();
  return <PasswordRequestPage lastResult={answer?.reply} sent={answer?.sent ?? false} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
