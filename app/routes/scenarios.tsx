import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { Refusal } from '~/domain/refusal';
import { removeForm, restoreForm } from '~/forms/removal';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { listScenarios } from '~/store/scenario';
import { lockRemovableScenario, setScenarioRemoved } from '~/store/scenario-removal';
import { ScenariosPage } from '~/views/scenario/ScenariosPage';

import { refuseOthers } from './scenario-subject';
import { cooperation } from './subjects';

const PAGE_SIZE = 25;

export const loader = guardedLoader(cooperation, 'cooperation.read', async ({ viewer, found, context, url, may }) => {
  const typed = url.searchParams.get('sida') ?? '';
  const page = /^[1-9]\d{0,4}$/.test(typed) ? Number(typed) : 1;
  // One more than is shown tells whether there is a next page.
  const scenarios = await listScenarios(context.db, viewer, found.id, { page, size: PAGE_SIZE });
  return {
    cooperation: { slug: found.slug, name: found.name },
    scenarios,
    page,
    full: scenarios.length === PAGE_SIZE,
    maySave: may('scenario.save'),
  };
});

export const action = guardedAction(cooperation, {
  remove: intent(cooperation, {
    may: 'cooperation.read',
    form: removeForm,
    run: async (asked, { id, version }) => {
      const { viewer, found, write } = asked;
      await write(async (trx, actor) => {
        const row = await lockRemovableScenario(trx, viewer, found.id, id);
        if (!row) throw new Refusal('Scenariot finns inte i den här samverkan.');
        refuseOthers(asked, row.createdById);
        if (row.removed || row.version !== version) {
          throw new Refusal('Scenariot har ändrats eller är redan borttaget. Kontrollera och försök igen.');
        }
        await setScenarioRemoved(trx, actor, row, true);
      });
      return `/samverkan/${found.slug}/scenarier?borttagen=${id}`;
    },
  }),
  restore: intent(cooperation, {
    may: 'cooperation.read',
    form: restoreForm,
    run: async (asked, { id }) => {
      const { viewer, found, write } = asked;
      await write(async (trx, actor) => {
        const row = await lockRemovableScenario(trx, viewer, found.id, id);
        if (!row) throw new Refusal('Scenariot finns inte i den här samverkan.');
        refuseOthers(asked, row.createdById);
        // Not removed is a second click: it is already back.
        if (row.removed) await setScenarioRemoved(trx, actor, row, false);
      });
      return `/samverkan/${found.slug}/scenarier`;
    },
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Scenarier · ${data?.cooperation.name ?? ''} · Samplan` },
];

export default function Scenarios() {
  return <ScenariosPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
