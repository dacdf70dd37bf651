import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { checkDelegation, checkEnding } from '~/domain/delegation';
import { Refusal } from '~/domain/refusal';
import { endDelegationForm, newDelegationForm } from '~/forms/delegation';
import { partiesFor } from '~/policy/can';
import { denied } from '~/policy/denial';
import { LostRace } from '~/policy/form-failure';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import {
  endDelegation,
  insertDelegation,
  listDelegations,
  listSubstitutes,
  lockDelegation,
  lockSubstitute,
} from '~/store/delegation';
import { listParties } from '~/store/party';
import { DelegationsPage } from '~/views/decision/DelegationsPage';

import { anyone } from './subjects';

const MAY = 'delegation.manage';

export const loader = guardedLoader(anyone, null, async ({ viewer, context: { db, clock }, url, may }) => {
  const ownIds = partiesFor(viewer, MAY);
  const every = may(MAY);
  if (!every && ownIds.length === 0) throw denied(403);
  const parties = (await listParties(db))
    .filter(({ id }) => every || ownIds.includes(id))
    .map(({ id, name }) => ({ id, name }));
  const asked = Number(url.searchParams.get('part'));
  const chosen = parties.find(({ id }) => id === asked) ?? (parties.length === 1 ? parties[0]! : null);
  const [delegations, substitutes] = await Promise.all([
    listDelegations(db, viewer, every ? null : ownIds),
    chosen ? listSubstitutes(db, viewer, chosen.id) : [],
  ]);
  return { delegations, parties, chosen, substitutes, today: clock.today() };
});

export const action = guardedAction(anyone, {
  create: intent(anyone, {
    may: MAY,
    form: newDelegationForm,
    target: async (_asked, { partyId }) => ({ partyId }),
    run: async ({ viewer, write }, input) => {
      const id = await write(async (trx, actor) => {
        const person = await lockSubstitute(trx, viewer, input.partyId, input.userId);
        if (!person) {
          throw new Refusal('Välj en person som hör till parten och inte själv är kommundirektör.', 'userId');
        }
        const others = await listDelegations(trx, viewer, [input.partyId]);
        const same = others.filter(({ userId }) => userId === input.userId);
        checkDelegation(input, same);
        return insertDelegation(trx, actor, input);
      });
      return `/ersattare?part=${input.partyId}&sparad=${id}#delegation-${id}`;
    },
  }),
  end: intent(anyone, {
    may: MAY,
    form: endDelegationForm,
    target: async (_asked, { partyId }) => ({ partyId }),
    run: async ({ viewer, write }, { id, version, partyId, lastDay }) => {
      await write(async (trx, actor) => {
        const before = await lockDelegation(trx, viewer, partyId, id);
        if (!before) throw new Refusal('Delegationen finns inte längre.');
        if (before.version !== version) {
          throw new LostRace({ version: before.version, values: [['Sista dag', before.validUntil]] });
        }
        checkEnding(before, lastDay, before.lastDecision);
        await endDelegation(trx, actor, before, lastDay);
      });
      return `/ersattare?part=${partyId}&sparad=${id}#delegation-${id}`;
    },
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction = () => [{ title: 'Ersättare · Samplan' }];

export default function Delegations() {
  return <DelegationsPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
