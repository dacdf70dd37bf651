import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { guardedLoader } from '~/policy/guard';
import { PartyListPage } from '~/views/party/PartyListPage';

import { partyListOf } from './party-list';
import { anyone } from './subjects';

/** Parties on one page; a region of kommuner fits on the first. */
const PAGE_SIZE = 50;

export const loader = guardedLoader(anyone, null, async (asked) => {
  const { rows, listing, ...list } = await partyListOf(asked);
  const pages = Math.max(Math.ceil(rows.length / PAGE_SIZE), 1);
  const page = Math.min(listing.page, pages);
  return {
    ...list,
    listing: { ...listing, page },
    pages,
    rows: rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
    found: rows.length,
  };
});

export const meta: MetaFunction = () => [{ title: 'Kommuner · Samplan' }];

export default function Municipalities() {
  return <PartyListPage {...useLoaderData<typeof loader>()} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
