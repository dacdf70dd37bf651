import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { guardedLoader } from '~/policy/guard';
import { listPhases } from '~/store/phase';
import { TrendPage } from '~/views/trend/TrendPage';

import { trendContent } from './milestone-trend-content';
import { project } from './subjects';

export const loader = guardedLoader(project, 'project.read', async (asked) => {
  const [content, phases] = await Promise.all([
    trendContent(asked),
    listPhases(asked.context.db, asked.viewer, asked.found.id),
  ]);
  return { project: { slug: asked.found.slug, name: asked.found.name }, phases, ...content };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Milstolpstrend · ${data?.project.name ?? ''} · Samplan` },
];

export default function MilestoneTrend() {
  return <TrendPage {...useLoaderData<typeof loader>()} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
