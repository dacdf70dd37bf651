import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { guardedLoader } from '~/policy/guard';
import { listApprovals, listUnaskedPhases } from '~/store/approval';
import { listPortfolio, listPortfolioChoices } from '~/store/portfolio';
import { waitingApprovals } from '~/views/approval/approval-content';
import { PortfolioPage } from '~/views/portfolio/PortfolioPage';

import { portfolioFilterOf } from './portfolio-filter';
import { anyone } from './subjects';

/** Projects on one page: a screen and a half of table, and few enough bars to read. */
const PAGE_SIZE = 20;

export const loader = guardedLoader(anyone, null, async ({ viewer, context, url, may }) => {
  const filter = portfolioFilterOf(url);
  const page = Math.min(Math.max(Number.parseInt(url.searchParams.get('sida') ?? '1', 10) || 1, 1), 10_000);
  const today = context.clock.today();
  const [portfolio, choices] = await Promise.all([
    listPortfolio(context.db, viewer, filter, today, { page, size: PAGE_SIZE }),
    listPortfolioChoices(context.db, viewer),
  ]);
  const projectIds = portfolio.rows.map(({ id }) => id);
  const [approvals, unasked] = await Promise.all([
    listApprovals(context.db, viewer, { projectIds }),
    listUnaskedPhases(context.db, viewer, today, projectIds),
  ]);
  return {
    ...portfolio,
    approvals: waitingApprovals(approvals, unasked, today),
    filter,
    choices,
    page,
    pages: Math.ceil(portfolio.count / PAGE_SIZE),
    today,
    mayCreate: may('project.create'),
  };
});

export const meta: MetaFunction = () => [{ title: 'Portfölj · Samplan' }];

export default function Portfolio() {
  return <PortfolioPage {...useLoaderData<typeof loader>()} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
