import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { checkFigures } from '~/domain/basis';
import { Refusal } from '~/domain/refusal';
import { slugOf } from '~/domain/slug';
import { newFigureForm, newSeriesForm, saveFiguresForm } from '~/forms/basis';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { listBasisMembers, listBasisSeries } from '~/store/basis';
import { insertBasisFigures, insertBasisSeries } from '~/store/basis-change';
import { BasisPage } from '~/views/basis/BasisPage';

import { cooperation } from './subjects';

export const loader = guardedLoader(cooperation, 'cooperation.read', async ({ viewer, found, context, may }) => {
  const today = context.clock.today();
  const [members, series] = await Promise.all([
    listBasisMembers(context.db, viewer, found.id, today),
    listBasisSeries(context.db, viewer, found.id, today),
  ]);
  const { slug, name, referenceMonthDay } = found;
  return { cooperation: { slug, name, referenceMonthDay }, members, series, mayManage: may('cooperation.manage') };
});

export const action = guardedAction(cooperation, {
  create: intent(cooperation, {
    may: 'cooperation.manage',
    form: newSeriesForm,
    run: async ({ found, write }, { name }) => {
      const slug = slugOf(name);
      if (slug === '') throw new Refusal('Namnet behöver minst en bokstav eller siffra.', 'name');
      const series = await write((trx, actor) =>
        insertBasisSeries(trx, actor, { cooperationId: found.id, name, slug }),
      );
      if (!series) throw new Refusal(`Det finns redan en serie som heter ${name}.`, 'name');
      return `/samverkan/${found.slug}/underlag?ny-serie=${series.slug}#${series.slug}`;
    },
  }),
  'add-figure': intent(cooperation, {
    may: 'cooperation.manage',
    form: newFigureForm,
    run: async ({ viewer, found, context, write }, { seriesId, who, referenceDate: date, value, source }) => {
      const figures = [{ ...who, date, value }];
      const { stored, kept } = await write(async (trx, actor) => {
        checkFigures(figures, await listBasisMembers(trx, viewer, found.id, context.clock.today()));
        return insertBasisFigures(trx, actor, { cooperationId: found.id, seriesId, source, figures });
      });
      return `/samverkan/${found.slug}/underlag?sparade=${stored}&fanns=${kept}`;
    },
  }),
  save: intent(cooperation, {
    may: 'cooperation.manage',
    form: saveFiguresForm,
    run: async ({ viewer, found, context, write }, { seriesId, source, figures }) => {
      const { stored, kept } = await write(async (trx, actor) => {
        checkFigures(figures, await listBasisMembers(trx, viewer, found.id, context.clock.today()));
        return insertBasisFigures(trx, actor, { cooperationId: found.id, seriesId, source, figures });
      });
      return `/samverkan/${found.slug}/underlag?sparade=${stored}&fanns=${kept}`;
    },
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Underlag · ${data?.cooperation.name ?? ''} · Samplan` },
];

export default function CooperationBasis() {
  return <BasisPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
