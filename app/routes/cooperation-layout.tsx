import { Outlet, useLoaderData } from '@remix-run/react';

import { guardedLoader } from '~/policy/guard';
import { Page } from '~/views/shell/Page';
import { SideNav } from '~/views/shell/SideNav';

import { cooperation } from './subjects';

export const loader = guardedLoader(cooperation, 'cooperation.read', async ({ found }) => ({ slug: found.slug }));

/** The frame of every page of a cooperation: its side navigation. */
export default function CooperationLayout() {
  const { slug } = useLoaderData<typeof loader>();
  const base = `/samverkan/${slug}`;
  const items = [
    { to: base, label: 'Avtal', end: true },
    { to: `${base}/nycklar`, label: 'Nycklar' },
    { to: `${base}/underlag`, label: 'Underlag' },
    { to: `${base}/beslutspunkter`, label: 'Beslutspunkter' },
    { to: `${base}/riskskalor`, label: 'Riskskalor' },
    { to: `${base}/scenarier`, label: 'Scenarier' },
  ];
  return (
    <Page side={<SideNav label="Samverkan" items={items} />} width="wide">
      <Outlet />
    </Page>
  );
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
