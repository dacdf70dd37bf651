import type { Actor } from '~/domain/actor';
import type { Transaction } from '~db/open';

import { insertAudit } from './audit';

/** How long sessions last, in seconds. */
export interface SessionLimits {
  /** a session that is not used for so long ends */
  readonly idleSeconds: number;
  /** and so does one that began so long ago, used or not */
  readonly absoluteSeconds: number;
}

/** Sets the limits of the installation, with an audit row where they differ. Sessions that are open keep their end. */
export async function updateSessionLimits(trx: Transaction, actor: Actor, limits: SessionLimits): Promise<void> {
  const before = await trx
    .selectFrom('sessionLimits')
    .select(['idleSeconds', 'absoluteSeconds'])
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (before.idleSeconds === limits.idleSeconds && before.absoluteSeconds === limits.absoluteSeconds) return;
  await trx.updateTable('sessionLimits').set(limits).execute();
  await insertAudit(trx, actor, {
    action: 'installation.session-limits',
    entity: 'installation',
    entityId: 1,
    before,
    after: limits,
  });
}
