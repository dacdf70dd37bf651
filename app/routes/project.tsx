import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { guardedLoader } from '~/policy/guard';
import { denied } from '~/policy/denial';
import { listApprovals } from '~/store/approval';
import { listMilestones } from '~/store/milestone';
import { listPhaseBudgets } from '~/store/phase-budget';
import { findProjectFacts } from '~/store/project-facts';
import { unaskedPhases, waitingApprovals } from '~/views/approval/approval-content';
import { comingRows, costedPhases, projectLights, riskPicture } from '~/views/overview/overview-content';
import { OverviewPage } from '~/views/overview/OverviewPage';
import { timelineOf } from '~/views/overview/timeline';

import { project } from './subjects';

export const loader = guardedLoader(project, 'project.read', async ({ viewer, found, context, may }) => {
  const today = context.clock.today();
  const [phases, milestones, facts, approvals] = await Promise.all([
    listPhaseBudgets(context.db, viewer, found.id),
    listMilestones(context.db, viewer, found.id),
    findProjectFacts(context.db, viewer, found.id),
    listApprovals(context.db, viewer, { projectIds: [found.id] }),
  ]);
  if (!facts) throw denied(404);
  const { slug, name, summary, cooperationName, leadName, startDate, endDate, participants } = found;
  const { gates, riskScale: _scale, riskCounts, ...shown } = facts;
  return {
    project: { slug, name, summary, cooperationName, leadName, startDate, endDate },
    participants: participants.length,
    lights: projectLights({ milestones, gates }, phases, riskCounts, today),
    timeline: phases.length > 0 ? timelineOf(phases, milestones, today) : null,
    coming: comingRows(milestones, gates, today),
    costs: costedPhases(phases),
    approvals: waitingApprovals(approvals, unaskedPhases(found, phases, today), today),
    risks: riskPicture(facts),
    facts: shown,
    mayEdit: may('plan.edit'),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.project.name ?? ''} · Samplan` }];

export default function ProjectOverview() {
  return <OverviewPage {...useLoaderData<typeof loader>()} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
