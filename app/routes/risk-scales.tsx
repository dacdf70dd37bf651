import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { Refusal } from '~/domain/refusal';
import { newScaleForm, saveScaleForm, standardScaleForm } from '~/forms/risk-scale';
import { LostRace } from '~/policy/form-failure';
import { guardedAction, guardedLoader, intent, type Guarded } from '~/policy/guard';
import { lockAgreement, type Agreement } from '~/store/agreement';
import { listRiskScales, lockRiskScale, type KeptRiskScale } from '~/store/risk-scale';
import { insertRiskScale, insertRiskScaleVersion, setStandardScale, updateRiskScale } from '~/store/risk-scale-change';
import { scaleValues } from '~/views/risk/scale/scale-draft';
import { ScalesPage } from '~/views/risk/scale/ScalesPage';
import type { Transaction } from '~db/open';

import { cooperation } from './subjects';

export const loader = guardedLoader(cooperation, 'cooperation.read', async ({ viewer, found, context, may }) => ({
  cooperation: { slug: found.slug, name: found.name },
  scales: await listRiskScales(context.db, viewer, found.id),
  mayManage: may('cooperation.manage'),
}));

const saved = ({ slug }: Agreement, id: number) => `/samverkan/${slug}/riskskalor?sparad=${id}#skala-${id}`;

/** The cooperation is locked before its scales: which one is chosen is decided among all of them. */
async function lockAmong(
  trx: Transaction,
  { viewer, found }: Guarded<Agreement>,
  id: number,
): Promise<{ readonly scale: KeptRiskScale; readonly newest: boolean }> {
  await lockAgreement(trx, viewer, found.id);
  const scale = await lockRiskScale(trx, viewer, found.id, id);
  if (!scale) throw new Refusal('Skalan finns inte i den här samverkan.');
  const all = await listRiskScales(trx, viewer, found.id);
  return { scale, newest: !all.some(({ name, version }) => name === scale.name && version > scale.version) };
}

export const action = guardedAction(cooperation, {
  create: intent(cooperation, {
    may: 'cooperation.manage',
    form: newScaleForm,
    run: async ({ viewer, found, write }, draft) => {
      const id = await write(async (trx, actor) => {
        if (!(await lockAgreement(trx, viewer, found.id))) throw new Refusal('Samverkan finns inte längre.');
        return insertRiskScale(trx, actor, found.id, draft);
      });
      if (id === null) throw new Refusal('Samverkan har redan en skala med det namnet.', 'name');
      return saved(found, id);
    },
  }),
  save: intent(cooperation, {
    may: 'cooperation.manage',
    form: saveScaleForm,
    run: async (asked, { id, version, draft }) => {
      const kept = await asked.write(async (trx, actor) => {
        const { scale, newest } = await lockAmong(trx, asked, id);
        if (!newest) throw new Refusal(`${scale.name} har redan en nyare version. Ändra den i stället.`);
        if (scale.revision !== version) {
          throw new LostRace({ version: scale.revision, values: scaleValues(scale) });
        }
        if (scale.used) return insertRiskScaleVersion(trx, actor, asked.found.id, scale, draft);
        await updateRiskScale(trx, actor, scale, draft);
        return scale.id;
      });
      return saved(asked.found, kept);
    },
  }),
  choose: intent(cooperation, {
    may: 'cooperation.manage',
    form: standardScaleForm,
    run: async (asked, { id }) => {
      await asked.write(async (trx, actor) => {
        const { scale, newest } = await lockAmong(trx, asked, id);
        if (!newest) throw new Refusal(`${scale.name} har en nyare version. Välj den i stället.`);
        await setStandardScale(trx, actor, asked.found.id, scale);
      });
      return saved(asked.found, id);
    },
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Riskskalor · ${data?.cooperation.name ?? ''} · Samplan` },
];

export default function RiskScales() {
  return <ScalesPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
