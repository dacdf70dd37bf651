import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { Refusal } from '~/domain/refusal';
import { removeForm } from '~/forms/removal';
import { updateTemplateForm } from '~/forms/template';
import { LostRace } from '~/policy/form-failure';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { lockTemplate, setTemplateRemoved, updateTemplate } from '~/store/plan-template';
import { TemplatePage } from '~/views/template/TemplatePage';

import { template } from './template-subject';

export const loader = guardedLoader(template, 'cooperation.read', async ({ found, may }) => ({
  template: found,
  mayEdit: may('template.save'),
}));

const GONE = 'Mallen finns inte längre. Någon har tagit bort den.';

export const action = guardedAction(template, {
  update: intent(template, {
    may: 'template.save',
    form: updateTemplateForm,
    run: async ({ viewer, found, write }, { version, name, description }) => {
      await write(async (trx, actor) => {
        const before = await lockTemplate(trx, viewer, found.id);
        if (!before || before.removed) throw new Refusal(GONE);
        if (before.version !== version) {
          const values = [['Namn', before.name] as const, ['Beskrivning', before.description || '–'] as const];
          throw new LostRace({ version: before.version, values });
        }
        await updateTemplate(trx, actor, before, { name, description });
      });
      return `/mallar/${found.id}?sparad=1`;
    },
  }),
  remove: intent(template, {
    may: 'template.save',
    form: removeForm,
    run: async ({ viewer, found, write }, { version }) => {
      await write(async (trx, actor) => {
        const before = await lockTemplate(trx, viewer, found.id);
        if (!before || before.removed || before.version !== version) {
          throw new Refusal('Mallen har ändrats eller är redan borttagen. Kontrollera och försök igen.');
        }
        await setTemplateRemoved(trx, actor, before, true);
      });
      return `/mallar?borttagen=${found.id}`;
    },
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.template.name ?? ''} · Mallar · Samplan` },
];

export default function TemplateRoute() {
  return <TemplatePage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
