import { goesBefore, RETENTION_RULES } from '~/domain/retention';
import { sweepRetained } from '~/store/retention';
import type { Database } from '~db/open';

import { ownActor } from './actor';
import type { Clock } from './clock';

/**
 * Gallring: takes away what the rules say, all of it or nothing. A dry run does the same and takes it back, so that what
 * it prints is what a real run would do.
 * @returns what to print
 */
export async function retain(db: Database, clock: Clock, dry: boolean): Promise<string> {
  const today = clock.today();
  const actor = ownActor(clock);
  const lines: string[] = [];
  const trx = await db.startTransaction().execute();
  try {
    for (const rule of RETENTION_RULES) {
      const before = goesBefore(rule, today);
      const count = await sweepRetained(trx, actor, rule.kind, before);
      lines.push(`${String(count).padStart(7)} ${rule.what}, äldre än ${before}`);
    }
    await (dry ? trx.rollback() : trx.commit()).execute();
  } catch (error) {
    await trx.rollback().execute();
    throw error;
  }
  return [dry ? 'Detta skulle gallras. Inget är borttaget.' : 'Gallrat:', ...lines].join('\n');
}
