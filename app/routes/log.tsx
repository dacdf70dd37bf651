import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { guardedLoader } from '~/policy/guard';
import { countLog, listLog, listLogChoices } from '~/store/audit-log';
import { readLogListing } from '~/views/audit/log-address';
import { changesOf } from '~/views/audit/log-changes';
import { LogPage } from '~/views/audit/LogPage';

import { anyone } from './subjects';

/** Rows on one page. */
const PAGE_SIZE = 100;

export const loader = guardedLoader(anyone, 'audit.read', async ({ viewer, context: { db }, url }) => {
  const listing = readLogListing(url.searchParams);
  const [count, choices] = await Promise.all([countLog(db, viewer, listing.filter), listLogChoices(db, viewer)]);
  const pages = Math.max(Math.ceil(count / PAGE_SIZE), 1);
  const page = Math.min(listing.page, pages);
  const found = await listLog(db, viewer, listing.filter, { page, size: PAGE_SIZE });
  return {
    listing: { ...listing, page },
    rows: found.map(({ before, after, ...row }) => ({ ...row, changes: changesOf({ ...row, before, after }) })),
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
