import type { CalendarDate } from '~/domain/calendar';
import type { Transaction } from '~db/open';

import { batches } from './batches';

/** Who does something, when, and in which request: what every write carries into its audit row. */
export interface Actor {
  /** null: a command of whoever runs the installation */
  readonly userId: number | null;
  readonly requestId: string | null;
  /** the network address it came from; null where no request of a person did it */
  readonly from: string | null;
  /** the product clock's moment, ISO */
  readonly at: string;
  /** the product clock's day */
  readonly today: CalendarDate;
}

/** A person who is signed in. */
export interface PersonActor extends Actor {
  readonly userId: number;
}

export interface AuditEntry {
  /** what was done, as `entity.verb` */
  readonly action: string;
  readonly entity: string;
  readonly entityId: number;
  readonly projectId?: number;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Writes the audit row in the transaction of the change itself: neither exists without the other. */
export async function insertAudit(trx: Transaction, actor: Actor, entry: AuditEntry): Promise<void> {
  await insertAudits(trx, actor, [entry]);
}

/** Likewise the rows of a change of many things at once, a few statements for all of them. */
export async function insertAudits(trx: Transaction, actor: Actor, entries: readonly AuditEntry[]): Promise<void> {
  const { at, userId, requestId, from = null } = actor;
  const rows = entries.map(({ action, entity, entityId, projectId, before, after }) => ({
    at,
    userId,
    requestId,
    fromAddress: from,
    action,
    entity,
    entityId,
    projectId: projectId ?? null,
    before: before === undefined ? null : JSON.stringify(before),
    after: after === undefined ? null : JSON.stringify(after),
  }));
  for (const batch of batches(rows)) await trx.insertInto('auditEntry').values(batch).execute();
}
