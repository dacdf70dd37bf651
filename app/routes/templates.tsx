import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { restoreForm } from '~/forms/removal';
import { denied } from '~/policy/denial';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { listTemplates, lockTemplate, setTemplateRemoved } from '~/store/plan-template';
import { TemplatesPage } from '~/views/template/TemplatesPage';

import { anyone } from './subjects';

export const loader = guardedLoader(anyone, null, async ({ viewer, context, may }) => ({
  templates: await listTemplates(context.db, viewer, null),
  maySave: viewer.grants.some(({ projectId, cooperationId, partyId }) =>
    may('template.save', {
      ...(projectId === null ? {} : { projectId }),
      ...(cooperationId === null ? {} : { cooperationId }),
      partyId,
    }),
  ),
}));

export const action = guardedAction(anyone, {
  restore: intent(anyone, {
    may: 'template.save',
    form: restoreForm,
    target: async ({ viewer, write }, { id }) => {
      const template = await write((trx) => lockTemplate(trx, viewer, id));
      if (!template) throw denied(404);
      return { projectId: template.projectId, cooperationId: template.cooperationId };
    },
    run: async ({ viewer, write }, { id }) => {
      await write(async (trx, actor) => {
        const template = await lockTemplate(trx, viewer, id);
        // Not removed is a second click: it is already back.
        if (template?.removed) await setTemplateRemoved(trx, actor, template, false);
      });
      return `/mallar/${id}`;
    },
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction = () => [{ title: 'Mallar · Samplan' }];

export default function Templates() {
  return <TemplatesPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
