import type { Actor } from '~/domain/actor';
import type { Transaction } from '~db/open';

import { batches } from './batches';

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
