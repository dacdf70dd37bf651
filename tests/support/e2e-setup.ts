import { hashPassword } from '~/platform/password';
import { migrate } from '~db/migrate';
import { openDatabase } from '~db/open';
import { demoPassword } from '~db/samples/accounts';
import { loadSample } from '~db/samples/load';

import { tellWorkers } from './e2e-site';
import { administer, startTestPostgres, type Connection } from './postgres';
import { buildProgram } from './program';

/** The database with the sample that every worker's database is copied from. */
const SAMPLE = 'samplan_sample';

/** Once a run: the built product, one Postgres, and the sample in a database to copy. */
export default async function setup(): Promise<() => Promise<void>> {
  const program = buildProgram('build');
  const postgres = await startTestPostgres();
  try {
    await createSample(postgres.adminConnection);
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  tellWorkers({ connection: postgres.adminConnection, template: SAMPLE, program });
  return () => postgres.stop();
}

async function createSample(server: Connection): Promise<void> {
  await administer(server, `drop database if exists ${SAMPLE} with (force)`, `create database ${SAMPLE}`);
  const db = openDatabase({ connection: { ...server, database: SAMPLE }, onIdleError: () => undefined });
  await migrate(db);
  await loadSample(db, { passwordHash: await hashPassword(demoPassword) });
  await db.destroy();
}
