import type { ExchangedItem } from '~/domain/exchange-plan';
import { milestoneAfter, type ImportStep, type PlanImport } from '~/domain/plan-import';
import type { Viewer } from '~/domain/viewer';
import type { Transaction } from '~db/open';
import type { PhaseKind } from '~db/tables/plan';

import { insertActivity, lockActivity, updateActivity } from './activity';
import { insertAudit, type Actor } from './audit';
import { lockMilestone } from './milestone';
import { updateMilestone } from './milestone-change';
import { insertPhase, listPhases, lockPhase, updatePhase } from './phase';
import { importBaselines, importLinks } from './plan-import-links';
import { insertPlanItem } from './plan-item';

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
  const ids = new Map<string, number>();
  for (const step of steps) ids.set(step.item.uid, await carryOut(step));
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

  async function carryOut(step: ImportStep): Promise<number> {
    const { item, standing, changes } = step;
    if (standing !== null) {
      if (changes.length > 0) await change(step, standing.itemId!);
      return standing.itemId!;
    }
    if (item.kind === 'phase') return addPhase(item);
    const phaseId = ids.get(item.phaseUid!)!;
    const id = item.kind === 'activity' ? await addActivity(item, phaseId) : await addMilestone(step, phaseId);
    await trx
      .insertInto('planOutline')
      .values({
        itemId: id,
        projectId,
        parentId: item.parentUid === null ? null : ids.get(item.parentUid)!,
        position: steps.indexOf(step) + 1,
      })
      .execute();
    return id;
  }

  /** Phases have no number in a file; each new one gets the next. */
  async function addPhase(item: ExchangedItem): Promise<number> {
    const known = await listPhases(trx, order.viewer, projectId);
    const number = Math.max(0, ...known.map((phase) => phase.number)) + 1;
    const { name, start: startDate, end: endDate } = item;
    await insertPhase(trx, actor, projectId, { number, name, kind: kindOf(name), startDate, endDate, note: '' });
    const all = await listPhases(trx, order.viewer, projectId);
    return all.find((phase) => phase.number === number)!.id;
  }

  function addActivity(item: ExchangedItem, phaseId: number): Promise<number> {
    return insertActivity(trx, actor, projectId, {
      phaseId,
      name: item.name,
      startDate: item.start,
      endDate: item.end,
      responsible: item.responsible ?? '',
      percentComplete: item.percentComplete ?? 0,
    });
  }

  /** With a baseline of its own where the file has one; else its first forecast is its baseline. */
  async function addMilestone(step: ImportStep, phaseId: number): Promise<number> {
    const { item } = step;
    const { forecast, actual, status } = milestoneAfter(step, null);
    const id = await insertPlanItem(trx, projectId, 'milestone');
    const values = {
      phaseId,
      label: item.label ?? '',
      title: item.name,
      responsible: item.responsible ?? '',
      baselineDate: item.baselines.find(({ number }) => number === 0)?.end ?? forecast,
      forecastDate: forecast,
      actualDate: actual,
      status,
    };
    await trx
      .insertInto('milestone')
      .values((eb) => ({
        ...values,
        id,
        projectId,
        position: eb
          .selectFrom('milestone')
          .where('projectId', '=', projectId)
          .select(({ fn, lit }) => eb(fn.coalesce(fn.max('position'), lit(0)), '+', lit(1)).as('last')),
      }))
      .execute();
    await insertAudit(trx, actor, {
      action: 'milestone.create',
      entity: 'milestone',
      entityId: id,
      projectId,
      after: values,
    });
    return id;
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

/** What the name of a new phase says of its kind; else it is carried out. */
function kindOf(name: string): PhaseKind {
  const known = ['förstudie', 'breddinförande', 'förvaltning'] as const;
  return known.find((kind) => name.toLowerCase().includes(kind)) ?? 'genomförande';
}
