import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { z } from 'zod';

import { fitsRollout, launchedCount } from '~/domain/rollout';
import { planBulk, type BulkRow } from '~/domain/rollout-bulk';
import { Refusal } from '~/domain/refusal';
import { removeForm } from '~/forms/removal';
import { createBulkForm, newGroupForm, previewBulkForm, undoBulkForm, updateGroupForm } from '~/forms/rollout';
import { fingerprint } from '~/platform/fingerprint';
import { guardedAction, guardedLoader, intent, type Guarded } from '~/policy/guard';
import { listPhases } from '~/store/phase';
import { lockPlan } from '~/store/plan-move';
import type { Project } from '~/store/project';
import { findRolloutCreation } from '~/store/rollout';
import { insertBulkMilestones, undoRolloutCreation } from '~/store/rollout-change';
import type { Database } from '~db/open';
import { readRolloutFilter } from '~/views/rollout/rollout-address';
import { RolloutPage, type CheckedBulk } from '~/views/rollout/RolloutPage';

import { changeGroup, makeGroup, removeGroup } from './rollout-groups';
import { readRollout, rolloutCalendar } from './rollout-table';
import { project } from './subjects';

export const loader = guardedLoader(project, 'project.read', async (asked) => {
  const { viewer, found, context, url, may } = asked;
  const today = context.clock.today();
  const mayEdit = may('plan.edit');
  const filter = readRolloutFilter(url.searchParams);
  const [{ groups, table }, phases, creation] = await Promise.all([
    readRollout(asked),
    mayEdit ? listPhases(context.db, viewer, found.id) : [],
    mayEdit ? findRolloutCreation(context.db, viewer, found.id) : null,
  ]);
  return {
    project: { slug: found.slug, name: found.name, participants: found.participants },
    groups,
    columns: table.columns,
    rows: table.rows.filter((row) => fitsRollout(row, filter, today)),
    parties: table.rows.map(({ partyId, partyName }) => ({ id: partyId, name: partyName })),
    count: launchedCount(table.rows),
    filter,
    phases: phases.map(({ id, number, name, kind }) => ({ id, number, name, kind })),
    creation,
    today,
    mayEdit,
  };
});

const page = ({ slug }: { readonly slug: string }) => `/projekt/${slug}/breddinforande`;

type Order = z.infer<typeof previewBulkForm>;

/** What an order comes to now. @throws Refusal at the field that is wrong */
async function worked(asked: Guarded<Project>, order: Order, db?: Database): Promise<BulkRow[]> {
  const { viewer, found, context } = asked;
  const phases = await listPhases(db ?? context.db, viewer, found.id);
  if (!phases.some(({ id }) => id === order.phaseId)) throw new Refusal('Välj en fas i projektet.', 'phaseId');
  const { groups, table } = await readRollout(asked, db);
  const calendar = rolloutCalendar([
    order.firstOn,
    ...groups.flatMap(({ fromMonth, toMonth }) => [fromMonth, toMonth]),
  ]);
  const rows = planBulk(order, table, calendar);
  const early = rows.find(({ date }) => date !== null && found.startDate !== null && date < found.startDate);
  if (early) {
    throw new Refusal(`${early.partyName} får ${early.date}, före projektets start ${found.startDate}.`, 'firstOn');
  }
  return rows;
}

function shown(order: Order, rows: readonly BulkRow[], changedMeanwhile: boolean): { show: { checked: CheckedBulk } } {
  const { phaseId, pattern, kind, scope, spread, firstOn, every } = order;
  const fields = { phaseId: String(phaseId), pattern, kind, scope: String(scope), spread };
  const typed = { ...fields, firstOn: firstOn ?? '', every: String(every) };
  return { show: { checked: { typed, rows, seen: fingerprint(rows), changedMeanwhile } } };
}

export const action = guardedAction(project, {
  'create-group': intent(project, {
    may: 'plan.edit',
    form: newGroupForm,
    run: async (asked, input) => `${page(asked.found)}?sparad=${await makeGroup(asked, input)}#grupper`,
  }),
  'update-group': intent(project, {
    may: 'plan.edit',
    form: updateGroupForm,
    run: async (asked, input) => {
      await changeGroup(asked, input);
      return `${page(asked.found)}?sparad=${input.id}#grupper`;
    },
  }),
  remove: intent(project, {
    may: 'plan.edit',
    form: removeForm,
    run: async (asked, input) => {
      await removeGroup(asked, input);
      return `${page(asked.found)}?grupp-borttagen=1#grupper`;
    },
  }),
  preview: intent(project, {
    may: 'plan.edit',
    form: previewBulkForm,
    run: async (asked, order) => shown(order, await worked(asked, order), false),
  }),
  create: intent(project, {
    may: 'plan.edit',
    form: createBulkForm,
    run: async (asked, { seen, ...order }) => {
      const { viewer, found, write } = asked;
      const { rows, asSeen } = await write(async (trx, actor) => {
        await lockPlan(trx, viewer, found.id);
        const rows = await worked(asked, order, trx);
        const asSeen = fingerprint(rows) === seen;
        const milestones = rows.flatMap(({ partyId, title, date }) =>
          date === null ? [] : [{ partyId, title, date }],
        );
        if (asSeen) await insertBulkMilestones(trx, actor, found.id, { ...order, milestones });
        return { rows, asSeen };
      });
      if (!asSeen) return shown(order, rows, true);
      return `${page(found)}?skapade=${rows.filter(({ date }) => date !== null).length}`;
    },
  }),
  undo: intent(project, {
    may: 'plan.edit',
    form: undoBulkForm,
    run: async ({ viewer, found, write }, { id }) => {
      await write(async (trx, actor) => {
        await lockPlan(trx, viewer, found.id);
        const creation = await findRolloutCreation(trx, viewer, found.id);
        if (creation?.id !== id)
          throw new Refusal('Milstolparna är redan borttagna, eller så har någon skapat fler sedan dess.');
        if (!creation.untouched) {
          throw new Refusal(
            'Någon av milstolparna har ändrats sedan de skapades. Ta bort dem en och en på Milstolpar.',
          );
        }
        await undoRolloutCreation(trx, actor, found.id, id);
      });
      return `${page(found)}?angrade=1`;
    },
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Breddinförande · ${data?.project.name ?? ''} · Samplan` },
];

export default function RolloutRoute() {
  const answer = useActionData<typeof action>() ?? null;
  return (
    <RolloutPage
      {...useLoaderData<typeof loader>()}
      failure={answer && 'reply' in answer ? answer : null}
      checked={answer && 'checked' in answer ? answer.checked : null}
    />
  );
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
