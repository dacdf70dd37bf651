import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { checkFigures } from '~/domain/basis';
import { Refusal } from '~/domain/refusal';
import { slugOf } from '~/domain/slug';
import { correctFigureForm, newFigureForm, newSeriesForm, saveFiguresForm, withdrawFigureForm } from '~/forms/basis';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { listBasisMembers, listBasisSeries } from '~/store/basis';
import { insertBasisFigures, insertBasisSeries } from '~/store/basis-change';
import { correctFigure, withdrawFigure } from '~/store/basis-correction';
import { BasisPage } from '~/views/basis/BasisPage';

import { checkTyped, lockSeenFigure } from './basis-entry';
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
    run: async (asked, { seriesId, who, referenceDate: date, value, source, confirmed }) => {
      const { found, write } = asked;
      const figure = { ...who, date, value };
      const { stored, kept } = await write(async (trx, actor) => {
        await checkTyped(asked, trx, { seriesId, figure, confirmed, instead: null });
        return insertBasisFigures(trx, actor, { cooperationId: found.id, seriesId, source, figures: [figure] });
      });
      const whose = `part=${who.partyId}${who.unitId === null ? '' : `&enhet=${who.unitId}`}`;
      return `/samverkan/${found.slug}/underlag?sparade=${stored}&fanns=${kept}&serie=${seriesId}&${whose}&dag=${date}`;
    },
  }),
  'correct-figure': intent(cooperation, {
    may: 'cooperation.manage',
    form: correctFigureForm,
    run: async (asked, { version, confirmed, ...correction }) => {
      const { found, write } = asked;
      await write(async (trx, actor) => {
        const before = await lockSeenFigure(asked, trx, version);
        if (before.value === correction.value && before.source === correction.source) {
          throw new Refusal('Siffran är redan den. Skriv den rätta, eller avbryt.', 'value');
        }
        const figure = { ...before, value: correction.value };
        await checkTyped(asked, trx, { seriesId: before.seriesId, figure, confirmed, instead: before });
        await correctFigure(trx, actor, before, correction);
      });
      return `/samverkan/${found.slug}/underlag?klart=rattad`;
    },
  }),
  'withdraw-figure': intent(cooperation, {
    may: 'cooperation.manage',
    form: withdrawFigureForm,
    run: async (asked, { version, reason }) => {
      const { found, write } = asked;
      await write(async (trx, actor) => {
        const before = await lockSeenFigure(asked, trx, version);
        if (before.used) {
          throw new Refusal('En inskickad budget står på siffran. Den kan rättas men inte tas tillbaka.');
        }
        await withdrawFigure(trx, actor, before, reason);
      });
      return `/samverkan/${found.slug}/underlag?klart=tillbakatagen`;
    },
  }),
  save: intent(cooperation, {
    may: 'cooperation.manage',
    form: saveFiguresForm,
    run: async ({ viewer, found, context, write }, { seriesId, source, figures, contradictions }) => {
      const { stored, kept } = await write(async (trx, actor) => {
        checkFigures(figures, await listBasisMembers(trx, viewer, found.id, context.clock.today()));
        const confirmed = contradictions.length > 0 ? contradictions : undefined;
        return insertBasisFigures(trx, actor, { cooperationId: found.id, seriesId, source, figures, confirmed });
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
