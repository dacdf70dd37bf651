import { Outlet, useLoaderData, type ShouldRevalidateFunction } from '@remix-run/react';

import { guardedLoader } from '~/policy/guard';
import { Page } from '~/views/shell/Page';
import { SideNav } from '~/views/shell/SideNav';

import { project } from './subjects';

export const loader = guardedLoader(project, 'project.read', async ({ found }) => ({ slug: found.slug }));

/** Nothing that is done on a page of a project moves its address; a form that saves itself must not need this too. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentParams, nextParams }) =>
  currentParams['slug'] !== nextParams['slug'];

/** The frame of every page of a project: its side navigation. */
export default function ProjectLayout() {
  const { slug } = useLoaderData<typeof loader>();
  const base = `/projekt/${slug}`;
  const items = [
    { to: base, label: 'Översikt', end: true },
    { to: `${base}/plan`, label: 'Plan' },
    { to: `${base}/milstolpar`, label: 'Milstolpar' },
    { to: `${base}/beslutspunkter`, label: 'Beslutspunkter' },
    { to: `${base}/breddinforande`, label: 'Breddinförande' },
    { to: `${base}/faser`, label: 'Faser & budget' },
    { to: `${base}/risker`, label: 'Risker' },
    { to: `${base}/timmar`, label: 'Timmar' },
    { to: `${base}/tid`, label: 'Tidrapporter' },
    { to: `${base}/utfall`, label: 'Utfall' },
    { to: `${base}/uppfoljning`, label: 'Uppföljning' },
    { to: `${base}/rapporter`, label: 'Statusrapporter' },
    { to: `${base}/andra`, label: 'Projekt & deltagare' },
  ];
  return (
    <Page side={<SideNav label="Projektet" items={items} />} width="wide">
      <Outlet />
    </Page>
  );
}
