import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { insertAudit } from './audit';
import { markOf, openTo, type SecrecyMark } from './secrecy';
import { visibleTo } from './visible';

/** What is done about a risk. */
export interface RiskMeasure {
  readonly id: number;
  readonly version: number;
  /** of its risk; a removed one keeps its own */
  readonly number: number;
  readonly text: string;
  readonly owner: string;
  readonly dueDate: CalendarDate | null;
  /** null: not done */
  readonly doneOn: CalendarDate | null;
}

export type MeasureContent = Omit<RiskMeasure, 'id' | 'version' | 'number'>;

/** What a measure is read with, of `m`. */
export const measureColumns = ['m.id', 'm.version', 'm.number', 'm.text', 'm.owner', 'm.dueDate', 'm.doneOn'] as const;

/** The measures of a project's register that the viewer may see, removed ones among them. */
function selectMeasures(db: Database, viewer: Viewer, projectId: number) {
  return db
    .selectFrom('riskMeasure as m')
    .innerJoin('risk', 'risk.id', 'm.riskId')
    .innerJoin('project', 'project.id', 'risk.projectId')
    .where(visibleTo(viewer))
    .where(openTo(viewer, 'risk'))
    .where('project.id', '=', projectId);
}

/** A measure in the list of a project. */
export interface ListedMeasure extends RiskMeasure {
  readonly riskId: number;
  readonly riskNumber: number;
  readonly riskTitle: string;
  /** of the risk; null: open to every member of the cooperation */
  readonly secrecy: SecrecyMark | null;
}

/** The measures of a project's risks, by risk and then as they are due; those of closed risks are among them. */
export async function listMeasures(db: Database, viewer: Viewer, projectId: number): Promise<ListedMeasure[]> {
  return selectMeasures(db, viewer, projectId)
    .where('risk.removedAt', 'is', null)
    .where('m.removedAt', 'is', null)
    .orderBy('risk.number')
    .orderBy('m.dueDate', (order) => order.asc().nullsLast())
    .orderBy('m.id')
    .select([
      'risk.id as riskId',
      'risk.number as riskNumber',
      'risk.title as riskTitle',
      markOf('risk').as('secrecy'),
      ...measureColumns,
    ])
    .execute() as Promise<ListedMeasure[]>;
}

/** The numbers of removed measures in a project's register, which are not used again. */
export async function listRemovedMeasures(
  db: Database,
  viewer: Viewer,
  projectId: number,
): Promise<{ readonly riskNumber: number; readonly number: number }[]> {
  return selectMeasures(db, viewer, projectId)
    .where('m.removedAt', 'is not', null)
    .select(['risk.number as riskNumber', 'm.number'])
    .execute();
}

/**
 * Adds a measure to a risk of the project, whose row is locked.
 * @param wanted a number that is free; null: the next one of the risk
 * @returns its id
 */
export async function insertMeasure(
  trx: Transaction,
  actor: Actor,
  at: { readonly projectId: number; readonly riskId: number },
  content: MeasureContent,
  wanted: number | null = null,
): Promise<number> {
  const number = wanted ?? (await readLastNumber(trx, at.riskId)) + 1;
  const { id } = await trx
    .insertInto('riskMeasure')
    .values({ ...content, number, riskId: at.riskId })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertAudit(trx, actor, {
    action: 'riskMeasure.create',
    entity: 'riskMeasure',
    entityId: id,
    projectId: at.projectId,
    after: { ...content, number, riskId: at.riskId },
  });
  return id;
}

async function readLastNumber(trx: Transaction, riskId: number): Promise<number> {
  const { last } = await trx
    .selectFrom('riskMeasure')
    .where('riskId', '=', riskId)
    .select(({ fn, lit }) => fn.coalesce(fn.max('number'), lit(0)).as('last'))
    .executeTakeFirstOrThrow();
  return last;
}

/**
 * Locks a measure of a project's register, which says whose it is; null when it is not there to be seen.
 * @param removed asks for one that was removed
 */
export async function lockMeasure(
  trx: Transaction,
  viewer: Viewer,
  projectId: number,
  id: number,
  removed = false,
): Promise<(RiskMeasure & { readonly riskId: number }) | null> {
  const row = await selectMeasures(trx, viewer, projectId)
    .where('risk.removedAt', 'is', null)
    .where('m.id', '=', id)
    .where('m.removedAt', removed ? 'is not' : 'is', null)
    .forUpdate('m')
    .select(['m.riskId', ...measureColumns])
    .executeTakeFirst();
  return (row as (RiskMeasure & { riskId: number }) | undefined) ?? null;
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

/** Takes a locked measure out of sight, or brings it back; it stays in the database. */
export async function setMeasureRemoved(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  before: RiskMeasure,
  removed: boolean,
): Promise<void> {
  await trx
    .updateTable('riskMeasure')
    .set({ removedAt: removed ? actor.at : null, version: before.version + 1 })
    .where('id', '=', before.id)
    .execute();
  await insertAudit(trx, actor, {
    action: removed ? 'riskMeasure.remove' : 'riskMeasure.restore',
    entity: 'riskMeasure',
    entityId: before.id,
    projectId,
    before,
  });
}
