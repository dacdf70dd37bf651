import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { Refusal } from '~/domain/refusal';
import { slugOf } from '~/domain/slug';
import { newCooperationForm } from '~/forms/agreement';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { insertCooperation } from '~/store/agreement';
import { listParties } from '~/store/party';
import { NewCooperationPage } from '~/views/cooperation/NewCooperationPage';

import { anyone } from './subjects';

export const loader = guardedLoader(anyone, 'cooperation.manage', async ({ context }) => ({
  parties: await listParties(context.db),
}));

export const action = guardedAction(anyone, {
  create: intent(anyone, {
    may: 'cooperation.manage',
    form: newCooperationForm,
    run: async ({ context, write }, { name, leadPartyId, ...input }) => {
      const memberIds = [...new Set(input.memberIds)];
      const known = new Set((await listParties(context.db)).map((party) => party.id));
      if (!memberIds.every((id) => known.has(id))) throw new Refusal('Välj bland parterna i listan.', 'memberIds');
      const slug = slugOf(name) || 'samverkan';
      const given = await write((trx, actor) => insertCooperation(trx, actor, { slug, name, leadPartyId, memberIds }));
      return `/samverkan/${given}?sparad=1`;
    },
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction = () => [{ title: 'Ny samverkan · Samplan' }];

export default function NewCooperation() {
  return <NewCooperationPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
