import type { AppLoadContext } from '@remix-run/node';

import { deviceOf } from '~/domain/device';
import {
  hashSessionToken,
  knownBrowser,
  newSessionToken,
  readSessionToken,
  SESSION_SECONDS,
  sessionCookieHeader,
} from '~/platform/session-cookie';
import { rememberBrowser } from '~/store/known-browser';
import { deleteSession, insertSession, type NewSession } from '~/store/session';

/** In seconds: how long a right password waits for its second factor. */
const FACTOR_SECONDS = 600;

interface Asked {
  readonly request: Request;
  readonly context: AppLoadContext;
}

/**
 * Begins a session under a new token, and ends the one that the browser had: a token that somebody planted or saw
 * before the sign-in opens nothing after it.
 * @returns the headers that tell the browser
 */
export async function openSession(
  { request, context }: Asked,
  session: Pick<NewSession, 'userId' | 'identityId' | 'providerSession' | 'awaitsFactor'>,
): Promise<Headers> {
  const before = await readSessionToken(request);
  if (before !== null) await deleteSession(context.db, hashSessionToken(before));
  const token = newSessionToken();
  await insertSession(context.db, {
    ...session,
    tokenHash: hashSessionToken(token),
    seconds: session.awaitsFactor ? FACTOR_SECONDS : SESSION_SECONDS,
    agent: deviceOf(request.headers.get('User-Agent') ?? ''),
  });
  const headers = new Headers();
  headers.append('Set-Cookie', await sessionCookieHeader(request, token));
  if (!session.awaitsFactor) {
    const browser = (await knownBrowser.read(request)) ?? newSessionToken();
    await rememberBrowser(context.db, hashSessionToken(browser), session.userId);
    headers.append('Set-Cookie', await knownBrowser.header(request, browser));
    context.log.info({ userId: session.userId, byIssuer: session.identityId !== undefined }, 'signed in');
  }
  return headers;
}
