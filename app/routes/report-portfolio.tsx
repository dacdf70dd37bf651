import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { worstLevel } from '~/domain/report-portfolio';
import { guardedLoader } from '~/policy/guard';
import { listPortfolioChoices } from '~/store/portfolio';
import { PortfolioReportPage } from '~/views/report/portfolio/PortfolioReportPage';

import { standingsOf } from './report-standings';
import { anyone } from './subjects';

/** Projects on one page. */
const PAGE_SIZE = 50;

export const loader = guardedLoader(anyone, null, async (asked) => {
  const { viewer, context } = asked;
  const [{ listing, all, months, monthlyOf }, { cooperations }] = await Promise.all([
    standingsOf(asked),
    listPortfolioChoices(context.db, viewer),
  ]);
  const pages = Math.max(Math.ceil(all.length / PAGE_SIZE), 1);
  const page = Math.min(listing.page, pages);
  const rows = all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  return {
    rows,
    monthly: await monthlyOf(rows),
    months,
    listing: { ...listing, page },
    pages,
    count: all.length,
    reported: all.filter(({ report }) => report !== null).length,
    troubled: all.filter(({ report }) => report && worstLevel(report.lights) === 'komplikationer').length,
    cooperations,
    today: context.clock.today(),
  };
});

export const meta: MetaFunction = () => [{ title: 'Rapporter · Samplan' }];

export default function PortfolioReport() {
  return <PortfolioReportPage {...useLoaderData<typeof loader>()} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
