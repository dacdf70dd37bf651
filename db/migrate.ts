import { Migrator } from 'kysely';

import { migrations } from './migrations/index';
import type { Database } from './open';

function migratorFor(db: Database): Migrator {
  return new Migrator({ db, provider: { getMigrations: async () => migrations } });
}

/**
 * Brings the schema to the newest version. Kysely takes a lock, so several processes may start at once.
 * @throws the error of the migration that failed; those before it stay applied.
 */
export async function migrate(db: Database): Promise<void> {
  const { error } = await migratorFor(db).migrateToLatest();
  if (error) throw error;
}

/** Whether every migration this program knows is applied. */
export async function isMigrated(db: Database): Promise<boolean> {
  const all = await migratorFor(db).getMigrations();
  return all.every((migration) => migration.executedAt !== undefined);
}
