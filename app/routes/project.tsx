import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { guardedLoader } from '~/policy/guard';
import { listApprovals, listUnaskedPhases } from '~/store/approval';
import { listMilestones } from '~/store/milestone';
import { listPhaseBudgets } from '~/store/phase-budget';
import { findProjectFacts } from '~/store/project-facts';
import { listRisks } from '~/store/risk';
import { waitingApprovals } from '~/views/approval/approval-content';
import { toOverviewMilestone, toOverviewRisk } from '~/views/overview/overview-content';
import { OverviewPage } from '~/views/overview/OverviewPage';

import { project } from './subjects';

export const loader = guardedLoader(project, 'project.read', async ({ viewer, found, context, may }) => {
  const today = context.clock.today();
  const projectIds = [found.id];
  const [phases, milestones, risks, facts, approvals, unasked] = await Promise.all([
    listPhaseBudgets(context.db, viewer, found.id),
    listMilestones(context.db, viewer, found.id),
    listRisks(context.db, viewer, found.id),
    findProjectFacts(context.db, viewer, found.id),
    listApprovals(context.db, viewer, { projectIds }),
    listUnaskedPhases(context.db, viewer, today, projectIds),
  ]);
  return {
    project: found,
    phases,
    milestones: milestones.map(toOverviewMilestone),
    risks: risks.map(toOverviewRisk),
    facts,
    approvals: waitingApprovals(approvals, unasked, today),
    today,
    mayEdit: may('plan.edit'),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.project.name ?? ''} · Samplan` }];

export default function ProjectOverview() {
  return <OverviewPage {...useLoaderData<typeof loader>()} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
