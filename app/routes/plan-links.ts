import { Refusal } from '~/domain/refusal';
import { networkOf, requireOrder } from '~/domain/schedule';
import { constraintForm, dependencyForm, removeDependencyForm } from '~/forms/plan';
import { LostRace } from '~/policy/form-failure';
import { intent } from '~/policy/guard';
import { deleteDependency, upsertDependency } from '~/store/dependency';
import { lockConstraint, updateConstraint } from '~/store/plan-constraint';
import { lockPlan } from '~/store/plan-move';
import { constraintValues } from '~/views/plan/dependency-words';
import { planAddress } from '~/views/plan/plan-address';

import { planNetwork, readPlan } from './plan-schedule';
import { project } from './subjects';

/** What holds the rows of a plan together: what comes after what, and the days that a row is held to. */
export const linkIntents = {
  'set-dependency': intent(project, {
    may: 'plan.edit',
    form: dependencyForm,
    run: async ({ viewer, found, url, write }, { id: successorId, ...input }) => {
      const dependency = { ...input, successorId };
      const kind = await write(async (trx, actor) => {
        await lockPlan(trx, viewer, found.id);
        const plan = await readPlan(trx, viewer, found.id);
        const { items, at } = planNetwork(plan);
        if (!at.has(successorId)) throw new Refusal('Raden finns inte längre. Någon har tagit bort den.');
        if (!at.has(input.predecessorId)) throw new Refusal('Välj en rad i planen.', 'predecessorId');
        if (input.predecessorId === successorId) {
          throw new Refusal('En rad kan inte bero på sig själv.', 'predecessorId');
        }
        requireOrder(networkOf(items, [...plan.links.dependencies, dependency]));
        if (!(await upsertDependency(trx, actor, found.id, dependency))) {
          throw new Refusal('Beroendena skulle gå runt, genom en rad som är borttagen.', 'predecessorId');
        }
        return items[at.get(successorId)!]!.kind;
      });
      return planAddress(found.slug, url.searchParams, { rad: `${kind}-${successorId}` });
    },
  }),
  'remove-dependency': intent(project, {
    may: 'plan.edit',
    form: removeDependencyForm,
    run: async ({ found, url, write }, { id: successorId, predecessorId }) => {
      await write((trx, actor) => deleteDependency(trx, actor, found.id, { predecessorId, successorId }));
      return planAddress(found.slug, url.searchParams, { rad: url.searchParams.get('rad') });
    },
  }),
  constrain: intent(project, {
    may: 'plan.edit',
    form: constraintForm,
    run: async ({ viewer, found, url, write }, { id, version, kind, date }) => {
      await write(async (trx, actor) => {
        const before = await lockConstraint(trx, viewer, found.id, id);
        if (!before) throw new Refusal('Raden finns inte längre. Någon har tagit bort den.');
        if (before.version !== version) {
          throw new LostRace({ version: before.version, values: constraintValues(before) });
        }
        const constraint = kind === 'notBefore' ? { kind, date: date! } : kind === 'fixed' ? { kind } : null;
        await updateConstraint(trx, actor, found.id, before, constraint);
      });
      return planAddress(found.slug, url.searchParams, { rad: url.searchParams.get('rad') });
    },
  }),
};
