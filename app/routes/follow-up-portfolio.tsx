import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { sumsOf } from '~/domain/follow-up-table';
import { guardedLoader } from '~/policy/guard';
import { listPortfolioChoices } from '~/store/portfolio';
import { FollowUpPortfolioPage } from '~/views/follow-up/FollowUpPortfolioPage';

import { countUnshared, followedPhases } from './followed-phases';
import { followUpQueryOf } from './follow-up-query';
import { asksForParties, asksForShares, followUpTable } from './follow-up-sheet';
import { pageOfRows } from './page-of-rows';
import { shownPostSums } from './post-sums';
import { anyone } from './subjects';

export const loader = guardedLoader(anyone, null, async ({ viewer, context, url }) => {
  const query = followUpQueryOf(url, 'projekt');
  const [phases, postSums, { cooperations }] = await Promise.all([
    followedPhases(context, viewer, {
      projectId: null,
      cooperation: query.cooperation,
      shares: asksForShares(query),
    }),
    shownPostSums(context.db, viewer, query),
    listPortfolioChoices(context.db, viewer),
  ]);
  const everything = { ...query, phaseNumber: null, party: null, year: null };
  const { cells: all } = followUpTable(
    phases,
    asksForParties(query) ? { ...everything, by: 'part' } : everything,
    true,
  );
  const { cells, rows } = followUpTable(phases, query, true);
  return {
    query,
    ...pageOfRows(rows, url),
    total: sumsOf(cells),
    unshared: countUnshared(phases),
    postSums,
    choices: {
      cooperations,
      phases: [],
      parties: [...new Map(all.flatMap(({ party }) => (party ? [[party.id, party]] : []))).values()],
      years: [...new Set(all.flatMap(({ year }) => (year === null ? [] : [year])))].sort((a, b) => a - b),
    },
  };
});

export const meta: MetaFunction = () => [{ title: 'Uppföljning · Samplan' }];

export default function FollowUpPortfolio() {
  return <FollowUpPortfolioPage {...useLoaderData<typeof loader>()} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
