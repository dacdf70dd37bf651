import { sql } from 'kysely';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import { firstDay, type Month } from '~/domain/month';
import type { LockedMonth } from '~/domain/period-lock';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { insertAudit } from './audit';
import { visibleTo } from './visible';

/** A lock on the time and the costs of a month, and how it was opened again. */
export interface PeriodLock extends LockedMonth {
  readonly id: number;
  readonly phaseNumber: number | null;
  readonly lockedOn: CalendarDate;
  readonly lockedBy: string | null;
  readonly unlockedOn: CalendarDate | null;
  readonly unlockedBy: string | null;
  readonly unlockReason: string;
}

/** Every lock of a project, the newest month first; those that were opened stand as history. */
export async function listPeriodLocks(db: Database, viewer: Viewer, projectId: number): Promise<PeriodLock[]> {
  const rows = await db
    .selectFrom('periodLock as held')
    .innerJoin('project', 'project.id', 'held.projectId')
    .leftJoin('phase', 'phase.id', 'held.phaseId')
    .leftJoin('appUser as locker', 'locker.id', 'held.lockedBy')
    .leftJoin('appUser as opener', 'opener.id', 'held.unlockedBy')
    .where(visibleTo(viewer))
    .where('held.projectId', '=', projectId)
    .orderBy('held.month', 'desc')
    .orderBy('held.id', 'desc')
    .select([
      'held.id',
      'held.phaseId',
      'phase.number as phaseNumber',
      sql<Month>`to_char(held.month, 'YYYY-MM')`.as('month'),
      'held.lockedOn',
      'locker.name as lockedBy',
      'held.unlockedOn',
      'opener.name as unlockedBy',
      'held.unlockReason',
    ])
    .execute();
  return rows as PeriodLock[];
}

/** The party that leads a project, whose ekonom may lock its months; null where none does or it cannot be seen. */
export async function findLeadParty(db: Database, viewer: Viewer, projectId: number): Promise<number | null> {
  const row = await db
    .selectFrom('project')
    .where(visibleTo(viewer))
    .where('project.id', '=', projectId)
    .select('project.leadPartyId')
    .executeTakeFirst();
  return row?.leadPartyId ?? null;
}

/** Locks a month. @returns false when it is locked already */
export async function insertPeriodLock(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  { phaseId, month }: LockedMonth,
): Promise<boolean> {
  const values = { projectId, phaseId, month: firstDay(month) };
  const row = await trx
    .insertInto('periodLock')
    .values({ ...values, lockedOn: actor.today, lockedBy: actor.userId })
    .onConflict((conflict) =>
      conflict.columns(['projectId', 'phaseId', 'month']).where('unlockedOn', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  if (!row) return false;
  await insertAudit(trx, actor, {
    action: 'periodLock.create',
    entity: 'periodLock',
    entityId: row.id,
    projectId,
    after: values,
  });
  return true;
}

/** Opens a locked month again. @returns false when somebody already has */
export async function openPeriodLock(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  id: number,
  reason: string,
): Promise<boolean> {
  const row = await trx
    .updateTable('periodLock')
    .set({ unlockedOn: actor.today, unlockedBy: actor.userId, unlockReason: reason })
    .where('id', '=', id)
    .where('projectId', '=', projectId)
    .where('unlockedOn', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!row) return false;
  await insertAudit(trx, actor, {
    action: 'periodLock.open',
    entity: 'periodLock',
    entityId: id,
    projectId,
    after: { reason },
  });
  return true;
}

/** Makes those who write time or costs of a project from a file come one after the other: none reads what another adds. */
export async function claimProject(trx: Transaction, projectId: number): Promise<void> {
  await trx.selectFrom('project').select('id').where('id', '=', projectId).forUpdate().execute();
}
