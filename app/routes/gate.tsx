import { randomUUID } from 'node:crypto';

import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { parsePapers } from '~/domain/gate';
import { Refusal } from '~/domain/refusal';
import { gateDecisionForm, tickForm, updateGateForm } from '~/forms/gate';
import { removeForm } from '~/forms/removal';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { updateGate, tickCriteria } from '~/store/gate-change';
import { listPhases } from '~/store/phase';
import { setRemoved } from '~/store/plan-item';
import { GatePage } from '~/views/gate/GatePage';

import { decideGate, lockUndecided, movedGateNeedsReason } from './gate-change';
import { shownGate, typedGate } from './gate-subject';

export const loader = guardedLoader(shownGate, 'project.read', async ({ viewer, found, context, may }) => {
  const { project, gate } = found;
  const mayEdit = may('plan.edit') && gate.outcome === null;
  const phases = mayEdit ? await listPhases(context.db, viewer, project.id) : [];
  return {
    project: { slug: project.slug, name: project.name },
    gate,
    papers: parsePapers(gate.papers),
    phases: phases.map(({ id, number, name, endDate }) => ({ id, number, name, endDate })),
    today: context.clock.today(),
    token: randomUUID(),
    mayEdit,
    mayDecide: may('gate.decide'),
  };
});

const page = ({ slug }: { readonly slug: string }, id: number) => `/projekt/${slug}/beslutspunkter/${id}`;

export const action = guardedAction(shownGate, {
  update: intent(shownGate, {
    may: 'plan.edit',
    form: updateGateForm,
    run: async (asked, input) => {
      const { project, gate } = asked.found;
      const after = await typedGate(asked, project.id, input);
      await asked.write(async (trx, actor) => {
        const before = await lockUndecided(asked, trx, input.version);
        movedGateNeedsReason(before, after, input.reason);
        await updateGate(trx, actor, before, after, input.reason);
      });
      return `${page(project, gate.id)}?sparad=${input.version + 1}`;
    },
  }),
  tick: intent(shownGate, {
    may: 'plan.edit',
    form: tickForm,
    run: async (asked, { version, criteria }) => {
      const { project, gate } = asked.found;
      await asked.write(async (trx, actor) =>
        tickCriteria(trx, actor, await lockUndecided(asked, trx, version), criteria),
      );
      return `${page(project, gate.id)}?sparad=${version + 1}#kriterier`;
    },
  }),
  remove: intent(shownGate, {
    may: 'plan.edit',
    form: removeForm,
    run: async (asked, { version }) => {
      const { project, gate } = asked.found;
      await asked.write(async (trx, actor) => {
        const before = await lockUndecided(asked, trx, version);
        if (before.decisionNumber !== null) {
          throw new Refusal('Styrgruppen har fattat beslut om beslutspunkten, så den tas inte bort.');
        }
        await setRemoved(trx, actor, { table: 'gate', projectId: project.id, id: before.id, version }, true);
      });
      return `/projekt/${project.slug}/beslutspunkter?borttagen=${gate.id}`;
    },
  }),
  decide: intent(shownGate, {
    may: 'gate.decide',
    form: gateDecisionForm,
    run: async (asked, input) => {
      const number = await decideGate(asked, input);
      return `${page(asked.found.project, asked.found.gate.id)}?beslutat=${number}#beslut`;
    },
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.gate.label ?? ''} · ${data?.project.name ?? ''} · Samplan` },
];

export default function GateRoute() {
  return <GatePage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
