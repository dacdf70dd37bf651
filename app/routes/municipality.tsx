import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { guardedLoader } from '~/policy/guard';
import { listPartyMilestones } from '~/store/party-head';
import { PartyPage } from '~/views/party/PartyPage';

import { ledgerOfParty } from './party-ledger';
import { party } from './subjects';

export const loader = guardedLoader(party, null, async ({ viewer, found, context }) => {
  const [ledger, milestones] = await Promise.all([
    ledgerOfParty(context, viewer, { partyId: found.id, partyName: found.name }),
    listPartyMilestones(context.db, viewer, found.id),
  ]);
  return { party: found, ledger, milestones, today: context.clock.today() };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.party.name ?? ''} · Samplan` }];

export default function Municipality() {
  return <PartyPage {...useLoaderData<typeof loader>()} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
