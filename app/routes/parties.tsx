import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { Refusal } from '~/domain/refusal';
import { slugOf } from '~/domain/slug';
import { newPartyForm } from '~/forms/party';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { insertParty, listParties } from '~/store/party';
import { PartiesPage } from '~/views/cooperation/PartiesPage';

import { anyone } from './subjects';

export const loader = guardedLoader(anyone, 'cooperation.manage', async ({ context }) => ({
  parties: await listParties(context.db),
}));

export const action = guardedAction(anyone, {
  create: intent(anyone, {
    may: 'cooperation.manage',
    form: newPartyForm,
    run: async ({ write }, input) => {
      const slug = slugOf(input.name) || 'part';
      const id = await write((trx, actor) => insertParty(trx, actor, { ...input, slug }));
      if (id === 'code') throw new Refusal(`En annan part har kommunkoden ${input.code}.`, 'code');
      if (id === 'name') throw new Refusal(`Det finns redan en part som heter ${input.name}.`, 'name');
      return `/samverkan/parter?sparad=${id}#part-${id}`;
    },
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction = () => [{ title: 'Parter · Samplan' }];

export default function Parties() {
  return <PartiesPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
