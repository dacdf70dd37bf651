import type { CalendarDate } from '~/domain/calendar';
import type { Transaction } from '~db/open';

/** Who does something, when, and in which request: what every write carries into its audit row. */
export interface Actor {
  /** null: a command of whoever runs the installation */
  readonly userId: number | null;
  readonly requestId: string | null;
  /** the product clock's moment, ISO */
  readonly at: string;
  /** the product clock's day */
  readonly today: CalendarDate;
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
  await trx
    .insertInto('auditEntry')
    .values({
      at: actor.at,
      userId: actor.userId,
      requestId: actor.requestId,
      action: entry.action,
      entity: entry.entity,
      entityId: entry.entityId,
      projectId: entry.projectId ?? null,
      before: entry.before === undefined ? null : JSON.stringify(entry.before),
      after: entry.after === undefined ? null : JSON.stringify(entry.after),
    })
    .execute();
}
