import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { checkRating, ratingOf } from '~/domain/risk';
import { Refusal } from '~/domain/refusal';
import { newRiskForm, updateRiskForm } from '~/forms/risk';
import { LostRace } from '~/policy/form-failure';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { findRisk, listRisks, lockRisk } from '~/store/risk';
import { insertRisk, updateRisk } from '~/store/risk-change';
import { findRiskScale } from '~/store/risk-scale';
import { riskRowAddress } from '~/views/risk/risk-address';
import { riskValues } from '~/views/risk/risk-words';
import { RisksPage } from '~/views/risk/RisksPage';

import { removal } from './removal';
import { project } from './subjects';

export const loader = guardedLoader(project, 'project.read', async ({ viewer, found, context, url, may }) => {
  const opened = Number(url.searchParams.get('risk'));
  const [risks, scale, detail] = await Promise.all([
    listRisks(context.db, viewer, found.id),
    findRiskScale(context.db, viewer, found.cooperationId),
    Number.isSafeInteger(opened) && opened > 0 ? findRisk(context.db, viewer, found.id, opened) : null,
  ]);
  const detailScale =
    detail === null || detail.scaleId === scale?.id
      ? scale
      : await findRiskScale(context.db, viewer, found.cooperationId, detail.scaleId);
  return { project: found, risks, scale, detail, detailScale, mayEdit: may('risk.edit') };
});

export const action = guardedAction(project, {
  update: intent(project, {
    may: 'risk.edit',
    form: updateRiskForm,
    run: async ({ viewer, found, url, write }, { id, version, probability, consequence, ...description }) => {
      const change = { ...description, rating: ratingOf(probability, consequence) };
      await write(async (trx, actor) => {
        const before = await lockRisk(trx, viewer, found.id, id);
        if (!before) throw new Refusal('Risken finns inte längre. Någon har tagit bort den.');
        if (before.version !== version)
          throw new LostRace({ version: before.version, values: riskValues(before, change) });
        const scale = await findRiskScale(trx, viewer, found.cooperationId, before.scaleId);
        checkRating(scale, change.rating);
        await updateRisk(trx, actor, found.id, before, change);
      });
      return riskRowAddress(`/projekt/${found.slug}/risker`, url.searchParams, id, 'sparad');
    },
  }),
  create: intent(project, {
    may: 'risk.edit',
    form: newRiskForm,
    run: async ({ viewer, found, context, url, write }, { probability, consequence, ...description }) => {
      const scale = await findRiskScale(context.db, viewer, found.cooperationId);
      if (!scale) throw new Refusal('Samverkan har ingen riskskala än, så risken kan inte läggas till.');
      const rating = ratingOf(probability, consequence);
      checkRating(scale, rating);
      const id = await write((trx, actor) =>
        insertRisk(trx, actor, found.id, { ...description, rating, scaleId: scale.id }),
      );
      return riskRowAddress(`/projekt/${found.slug}/risker`, url.searchParams, id, 'sparad');
    },
  }),
  ...removal(project, {
    table: 'risk',
    may: 'risk.edit',
    missing: 'Risken har ändrats eller är redan borttagen. Kontrollera och försök igen.',
    page: ({ slug }) => `/projekt/${slug}/risker`,
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Risker · ${data?.project.name ?? ''} · Samplan` },
];

export default function Risks() {
  return <RisksPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
