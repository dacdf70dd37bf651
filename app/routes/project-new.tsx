import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { Refusal } from '~/domain/refusal';
import { slugOf } from '~/domain/slug';
import { newProjectForm } from '~/forms/project';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { findCooperationParts, listCooperations } from '~/store/cooperation';
import { findTemplate, listTemplates } from '~/store/plan-template';
import { findProject, insertProject } from '~/store/project';
import { insertFromTemplate } from '~/store/template-use';
import { NewProjectPage } from '~/views/portfolio/NewProjectPage';

import { anyone } from './subjects';
import { askedTemplate, templatePlan } from './template-plan';

/** A project that is not there yet has no phases, and starts when it is said to. */
const NEW_PLAN = { projectStart: null, taken: [] };

export const loader = guardedLoader(anyone, 'project.create', async ({ viewer, context, url }) => {
  const today = context.clock.today();
  const slug = url.searchParams.get('samverkan');
  const chosen = slug === null ? null : await findCooperationParts(context.db, viewer, slug, today);
  const templates = chosen ? await listTemplates(context.db, viewer, chosen.id) : [];
  return {
    cooperations: await listCooperations(context.db, viewer),
    chosen,
    templates: templates.filter(({ kind }) => kind !== 'milestones'),
    asked: chosen && (await askedTemplate({ viewer, context, url }, { ...NEW_PLAN, cooperationId: chosen.id })),
    today,
  };
});

export const action = guardedAction(anyone, {
  create: intent(anyone, {
    may: 'project.create',
    form: newProjectForm,
    run: async ({ viewer, context, url, write }, { templateId, templateStart, ...input }) => {
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
      const given = await write(async (trx, actor) => {
        const made = await insertProject(trx, actor, { ...input, participantIds, slug: wanted });
        if (templateId === null) return made;
        const template = await findTemplate(trx, viewer, templateId);
        if (!template || template.cooperationId !== cooperation.id || template.kind === 'milestones') {
          throw new Refusal('Mallen finns inte längre. Välj en annan, eller skapa projektet utan mall.');
        }
        if (templateStart === null) throw new Refusal('Skriv vilken dag mallen börjar.');
        const place = { ...NEW_PLAN, projectStart: input.startDate };
        const { items, dependencies } = templatePlan(template, templateStart, place);
        const projectId = (await findProject(trx, viewer, made, actor.today))!.id;
        await insertFromTemplate(trx, actor, { projectId, templateId, items, dependencies, phaseId: null });
        return made;
      });
      return `/projekt/${given}`;
    },
  }),
});

export const meta: MetaFunction = () => [{ title: 'Nytt projekt · Samplan' }];

export default function NewProject() {
  return <NewProjectPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
