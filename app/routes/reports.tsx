import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { guardedAction, guardedLoader } from '~/policy/guard';
import { listReports } from '~/store/report';
import { listSteeringMembers } from '~/store/steering-decision';
import { ReportListPage } from '~/views/report/ReportListPage';

import { createReport } from './report-publish';
import { project } from './subjects';

export const loader = guardedLoader(project, 'project.read', async ({ viewer, found, context, may }) => {
  const mayWrite = may('report.write');
  const [reports, members] = await Promise.all([
    listReports(context.db, viewer, found.id, mayWrite),
    listSteeringMembers(context.db, viewer, found.id),
  ]);
  return {
    project: { slug: found.slug, name: found.name },
    reports: reports.filter(({ state }) => state !== 'ersatt'),
    members: members.length,
    mayWrite,
  };
});

export const action = guardedAction(project, { create: createReport });

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Statusrapporter · ${data?.project.name ?? ''} · Samplan` },
];

export default function Reports() {
  return <ReportListPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
