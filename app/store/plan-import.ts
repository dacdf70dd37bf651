import type { Actor } from '~/domain/actor';
import { milestoneAfter, type ImportStep, type PlanImport } from '~/domain/plan-import';
import type { Viewer } from '~/domain/viewer';
import type { Transaction } from '~db/open';

import { lockActivity, updateActivity } from './activity';
import { insertAudit } from './audit';
import { lockMilestone } from './milestone';
import { updateMilestone } from './milestone-change';
import { lockPhase, updatePhase } from './phase';
import { lockConstraint, updateConstraint } from './plan-constraint';
import { importBaselines, importLinks } from './plan-import-links';
import { importNewRows } from './plan-import-rows';

/** What a plan is read in with. */
export interface ImportOrder {
  readonly viewer: Viewer;
  readonly projectId: number;
  /** said in the baselines that the file brings */
  readonly fileName: string;
  /** on every milestone that moves */
  readonly reason: string;
}

/**
 * Carries out what {@link planImport} found, each row with its own audit row and one more for the import as a whole.
 * The plan must be locked, so that it still is the one that was compared.
 */
export async function importPlan(
  trx: Transaction,
  actor: Actor,
  { steps, links, baselines }: PlanImport,
  order: ImportOrder,
): Promise<void> {
  const { projectId, fileName } = order;
  const ids = new Map(steps.flatMap(({ item, standing }) => (standing ? [[item.uid, standing.itemId!] as const] : [])));
  await importNewRows(trx, actor, steps, ids, order);
  for (const step of steps) {
    if (!step.standing || step.changes.length === 0) continue;
    const id = step.standing.itemId!;
    await change(step, id);
    await hold(step, id);
  }
  await importLinks(trx, actor, projectId, links, ids);
  await importBaselines(trx, actor, projectId, baselines, ids, fileName);
  await insertAudit(trx, actor, {
    action: 'plan.import',
    entity: 'project',
    entityId: projectId,
    projectId,
    after: {
      fileName,
      added: steps.filter(({ standing }) => standing === null).length,
      changed: steps.filter(({ standing, changes }) => standing !== null && changes.length > 0).length,
      dependencies: links.filter(({ state }) => state !== 'same').length,
      baselines: baselines.length,
    },
  });

  /** Gives a row what holds it, where the file says something else than what is there. */
  async function hold({ item: { constraint }, changes }: ImportStep, id: number): Promise<void> {
    if (constraint === null || !changes.some(({ field }) => field === 'constraint')) return;
    const before = (await lockConstraint(trx, order.viewer, projectId, id))!;
    await updateConstraint(trx, actor, projectId, before, constraint.kind === 'none' ? null : constraint);
  }

  async function change(step: ImportStep, id: number): Promise<void> {
    const { item } = step;
    const says = (field: ImportStep['changes'][number]['field']) => step.changes.some((each) => each.field === field);
    if (item.kind === 'phase') {
      const before = (await lockPhase(trx, order.viewer, projectId, id))!;
      const dates = says('start') || says('end') ? { startDate: item.start, endDate: item.end } : {};
      await updatePhase(trx, actor, projectId, before, { name: item.name, ...dates });
    } else if (item.kind === 'activity') {
      const before = (await lockActivity(trx, order.viewer, projectId, id))!;
      await updateActivity(trx, actor, projectId, before, {
        name: item.name,
        startDate: item.start,
        endDate: item.end,
        ...(says('percentComplete') ? { percentComplete: item.percentComplete! } : {}),
        ...(says('responsible') ? { responsible: item.responsible! } : {}),
      });
    } else {
      const before = (await lockMilestone(trx, order.viewer, projectId, id))!;
      const after = milestoneAfter(step, before);
      await updateMilestone(
        trx,
        actor,
        projectId,
        before,
        {
          ...after,
          responsible: says('responsible') ? item.responsible! : before.responsible,
          title: item.name,
          ...(says('label') ? { label: item.label! } : {}),
        },
        order.reason,
      );
    }
  }
}
