import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { followUpByProject, offeredYears } from '~/domain/risk-follow-up';
import { guardedLoader } from '~/policy/guard';
import { listPortfolioChoices } from '~/store/portfolio';
import { listFollowUpYears, listPortfolioFollowUps } from '~/store/risk-follow-up';
import { PortfolioFollowUpPage } from '~/views/risk/follow-up/PortfolioFollowUpPage';

import { askedCooperation, askedYear } from './risk-follow-up-address';
import { anyone } from './subjects';

export const loader = guardedLoader(anyone, null, async (asked) => {
  const { viewer, context, url } = asked;
  const [year, cooperation] = [askedYear(asked), askedCooperation(url)];
  const [rows, said, { cooperations }] = await Promise.all([
    listPortfolioFollowUps(context.db, viewer, cooperation, year),
    listFollowUpYears(context.db, viewer, null),
    listPortfolioChoices(context.db, viewer),
  ]);
  return {
    year,
    years: offeredYears(Number(context.clock.today().slice(0, 4)), year, said),
    cooperation,
    cooperations,
    projects: followUpByProject(rows),
    followed: rows.filter((row) => row.said !== null),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Riskuppföljning ${data?.year ?? ''} · Samplan` },
];

export default function RiskFollowUps() {
  return <PortfolioFollowUpPage {...useLoaderData<typeof loader>()} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
