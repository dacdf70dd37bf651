import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { Refusal } from '~/domain/refusal';
import { copyGatesForm, newGateForm } from '~/forms/gate';
import { restoreForm } from '~/forms/removal';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { listGates } from '~/store/gate';
import { insertGate } from '~/store/gate-change';
import { findGateModel } from '~/store/gate-model';
import { listPhases } from '~/store/phase';
import { setRemoved } from '~/store/plan-item';
import { lockPlan } from '~/store/plan-move';
import { GatesPage } from '~/views/gate/GatesPage';

import { refuseForeignPhases, typedGate } from './gate-subject';
import { project } from './subjects';

export const loader = guardedLoader(project, 'project.read', async ({ viewer, found, context, may }) => {
  const mayEdit = may('plan.edit');
  const [gates, phases, model] = await Promise.all([
    listGates(context.db, viewer, found.id),
    mayEdit ? listPhases(context.db, viewer, found.id) : [],
    findGateModel(context.db, viewer, found.cooperationId),
  ]);
  return {
    project: { slug: found.slug, name: found.name },
    cooperation: { slug: found.cooperationSlug, name: found.cooperationName },
    gates,
    phases: phases.map(({ id, number, name, endDate }) => ({ id, number, name, endDate })),
    model: model && { name: model.name, steps: model.steps },
    today: context.clock.today(),
    mayEdit,
    mayManage: may('cooperation.manage'),
  };
});

export const action = guardedAction(project, {
  create: intent(project, {
    may: 'plan.edit',
    form: newGateForm,
    run: async (asked, input) => {
      const { found, write } = asked;
      const gate = await typedGate(asked, found.id, input);
      const id = await write((trx, actor) => insertGate(trx, actor, found.id, gate));
      return `/projekt/${found.slug}/beslutspunkter?sparad=${id}#punkt-${id}`;
    },
  }),
  copy: intent(project, {
    may: 'plan.edit',
    form: copyGatesForm,
    run: async (asked, { steps }) => {
      const { viewer, found, write } = asked;
      if (!steps.some(({ chosen }) => chosen)) throw new Refusal('Välj minst en beslutspunkt.');
      await refuseForeignPhases(
        asked,
        found.id,
        steps.map(({ phaseId, chosen }, at) => ({ phaseId: chosen ? phaseId : null, field: `steps[${at}].phaseId` })),
      );
      const copied = await write(async (trx, actor) => {
        // Two who copy at once take turns; the second then finds the gates that are there already.
        await lockPlan(trx, viewer, found.id);
        const model = await findGateModel(trx, viewer, found.cooperationId);
        const known = new Set((await listGates(trx, viewer, found.id)).map(({ label }) => label));
        const wanted = steps.flatMap(({ label, chosen, plannedOn, phaseId }) => {
          const step = model?.steps.find((each) => each.label === label);
          if (!chosen || known.has(label)) return [];
          if (!step) throw new Refusal('Modellen har ändrats medan du valde. Kontrollera och välj igen.');
          return [{ ...step, plannedOn, phaseId, papers: '' }];
        });
        if (wanted.length === 0) throw new Refusal('Projektet har redan de beslutspunkter som du valde.');
        for (const gate of wanted) await insertGate(trx, actor, found.id, gate);
        return wanted.length;
      });
      return `/projekt/${found.slug}/beslutspunkter?inlagda=${copied}`;
    },
  }),
  restore: intent(project, {
    may: 'plan.edit',
    form: restoreForm,
    run: async ({ found, write }, { id }) => {
      // False is a second click: the gate is already back.
      await write((trx, actor) => setRemoved(trx, actor, { table: 'gate', projectId: found.id, id }, false));
      return `/projekt/${found.slug}/beslutspunkter?sparad=${id}#punkt-${id}`;
    },
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Beslutspunkter · ${data?.project.name ?? ''} · Samplan` },
];

export default function Gates() {
  return <GatesPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
