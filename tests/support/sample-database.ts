import { hashPassword } from '~/platform/password';
import { migrate } from '~db/migrate';
import { openDatabase } from '~db/open';
import { demoPassword } from '~db/samples/accounts';
import { loadSample } from '~db/samples/load';

import { administer, type Connection } from './postgres';

/** The name of the database with the sample that the databases of running products are copied from. */
export const SAMPLE = 'samplan_sample';

/** Makes it, once a run. */
export async function createSample(server: Connection): Promise<void> {
  await administer(server, `drop database if exists ${SAMPLE} with (force)`, `create database ${SAMPLE}`);
  const db = openDatabase({ connection: { ...server, database: SAMPLE }, onIdleError: () => undefined });
  await migrate(db);
  await loadSample(db, { passwordHash: await hashPassword(demoPassword) });
  await db.destroy();
}
