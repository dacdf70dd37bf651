import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { portfolioMatrices } from '~/domain/risk-portfolio';
import { guardedLoader } from '~/policy/guard';
import { listPortfolioChoices } from '~/store/portfolio';
import { findPortfolioRiskCounts, listPortfolioRisks, listUsedScales } from '~/store/risk-portfolio';
import { PortfolioRisksPage } from '~/views/risk/portfolio/PortfolioRisksPage';

import { riskPortfolioFilterOf } from './risk-portfolio-filter';
import { anyone } from './subjects';

/** Risks on one page. */
const PAGE_SIZE = 50;

export const loader = guardedLoader(anyone, null, async ({ viewer, context, url }) => {
  const filter = riskPortfolioFilterOf(url);
  const [counts, scales, { cooperations }] = await Promise.all([
    findPortfolioRiskCounts(context.db, viewer, filter),
    listUsedScales(context.db, viewer),
    listPortfolioChoices(context.db, viewer),
  ]);
  const pages = Math.max(Math.ceil(counts.fitting / PAGE_SIZE), 1);
  const page = Math.min(Math.max(Number.parseInt(url.searchParams.get('sida') ?? '1', 10) || 1, 1), pages);
  return {
    risks: await listPortfolioRisks(context.db, viewer, filter, { page, size: PAGE_SIZE }),
    matrices: portfolioMatrices(scales, counts.cells),
    count: counts.fitting,
    waiting: counts.waiting,
    filter,
    cooperations,
    page,
    pages,
  };
});

export const meta: MetaFunction = () => [{ title: 'Risker · Samplan' }];

export default function RiskPortfolio() {
  return <PortfolioRisksPage {...useLoaderData<typeof loader>()} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
