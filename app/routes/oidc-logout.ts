import { redirect, type ActionFunctionArgs } from '@remix-run/node';

import { actorIn } from '~/platform/actor';
import { denied } from '~/policy/denial';
import { readForm } from '~/policy/guard';
import { endProviderSessions } from '~/store/identity';

const NOT_KEPT = { 'Cache-Control': 'no-store' };

export const loader = () => redirect('/');

/**
 * Where an issuer tells that somebody has left it (OpenID Connect Back-Channel Logout 1.0): server to server, without a
 * cookie; the signed token is all the proof there is, and counts once.
 */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const provider = context.providers.list.find(({ key }) => key === params.key);
  if (!provider) throw denied(404);
  const token = (await readForm(request)).get('logout_token');
  const notice =
    typeof token === 'string'
      ? await context.providers.readLogoutToken(provider.key, token)
      : { fault: 'refused' as const };
  if ('fault' in notice) {
    return Response.json(
      { error: 'invalid_request' },
      { status: notice.fault === 'unreachable' ? 503 : 400, headers: NOT_KEPT },
    );
  }
  const actor = actorIn(context, null);
  const ended = await context.db.transaction().execute((trx) => endProviderSessions(trx, actor, notice.ok));
  if (ended === null) return Response.json({ error: 'invalid_request' }, { status: 400, headers: NOT_KEPT });
  return new Response(null, { status: 200, headers: NOT_KEPT });
}
