import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { localPath, oidcCallback } from '~/platform/paths';
import { hashSecret, newSecret } from '~/platform/secret';
import { oidcBrowser } from '~/platform/session-cookie';
import { denied } from '~/policy/denial';
import { findLink } from '~/store/one-time-link';
import { insertFlow, type OidcFlow } from '~/store/oidc-flow';
import { isFreshSession } from '~/store/session';
import { IssuerProblemPage } from '~/views/account/IssuerProblemPage';

type Aim = Pick<OidcFlow, 'purpose' | 'userId' | 'linkHash' | 'returnTo'>;

/** Sends the browser to an issuer: to sign in, to link the own account (`koppla`), or to answer an invitation (`lank`). */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const provider = context.providers.list.find(({ key }) => key === params.key);
  if (!provider) throw denied(404);
  const aim = await aimOf(request, context);
  const begun = await context.providers.begin(provider.key, oidcCallback(context.address, provider.key));
  if ('fault' in begun) return data({ problem: begun.fault, name: provider.name }, { status: 502 });

  const browser = newSecret();
  const { url, state, nonce, codeVerifier } = begun.ok;
  await insertFlow(context.db, {
    ...aim,
    ...{ nonce, codeVerifier, provider: provider.key, stateHash: hashSecret(state), browserHash: hashSecret(browser) },
  });
  throw redirect(url, { headers: { 'Set-Cookie': await oidcBrowser.header(request, browser) } });
}

async function aimOf(request: Request, context: LoaderFunctionArgs['context']): Promise<Aim> {
  const search = new URL(request.url).searchParams;
  const none = { userId: null, linkHash: null };
  const invitation = search.get('lank');
  if (invitation !== null) {
    const linkHash = hashSecret(invitation);
    if ((await findLink(context.db, linkHash))?.purpose !== 'inbjudan') throw denied(404);
    return { ...none, purpose: 'inbjudan', linkHash, returnTo: '/' };
  }
  if (!search.has('koppla')) {
    return { ...none, purpose: 'inloggning', returnTo: localPath(search.get('till')) };
  }
  const viewer = await context.viewer();
  if (!viewer) throw redirect('/logga-in?till=/konto');
  // Whoever has found out a password could otherwise make a way in that asks for no second factor.
  if (viewer.lacksFactor) throw redirect('/konto');
  // Another site could otherwise have somebody link an identity that is not theirs.
  if (!isFromOwnPage(request)) throw denied(403);
  // Whoever sits down at an open page could otherwise keep a way in of their own.
  const session = await context.sessionHash();
  if (session === null || !(await isFreshSession(context.db, session))) throw redirect('/konto#inloggningar');
  return { ...none, purpose: 'koppling', userId: viewer.userId, returnTo: '/konto?sparad=kopplad' };
}

/** By what browsers tell of where a link was followed; the page before counts where they do not. */
function isFromOwnPage(request: Request): boolean {
  const site = request.headers.get('Sec-Fetch-Site');
  if (site !== null) return site === 'same-origin';
  const referrer = request.headers.get('Referer') ?? '';
  return URL.canParse(referrer) && new URL(referrer).host === new URL(request.url).host;
}

export const meta: MetaFunction = () => [{ title: 'Logga in · Samplan' }];

export default function OidcStart() {
  return <IssuerProblemPage {...useLoaderData<typeof loader>()} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
