import { sealSecrets } from '~/store/second-factor';
import { updateSessionLimits } from '~/store/session-limits';
import type { Database } from '~db/open';

import { ownActor } from './actor';
import type { Clock } from './clock';
import type { Environment } from './env';
import { factorOwner, type Sealer } from './sealing';

/** Brings what the database keeps into line with the settings, before the first request. */
export async function settle(db: Database, clock: Clock, environment: Environment, sealer: Sealer): Promise<void> {
  const actor = ownActor(clock);
  const { SAMPLAN_SESSION_IDLE: idle, SAMPLAN_SESSION_MAX: most } = environment;
  const limits = { idleSeconds: Math.min(idle, most) * 60, absoluteSeconds: most * 60 };
  await db.transaction().execute(async (trx) => {
    await updateSessionLimits(trx, actor, limits);
    if (sealer.seals) await sealSecrets(trx, actor, (secret, userId) => sealer.seal(secret, factorOwner(userId)));
  });
}
