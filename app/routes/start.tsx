import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { addDays } from '~/domain/calendar';
import { gatesWaitUntil } from '~/domain/gate';
import { partiesFor } from '~/policy/can';
import { guardedLoader } from '~/policy/guard';
import { listApprovals, listUnaskedPhases } from '~/store/approval';
import { listCooperationSummaries } from '~/store/cooperation';
import { listWaitingGates } from '~/store/gate';
import { listParties } from '~/store/party';
import { listWaitingReports } from '~/store/report';
import { listWaitingRisks } from '~/store/risk-escalation';
import { findStart } from '~/store/start';
import { listWaitingTime } from '~/store/time-entry';
import { waitingApprovals, waitingShares } from '~/views/approval/approval-content';
import { StartPage } from '~/views/start/StartPage';

import { anyone } from './subjects';
import { approvedProjects } from './time-projects';

/** How far ahead a milestone is "near", in days: what can be done something about until the next meeting or two. */
const NEAR = 45;

export const loader = guardedLoader(anyone, null, async ({ viewer, context, may }) => {
  const today = context.clock.today();
  const partyIds = partiesFor(viewer, 'share.decide');
  const reviewed = viewer.grants.flatMap(({ role, projectId }) =>
    role === 'styrgrupp' && projectId !== null ? [projectId] : [],
  );
  const [start, asked, running, unasked, reports, gates, risks, time] = await Promise.all([
    findStart(context.db, viewer, addDays(today, NEAR)),
    partyIds.length > 0 ? listApprovals(context.db, viewer, { askedOf: partyIds }) : [],
    listApprovals(context.db, viewer, { runningOn: today }),
    listUnaskedPhases(context.db, viewer, today, null),
    listWaitingReports(context.db, viewer, reviewed),
    listWaitingGates(context.db, viewer, reviewed, gatesWaitUntil(today)),
    listWaitingRisks(context.db, viewer, reviewed),
    listWaitingTime(context.db, viewer, approvedProjects(viewer)),
  ]);
  const beginnings =
    start.projects.length === 0 && may('project.create')
      ? {
          parties: (await listParties(context.db)).length,
          cooperations: await listCooperationSummaries(context.db, viewer, today),
        }
      : null;
  return {
    ...start,
    beginnings,
    shares: waitingShares(asked, partyIds),
    running: waitingApprovals(running, unasked, today),
    decides: partyIds.length > 0,
    reports,
    gates,
    risks,
    reviews: reviewed.length > 0,
    time,
    today,
    name: viewer.name,
  };
});

export const meta: MetaFunction = () => [{ title: 'Att göra · Samplan' }];

export default function Start() {
  return <StartPage {...useLoaderData<typeof loader>()} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
