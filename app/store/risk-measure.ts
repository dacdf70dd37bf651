import type { CalendarDate } from '~/domain/calendar';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { insertAudit, type Actor } from './audit';
import { visibleTo } from './visible';

/** What is done about a risk. */
export interface RiskMeasure {
  readonly id: number;
  readonly version: number;
  readonly text: string;
  readonly owner: string;
  readonly dueDate: CalendarDate | null;
  /** null: not done */
  readonly doneOn: CalendarDate | null;
}

export type MeasureContent = Omit<RiskMeasure, 'id' | 'version'>;

/** What a measure is read with, of `m`. */
export const measureColumns = ['m.id', 'm.version', 'm.text', 'm.owner', 'm.dueDate', 'm.doneOn'] as const;

/** A measure in the list of a project. */
export interface ListedMeasure extends RiskMeasure {
  readonly riskId: number;
  readonly riskNumber: number;
  readonly riskTitle: string;
}

/** The measures of a project's risks, by risk and then as they are due; those of closed risks are among them. */
export async function listMeasures(db: Database, viewer: Viewer, projectId: number): Promise<ListedMeasure[]> {
  return db
    .selectFrom('riskMeasure as m')
    .innerJoin('risk', 'risk.id', 'm.riskId')
    .innerJoin('project', 'project.id', 'risk.projectId')
    .where(visibleTo(viewer))
    .where('project.id', '=', projectId)
    .where('risk.removedAt', 'is', null)
    .where('m.removedAt', 'is', null)
    .orderBy('risk.number')
    .orderBy('m.dueDate', (order) => order.asc().nullsLast())
    .orderBy('m.id')
    .select(['risk.id as riskId', 'risk.number as riskNumber', 'risk.title as riskTitle', ...measureColumns])
    .execute() as Promise<ListedMeasure[]>;
}

/** Adds a measure to a risk of the project, whose row is locked. @returns its id */
export async function insertMeasure(
  trx: Transaction,
  actor: Actor,
  at: { readonly projectId: number; readonly riskId: number },
  content: MeasureContent,
): Promise<number> {
  const { id } = await trx
    .insertInto('riskMeasure')
    .values({ ...content, riskId: at.riskId })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertAudit(trx, actor, {
    action: 'riskMeasure.create',
    entity: 'riskMeasure',
    entityId: id,
    projectId: at.projectId,
    after: { ...content, riskId: at.riskId },
  });
  return id;
}

/** Locks a measure of a risk that is in sight; null when it is not there. */
export async function lockMeasure(
  trx: Transaction,
  viewer: Viewer,
  at: { readonly projectId: number; readonly riskId: number },
  id: number,
): Promise<RiskMeasure | null> {
  const row = await trx
    .selectFrom('riskMeasure as m')
    .innerJoin('risk', 'risk.id', 'm.riskId')
    .innerJoin('project', 'project.id', 'risk.projectId')
    .where(visibleTo(viewer))
    .where('project.id', '=', at.projectId)
    .where('risk.id', '=', at.riskId)
    .where('m.id', '=', id)
    .where('m.removedAt', 'is', null)
    .forUpdate('m')
    .select(measureColumns)
    .executeTakeFirst();
  return (row as RiskMeasure | undefined) ?? null;
}

/** Changes a locked measure. */
export async function updateMeasure(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  before: RiskMeasure,
  content: MeasureContent,
): Promise<void> {
  await trx
    .updateTable('riskMeasure')
    .set({ ...content, version: before.version + 1 })
    .where('id', '=', before.id)
    .execute();
  await insertAudit(trx, actor, {
    action: 'riskMeasure.update',
    entity: 'riskMeasure',
    entityId: before.id,
    projectId,
    before,
    after: content,
  });
}

/** Takes a locked measure out of sight; it stays in the database. */
export async function removeMeasure(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  before: RiskMeasure,
): Promise<void> {
  await trx
    .updateTable('riskMeasure')
    .set({ removedAt: actor.at, version: before.version + 1 })
    .where('id', '=', before.id)
    .execute();
  await insertAudit(trx, actor, {
    action: 'riskMeasure.remove',
    entity: 'riskMeasure',
    entityId: before.id,
    projectId,
    before,
  });
}
