import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { guardedLoader } from '~/policy/guard';
import { countLog, listLog, listLogChoices } from '~/store/audit-log';
import { readLogListing } from '~/views/audit/log-address';
import { LogPage } from '~/views/audit/LogPage';

import { anyone } from './subjects';

/** Rows on one page. */
const PAGE_SIZE = 100;

export const loader = guardedLoader(anyone, 'audit.read', async ({ viewer, context: { db }, url }) => {
  const listing = readLogListing(url.searchParams);
  const [count, choices] = await Promise.all([countLog(db, viewer, listing.filter), listLogChoices(db, viewer)]);
  const pages = Math.max(Math.ceil(count / PAGE_SIZE), 1);
  const page = Math.min(listing.page, pages);
  return {
    listing: { ...listing, page },
    rows: await listLog(db, viewer, listing.filter, { page, size: PAGE_SIZE }),
    count,
    pages,
    choices,
  };
});

export const meta: MetaFunction = () => [{ title: 'Logg · Samplan' }];

export default function Log() {
  return <LogPage {...useLoaderData<typeof loader>()} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
