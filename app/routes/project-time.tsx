import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { guardedAction, guardedLoader } from '~/policy/guard';
import { listPhases } from '~/store/phase';
import { listProjectEntries, type ListedEntry } from '~/store/time-entry';
import { ProjectTimePage } from '~/views/time/ProjectTimePage';

import { pageOfRows } from './page-of-rows';
import { lockContent, periodLocking } from './period-locking';
import { project } from './subjects';
import { timeFilterOf } from './time-sheet';

export const loader = guardedLoader(project, 'project.read', async (asked) => {
  const { viewer, found, context, url, may } = asked;
  const filter = timeFilterOf(url);
  const [entries, phases, locking] = await Promise.all([
    listProjectEntries(context.db, viewer, found.id, filter),
    listPhases(context.db, viewer, found.id),
    lockContent(asked),
  ]);
  const { rows, ...place } = pageOfRows(entries, url);
  const sums = { approved: hoursIn(entries, 'godkänd'), waiting: hoursIn(entries, 'inskickad') };
  return { project: found, entries: rows, ...place, sums, phases, filter, ...locking, mayImport: may('time.approve') };
});

function hoursIn(entries: readonly ListedEntry[], state: ListedEntry['state']): number {
  return entries.filter((entry) => entry.state === state).reduce((total, entry) => total + entry.hours, 0);
}

export const action = guardedAction(
  project,
  periodLocking(({ slug }) => `/projekt/${slug}/tid`),
);

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Tidrapporter · ${data?.project.name ?? ''} · Samplan` },
];

export default function ProjectTime() {
  return <ProjectTimePage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
