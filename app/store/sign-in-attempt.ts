import { sql } from 'kysely';

import { FORGOTTEN_AFTER, waitLeft, type AttemptKind } from '~/domain/throttle';
import type { Database } from '~db/open';

/** What an attempt is counted for, by the SHA-256 of its name: the table tells nobody's address. */
export interface Attempted {
  readonly kind: AttemptKind;
  readonly subjectHash: Buffer;
}

/**
 * Counts an attempt before it is made, for each of what it is counted for, so that many at once are not all free.
 * Whoever succeeds tells by {@link forgetAttempts}. By the real clock.
 * @returns 0 when it may be made; otherwise the seconds to wait, and nothing is counted then: waiting never grows by trying
 */
export async function reserveAttempt(db: Database, attempted: readonly Attempted[]): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const inOrder = attempted.toSorted((one, other) => one.kind.localeCompare(other.kind));
    let wait = 0;
    for (const each of inOrder) {
      // One statement finds or makes the row, locks it and reads it: old rows are swept away by others meanwhile.
      const { failures, since } = await trx
        .insertInto('signInAttempt')
        .values({ ...each, failures: 0, lastAt: sql<string>`now()` })
        .onConflict((conflict) =>
          conflict.columns(['kind', 'subjectHash']).doUpdateSet({ failures: sql<number>`sign_in_attempt.failures` }),
        )
        .returning([
          'failures',
          sql<number>`extract(epoch from clock_timestamp() - sign_in_attempt.last_at)::float8`.as('since'),
        ])
        .executeTakeFirstOrThrow();
      wait = Math.max(wait, waitLeft(each.kind, failures, since));
    }
    if (wait > 0) return wait;
    for (const { kind, subjectHash } of inOrder) {
      await trx
        .updateTable('signInAttempt')
        .set({
          failures: sql<number>`case when last_at < now() - make_interval(secs => ${FORGOTTEN_AFTER}) then 1
            else failures + 1 end`,
          lastAt: sql<string>`clock_timestamp()`,
        })
        .where('kind', '=', kind)
        .where('subjectHash', '=', subjectHash)
        .execute();
    }
    return 0;
  });
}

/** The attempt succeeded: all are forgotten but those of the address, where others may be guessing; that loses its own. */
export async function forgetAttempts(db: Database, attempted: readonly Attempted[]): Promise<void> {
  for (const { kind, subjectHash } of attempted) {
    await db
      .updateTable('signInAttempt')
      .set({ failures: kind === 'adress' ? sql<number>`greatest(failures - 1, 0)` : 0 })
      .where('kind', '=', kind)
      .where('subjectHash', '=', subjectHash)
      .execute();
  }
  await db
    .deleteFrom('signInAttempt')
    .where('lastAt', '<', sql<string>`now() - make_interval(secs => ${FORGOTTEN_AFTER})`)
    .execute();
}
