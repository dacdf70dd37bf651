import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { receiverFault, versionDayFault, type DraftComponent, type VersionDay } from '~/domain/key-draft';
import { Refusal } from '~/domain/refusal';
import { defaultKeyForm, newKeyForm, newKeyVersionForm, updateKeyVersionForm } from '~/forms/key';
import { LostRace } from '~/policy/form-failure';
import { guardedAction, guardedLoader, intent, type Guarded } from '~/policy/guard';
import { lockAgreement, type Agreement } from '~/store/agreement';
import { listKeyParties, listKeys, listKeySeries, lockKey, lockKeyVersion } from '~/store/key';
import { insertKey, insertKeyVersion, updateDefaultKey, updateKeyVersion } from '~/store/key-change';
import { keyVersionValues } from '~/views/cooperation/key-words';
import { KeysPage } from '~/views/cooperation/KeysPage';

import { cooperation } from './subjects';

export const loader = guardedLoader(cooperation, 'cooperation.read', async ({ viewer, found, context, may }) => {
  const mayManage = may('cooperation.manage');
  const [keys, series, parties] = await Promise.all([
    listKeys(context.db, viewer, found.id),
    mayManage ? listKeySeries(context.db, viewer, found.id) : [],
    mayManage ? listKeyParties(context.db, viewer, found.id, context.clock.today()) : [],
  ]);
  const { slug, name, version } = found;
  return { cooperation: { slug, name, version }, keys, series, parties, mayManage };
});

const used = 'Versionen används av en inskickad budget och är låst. Gör en ny version i stället.';

/** A key may only count series and name parties of its own cooperation. */
async function refuseStrangers(
  { viewer, found, context }: Guarded<Agreement>,
  { byUnit, components }: { readonly byUnit: boolean; readonly components: readonly DraftComponent[] },
): Promise<void> {
  const [series, parties] = await Promise.all([
    listKeySeries(context.db, viewer, found.id),
    listKeyParties(context.db, viewer, found.id, context.clock.today()),
  ]);
  for (const component of components) {
    if (!('seriesId' in component)) continue;
    const chosen = series.find(({ id }) => id === component.seriesId);
    if (!chosen) throw new Refusal('Välj ett underlag som samverkan har.', 'components');
    if (component.kind !== 'perUnit' && chosen.kind !== component.kind) {
      const kind = component.kind === 'population' ? 'invånare' : 'antal';
      throw new Refusal(`${chosen.name} är inget underlag för fördelning efter ${kind}.`, 'components');
    }
  }
  const fault = receiverFault(byUnit, components, parties);
  if (fault) throw new Refusal(fault, 'given');
}

/** The versions of a key apply in their order. */
function refuseDay(asked: VersionDay, others: readonly VersionDay[]): void {
  const fault = versionDayFault(asked, others);
  if (fault) throw new Refusal(fault, 'validFrom');
}

const saved = (slug: string, id: number) => `/samverkan/${slug}/nycklar?sparad=${id}#version-${id}`;

export const action = guardedAction(cooperation, {
  'create-key': intent(cooperation, {
    may: 'cooperation.manage',
    form: newKeyForm,
    run: async (asked, input) => {
      const { viewer, found, write } = asked;
      await refuseStrangers(asked, input);
      const id = await write(async (trx, actor) => {
        if (!(await lockAgreement(trx, viewer, found.id))) throw new Refusal('Samverkan finns inte längre.');
        return insertKey(trx, actor, found.id, input);
      });
      if (id === null) throw new Refusal('Samverkan har redan en nyckel med det namnet.', 'name');
      return saved(found.slug, id);
    },
  }),
  'set-default': intent(cooperation, {
    may: 'cooperation.manage',
    form: defaultKeyForm,
    run: async ({ viewer, found, context, write }, { id, version }) => {
      const keys = await listKeys(context.db, viewer, found.id);
      await write(async (trx, actor) => {
        const locked = await lockAgreement(trx, viewer, found.id);
        if (!locked) throw new Refusal('Samverkan finns inte längre.');
        if (locked.version !== version) {
          const standing = keys.find(({ isDefault }) => isDefault)?.name ?? 'ingen';
          throw new LostRace({ version: locked.version, values: [['Standardnyckel', standing]] });
        }
        const done = await updateDefaultKey(trx, actor, found.id, id);
        if (!done) throw new Refusal('Nyckeln finns inte i den här samverkan.');
      });
      return `/samverkan/${found.slug}/nycklar?standard=${id}`;
    },
  }),
  'create-version': intent(cooperation, {
    may: 'cooperation.manage',
    form: newKeyVersionForm,
    run: async (asked, { keyId, ...input }) => {
      const { viewer, found, write } = asked;
      await refuseStrangers(asked, input);
      const id = await write(async (trx, actor) => {
        const key = await lockKey(trx, viewer, found.id, keyId);
        if (!key) throw new Refusal('Nyckeln finns inte i den här samverkan.');
        refuseDay({ version: key.lastVersion + 1, validFrom: input.validFrom }, key.versions);
        return insertKeyVersion(trx, actor, key, input);
      });
      return saved(found.slug, id);
    },
  }),
  'update-version': intent(cooperation, {
    may: 'cooperation.manage',
    form: updateKeyVersionForm,
    run: async (asked, { id, version, ...input }) => {
      const { viewer, found, context, write } = asked;
      await refuseStrangers(asked, input);
      const keys = await listKeys(context.db, viewer, found.id);
      const owner = keys.find(({ versions }) => versions.some((each) => each.id === id));
      const before = owner?.versions.find((each) => each.id === id);
      if (!owner || !before) throw new Refusal('Versionen finns inte i den här samverkan.');
      await write(async (trx, actor) => {
        const key = await lockKey(trx, viewer, found.id, owner.id);
        const locked = await lockKeyVersion(trx, viewer, found.id, id);
        if (!key || !locked) throw new Refusal('Versionen finns inte i den här samverkan.');
        if (locked.used) throw new Refusal(used);
        if (locked.revision !== version || before.revision !== version) {
          throw new LostRace({ version: locked.revision, values: keyVersionValues(before) });
        }
        refuseDay({ version: before.version, validFrom: input.validFrom }, key.versions);
        await updateKeyVersion(trx, actor, id, input, before);
      });
      return saved(found.slug, id);
    },
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Nycklar · ${data?.cooperation.name ?? ''} · Samplan` },
];

export default function CooperationKeys() {
  return <KeysPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
