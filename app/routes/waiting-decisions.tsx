import { randomUUID } from 'node:crypto';

import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { partiesFor } from '~/policy/can';
import { guardedLoader } from '~/policy/guard';
import { listApprovals } from '~/store/approval';
import { WaitingPage } from '~/views/approval/WaitingPage';

import { anyone } from './subjects';

export const loader = guardedLoader(anyone, null, async ({ viewer, context }) => {
  const partyIds = partiesFor(viewer, 'share.decide');
  const approvals = partyIds.length > 0 ? await listApprovals(context.db, viewer, { askedOf: partyIds }) : [];
  return {
    shares: approvals.flatMap((approval) =>
      approval.parties
        .filter(({ partyId }) => partyIds.includes(partyId))
        .map((party) => ({ approval, party, token: randomUUID() })),
    ),
    decides: partyIds.length > 0,
    today: context.clock.today(),
  };
});

export const meta: MetaFunction = () => [{ title: 'Att besluta · Samplan' }];

export default function WaitingDecisions() {
  return <WaitingPage {...useLoaderData<typeof loader>()} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
