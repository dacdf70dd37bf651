import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { partiesFor } from '~/policy/can';
import { guardedLoader } from '~/policy/guard';
import { countDecisions, listDecisions } from '~/store/register';
import { listRegisterChoices } from '~/store/register-filter';
import { readRegisterListing } from '~/views/decision/register-address';
import { RegisterPage } from '~/views/decision/RegisterPage';

import { anyone } from './subjects';

/** Decisions on one page. */
const PAGE_SIZE = 50;

export const loader = guardedLoader(anyone, null, async ({ viewer, context: { db }, url, may }) => {
  const listing = readRegisterListing(url.searchParams);
  const [{ all, fitting }, choices] = await Promise.all([
    countDecisions(db, viewer, listing.filter),
    listRegisterChoices(db, viewer),
  ]);
  const pages = Math.max(Math.ceil(fitting / PAGE_SIZE), 1);
  const page = Math.min(listing.page, pages);
  return {
    listing: { ...listing, page },
    rows: await listDecisions(db, viewer, listing.filter, { page, size: PAGE_SIZE }),
    pages,
    all,
    fitting,
    choices,
    mayDelegate: may('delegation.manage') || partiesFor(viewer, 'delegation.manage').length > 0,
  };
});

export const meta: MetaFunction = () => [{ title: 'Beslut · Samplan' }];

export default function Register() {
  return <RegisterPage {...useLoaderData<typeof loader>()} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
