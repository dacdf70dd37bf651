import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { addDays } from '~/domain/calendar';
import { guardedLoader } from '~/policy/guard';
import { findStart } from '~/store/start';
import { StartPage } from '~/views/start/StartPage';

import { anyone } from './subjects';

/** How far ahead a milestone is "near", in days: what can be done something about until the next meeting or two. */
const NEAR = 45;

export const loader = guardedLoader(anyone, null, async ({ viewer, context }) => {
  const today = context.clock.today();
  return { ...(await findStart(context.db, viewer, addDays(today, NEAR))), today, name: viewer.name };
});

export const meta: MetaFunction = () => [{ title: 'Att göra · Samplan' }];

export default function Start() {
  return <StartPage {...useLoaderData<typeof loader>()} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
