import { sql } from 'kysely';

import type { Actor } from '~/domain/actor';
import type { ExchangedItem } from '~/domain/exchange-plan';
import { milestoneAfter, type ImportStep } from '~/domain/plan-import';
import type { Viewer } from '~/domain/viewer';
import type { Transaction } from '~db/open';
import type { PhaseKind } from '~db/tables/plan';

import { insertAudits } from './audit';
import { batches } from './batches';
import { insertPhase, listPhases } from './phase';
import { insertPlanItems } from './plan-item';

interface Place {
  readonly viewer: Viewer;
  readonly projectId: number;
}

/**
 * Adds the rows of a file that are not there yet, each with its audit row. A few statements for all of them: one a row
 * would hold the plan of a large file locked for many seconds.
 * @param ids of the rows, by what the file calls them: those that are there, and then the new ones too
 */
export async function importNewRows(
  trx: Transaction,
  actor: Actor,
  steps: readonly ImportStep[],
  ids: Map<string, number>,
  { viewer, projectId }: Place,
): Promise<void> {
  const added = steps.filter(({ standing }) => standing === null);
  await addPhases();
  await addActivities();
  await addMilestones();
  await insertOutline();
  await holdRows();

  function of(kind: ExchangedItem['kind']): readonly ImportStep[] {
    return added.filter(({ item }) => item.kind === kind);
  }

  async function identify(rows: readonly ImportStep[], kind: 'activity' | 'milestone'): Promise<readonly number[]> {
    const given = await insertPlanItems(trx, projectId, kind, rows.length);
    rows.forEach(({ item }, at) => ids.set(item.uid, given[at]!));
    return given;
  }

  /** Phases have no number in a file; each new one gets the next. */
  async function addPhases(): Promise<void> {
    const rows = of('phase');
    if (rows.length === 0) return;
    const known = await listPhases(trx, viewer, projectId);
    let number = Math.max(0, ...known.map((phase) => phase.number));
    for (const { item } of rows) {
      const { uid, name, start: startDate, end: endDate } = item;
      number += 1;
      const phase = { number, name, kind: kindOf(name), startDate, endDate, note: '' };
      ids.set(uid, (await insertPhase(trx, actor, projectId, phase))!);
    }
  }

  async function addActivities(): Promise<void> {
    const rows = of('activity');
    const given = await identify(rows, 'activity');
    const values = rows.map(({ item }, at) => ({
      id: given[at]!,
      projectId,
      phaseId: ids.get(item.phaseUid!)!,
      name: item.name,
      startDate: item.start,
      endDate: item.end,
      responsible: item.responsible ?? '',
      percentComplete: item.percentComplete ?? 0,
    }));
    for (const batch of batches(values)) await trx.insertInto('activity').values(batch).execute();
    await audit('activity', rows, values);
  }

  /** With a baseline of its own where the file has one; else its first forecast is its baseline. */
  async function addMilestones(): Promise<void> {
    const rows = of('milestone');
    if (rows.length === 0) return;
    const given = await identify(rows, 'milestone');
    const { last } = await trx
      .selectFrom('milestone')
      .where('projectId', '=', projectId)
      .select(({ fn, lit }) => fn.coalesce(fn.max('position'), lit(0)).as('last'))
      .executeTakeFirstOrThrow();
    const values = rows.map((step, at) => {
      const { item } = step;
      const { forecast, actual, status } = milestoneAfter(step, null);
      return {
        id: given[at]!,
        projectId,
        phaseId: ids.get(item.phaseUid!)!,
        position: last + at + 1,
        label: item.label ?? '',
        title: item.name,
        responsible: item.responsible ?? '',
        baselineDate: item.baselines.find(({ number }) => number === 0)?.end ?? forecast,
        forecastDate: forecast,
        actualDate: actual,
        status,
      };
    });
    for (const batch of batches(values)) await trx.insertInto('milestone').values(batch).execute();
    await audit('milestone', rows, values);
  }

  async function audit(
    entity: 'activity' | 'milestone',
    rows: readonly ImportStep[],
    values: readonly { readonly id: number }[],
  ): Promise<void> {
    await insertAudits(
      trx,
      actor,
      values.map(({ id, ...after }, at) => ({
        action: `${entity}.create`,
        entity,
        entityId: id,
        projectId,
        after: { ...after, constraint: heldBy(rows[at]!) },
      })),
    );
  }

  /** Keeps where the new rows stood in the file, and under which heading. */
  async function insertOutline(): Promise<void> {
    const rows = steps.flatMap(({ item, standing }, at) => {
      if (standing !== null || item.kind === 'phase') return [];
      const parentId = item.parentUid === null ? null : ids.get(item.parentUid)!;
      return [{ itemId: ids.get(item.uid)!, projectId, parentId, position: at + 1 }];
    });
    for (const batch of batches(rows)) await trx.insertInto('planOutline').values(batch).execute();
  }

  /** Gives the new rows what holds them. */
  async function holdRows(): Promise<void> {
    const held = added.flatMap((step) => {
      const constraint = heldBy(step);
      return constraint === null
        ? []
        : [{ id: ids.get(step.item.uid)!, kind: constraint.kind, date: 'date' in constraint ? constraint.date : null }];
    });
    if (held.length === 0) return;
    await sql`
      update plan_item set constraint_kind = held.kind, constraint_date = held.date
      from jsonb_to_recordset(${JSON.stringify(held)}::jsonb) as held(id bigint, kind text, date date)
      where plan_item.id = held.id and plan_item.project_id = ${projectId}
    `.execute(trx);
  }
}

function heldBy({ item: { constraint } }: ImportStep) {
  return constraint === null || constraint.kind === 'none' ? null : constraint;
}

/** What the name of a new phase says of its kind; else it is carried out. */
function kindOf(name: string): PhaseKind {
  const known = ['förstudie', 'breddinförande', 'förvaltning'] as const;
  return known.find((kind) => name.toLowerCase().includes(kind)) ?? 'genomförande';
}
