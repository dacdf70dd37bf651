import { redirect, type ActionFunctionArgs } from '@remix-run/node';

import { hashSessionToken, readSessionToken, sessionCookieHeader } from '~/platform/session-cookie';
import { deleteSession } from '~/store/session';

export const loader = () => redirect('/');

/** Ends the session in the database and in the browser. */
export async function action({ request, context }: ActionFunctionArgs) {
  const token = await readSessionToken(request);
  if (token !== null) await deleteSession(context.db, hashSessionToken(token));
  return redirect('/logga-in', { status: 303, headers: { 'Set-Cookie': await sessionCookieHeader(request, null) } });
}
