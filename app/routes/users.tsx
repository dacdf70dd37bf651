import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { guardedAction, guardedLoader } from '~/policy/guard';
import { findUser, listScopeChoices, listUsers } from '~/store/user-list';
import { readUserFilter } from '~/views/users/user-address';
import { UsersPage } from '~/views/users/UsersPage';

import { anyone } from './subjects';
import { userIntents } from './user-intents';

const PAGE_SIZE = 50;

export const loader = guardedLoader(anyone, 'user.manage', async ({ viewer, context, url }) => {
  const { db, sendsMail } = context;
  const filter = readUserFilter(url.searchParams);
  const [list, opened, choices] = await Promise.all([
    listUsers(db, viewer, { ...filter, size: PAGE_SIZE }),
    filter.opened === null ? null : findUser(db, viewer, filter.opened),
    listScopeChoices(db, viewer),
  ]);
  const pages = Math.ceil(list.count / PAGE_SIZE);
  return { list, opened, choices, filter, pages, sendsMail, ownId: viewer.userId };
});

export const action = guardedAction(anyone, userIntents);

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction = () => [{ title: 'Användare · Samplan' }];

export default function Users() {
  const answer = useActionData<typeof action>() ?? null;
  const made = answer && 'link' in answer ? answer : null;
  const failure = answer && !('link' in answer) ? answer : null;
  return <UsersPage {...useLoaderData<typeof loader>()} made={made} failure={failure} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
