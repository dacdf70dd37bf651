import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { Refusal } from '~/domain/refusal';
import { slugOf } from '~/domain/slug';
import { newPartyForm, updatePartyForm } from '~/forms/party';
import { LostRace } from '~/policy/form-failure';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { insertParty, listParties, lockParty, updateParty } from '~/store/party';
import { partyValues } from '~/views/cooperation/party-words';
import { PartiesPage } from '~/views/cooperation/PartiesPage';

import { anyone } from './subjects';

export const loader = guardedLoader(anyone, 'cooperation.manage', async ({ context }) => ({
  parties: await listParties(context.db),
}));

function taken(
  field: 'code' | 'name',
  { code, name }: { readonly code: string | null; readonly name: string },
): Refusal {
  return field === 'code'
    ? new Refusal(`En annan part har kommunkoden ${code}.`, 'code')
    : new Refusal(`Det finns redan en part som heter ${name}.`, 'name');
}

export const action = guardedAction(anyone, {
  create: intent(anyone, {
    may: 'cooperation.manage',
    form: newPartyForm,
    run: async ({ write }, input) => {
      const slug = slugOf(input.name) || 'part';
      const id = await write((trx, actor) => insertParty(trx, actor, { ...input, slug }));
      if (typeof id === 'string') throw taken(id, input);
      return `/samverkan/parter?sparad=${id}#part-${id}`;
    },
  }),
  update: intent(anyone, {
    may: 'cooperation.manage',
    form: updatePartyForm,
    run: async ({ write }, { id, version, ...change }) => {
      await write(async (trx, actor) => {
        const before = await lockParty(trx, id);
        if (!before) throw new Refusal('Parten finns inte. Ladda om sidan.');
        if (before.version !== version) throw new LostRace({ version: before.version, values: partyValues(before) });
        const fault = await updateParty(trx, actor, before, change);
        if (fault) throw taken(fault, change);
      });
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
