import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { Refusal } from '~/domain/refusal';
import { forgetPersonForm } from '~/forms/person';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { forgetPerson, listHeld } from '~/store/personal-data';
import { PersonDataPage } from '~/views/person/PersonDataPage';

import { person } from './person-subject';

export const loader = guardedLoader(person, null, async ({ viewer, found, context, may, url }) => {
  const held = await listHeld(context.db, viewer, found.id);
  return {
    person: found,
    held: held.map(({ table, column, rows }) => ({ table, column, count: rows.length })),
    mayManage: may('user.manage'),
    mayForget: may('person.forget') && viewer.userId !== found.id && !found.forgotten,
    asks: url.searchParams.has('ta-bort'),
  };
});

export const action = guardedAction(person, {
  forget: intent(person, {
    may: 'person.forget',
    form: forgetPersonForm,
    run: async ({ viewer, found, write }) => {
      if (viewer.userId === found.id) throw new Refusal('Ditt eget namn tar en annan samordnare bort.');
      const done = await write((trx, actor) => forgetPerson(trx, actor, found.id));
      if (!done) throw new Refusal('Namnet är redan borttaget.');
      return `/personuppgifter/${found.id}`;
    },
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Personuppgifter · ${data?.person.name ?? ''} · Samplan` },
];

export default function PersonData() {
  return <PersonDataPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
