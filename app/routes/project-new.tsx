import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { Refusal } from '~/domain/refusal';
import { slugOf } from '~/domain/slug';
import { newProjectForm } from '~/forms/project';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { findCooperationParts, listCooperations } from '~/store/cooperation';
import { insertProject } from '~/store/project';
import { NewProjectPage } from '~/views/portfolio/NewProjectPage';

import { anyone } from './subjects';

export const loader = guardedLoader(anyone, 'project.create', async ({ viewer, context, url }) => {
  const chosen = url.searchParams.get('samverkan');
  return {
    cooperations: await listCooperations(context.db, viewer),
    chosen: chosen === null ? null : await findCooperationParts(context.db, viewer, chosen, context.clock.today()),
  };
});

export const action = guardedAction(anyone, {
  create: intent(anyone, {
    may: 'project.create',
    form: newProjectForm,
    run: async ({ viewer, context, url, write }, input) => {
      const slug = url.searchParams.get('samverkan') ?? '';
      const cooperation = await findCooperationParts(context.db, viewer, slug, context.clock.today());
      if (!cooperation || cooperation.id !== input.cooperationId) throw new Refusal('Välj en samverkan.');
      const members = new Set(cooperation.members.map((member) => member.id));
      if (!input.participantIds.every((id) => members.has(id))) {
        throw new Refusal('Alla deltagare ska vara med i samverkan.', 'participantIds');
      }
      if (input.leadPartyId !== null && !input.participantIds.includes(input.leadPartyId)) {
        throw new Refusal('Den huvudansvariga ska vara en av deltagarna.', 'leadPartyId');
      }
      if (input.keyId !== null && !cooperation.keys.some((key) => key.id === input.keyId)) {
        throw new Refusal('Välj en nyckel i samverkan.', 'keyId');
      }
      const participantIds = [...new Set(input.participantIds)];
      const wanted = slugOf(input.name) || 'projekt';
      const given = await write((trx, actor) => insertProject(trx, actor, { ...input, participantIds, slug: wanted }));
      return `/projekt/${given}`;
    },
  }),
});

export const meta: MetaFunction = () => [{ title: 'Nytt projekt · Samplan' }];

export default function NewProject() {
  return <NewProjectPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
