import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { guardedLoader } from '~/policy/guard';
import { listCooperationSummaries } from '~/store/cooperation';
import { CooperationsPage } from '~/views/cooperation/CooperationsPage';

import { anyone } from './subjects';

export const loader = guardedLoader(anyone, null, async ({ viewer, context, may }) => ({
  cooperations: await listCooperationSummaries(context.db, viewer, context.clock.today()),
  mayManage: may('cooperation.manage'),
}));

export const meta: MetaFunction = () => [{ title: 'Samverkan · Samplan' }];

export default function Cooperations() {
  return <CooperationsPage {...useLoaderData<typeof loader>()} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
