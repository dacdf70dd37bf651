import { Migrator } from 'kysely';

import { migrations } from './migrations/index';
import { poolOf, type Database } from './open';
import { migrateQueue } from './queue';

function migratorFor(db: Database): Migrator {
  return new Migrator({ db, provider: { getMigrations: async () => migrations } });
}

/**
 * Brings the schema to the newest version, and the queue's beside it. Kysely takes a lock, and so does the queue:
 * several processes may start at once.
 * @throws the error of the migration that failed; those before it stay applied.
 */
export async function migrate(db: Database): Promise<void> {
  const { error } = await migratorFor(db).migrateToLatest();
  if (error) throw error;
  await migrateQueue(poolOf(db));
}

/** Whether every migration this program knows is applied. */
export async function isMigrated(db: Database): Promise<boolean> {
  const all = await migratorFor(db).getMigrations();
  return all.every((migration) => migration.executedAt !== undefined);
}
