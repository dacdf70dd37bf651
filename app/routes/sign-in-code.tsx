import { parseWithZod } from '@conform-to/zod/v4';
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';

import { signInCodeForm } from '~/forms/second-factor';
import { actorIn } from '~/platform/actor';
import { localPath } from '~/platform/paths';
import { hashSessionToken, readSessionToken } from '~/platform/session-cookie';
import { readForm } from '~/policy/guard';
import { findAwaitingFactor } from '~/store/session';
import { forgetAttempts, reserveAttempt } from '~/store/sign-in-attempt';
import { SignInCodePage } from '~/views/account/SignInCodePage';

import { attempted, waitText } from './attempts';
import { openSession } from './open-session';
import { takeCode } from './second-factor';

/** Whose code is awaited in this browser; without a right password just before there is nothing to do here. */
async function awaitedFor({ request, context }: LoaderFunctionArgs): Promise<number> {
  const token = await readSessionToken(request);
  const userId = token === null ? null : await findAwaitingFactor(context.db, hashSessionToken(token));
  if (userId === null) throw redirect('/logga-in');
  return userId;
}

export async function loader(args: LoaderFunctionArgs) {
  await awaitedFor(args);
  return null;
}

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args;
  const userId = await awaitedFor(args);
  const submission = parseWithZod(await readForm(request), { schema: signInCodeForm });
  if (submission.status !== 'success') return data(submission.reply(), { status: 400 });

  const refuse = (message: string, status: 400 | 429) =>
    data(submission.reply({ resetForm: false, fieldErrors: { code: [message] } }), { status });
  const counted = [attempted('kod', String(userId))];
  const wait = await reserveAttempt(context.db, counted);
  if (wait > 0) return refuse(waitText(wait), 429);
  const { code, till } = submission.value;
  const actor = actorIn(context, userId);
  const taken = await context.db
    .transaction()
    .execute((trx) => takeCode(trx, actor, { userId, code, sealer: context.sealer }));
  if (!taken) return refuse('Koden stämmer inte, eller så är den redan använd. Vänta på nästa kod i appen.', 400);
  await forgetAttempts(context.db, counted);
  const headers = await openSession(args, { userId });
  return redirect(localPath(till ?? null), { status: 303, headers });
}

export const meta: MetaFunction = () => [{ title: 'Skriv koden · Samplan' }];

export default function SignInCode() {
  return <SignInCodePage lastResult={useActionData<typeof action>()} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
