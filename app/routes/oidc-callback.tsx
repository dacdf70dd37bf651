import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { actorIn } from '~/platform/actor';
import { oidcCallback } from '~/platform/paths';
import type { Identified } from '~/platform/oidc';
import { hashSecret } from '~/platform/secret';
import { oidcBrowser } from '~/platform/session-cookie';
import { denied } from '~/policy/denial';
import { findIdentity, insertIdentity } from '~/store/identity';
import { spendLink } from '~/store/one-time-link';
import { takeFlow, type OidcFlow } from '~/store/oidc-flow';
import { IssuerProblemPage, type IssuerProblem } from '~/views/account/IssuerProblemPage';

import { openSession } from './open-session';

const STATUS: Record<IssuerProblem, number> = { unreachable: 502, refused: 400, unknown: 403, taken: 409 };

/** Where an issuer sends the browser back to. The state is used up by coming here, whatever comes of it. */
export async function loader(args: LoaderFunctionArgs) {
  const { request, params, context } = args;
  const provider = context.providers.list.find(({ key }) => key === params.key);
  if (!provider) throw denied(404);
  const problem = (which: IssuerProblem) => data({ problem: which, name: provider.name }, { status: STATUS[which] });

  const url = new URL(request.url);
  const [state, browser] = [url.searchParams.get('state'), await oidcBrowser.read(request)];
  const flow =
    state === null || browser === null ? null : await takeFlow(context.db, hashSecret(state), hashSecret(browser));
  if (!flow || flow.provider !== provider.key) return problem('refused');

  const answer = new URL(oidcCallback(context.address, provider.key));
  answer.search = url.search;
  const { nonce, codeVerifier } = flow;
  const identified = await context.providers.finish(provider.key, answer, { state: state!, nonce, codeVerifier });
  if ('fault' in identified) return problem(identified.fault);
  const outcome = await settle(args, flow, identified.ok);
  if (typeof outcome === 'string') return problem(outcome);
  outcome.append('Set-Cookie', await oidcBrowser.header(request, null));
  throw redirect(flow.returnTo, { headers: outcome });
}

/** What follows from who came: a session, or a link between an account and the identity. Never a new account. */
async function settle(args: LoaderFunctionArgs, flow: OidcFlow, who: Identified): Promise<Headers | IssuerProblem> {
  const { context } = args;
  if (flow.purpose === 'inloggning') {
    const found = await findIdentity(context.db, who);
    if (!found) return 'unknown';
    const { providerSession } = who;
    return openSession(args, { userId: found.userId, identityId: found.id, providerSession });
  }
  const { db } = context;
  if (flow.purpose === 'koppling') {
    const userId = flow.userId!;
    const viewer = await context.viewer();
    if (viewer?.userId !== userId || viewer.lacksFactor) return 'refused';
    const id = await db.transaction().execute((trx) => insertIdentity(trx, actorIn(context, userId), userId, who));
    return id === null ? 'taken' : new Headers();
  }
  const linked = await db.transaction().execute(async (trx) => {
    const link = await spendLink(trx, flow.linkHash!);
    if (link?.purpose !== 'inbjudan') return 'refused' as const;
    const id = await insertIdentity(trx, actorIn(context, link.userId), link.userId, who);
    return id === null ? ('taken' as const) : { userId: link.userId, identityId: id };
  });
  if (typeof linked === 'string') return linked;
  return openSession(args, { ...linked, providerSession: who.providerSession });
}

export const meta: MetaFunction = () => [{ title: 'Logga in · Samplan' }];

export default function OidcCallback() {
  return <IssuerProblemPage {...useLoaderData<typeof loader>()} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
