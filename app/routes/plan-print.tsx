import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { guardedLoader } from '~/policy/guard';
import { PlanPaperPage } from '~/views/plan/paper/PlanPaperPage';

import { planContent } from './plan-content';
import { project } from './subjects';

/** The whole plan as sheets of paper, drawn on the server. */
export const loader = guardedLoader(project, 'project.read', async (asked) => ({
  project: { slug: asked.found.slug, name: asked.found.name },
  plan: await planContent(asked),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Plan för utskrift · ${data?.project.name ?? ''} · Samplan` },
];

export default function PlanPrint() {
  return <PlanPaperPage {...useLoaderData<typeof loader>()} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
