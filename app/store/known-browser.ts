import { sql } from 'kysely';

import type { Database } from '~db/open';

/** A browser is known for so long after the last sign-in in it. */
const KNOWN_FOR = sql.lit('180 days');

/** Whether somebody has signed in with that account in that browser before. */
export async function isKnownBrowser(db: Database, tokenHash: Buffer, userId: number): Promise<boolean> {
  const row = await db
    .selectFrom('knownBrowser')
    .select('userId')
    .where('tokenHash', '=', tokenHash)
    .where('userId', '=', userId)
    .where('seenAt', '>', sql<string>`now() - ${KNOWN_FOR}::interval`)
    .executeTakeFirst();
  return row !== undefined;
}

/** The browser is known for that account from now on; those that have not been seen for long are forgotten. */
export async function rememberBrowser(db: Database, tokenHash: Buffer, userId: number): Promise<void> {
  await db
    .deleteFrom('knownBrowser')
    .where('seenAt', '<', sql<string>`now() - ${KNOWN_FOR}::interval`)
    .execute();
  await db
    .insertInto('knownBrowser')
    .values({ tokenHash, userId })
    .onConflict((conflict) => conflict.columns(['tokenHash', 'userId']).doUpdateSet({ seenAt: sql<string>`now()` }))
    .execute();
}
