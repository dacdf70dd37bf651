import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { templateOf } from '~/domain/plan-template';
import { asReaderOf } from '~/domain/viewer';
import { Refusal } from '~/domain/refusal';
import { saveTemplateForm, useTemplateForm } from '~/forms/template';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { listPhases } from '~/store/phase';
import { lockPlan } from '~/store/plan-move';
import { findTemplate, insertTemplate, listTemplates } from '~/store/plan-template';
import { insertFromTemplate } from '~/store/template-use';
import { PlanTemplatesPage } from '~/views/template/PlanTemplatesPage';

import { planCalendar, planNetwork, readPlan } from './plan-schedule';
import { project } from './subjects';
import { askedTemplate, templatePlan } from './template-plan';

export const loader = guardedLoader(project, 'project.read', async (asked) => {
  const { viewer, found, context, may } = asked;
  const [templates, phases] = await Promise.all([
    listTemplates(context.db, viewer, found.cooperationId),
    listPhases(context.db, viewer, found.id),
  ]);
  return {
    project: { slug: found.slug, name: found.name, cooperationName: found.cooperationName },
    templates,
    phases: phases.map(({ id, number, name }) => ({ id, number, name })),
    asked: await askedTemplate(asked, {
      ...{
        cooperationId: found.cooperationId,
        projectStart: found.startDate,
        taken: phases.map(({ number }) => number),
      },
    }),
    today: context.clock.today(),
    maySave: may('template.save'),
    mayUse: may('plan.edit'),
  };
});

export const action = guardedAction(project, {
  save: intent(project, {
    may: 'template.save',
    form: saveTemplateForm,
    run: async ({ viewer, found, context, write }, { kind, phaseIds = [], ofParties, ...described }) => {
      // Every member may use a template: what is marked sekretess is in none.
      const plan = await readPlan(context.db, asReaderOf(viewer, found.cooperationId), found.id);
      const { calendar } = planCalendar(planNetwork(plan), []);
      const source = { ...plan, dependencies: plan.links.dependencies };
      const content = templateOf(source, { kind, phaseIds, ofParties: ofParties === '1' }, calendar);
      const head = { cooperationId: found.cooperationId, projectId: found.id, kind, ...described };
      const id = await write((trx, actor) => insertTemplate(trx, actor, head, content));
      return `/mallar/${id}?sparad=ny`;
    },
  }),
  use: intent(project, {
    may: 'plan.edit',
    form: useTemplateForm,
    run: async ({ viewer, found, write }, { templateId, start, phaseId, seen }) => {
      await write(async (trx, actor) => {
        await lockPlan(trx, viewer, found.id);
        const template = await findTemplate(trx, viewer, templateId);
        if (!template || template.cooperationId !== found.cooperationId) {
          throw new Refusal('Mallen finns inte längre. Någon har tagit bort den.');
        }
        const phases = await listPhases(trx, viewer, found.id);
        if (template.kind === 'milestones' && !phases.some(({ id }) => id === phaseId)) {
          throw new Refusal('Välj vilken fas milstolparna ska ligga i.', 'phaseId');
        }
        const taken = phases.map(({ number }) => number);
        const planned = templatePlan(template, start, { projectStart: found.startDate, taken });
        if (planned.seen !== seen) {
          throw new Refusal('Planen har ändrats sedan du såg förslaget. Inget är inlagt än. Så här blir det nu.');
        }
        const { dependencies } = template;
        await insertFromTemplate(trx, actor, {
          ...{ projectId: found.id, templateId, items: planned.items, dependencies, phaseId },
        });
      });
      return `/projekt/${found.slug}/plan?inlagd=${templateId}`;
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Mallar · ${data?.project.name ?? ''} · Samplan` },
];

export default function PlanTemplates() {
  return <PlanTemplatesPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
